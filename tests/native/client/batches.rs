//! Many calls, fifty a request.

use b24_users::client::failure::Failure;
use b24_users::path::Segment;
use serde_json::{Value as Json, json};

use super::{code, creation, sent, sizes, update, updates_of};
use crate::pretended::{Fault, Many, Setup, Trouble, World};

const HALT: Many = Many { halt: true, references: false, limits: None };
const REFERENCES: Many = Many { halt: false, references: true, limits: None };

#[test]
fn every_call_has_its_outcome() {
    let mut world = World::new(Setup::default());
    world.troubles([Trouble::None, Trouble::refused("ERROR_CORE"), Trouble::Hidden("insufficient_scope")]);
    let job = world.batch(&updates_of(&[1, 2, 3, 4]));
    world.run();
    let outcomes = world.outcomes(job);
    assert_eq!((outcomes[0].clone(), outcomes[3].clone()), (Ok(()), Ok(())));
    assert_eq!((code(&outcomes[1]), code(&outcomes[2])), ("ERROR_CORE", "insufficient_scope"));
    assert!(matches!(&outcomes[1], Err(Failure::Refused { method, status: Some(200), .. }) if method == "user.update"));
    assert_eq!((world.outcome(job), sizes(&world)), (Ok(()), vec![4]));
    assert_eq!(world.begun[0].body["halt"], 0.0);
    assert_eq!(world.begun[0].body["cmd"]["1"], "user.update?ID=2&WORK_POSITION=call%201");
}

#[test]
fn nothing_is_sent_unless_all_is_right() {
    let mut world = World::new(Setup::default());
    let job = world.batch(&[
        ("user.update", update(1, "Cook")),
        ("user.update", json!({ "NAME": "Ann" })),
        ("crm.deal.list", json!({})),
        ("user.update", update(1, "$result[0]")),
        ("user.update", json!({ "ID": 5, "UF_USR_X": { "a": {} } })),
    ]);
    world.run();
    let Err(Failure::Invalid(issues)) = world.outcome(job) else { panic!("issues") };
    let places: Vec<_> = issues.iter().map(|issue| issue.path.to_string()).collect();
    assert_eq!(places, ["[1].ID", "[2]", "[3]", "[4].UF_USR_X.a"]);
    assert_eq!(issues[1].path.0, [Segment::Index(2)]);
    assert!(world.begun.is_empty());
}

#[test]
fn after_a_call_that_fails_nothing_is_run_under_halt() {
    let mut world = World::new(Setup::default());
    world.troubles((0..60).map(|_| Trouble::None).chain([Trouble::refused("ERROR_CORE")]));
    let job = world.batch_of(&updates_of(&(1..=150).collect::<Vec<_>>()), HALT);
    world.run();
    let outcomes = world.outcomes(job);
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 60);
    assert_eq!(code(&outcomes[60]), "ERROR_CORE");
    assert!(outcomes[61..].iter().all(|outcome| !sent(outcome)));
    assert_eq!((world.portal.deeds.len(), sizes(&world)), (60, vec![50, 50]));
    assert_eq!(world.begun[0].body["halt"], 1.0);
}

#[test]
fn what_a_lost_request_did_is_not_known() {
    for halt in [false, true] {
        let mut world = World::new(Setup::default());
        world.faults([Fault::broken()]);
        let mut calls = updates_of(&(1..=60).collect::<Vec<_>>());
        calls[7] = ("user.add", creation("a@example.com"));
        let job = world.batch_of(&calls, Many { halt, ..Many::default() });
        world.run();
        let outcomes = world.outcomes(job);
        assert!(outcomes[..50].iter().all(sent), "halt: {halt}");
        // Whoever wants to stop at what fails has to stop here.
        assert!(outcomes[50..].iter().all(|outcome| if halt { !sent(outcome) } else { outcome.is_ok() }));
        assert_eq!(world.portal.deeds.iter().filter(|deed| deed.method == "user.add").count(), 1);
    }
}

#[test]
fn a_lost_request_without_creations_is_sent_again() {
    let mut world = World::new(Setup::default());
    world.faults([Fault::broken()]);
    let mut calls = updates_of(&[1, 2, 3]);
    calls.push(("user.get", json!({})));
    let job = world.batch(&calls);
    world.run();
    assert_eq!((world.outcomes(job), sizes(&world)), (vec![Ok(()); 4], vec![4, 4]));
}

