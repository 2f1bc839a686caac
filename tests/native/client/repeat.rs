//! What is sent again, how often, and after how long.

use serde_json::{Value as Json, json};

use super::{code, creation, sent, update};
use crate::pretended::faults::thrown;
use crate::pretended::{Fault, Setup, World};
use crate::support::value;

/// How often a call is sent when each answer is lost.
fn tries(method: &str, params: &Json, is_raw: bool) -> usize {
    let mut world = World::new(Setup::default());
    world.faults(vec![Fault::broken(); 9]);
    let job = world.call_of(method, &value(params), |wish| wish.is_raw = is_raw);
    world.run();
    assert!(sent(&world.outcome(job)));
    world.begun.len()
}

#[test]
fn a_lost_answer_is_asked_for_again_where_that_does_no_harm() {
    let pdf = json!({ "fileData": ["a.pdf", "JVBERi0xLjQKJUVPRgo="] });
    let fields = |fields: Json| json!({ "id": 42, "fields": fields });
    for (method, params, expected) in [
        ("user.get", json!({}), 3),
        ("user.current", json!({}), 3),
        ("user.search", json!({ "FILTER": { "NAME": "Ann" } }), 3),
        ("user.userfield.list", json!({}), 3),
        ("user.update", update(5, "Cook"), 3),
        ("user.update", json!({ "ID": 5, "UF_DEPARTMENT": [1, 2] }), 3),
        ("user.update", json!({ "ID": 5, "UF_USR_X": pdf }), 3),
        ("user.userfield.update", fields(json!({ "SORT": 5 })), 3),
        ("user.userfield.update", fields(json!({ "LIST": [{ "ID": 1, "VALUE": "a" }] })), 3),
        // Each time it adds something.
        ("user.update", json!({ "ID": 5, "UF_USR_X": [pdf] }), 1),
        ("user.userfield.update", fields(json!({ "LIST": [{ "ID": 1, "VALUE": "a" }, { "VALUE": "b" }] })), 1),
        ("user.add", creation("a@example.com"), 1),
        ("user.userfield.add", json!({ "fields": { "FIELD_NAME": "X", "USER_TYPE_ID": "string" } }), 1),
        ("user.userfield.delete", json!({ "id": 42 }), 1),
    ] {
        assert_eq!(tries(method, &params, false), expected, "{method} {params}");
    }
}

#[test]
fn what_a_raw_call_may_do_is_taken_from_what_it_says() {
    let fields = |list: Json| json!({ "id": 42, "fields": { "LIST": list } });
    for (method, params, expected) in [
        ("user.get", json!({}), 3),
        ("user.update", json!({ "ID": 5, "NAME": "Ann" }), 3),
        ("user.userfield.update", fields(json!([{ "ID": 1, "VALUE": "a" }])), 3),
        ("user.userfield.update", fields(json!({ "n0": { "VALUE": "a" } })), 1),
        ("user.userfield.update", json!({ "id": 42, "fields": { "list": [{ "VALUE": "a" }] } }), 1),
        ("user.update", json!({ "ID": 5, "UF_USR_X": { "0": { "fileData": ["a.pdf", "JVBERi0="] } } }), 1),
        ("crm.deal.update", json!({ "id": 5 }), 1),
        ("batch", json!({ "cmd": {} }), 1),
    ] {
        assert_eq!(tries(method, &params, true), expected, "{method} {params}");
    }
}

#[test]
fn what_has_not_reached_the_portal_is_sent_again_whatever_it_is() {
    let mut world = World::new(Setup::default());
    world.faults([Fault::no_connection(), Fault::no_connection()]);
    let job = world.call("user.add", creation("a@example.com"));
    world.run();
    assert_eq!((world.outcome(job), world.portal.deeds.len(), world.begun.len()), (Ok(()), 1, 3));
}

