//! Calls of a batch that the portal has refused for its limits.

use b24_users::client::limits::Limits;
use serde_json::{Value as Json, json};

use super::{code, sizes, updates_of};
use crate::pretended::{Job, Many, Setup, Trouble, World};

/// Sends these calls, of which some meet with trouble.
fn asked(setup: Setup, many: Many, troubles: &[Trouble], calls: &[(&str, Json)]) -> (World, Job) {
    let mut world = World::new(setup);
    world.troubles(troubles.iter().cloned());
    let job = world.batch_of(calls, many);
    world.run();
    (world, job)
}

/// What was done, by what it has written.
fn done(world: &World) -> Vec<String> {
    let text = |params: &Json| params["WORK_POSITION"].as_str().unwrap_or("read").to_owned();
    world.portal.deeds.iter().map(|deed| text(&deed.params)).collect()
}

#[test]
fn they_are_sent_again() {
    for code in ["OPERATION_TIME_LIMIT", "QUERY_LIMIT_EXCEEDED", "CONNECTION_ERROR"] {
        for trouble in [Trouble::refused(code), Trouble::Refused(json!({ "error": code }))] {
            let troubles = [Trouble::None, trouble.clone(), trouble];
            let (world, job) = asked(Setup::default(), Many::default(), &troubles, &updates_of(&[1, 2, 3]));
            assert_eq!((world.outcomes(job), sizes(&world)), (vec![Ok(()); 3], vec![3, 2]), "{code}");
            assert_eq!(done(&world), ["call 0", "call 1", "call 2"]);
        }
    }
}

#[test]
fn also_when_the_refusal_hides_in_a_result() {
    let troubles = [Trouble::Hidden("OPERATION_TIME_LIMIT")];
    let (world, job) = asked(Setup::default(), Many::default(), &troubles, &updates_of(&[1]));
    assert_eq!((world.outcomes(job), world.begun.len()), (vec![Ok(())], 2));
}

#[test]
fn operating_time_is_waited_for_and_the_rate_hardly() {
    let minute = asked(Setup::default(), Many::default(), &[Trouble::no_time()], &updates_of(&[1])).0;
    assert!((60_000.0..61_000.0).contains(&minute.begun[1].at), "{}", minute.begun[1].at);
    let trouble = Trouble::refused("QUERY_LIMIT_EXCEEDED");
    let moment = asked(Setup::default(), Many::default(), &[trouble], &updates_of(&[1])).0;
    assert!((600.0..800.0).contains(&moment.begun[1].at), "{}", moment.begun[1].at);
}

#[test]
fn changes_of_other_people_do_not_overtake() {
    for count in [5, 55] {
        let people: Vec<_> = (1..=count).collect();
        let troubles = [Trouble::None, Trouble::no_time(), Trouble::no_time()];
        let (world, job) = asked(Setup::default(), Many::default(), &troubles, &updates_of(&people));
        assert!(world.outcomes(job).iter().all(Result::is_ok), "{count}");
    }
}

#[test]
fn not_when_a_later_change_of_the_person_was_made() {
    let troubles = [Trouble::no_time(), Trouble::None, Trouble::None];
    let (world, job) = asked(Setup::default(), Many::default(), &troubles, &updates_of(&[1, 2, 1]));
    let outcomes = world.outcomes(job);
    assert_eq!((code(&outcomes[0]), sizes(&world)), ("OPERATION_TIME_LIMIT", vec![3]));
    assert_eq!(done(&world), ["call 1", "call 2"]);
    assert_eq!(world.portal.people[&1]["WORK_POSITION"], "call 2");
}

#[test]
fn the_later_changes_of_the_person_go_with_them() {
    let troubles = [Trouble::None, Trouble::no_time(), Trouble::None, Trouble::no_time()];
    let (world, job) = asked(Setup::default(), Many::default(), &troubles, &updates_of(&[1, 1, 2, 1]));
    assert_eq!(world.outcomes(job), vec![Ok(()); 4]);
    assert_eq!(done(&world), ["call 0", "call 2", "call 1", "call 3"]);
}