#[test]
fn one_call_that_may_not_be_repeated_keeps_all_from_it() {
    let file = json!({ "ID": 5, "UF_USR_X": [{ "fileData": ["a.pdf", "JVBERi0xLjQKJUVPRgo="] }] });
    for call in [("user.add", creation("a@example.com")), ("user.update", file)] {
        for place in 0..3 {
            let mut world = World::new(Setup::default());
            world.faults([Fault::broken()]);
            let mut calls = updates_of(&[1, 2]);
            calls.insert(place, call.clone());
            world.batch(&calls);
            world.run();
            assert_eq!(sizes(&world), [3]);
        }
    }
}

#[test]
fn faults_of_the_server_are_forgiven_to_batches_of_reads() {
    for (method, tries) in [("user.get", 2), ("user.update", 1)] {
        let mut world = World::new(Setup::default());
        world.faults([Fault::refused(500, "INTERNAL_SERVER_ERROR")]);
        let params = if method == "user.get" { json!({}) } else { update(1, "Cook") };
        let job = world.batch(&[("user.get", json!({})), (method, params)]);
        world.run();
        assert_eq!((world.begun.len(), world.outcomes(job)[0].is_ok()), (tries, tries == 2));
    }
}

#[test]
fn an_answer_that_tells_nothing_leaves_all_unknown() {
    for result in [json!(true), json!({}), json!([]), json!({ "result": [], "result_error": [] }), json!(null)] {
        for halt in [false, true] {
            let mut world = World::new(Setup::default());
            world.faults([Fault::Instead(200, Some(json!({ "result": result })))]);
            let job = world.batch_of(&updates_of(&[1, 2, 3]), Many { halt, ..Many::default() });
            world.run();
            assert!(world.outcomes(job).iter().all(sent), "{result}");
        }
    }
}

#[test]
fn a_call_that_the_answer_does_not_name_is_unknown() {
    let mut world = World::new(Setup::default());
    world.troubles([Trouble::None, Trouble::Untold]);
    let job = world.batch(&updates_of(&[1, 2, 3]));
    world.run();
    let outcomes = world.outcomes(job);
    assert!(outcomes[0].is_ok() && sent(&outcomes[1]) && outcomes[2].is_ok());
    assert!(matches!(&outcomes[1], Err(Failure::Lost(lost)) if lost.status == Some(200)));
}

#[test]
fn keys_are_the_callers_own() {
    let change = update(1, "Cook");
    let names = ["__proto__", "constructor", "find", "length", "toString", "0", "01"];
    let calls: Vec<_> = names.iter().map(|name| ((*name).to_owned(), "user.update", &change)).collect();
    for halt in [false, true] {
        let mut world = World::new(Setup::default());
        world.troubles([Trouble::None, Trouble::refused("ERROR_CORE")]);
        let job = world.keyed_batch(&calls, Many { halt, ..Many::default() });
        world.run();
        let outcomes = world.outcomes(job);
        assert_eq!((outcomes[0].clone(), code(&outcomes[1])), (Ok(()), "ERROR_CORE"));
        assert!(outcomes[2..].iter().all(|outcome| if halt { !sent(outcome) } else { outcome.is_ok() }));
    }
}

#[test]
fn a_refused_request_is_refused_for_each_of_its_calls() {
    let mut world = World::new(Setup::default());
    world.faults([Fault::refused(401, "NO_AUTH_FOUND")]);
    let job = world.batch(&updates_of(&(1..=60).collect::<Vec<_>>()));
    world.run();
    let outcomes = world.outcomes(job);
    assert!(outcomes[..50].iter().all(|outcome| code(outcome) == "NO_AUTH_FOUND"));
    assert!(outcomes[50..].iter().all(Result::is_ok));
}

#[test]
fn an_earlier_result_can_be_referred_to() {
    let calls =
        [("user.add", creation("a@example.com")), ("user.update", json!({ "ID": "$result[0]", "NAME": "Ann" }))];
    let mut world = World::new(Setup::default());
    let job = world.batch_of(&calls, REFERENCES);
    world.run();
    assert_eq!(world.outcomes(job), [Ok(()), Ok(())]);
    assert_eq!(world.portal.people[&1_000_000]["NAME"], "Ann");
}

#[test]
fn results_are_referred_to_within_one_request() {
    for (count, is_right) in [(50, true), (51, false)] {
        let mut world = World::new(Setup::default());
        let job = world.batch_of(&updates_of(&vec![1; count]), REFERENCES);
        world.run();
        assert_eq!(world.outcome(job).is_ok(), is_right);
        assert_eq!(world.begun.len(), usize::from(is_right));
    }
}