#[test]
fn a_connection_that_did_not_come_about_is_known_by_its_code() {
    for (code, expected) in [
        ("ECONNREFUSED", 3),
        ("ENOTFOUND", 3),
        ("EAI_AGAIN", 3),
        ("EHOSTUNREACH", 3),
        ("ENETUNREACH", 3),
        ("UND_ERR_CONNECT_TIMEOUT", 3),
        ("ECONNRESET", 1),
        ("EPIPE", 1),
        ("", 1),
    ] {
        let mut world = World::new(Setup::default());
        world.faults(vec![Fault::Unreached(Some(thrown("TypeError", "fetch failed", code))); 3]);
        let job = world.call("user.add", creation("a@example.com"));
        world.run();
        assert_eq!((world.begun.len(), sent(&world.outcome(job))), (expected, expected == 1), "{code}");
    }
}

#[test]
fn a_creation_that_may_have_reached_the_portal_stays_in_doubt() {
    let mut world = World::new(Setup::default());
    world.faults([Fault::no_connection(), Fault::broken()]);
    let job = world.call("user.add", creation("a@example.com"));
    world.run();
    assert_eq!((world.begun.len(), sent(&world.outcome(job)), world.portal.deeds.len()), (2, true, 1));
}

#[test]
fn doubt_does_not_go_with_another_try() {
    let mut world = World::new(Setup::default());
    world.faults([Fault::broken(), Fault::no_connection(), Fault::no_connection()]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    assert_eq!((world.begun.len(), sent(&world.outcome(job))), (3, true));
}

#[test]
fn faults_of_the_server_are_forgiven_to_reads_once() {
    for fault in ["INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER"] {
        for (method, params, expected) in [("user.get", json!({}), 2), ("user.update", update(5, "Cook"), 1)] {
            let mut world = World::new(Setup::default());
            world.faults(vec![Fault::refused(500, fault); 9]);
            let job = world.call(method, params);
            world.run();
            assert_eq!((world.begun.len(), code(&world.outcome(job))), (expected, fault));
        }
    }
}

#[test]
fn tries_are_counted() {
    for attempts in [1, 2, 3, 5] {
        let mut world = World::new(Setup { attempts, ..Setup::default() });
        world.faults(vec![Fault::broken(); 9]);
        world.call("user.update", update(5, "Cook"));
        world.run();
        assert_eq!(world.begun.len(), attempts as usize);
    }
}

/// Milliseconds between the end of each try and the beginning of the next.
fn pauses(seed: u64) -> Vec<f64> {
    let mut world = World::new(Setup { attempts: 9, seed, ..Setup::default() });
    world.portal.latency = 0.0;
    world.faults(vec![Fault::no_connection(); 9]);
    world.call("user.update", update(5, "Cook"));
    world.run();
    world.begun.windows(2).map(|pair| pair[1].at - pair[0].at).collect()
}

#[test]
fn pauses_grow_and_are_spread() {
    let mut spread = Vec::new();
    for seed in 1..=40 {
        let pauses = pauses(seed);
        let expected = [1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0, 30_000.0, 30_000.0, 30_000.0];
        assert_eq!(pauses.len(), expected.len());
        for (pause, least) in pauses.iter().zip(expected) {
            assert!((least..=least * 1.2 + 1.0).contains(pause), "{pause} instead of {least}");
            spread.push((pause / least - 1.0) / 0.2);
        }
    }
    are_even(&spread);
}

/// From nothing to one, in every part about as many.
fn are_even(parts: &[f64]) {
    for tenth in 0..10 {
        let from = f64::from(tenth) / 10.0;
        let count = parts.iter().filter(|part| (from..from + 0.1).contains(*part)).count();
        assert!((parts.len() / 20..parts.len() / 5).contains(&count), "{count} of {} from {from}", parts.len());
    }
}

#[test]
fn pauses_of_many_calls_are_spread_as_well() {
    let mut world = World::new(Setup { rate: None, ..Setup::default() });
    (world.portal.latency, world.portal.rate) = (0.0, None);
    world.faults(vec![Fault::no_connection(); 1_000]);
    for id in 1..=1_000 {
        world.call("user.update", update(id, "Cook"));
    }
    world.run();
    let pauses: Vec<_> = world.begun[1_000..].iter().map(|begun| (begun.at / 1_000.0 - 1.0) / 0.2).collect();
    are_even(&pauses);
}
