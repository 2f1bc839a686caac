//! One call, from its input to its outcome.

use b24_users::client::failure::{Failure, Lost};
use b24_users::issue::{Advice, Problem, Unknown};
use b24_users::value::{Foreign, Value};
use serde_json::json;

use super::{code, sent, update};
use crate::pretended::faults::error;
use crate::pretended::{Fault, Setup, Trouble, World};
use crate::support::value;

#[test]
fn a_call_is_sent_and_answered() {
    let mut world = World::new(Setup::default());
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    assert_eq!(world.outcome(job), Ok(()));
    assert_eq!(world.portal.people[&5]["WORK_POSITION"], "Cook");
    assert_eq!(world.begun[0].url, "https://acme.example/rest/1/k3yc0de7x/user.update.json");
    assert_eq!((world.done(job).status, world.ended_at(job)), (Some(200), 200.0));
}

#[test]
fn when_all_is_done_nothing_is_waited_for() {
    let mut world = World::new(Setup::oauth());
    world.portal.token = Some("the-next-token".to_owned());
    world.refreshes.push_back(crate::pretended::Refresh::Gives(json!("the-next-token"), 1.0));
    world.faults([Fault::None, Fault::no_connection()]);
    let jobs = [world.call("user.update", update(5, "Cook")), world.batch(&[("user.current", json!({}))])];
    world.run();
    // A timer that is left would keep a process from its end.
    assert_eq!(world.now, jobs.map(|job| world.ended_at(job)).into_iter().fold(0.0, f64::max));
    assert!(world.is_idle());
}

#[test]
fn what_is_wrong_is_not_sent() {
    let mut world = World::new(Setup::default());
    let without_id = world.call("user.update", json!({ "NAME": "Ann" }));
    let unknown = world.call("crm.deal.update", json!({ "id": 5 }));
    world.run();
    assert!(matches!(world.outcome(without_id), Err(Failure::Invalid(issues)) if issues.len() == 1));
    let Err(Failure::Invalid(issues)) = world.outcome(unknown) else { panic!("an issue") };
    assert_eq!(issues[0].problem, Problem::Unknown(Unknown::Method));
    assert_eq!(issues[0].hint, Some(Advice::SentByCall.into()));
    assert!(world.begun.is_empty());
}

#[test]
fn what_was_asked_wrongly_ends_as_its_own_job() {
    let mut world = World::new(Setup::default());
    let first = world.call("user.update", update(5, "Cook"));
    let jobs = [5.0, 6.0].map(|span| world.refuse(Failure::Stuck { span, sent: false }));
    assert_eq!(jobs.map(|job| world.outcome(job)), [5.0, 6.0].map(|span| Err(Failure::Stuck { span, sent: false })));
    world.run();
    assert_eq!((world.outcome(first), world.begun.len()), (Ok(()), 1));
}

#[test]
fn raw_calls_are_sent_as_they_are() {
    let mut world = World::new(Setup::default());
    let raw = |wish: &mut b24_users::client::call::Wish| wish.is_raw = true;
    let job = world.call_of("user.update", &value(&json!({ "ID": 5, "active": true })), raw);
    let unknown = world.call_of("crm.deal.update", &value(&json!({})), raw);
    let no_data = world.call_of("user.update", &Value::Foreign(Foreign::NotData), raw);
    let no_method = world.call_of("user/update", &value(&json!({})), raw);
    world.run();
    assert_eq!(world.outcome(job), Ok(()));
    assert_eq!(world.begun[0].body, json!({ "ID": 5.0, "active": true }));
    assert_eq!(code(&world.outcome(unknown)), "ERROR_METHOD_NOT_FOUND");
    assert!(matches!(world.outcome(no_data), Err(Failure::Invalid(_))));
    assert!(!sent(&world.outcome(no_method)));
    assert_eq!(world.begun.len(), 2);
}

#[test]
fn warnings_come_with_the_outcome() {
    let mut world = World::new(Setup::default());
    let job = world.call(
        "user.userfield.add",
        json!({ "fields": { "FIELD_NAME": "X", "USER_TYPE_ID": "string", "MANDATORY": true } }),
    );
    let without = world.call("user.update", update(5, "Cook"));
    world.run();
    assert_eq!(world.done(job).warnings.len(), 1);
    assert!(world.done(without).warnings.is_empty());
}

#[test]
fn a_form_does_not_lose_parts() {
    let parts = json!({ "ID": 5, "UF_USR_X": { "a": {} } });
    for (is_form, is_sent) in [(true, false), (false, true)] {
        let mut world = World::new(Setup { is_form, ..Setup::default() });
        let job = world.call("user.update", parts.clone());
        world.run();
        assert_eq!((world.outcome(job).is_ok(), world.begun.len()), (is_sent, usize::from(is_sent)));
    }
}

#[test]
fn a_refusal_is_told_as_the_portal_says_it() {
    let mut world = World::new(Setup::default());
    let refusal = json!({ "error": "ERROR_ARGUMENT", "error_description": "no", "argument": "WORK_PHONE" });
    world.troubles([Trouble::Refused(refusal), Trouble::Hidden("insufficient_scope"), Trouble::Refused(error(""))]);
    let jobs: Vec<_> = (0..3).map(|_| world.call("user.update", update(5, "Cook"))).collect();
    world.run();
    let Err(Failure::Refused { refusal, status, method }) = world.outcome(jobs[0]) else { panic!("a refusal") };
    assert_eq!((refusal.description.as_str(), refusal.argument.as_deref()), ("no", Some("WORK_PHONE")));
    assert_eq!((status, method.as_str()), (Some(429), "user.update"));
    assert_eq!(code(&world.outcome(jobs[1])), "insufficient_scope");
    assert_eq!(code(&world.outcome(jobs[2])), "");
    assert_eq!(world.begun.len(), 3);
    assert!(world.portal.deeds.is_empty());
}

/// What came instead of an answer, and how often it was tried.
fn unreadable(fault: Fault) -> (Lost, usize) {
    let mut world = World::new(Setup::default());
    world.portal.work = 1.0;
    world.faults(vec![fault; 3]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    match world.outcome(job) {
        Err(Failure::Lost(lost)) => (lost, world.begun.len()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_answer_of_the_portal_is_no_success() {
    for (fault, tries) in [
        // What a redirect or an error page without a code says will not be otherwise the next time.
        (Fault::Instead(302, Some(json!({ "result": true }))), 1),
        (Fault::Instead(308, Some(json!({ "result": true }))), 1),
        (Fault::Instead(403, None), 1),
        (Fault::Instead(499, Some(json!({}))), 1),
        (Fault::Instead(500, None), 3),
        (Fault::Instead(299, None), 3),
        (Fault::Instead(200, Some(json!([1]))), 3),
        (Fault::Instead(200, Some(json!({ "time": {} }))), 3),
        (Fault::Cut(0.0), 3),
    ] {
        let status = match &fault {
            Fault::Instead(status, _) => *status,
            _ => 504,
        };
        let (lost, tried) = unreadable(fault.clone());
        assert_eq!((tried, lost.sent, lost.status), (tries, true, Some(status)), "{fault:?}");
        let is_gateway = status >= 500;
        assert_eq!(lost.message == "The server in front of the portal answered with an error page.", is_gateway);
    }
}