#[test]
fn warnings_belong_to_their_call() {
    let fields = |fields: Json| json!({ "fields": fields });
    let mut world = World::new(Setup::default());
    let plain = fields(json!({ "FIELD_NAME": "X", "USER_TYPE_ID": "string" }));
    let warned = fields(json!({ "FIELD_NAME": "Y", "USER_TYPE_ID": "string", "MANDATORY": true }));
    let job = world.batch(&[("user.userfield.add", plain), ("user.userfield.add", warned)]);
    world.run();
    assert_eq!(world.outcomes(job), [Ok(()), Ok(())]);
    assert_eq!(world.warnings(job), [0, 1]);
}

#[test]
fn who_waits_for_a_turn_in_vain_is_stuck() {
    let limits = b24_users::client::limits::Limits { timeout: 30_000.0, patience: 1_000.0 };
    let mut world = World::new(Setup { rate: Some((1.0, 0.5)), ..Setup::default() });
    let job =
        world.batch_of(&updates_of(&(1..=120).collect::<Vec<_>>()), Many { limits: Some(limits), ..Many::default() });
    world.run();
    let outcomes = world.outcomes(job);
    assert!(outcomes[..50].iter().all(Result::is_ok));
    let stuck = Err(Failure::Stuck { span: 1_000.0, sent: false });
    assert!(outcomes[50..].iter().all(|outcome| *outcome == stuck));
    assert!(world.ended_at(job) < 1_000.0);
}

#[test]
fn calls_share_a_request_as_long_as_it_is_not_too_heavy() {
    let heaviest = 32 * 1024 * 1024;
    let weighing = |bytes: usize, id: u32| {
        let rest = format!("user.update?ID={id}&PERSONAL_NOTES=").len();
        ("user.update", json!({ "ID": id, "PERSONAL_NOTES": "x".repeat(bytes - rest) }))
    };
    let mut world = World::new(Setup::default());
    let half = |id: u32| weighing(heaviest / 2, id);
    let job = world.batch(&[half(1), half(2), weighing(heaviest + 1, 3), ("user.update", update(4, "Cook"))]);
    world.run();
    assert!(world.outcomes(job).iter().all(Result::is_ok));
    assert_eq!(sizes(&world), [2, 1, 1]);
}

#[test]
fn what_was_checked_before_is_sent_as_it_is() {
    let bodies = [
        r#"{"halt":0,"cmd":{"0":"user.update?ID=1&WORK_POSITION=Cook","2":"user.update?ID=2&WORK_POSITION=Cook"}}"#,
        r#"{"halt":0,"cmd":{"3":"user.update?ID=1&WORK_POSITION=Chef","7":"user.add?EMAIL=a%40example.com"}}"#,
    ];
    for in_flight in [1, 16] {
        let mut world = World::new(Setup::default());
        world.troubles([Trouble::refused("ERROR_CORE"), Trouble::no_time()]);
        let job = world.prepared(&bodies, in_flight);
        world.run();
        let outcomes = world.outcomes(job);
        assert_eq!(code(&outcomes[0]), "ERROR_CORE");
        // What was refused for its limits was sent again, and of one person the later change counts.
        assert!(outcomes[1..].iter().all(Result::is_ok), "{in_flight}");
        assert_eq!(world.portal.people[&1]["WORK_POSITION"], "Chef");
        assert_eq!(world.portal.people[&2]["WORK_POSITION"], "Cook");
    }
}

#[test]
fn what_was_checked_before_and_adds_something_is_never_repeated() {
    let is_repeated = |command: &str| {
        let mut world = World::new(Setup::default());
        world.faults([Fault::broken()]);
        world.prepared(&[&format!(r#"{{"cmd":{{"0":"{command}"}}}}"#)], 16);
        world.run();
        world.begun.len() > 1
    };
    for (command, expected) in [
        ("user.update?ID=1&NAME=Ann", true),
        ("user.update?ID=1&UF_USR_CV%5BfileData%5D%5B0%5D=a&UF_USR_CV%5BfileData%5D%5B1%5D=eA", true),
        ("user.update?ID=1&UF_USR_CVS%5B0%5D%5BfileData%5D%5B0%5D=a", false),
        ("user.userfield.update?id=1&fields%5BSORT%5D=5", true),
        ("user.userfield.update?id=1&fields%5BLIST%5D%5B0%5D%5BVALUE%5D=a", false),
        ("user.get?ID=1", true),
        ("user.add?EMAIL=a%40example.com", false),
        ("crm.deal.update?ID=1", false),
    ] {
        assert_eq!(is_repeated(command), expected, "{command}");
    }
}
