//! What may not be read in an error is not, in whatever way it comes back and wherever it stands.

use b24_users::client::discreet::{CODE, DESCRIPTION, Discreet, TEXT};
use b24_users::client::failure::Failure;
use b24_users::rest::answer::{Cause, Refusal};
use b24_users::value::Value;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::encodings::{WAYS, read, ways, written};
use crate::pretended::faults::thrown;
use crate::pretended::setup::TOKEN;
use crate::pretended::{Fault, Refresh, Setup, Trouble, World};

/// A value that is sent, and everything that may not be read in an error of that call.
const NOTE: &str = "Анна & Co, \"Нева\"\nбез\r15% / 😀 <x>";

fn secrets(setup: &Setup) -> Vec<String> {
    let addresses = match setup.token {
        None => ["k3yc0de7x", "https://acme.example/rest/1/k3yc0de7x/", "/rest/1/k3yc0de7x/user.update.json"],
        Some(_) => [TOKEN, "https://acme.example/rest/", "held-by-somebody-else"],
    };
    addresses.map(str::to_owned).into_iter().chain([NOTE.to_owned(), "acme.example".to_owned()]).collect()
}

/// Places in which an answer, or what is thrown, can hold a text.
fn places(text: &str) -> Vec<Fault> {
    let refused = |body: Json| Fault::Refused(400, Some(body));
    let (name, message, code) = (thrown(text, "", ""), thrown("Error", text, ""), thrown("Error", "", text));
    vec![
        refused(json!({ "error": text })),
        refused(json!({ "error": format!("ERROR_{text}"), "error_description": "" })),
        refused(json!({ "error": "ERROR_CORE", "error_description": text })),
        refused(json!({ "error": "ERROR_ARGUMENT", "error_description": "", "argument": text })),
        refused(json!({ "error": { "code": text, "message": "" } })),
        refused(json!({ "error": { "code": "", "message": text } })),
        Fault::Refused(200, Some(json!({ "result": { "error": text } }))),
        Fault::Refused(200, Some(json!({ "result": { "error": "", "error_description": text } }))),
        Fault::Refused(503, Some(json!({ "error": "QUERY_LIMIT_EXCEEDED", "error_description": text }))),
        Fault::Refused(401, Some(json!({ "error": "expired_token", "error_description": text }))),
        Fault::Lost(Some(name)),
        Fault::Lost(Some(message)),
        Fault::Unreached(Some(code)),
    ]
}

/// What is told of a call, and of a batch, when the texts stand there.
fn told(setup: &Setup, fault: &Fault) -> Vec<String> {
    let params = json!({ "ID": 5, "WORK_NOTES": NOTE });
    let mut world = World::new(Setup { attempts: 1, ..setup.clone() });
    world.keep_secret("held-by-somebody-else");
    world.faults([fault.clone()]);
    let call = world.call("user.update", params.clone());
    world.run();
    match fault {
        Fault::Refused(_, Some(body)) if body.get("error").is_some() => {
            world.troubles([Trouble::Refused(body.clone())])
        }
        fault => world.faults([fault.clone()]),
    }
    let batch = world.batch(&[("user.update", params)]);
    world.run();
    texts(&[vec![world.outcome(call)], world.outcomes(batch)].concat())
}

/// Every text of a failure.
fn texts(outcomes: &[Result<(), Failure>]) -> Vec<String> {
    let texts = |outcome: &Result<(), Failure>| match outcome {
        Err(Failure::Refused { refusal, .. }) => {
            vec![refusal.code.clone(), refusal.description.clone(), refusal.argument.clone().unwrap_or_default()]
        }
        Err(Failure::Lost(lost)) => {
            let cause = lost.cause.clone().unwrap_or_default();
            vec![cause.name, cause.message, cause.code]
        }
        other => panic!("{other:?}"),
    };
    outcomes.iter().flat_map(texts).collect()
}

