//! Whether a call that was given up may have been acted on: in every state.

use b24_users::client::failure::Failure;
use b24_users::revise::Removal;
use b24_users::value::{File, Value};
use serde_json::json;

use super::update;
use crate::pretended::{Fault, Many, Refresh, Setup, Trouble, World};
use crate::support::value;

const UNSENT: Result<(), Failure> = Err(Failure::Aborted { sent: false });
const SENT: Result<(), Failure> = Err(Failure::Aborted { sent: true });

#[test]
fn not_while_its_files_are_read() {
    let mut world = World::new(Setup::default());
    let file = Value::File(Box::new(File { name: "a.png".to_owned(), bytes: Vec::new() }));
    let input = Value::Object(vec![("ID".into(), Value::Number(5.0)), ("PERSONAL_PHOTO".into(), file)]);
    let job = world.call_of("user.update", &input, |_| {});
    world.abort(job);
    assert_eq!(world.outcome(job), UNSENT);
    assert!(world.is_idle() && world.begun.is_empty());
}

#[test]
fn not_while_it_waits_for_its_turn() {
    let mut world = World::new(Setup { rate: Some((1.0, 1.0)), ..Setup::default() });
    let (first, job) = (world.call("user.update", update(1, "Cook")), world.call("user.update", update(2, "Cook")));
    let third = world.call("user.update", update(3, "Cook"));
    world.abort(job);
    assert_eq!(world.outcome(job), UNSENT);
    world.run();
    assert_eq!((world.outcome(first), world.outcome(third)), (Ok(()), Ok(())));
    // Whoever leaves the queue holds nothing up.
    assert_eq!(world.begun[1].at, 1_000.0);
}

#[test]
fn while_it_is_sent() {
    let mut world = World::new(Setup::default());
    let job = world.call("user.update", update(5, "Cook"));
    world.abort(job);
    assert_eq!((world.outcome(job), world.cancelled), (SENT, 1));
    world.run();
    assert_eq!(world.portal.deeds.len(), 1);
}

#[test]
fn between_two_tries_as_before() {
    for (fault, expected) in [(Fault::no_connection(), UNSENT), (Fault::broken(), SENT)] {
        let mut world = World::new(Setup::default());
        world.faults([fault]);
        let job = world.call("user.update", update(5, "Cook"));
        world.run_until(500.0);
        world.abort(job);
        assert_eq!(world.outcome(job), expected);
        world.run();
        assert_eq!((world.begun.len(), world.cancelled), (1, 0));
    }
}

#[test]
fn not_while_it_waits_for_a_token() {
    let mut world = World::new(Setup::oauth());
    world.faults([Fault::expired()]);
    world.refreshes.push_back(Refresh::Gives(json!("next"), 5.0));
    let job = world.call("user.update", update(5, "Cook"));
    world.run_until(1_000.0);
    world.abort(job);
    assert_eq!(world.outcome(job), UNSENT);
    world.run();
    assert_eq!(world.begun.len(), 1);
}

#[test]
fn not_while_something_is_read_before_it() {
    let field =
        json!({ "ID": "42", "FIELD_NAME": "UF_USR_X", "USER_TYPE_ID": "string", "EDIT_FORM_LABEL": { "en": "A" } });
    let change = json!({ "id": 42, "fields": { "EDIT_FORM_LABEL": { "en": "B" } } });
    for moment in [100.0, 300.0] {
        let mut world = World::new(Setup::default());
        world.portal.fields.push(field.clone());
        let job =
            world.call_of("user.userfield.update", &value(&change), |wish| wish.removal = Some(Removal::default()));
        world.run_until(moment);
        world.abort(job);
        assert_eq!((world.outcome(job), world.cancelled), (UNSENT, 1));
    }
    let mut world = World::new(Setup::default());
    world.portal.fields.push(field);
    let job = world.call_of("user.userfield.update", &value(&change), |wish| wish.removal = Some(Removal::default()));
    world.run_until(500.0);
    world.abort(job);
    assert_eq!(world.outcome(job), SENT);
}

#[test]
fn an_outcome_that_is_known_is_not_taken_back() {
    // The two are given up at one moment, and the first takes the second with it.
    let mut world = World::new(Setup::timeout(5_000.0));
    world.faults([Fault::Lost(None), Fault::Lost(None)]);
    let jobs = [world.call("user.update", update(1, "Cook")), world.call("user.update", update(2, "Cook"))];
    world.interruptions.insert(3, jobs[1]);
    world.run();
    assert_eq!(world.outcome(jobs[1]), Err(Failure::Late { span: 5_000.0, sent: true }));
    assert_eq!(world.portal.deeds.len(), 2);
}

#[test]
fn of_a_batch_each_call_for_itself() {
    let mut world = World::new(Setup { rate: Some((2.0, 0.1)), ..Setup::default() });
    let calls: Vec<_> = (0..120).map(|id| ("user.update", update(id + 1, "Cook"))).collect();
    let job = world.batch(&calls);
    world.run_until(12_000.0);
    world.abort(job);
    let outcomes = world.outcomes(job);
    let count = |wanted: &Result<(), Failure>| outcomes.iter().filter(|outcome| *outcome == wanted).count();
    assert_eq!((count(&Ok(())), count(&UNSENT)), (100, 20));
    world.run();
    assert_eq!(world.portal.deeds.len(), 100);
}

#[test]
fn of_a_batch_that_is_under_way() {
    for halt in [false, true] {
        let mut world = World::new(Setup::default());
        let calls: Vec<_> = (0..120).map(|id| ("user.update", update(id + 1, "Cook"))).collect();
        let job = world.batch_of(&calls, Many { halt, ..Many::default() });
        world.run_until(100.0);
        world.abort(job);
        let outcomes = world.outcomes(job);
        assert_eq!(outcomes[..50], vec![SENT; 50], "halt: {halt}");
        assert_eq!(outcomes[50..], vec![UNSENT; 70], "halt: {halt}");
        assert_eq!((world.outcome(job), world.cancelled), (Ok(()), 1));
        world.run();
        assert!(world.is_idle());
    }
}

#[test]
fn a_batch_that_still_reads_has_no_outcomes() {
    let mut world = World::new(Setup::default());
    let job = world.batch(&[("user.update", json!({ "ID": 5, "PERSONAL_PHOTO": { "$file": "a.png" } }))]);
    world.abort(job);
    assert_eq!(world.outcome(job), UNSENT);
    assert_eq!(world.known(job), [None]);
}

#[test]
fn to_give_up_twice_changes_nothing() {
    let mut world = World::new(Setup::default());
    let job = world.call("user.update", update(5, "Cook"));
    world.abort(job);
    world.abort(job);
    world.run();
    assert_eq!(world.outcome(job), SENT);
}

#[test]
fn what_a_lost_try_may_have_done_stays_in_doubt() {
    for halt in [false, true] {
        let mut world = World::new(Setup::patience(90_000.0));
        world.faults([Fault::broken()]);
        // The second try is refused for operating time, and what was refused is given up while it waits.
        world.troubles([Trouble::None, Trouble::None, Trouble::no_time()]);
        let calls = [("user.update", update(1, "Cook")), ("user.update", update(2, "Cook"))];
        let job = world.batch_of(&calls, Many { halt, ..Many::default() });
        world.run_until(20_000.0);
        world.abort(job);
        let second = if halt { SENT } else { Ok(()) };
        assert_eq!(world.outcomes(job), [SENT, second], "halt: {halt}");
    }
}