#[test]
fn not_when_a_read_has_seen_that_the_change_was_not_made() {
    let mut calls = updates_of(&[1, 2]);
    calls.insert(1, ("user.get", json!({})));
    let (world, job) = asked(Setup::default(), Many::default(), &[Trouble::no_time()], &calls);
    assert_eq!(code(&world.outcomes(job)[0]), "OPERATION_TIME_LIMIT");
    assert_eq!(done(&world), ["read", "call 1"]);
}

#[test]
fn under_halt_the_rest_goes_on() {
    let halt = Many { halt: true, ..Many::default() };
    let people: Vec<_> = (1..=70).collect();
    let troubles = [Trouble::None, Trouble::no_time(), Trouble::None, Trouble::None, Trouble::no_time()];
    let (world, job) = asked(Setup::default(), halt, &troubles, &updates_of(&people));
    assert_eq!(world.outcomes(job), vec![Ok(()); 70]);
    assert_eq!(done(&world), (0..70).map(|call| format!("call {call}")).collect::<Vec<_>>());
}

#[test]
fn under_halt_what_stopped_for_another_reason_stays_stopped() {
    let halt = Many { halt: true, ..Many::default() };
    let troubles = [Trouble::None, Trouble::refused("ERROR_CORE")];
    let (world, job) = asked(Setup::default(), halt, &troubles, &updates_of(&[1, 2, 3]));
    let outcomes = world.outcomes(job);
    assert_eq!((code(&outcomes[1]), super::sent(&outcomes[2]), sizes(&world)), ("ERROR_CORE", false, vec![3]));
}

#[test]
fn never_with_references() {
    let references = Many { references: true, ..Many::default() };
    let (world, job) = asked(Setup::default(), references, &[Trouble::no_time()], &updates_of(&[1, 2]));
    assert_eq!(code(&world.outcomes(job)[0]), "OPERATION_TIME_LIMIT");
    assert_eq!(sizes(&world), [2]);
}

#[test]
fn never_where_there_is_one_try() {
    let setup = Setup { attempts: 1, ..Setup::default() };
    let (world, job) = asked(setup, Many::default(), &[Trouble::no_time()], &updates_of(&[1, 2]));
    assert_eq!(code(&world.outcomes(job)[0]), "OPERATION_TIME_LIMIT");
    assert_eq!(sizes(&world), [2]);
}

#[test]
fn as_long_as_there_is_patience() {
    let limits = Some(Limits { timeout: 30_000.0, patience: 150_000.0 });
    let halt = Many { halt: true, limits, ..Many::default() };
    for many in [Many { limits, ..Many::default() }, halt] {
        let (world, job) = asked(Setup::default(), many, &vec![Trouble::no_time(); 50], &updates_of(&[1, 2]));
        let outcomes = world.outcomes(job);
        assert_eq!(code(&outcomes[0]), "OPERATION_TIME_LIMIT");
        assert!((150_000.0..190_000.0).contains(&world.now), "{}", world.now);
        assert!(outcomes[1].is_err() && world.portal.deeds.is_empty());
    }
}

#[test]
fn also_when_patience_ends_with_that_answer() {
    let after = |patience| {
        let limits = Some(Limits { timeout: 30_000.0, patience });
        let many = Many { limits, ..Many::default() };
        asked(Setup::default(), many, &vec![Trouble::no_time(); 50], &updates_of(&[1])).0.begun
    };
    let begun = after(150_000.0);
    let between = begun[1].at - begun[0].at;
    assert_eq!((after(between - 1.0).len(), after(between).len()), (2, 3));
}

#[test]
fn what_is_refused_for_good_is_hidden_like_any_other() {
    let refusal = json!({ "error": "ERROR_CORE", "error_description": "call 1 of k3yc0de7x", "argument": "call 1" });
    let (world, job) =
        asked(Setup::default(), Many::default(), &[Trouble::None, Trouble::Refused(refusal)], &updates_of(&[1, 2]));
    let text = format!("{:?}", world.outcomes(job));
    assert!(!text.contains("call 1") && !text.contains("k3yc0de"), "{text}");
}
