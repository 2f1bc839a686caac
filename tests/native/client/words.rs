//! Words that are hidden, codes that are not, and how much is shown.

use b24_users::client::discreet::{CODE, DESCRIPTION, Discreet};
use b24_users::client::failure::Failure;
use b24_users::value::Value;
use serde_json::json;

use crate::pretended::faults::thrown;
use crate::pretended::{Setup, Trouble, World};

#[test]
fn numbers_and_short_values_are_hidden_as_words_only() {
    let mut discreet = Discreet::default();
    discreet.command("user.update?ID=12345&NAME=Li&LAST_NAME=Lama&EMPTY=&NONE");
    for (text, expected) in [
        ("12345 and 123456 and x12345", "… and 123456 and x12345"),
        ("Li is not in Lima, nor in Li_, Lия and Li2", "… is not in Lima, nor in Li_, Lия and Li2"),
        ("Lama and Salamander", "… and Sa…nder"),
        ("ID NAME EMPTY NONE user.update", "ID NAME EMPTY NONE user.update"),
    ] {
        assert_eq!(discreet.told(text, DESCRIPTION), expected);
    }
}

#[test]
fn large_characters_are_read_as_json_writes_them() {
    let mut discreet = Discreet::default();
    discreet.values(&Value::text("Ann 😀"));
    for (text, expected) in [
        (r"see Ann \ud83d\ude00!", "see …!"),
        (r"see Ann \uD83D\uDE00!", "see …!"),
        (r"see Ann \ud83d\ude01!", r"see Ann \ud83d\ude01!"),
        (r"see Ann \ud83d\n!", r"see Ann \ud83d\n!"),
    ] {
        assert_eq!(discreet.told(text, DESCRIPTION), expected);
    }
}

#[test]
fn what_a_code_has_in_common_with_a_value_is_chance() {
    let mut discreet = Discreet::default();
    discreet.values(&Value::text("core"));
    for (code, expected) in [
        ("CORE", "…"),
        ("CORE_ERROR", "CORE_ERROR"),
        ("ERROR_CORE_X", "ERROR_CORE_X"),
        ("core_error", "…_error"),
        ("ERROR_CORE", "ERROR_CORE"),
    ] {
        assert_eq!(discreet.code(code), expected);
    }
}

#[test]
fn codes_of_the_network_are_known_by_their_letters() {
    let longest = format!("E{}", "X".repeat(CODE - 1));
    for (code, is_one) in [
        ("ECONNREFUSED", true),
        ("UND_ERR_CONNECT_TIMEOUT", true),
        ("ERR_TLS_CERT", true),
        ("DEPTH_ZERO_SELF_SIGNED_CERT", true),
        (&longest, true),
        (&format!("{longest}X"), false),
        ("ABORTED", false),
        ("econnrefused", false),
        ("E CONN", false),
        ("ERR-X_Y", false),
        ("", false),
    ] {
        let told = Discreet::default().thrown(&thrown("Error", "", code)).code;
        assert_eq!(told, if is_one { code } else { "" });
    }
}

#[test]
fn what_is_looked_at_holds_a_whole_description() {
    let discreet = Discreet::default();
    let (letters, bytes) = ("я".repeat(DESCRIPTION - 1), "x".repeat(4 * DESCRIPTION));
    assert_eq!(discreet.told(&letters, DESCRIPTION), letters);
    assert_eq!(discreet.told(&bytes, usize::MAX), bytes);
    assert_eq!(discreet.told(&format!("{bytes}x"), usize::MAX), format!("{bytes}…"));
}

#[test]
fn of_what_others_hold_the_last_is_remembered() {
    let mut world = World::new(Setup::default());
    let tokens: Vec<_> = (10..30).map(|number| format!("token-{number}")).collect();
    for token in tokens.iter().flat_map(|token| [token, token]) {
        world.keep_secret(token);
    }
    world.troubles([Trouble::Refused(json!({ "error": "ERROR_CORE", "error_description": tokens.join(" ") }))]);
    let job = world.call("user.current", json!({}));
    world.run();
    let Err(Failure::Refused { refusal, .. }) = world.outcome(job) else { panic!("a refusal") };
    assert_eq!(refusal.description, format!("{} {}", tokens[..4].join(" "), ["…"; 16].join(" ")));
}
