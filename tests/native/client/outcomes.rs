//! What became of each call of a batch, as a function of its answer: held against a portal that answers as PHP does.

use b24_users::client::outcome::{Outcome, outcomes};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::pretended::faults::error;
use crate::pretended::php;
use crate::support::value;

/// What really became of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Done,
    Refused,
    /// Refused inside of a result.
    Hidden,
    /// Done, and the answer does not tell.
    Untold,
    NotRun,
}

/// The parts of an answer of a portal on which this was the calls' fate.
fn answer(keys: &[String], fates: &[Fate]) -> Json {
    let (mut results, mut errors) = (Vec::new(), Vec::new());
    for (key, fate) in keys.iter().zip(fates) {
        match fate {
            Fate::Done => results.push((key.clone(), json!(true))),
            Fate::Refused => errors.push((key.clone(), error("ERROR_CORE"))),
            Fate::Hidden => results.push((key.clone(), error("insufficient_scope"))),
            Fate::Untold | Fate::NotRun => {}
        }
    }
    let times = results.iter().map(|(key, _)| (key.clone(), json!({}))).collect();
    json!({
        "result": php::array(results), "result_error": php::array(errors),
        "result_total": [], "result_next": [], "result_time": php::array(times),
    })
}

/// What is told of a call.
fn told(keys: &[String], parts: &Json, halt: bool) -> Vec<&'static str> {
    let outcomes = outcomes(keys, &value(parts), halt);
    let name = |outcome: &Outcome| match outcome {
        Outcome::Done => "done",
        Outcome::Refused(refusal) if refusal.code == "ERROR_CORE" => "refused",
        Outcome::Refused(refusal) if refusal.code == "insufficient_scope" => "hidden",
        Outcome::Refused(_) => "refused by somebody else",
        Outcome::NotRun => "not run",
        Outcome::Unknown => "unknown",
    };
    outcomes.iter().map(name).collect()
}

fn keys(count: usize, are_numbers: bool) -> Vec<String> {
    const NAMES: [&str; 6] = ["__proto__", "constructor", "find", "length", "01", "-1"];
    let name = |index: usize| NAMES.get(index).map_or(format!("key{index}"), |name| (*name).to_owned());
    (0..count).map(|index| if are_numbers { index.to_string() } else { name(index) }).collect()
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![8 => Just(Fate::Done), 1 => Just(Fate::Refused), 1 => Just(Fate::Hidden), 1 => Just(Fate::Untold)]
}

#[test]
fn what_stands_among_the_errors_is_no_success() {
    for error in [json!({ "result": true }), json!({ "result": { "error": "x" } }), json!({ "result": null })] {
        for result in [json!([]), json!([true])] {
            let parts = json!({ "result": result, "result_error": [error] });
            assert_ne!(told(&keys(1, true), &parts, false), ["done"], "{parts}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_call_is_told_what_became_of_it(
        mut fates in prop::collection::vec(fate(), 0..50),
        are_numbers in any::<bool>(),
        halt in any::<bool>(),
    ) {
        if halt {
            // The portal stops at the first error that it sees; those inside of results it does not see.
            let first = fates.iter().position(|fate| *fate == Fate::Refused).map_or(fates.len(), |first| first + 1);
            fates[first..].fill(Fate::NotRun);
        }
        let keys = keys(fates.len(), are_numbers);
        let told = told(&keys, &answer(&keys, &fates), halt);
        prop_assert_eq!(told.len(), fates.len());
        let mut is_stopped = false;
        for (told, fate) in told.into_iter().zip(fates) {
            let expected = match fate {
                Fate::Done => "done",
                Fate::Refused => "refused",
                Fate::Hidden => "hidden",
                Fate::NotRun => "not run",
                // Who has been told to stop cannot be told apart from who does not tell.
                Fate::Untold => if is_stopped { "not run" } else { "unknown" },
            };
            is_stopped |= halt && fate == Fate::Refused;
            prop_assert_eq!(told, expected);
        }
    }

    #[test]
    fn whatever_is_answered_nothing_is_claimed_that_is_not_said(parts in anything(), halt in any::<bool>()) {
        let keys = keys(5, true);
        for (index, told) in told(&keys, &parts, halt).into_iter().enumerate() {
            let said = parts.get("result").is_some_and(|part| part.get(index).or(part.get(index.to_string())).is_some());
            prop_assert!(told != "done" || said, "{parts}");
        }
    }
}

fn anything() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        Just(json!("x")),
        Just(error("ERROR_CORE")),
        Just(json!({ "error": { "code": "ERROR_CORE" } })),
    ];
    let name = prop_oneof![
        Just("result"),
        Just("result_error"),
        Just("result_time"),
        Just("0"),
        Just("1"),
        Just("4"),
        Just("error"),
    ];
    leaf.prop_recursive(3, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::vec((name.clone(), inner), 0..6).prop_map(|members| Json::Object(
                members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            )),
        ]
    })
}

#[test]
fn an_error_beside_a_result_counts() {
    let parts = json!({ "result": [true, true], "result_error": { "1": error("ERROR_CORE") } });
    assert_eq!(told(&keys(2, true), &parts, false), ["done", "refused"]);
}

#[test]
fn a_place_in_a_list_is_known_by_its_own_number() {
    let parts = json!({ "result": [true, true], "result_error": [] });
    let keys: Vec<_> = ["00", "+1", "1 ", "1", "2"].map(str::to_owned).to_vec();
    assert_eq!(told(&keys, &parts, false), ["unknown", "unknown", "unknown", "done", "unknown"]);
}

#[test]
fn falsy_results_are_results() {
    let parts = json!({ "result": { "a": false, "b": null, "c": [], "d": 0 }, "result_error": [] });
    let keys: Vec<_> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
    assert_eq!(told(&keys, &parts, false), ["done"; 4]);
}

#[test]
fn an_error_without_a_code_is_one() {
    let parts = json!({ "result": [], "result_error": [{ "error": "", "error_description": "Access denied." }] });
    assert_eq!(told(&keys(1, true), &parts, true), ["refused by somebody else"]);
}