#[test]
fn every_secret_is_hidden_in_every_place_and_however_it_is_written() {
    for setup in [Setup::default(), Setup { token: Some(false), ..Setup::default() }] {
        for secret in secrets(&setup) {
            for (way, write) in WAYS {
                let text = write(&secret);
                for fault in places(&format!("see {text} there")) {
                    for told in told(&setup, &fault) {
                        let is_there = told.contains(&text) || read(&told).contains(&read(&secret));
                        assert!(!is_there, "{secret} {way} in {told}: {fault:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_callers_throw_is_looked_through_as_well() {
    for secret in [TOKEN, "https://acme.example/rest/", "held-by-somebody-else", "acme.example"] {
        for (way, write) in WAYS {
            let text = format!("see {} there", write(secret));
            for failure in [thrown(&text, "", ""), thrown("Error", &text, ""), thrown("Error", "", &text)] {
                let mut world = World::new(Setup::oauth());
                world.keep_secret("held-by-somebody-else");
                world.faults([Fault::expired()]);
                world.refreshes.push_back(Refresh::Fails(failure.clone(), 0.0));
                let call = world.call("user.current", json!({}));
                let photo = world.call("user.update", json!({ "ID": 5, "PERSONAL_PHOTO": { "$file": "a.png" } }));
                world.fill(photo, Err(failure));
                world.run();
                for told in texts(&[world.outcome(call), world.outcome(photo)]) {
                    assert!(!read(&told).contains(&read(secret)), "{secret} {way} in {told}");
                }
            }
        }
    }
}

/// Letters of codes and tokens, and of what people are called.
fn secret() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Z0-9]{8,24}", "[a-zA-Z0-9+/=._~-]{8,40}", "[a-zA-Zа-яА-ЯёЁäöüÄÖÜéÉ &+<>'\"/\n\r\t%-]{8,40}"]
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("long enough", |text| text.len() >= 8)
}

#[test]
fn what_stands_beside_a_secret_does_not_hide_it() {
    for (secret, before, behind) in [
        ("A%ЁA<äa%", "", "aa"),
        ("Anna 50%", "by ", "ad it goes"),
        ("k3yc0de\\", "", "n or u0041"),
        ("Tom & Co &", "", "amp; others"),
        ("abcdef12", "100%", " of it"),
        ("u0041bcdef", "\\", "."),
    ] {
        let mut discreet = Discreet::default();
        discreet.secret(secret);
        for (name, write) in WAYS {
            let shown = discreet.told(&format!("{before}{}{behind}", write(secret)), usize::MAX);
            assert!(shown.contains('…'), "{name}: {shown}");
            assert!(!read(&shown).contains(&read(secret)) && !shown.contains(secret), "{name}: {shown}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn however_often_it_is_written_over(secret in secret(), ways in ways(), before in "[a-z .]{0,9}", behind in "[a-z .]{0,9}") {
        let mut discreet = Discreet::default();
        discreet.secret(&secret);
        let shown = discreet.told(&format!("{before}{}{behind}", written(&secret, &ways)), usize::MAX);
        let names: Vec<_> = ways.iter().map(|(name, _)| *name).collect();
        prop_assert!(!read(&shown).contains(&read(&secret)), "{names:?}: {shown}");
        prop_assert!(shown.contains('…'), "{names:?}: {shown}");
    }

    #[test]
    fn whatever_is_written_has_its_bounds(text in "\\PC{0,300}|[\\x00-\\x9f\\u{2028}\\u{202e}%&#;\\\\a-f0-9x]{0,300}", times in 1..40_usize) {
        let mut discreet = Discreet::default();
        discreet.secret("k3yc0de7x");
        discreet.values(&Value::List(vec![Value::text("Ann"), Value::Number(15.0)]));
        let text = text.repeat(times);
        let refusal = Refusal { code: text.clone(), description: text.clone(), argument: Some(text.clone()), cause: Cause::Other };
        let refusal = discreet.refusal(&refusal);
        let argument = refusal.argument.unwrap_or_default();
        for (shown, most) in [(&refusal.code, CODE), (&refusal.description, DESCRIPTION), (&argument, TEXT)] {
            prop_assert!(shown.chars().count() <= most);
            prop_assert!(!shown.chars().any(char::is_control));
        }
        let failure = discreet.thrown(&thrown(&text, &text, &text));
        prop_assert!(failure.name.chars().count() <= CODE && failure.message.chars().count() <= TEXT);
        prop_assert!(failure.code.len() <= CODE);
    }

    #[test]
    fn what_is_no_secret_is_left_as_it_is(text in "[a-zA-Z0-9 .,:äöüа-я]{0,100}") {
        let mut discreet = Discreet::default();
        discreet.secret("k3yc0de7x");
        prop_assert_eq!(discreet.told(&text, DESCRIPTION), text);
    }
}
