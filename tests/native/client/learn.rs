//! Custom fields, read where a value cannot be told without their types.

use b24_users::client::failure::Failure;
use b24_users::client::learn::{lesson, question};
use b24_users::client::learned::{Learned, Lesson};
use b24_users::client::request::Wants;
use b24_users::client::retry::Repeat;
use b24_users::client::settings::Settings;
use b24_users::value::Value;
use serde_json::json;

use crate::core::user_fields;
use crate::pretended::{Fault, Setup, World};
use crate::support::value;

/// The codes of the fields that are known.
fn known(settings: &Settings) -> Option<Vec<String>> {
    settings.context().user_fields.map(|fields| fields.codes().to_vec())
}

#[test]
fn all_of_them_are_asked_for_once() {
    let order = question().expect("an order");
    assert_eq!(
        (order.payload.method(), order.work.as_slice()),
        ("user.userfield.list", &["user.userfield.list".to_owned()][..])
    );
    assert_eq!((order.repeat, order.wants), (Repeat::Read, Wants::Result));
    assert_eq!(order.payload.params(), &Value::Object(vec![]));
}

#[test]
fn what_is_answered_is_known() {
    let settings = Setup::default().settings();
    assert_eq!(known(&settings), None);
    let rows = json!([
        { "FIELD_NAME": "UF_USR_DAY", "USER_TYPE_ID": "date", "MULTIPLE": "Y" },
        { "USER_TYPE_ID": "date" },
        { "FIELD_NAME": 5 },
        "row",
        { "FIELD_NAME": "UF_USR_TEXT", "USER_TYPE_ID": "string", "MULTIPLE": "N" },
    ]);
    settings.learned.borrow_mut().learn(Some(&value(&json!({ "result": rows }))));
    assert_eq!(known(&settings), Some(vec!["UF_USR_DAY".to_owned(), "UF_USR_TEXT".to_owned()]));
    let fields = settings.context().user_fields.expect("fields");
    let day = fields.get("UF_USR_DAY").expect("a field");
    assert_eq!(day.multiple, Some(true));
    assert!(day.user_type.is_some());
}

#[test]
fn what_is_no_list_teaches_nothing() {
    let settings = Setup::default().settings();
    for answer in [json!({ "result": true }), json!({}), json!({ "result": {} })] {
        settings.learned.borrow_mut().learn(Some(&value(&answer)));
        assert_eq!(known(&settings), None);
    }
    settings.learned.borrow_mut().learn(Some(&value(&json!({ "result": [] }))));
    assert_eq!(known(&settings), Some(vec![]));
}

#[test]
fn whoever_shares_a_line_is_told_that_fields_have_changed_and_not_what_they_are() {
    let none = json!({ "result": [] });
    let mut one = Learned::default();
    one.learn(Some(&value(&none)));
    let mut other = one.beside();
    assert_eq!((one.is_over(), other.is_over()), (true, false));
    other.learn(Some(&value(&none)));
    other.forget();
    assert_eq!((one.is_over(), other.is_over()), (false, false));
    one.learn(Some(&value(&none)));
    assert_eq!((one.is_over(), other.is_over()), (true, false));
}

#[test]
fn what_the_caller_knows_counts_more() {
    let mine = json!({});
    let setup = Setup { user_fields: Some(user_fields([("UF_USR_MINE", &mine)])), ..Setup::default() };
    let settings = setup.settings();
    settings.learned.borrow_mut().learn(Some(&value(&json!({ "result": [{ "FIELD_NAME": "UF_USR_DAY" }] }))));
    assert_eq!(known(&settings), Some(vec!["UF_USR_MINE".to_owned()]));
}

#[test]
fn what_needs_no_types_is_not_held_up() {
    let settings = Setup::default().settings();
    for (method, input) in
        [("user.update", json!({ "ID": 5, "NAME": "Ann" })), ("user.get", json!({})), ("crm.deal.update", json!({}))]
    {
        assert_eq!(lesson(&settings, 0, [(method, value(&input))]), Lesson::Nothing, "{method}");
    }
}

#[test]
fn all_calls_of_a_client_know_it() {
    let mut world = World::new(Setup::default());
    world.learn(&value(
        &json!({ "result": [{ "FIELD_NAME": "UF_USR_KNOWN", "USER_TYPE_ID": "string", "MULTIPLE": "N" }] }),
    ));
    let known = world.call("user.update", json!({ "ID": 5, "UF_USR_KNOWN": "x" }));
    let unknown = world.call("user.update", json!({ "ID": 5, "UF_USR_OTHER": "x" }));
    let many = world.batch(&[("user.update", json!({ "ID": 5, "UF_USR_OTHER": "x" }))]);
    world.run();
    assert!(world.outcome(known).is_ok() && world.outcome(unknown).is_err() && world.outcome(many).is_err());
}

/// A portal with a field of numbers, and clients that want to know its fields.
fn curious() -> World {
    curious_with(Setup::default())
}

fn curious_with(setup: Setup) -> World {
    let mut world = World::new(Setup { reads_fields: true, ..setup });
    world.portal.people.insert(5, serde_json::Map::new());
    world.portal.fields =
        vec![json!({ "ID": "1", "FIELD_NAME": "UF_USR_GRADE", "USER_TYPE_ID": "integer", "MULTIPLE": "N" })];
    world
}

fn asked(world: &World) -> usize {
    world.begun.iter().filter(|begun| begun.url.contains("user.userfield.list")).count()
}

#[test]
fn whoever_wants_them_read_has_them_read_once() {
    let mut world = curious();
    let plain = world.call("user.update", json!({ "ID": 5, "NAME": "Ann" }));
    world.run();
    assert_eq!((world.outcome(plain), asked(&world)), (Ok(()), 0));
    let right: Vec<_> = (0..20).map(|_| world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 7 }))).collect();
    let wrong = world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": "seven" }));
    let many = world.batch(&[("user.update", json!({ "ID": 5, "UF_USR_GRADE": "seven" }))]);
    let found = world.call("user.get", json!({ "FILTER": { ">=UF_USR_GRADE": 5 } }));
    world.run();
    for job in right.into_iter().chain([found]) {
        assert_eq!((world.outcome(job), world.done(job).warnings.len()), (Ok(()), 0));
    }
    for job in [wrong, many] {
        let Err(Failure::Invalid(issues)) = world.outcome(job) else { panic!("issues") };
        assert_eq!(issues[0].problem.code(), "type");
    }
    let later = world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 8 }));
    world.run();
    assert_eq!((world.outcome(later), asked(&world)), (Ok(()), 1));
}

#[test]
fn whoever_may_not_read_them_goes_on_and_is_told() {
    let mut world = curious();
    world.faults([Fault::refused(401, "insufficient_scope")]);
    let jobs: Vec<_> = (0..3).map(|_| world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": "seven" }))).collect();
    let many = world.batch(&[
        ("user.update", json!({ "ID": 5, "UF_USR_GRADE": "x" })),
        ("user.update", json!({ "ID": 5, "NAME": "Ann" })),
    ]);
    world.run();
    for job in jobs {
        assert_eq!(world.outcome(job), Ok(()));
        let warnings = &world.done(job).warnings;
        let told: Vec<_> =
            warnings.iter().map(|warning| (warning.path.to_string(), warning.remark.caution().code())).collect();
        assert_eq!(told, [("UF_USR_GRADE".to_owned(), "unchecked")]);
    }
    assert_eq!((world.outcome(many), world.warnings(many).to_vec(), asked(&world)), (Ok(()), vec![1, 0], 1));
}

#[test]
fn whoever_has_not_asked_for_types_is_not_told_that_they_are_hidden() {
    let mut world = World::new(Setup::default());
    world.portal.people.insert(5, serde_json::Map::new());
    world.faults([Fault::refused(401, "insufficient_scope")]);
    // Which day that is, only the field's type tells.
    let day = world.call("user.update", json!({ "ID": 5, "UF_USR_DAY": "2024-05-05T21:00:00-03:00" }));
    world.run();
    let grade = world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 7 }));
    world.run();
    assert!(matches!(world.outcome(day), Err(Failure::Invalid(_))));
    assert_eq!((world.outcome(grade), asked(&world)), (Ok(()), 1));
    assert!(world.done(grade).warnings.is_empty());
}

#[test]
fn many_calls_that_may_not_read_them_go_on_as_well() {
    let mut world = curious();
    world.faults([Fault::refused(401, "insufficient_scope")]);
    let many = world.batch(&[("user.update", json!({ "ID": 5, "UF_USR_GRADE": "seven" }))]);
    world.run();
    assert_eq!((world.outcome(many), world.warnings(many).to_vec(), asked(&world)), (Ok(()), vec![1], 1));
}

#[test]
fn when_the_one_who_asks_gives_up_another_asks() {
    let mut world = curious();
    let first = world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 7 }));
    let others: Vec<_> = (0..3).map(|_| world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 7 }))).collect();
    world.after(1.0, move |world| world.abort(first));
    let given_up = others[1];
    world.after(0.5, move |world| world.abort(given_up));
    world.run();
    assert_eq!(world.outcome(first), Err(Failure::Aborted { sent: false }));
    assert_eq!(world.outcome(given_up), Err(Failure::Aborted { sent: false }));
    assert_eq!((world.outcome(others[0]), world.outcome(others[2])), (Ok(()), Ok(())));
    assert_eq!(asked(&world), 2);
}

#[test]
fn when_the_question_is_lost_all_who_wait_ask_again() {
    let mut world = curious();
    world.faults([Fault::no_connection(), Fault::no_connection(), Fault::no_connection()]);
    let jobs: Vec<_> = (0..3).map(|_| world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 7 }))).collect();
    world.run();
    assert!(matches!(world.outcome(jobs[0]), Err(Failure::Lost(lost)) if !lost.sent));
    assert_eq!((world.outcome(jobs[1]), world.outcome(jobs[2])), (Ok(()), Ok(())));
}

#[test]
fn whoever_waits_for_an_answer_waits_as_long_as_for_limits() {
    let mut world = curious();
    world.portal.latency = 20.0;
    let jobs: Vec<_> = (0..2).map(|_| world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 7 }))).collect();
    world.run();
    // The first one's time is spent on both of its requests.
    assert!(matches!(world.outcome(jobs[0]), Err(Failure::Late { .. })));
    assert_eq!(world.outcome(jobs[1]), Ok(()));
}

#[test]
fn whoever_waits_for_an_answer_has_no_more_patience_than_for_limits() {
    let mut world = curious_with(Setup::patience(5_000.0));
    world.portal.latency = 8.0;
    let jobs: Vec<_> = (0..2).map(|_| world.call("user.update", json!({ "ID": 5, "UF_USR_GRADE": 7 }))).collect();
    world.run();
    assert_eq!(world.outcome(jobs[1]), Err(Failure::Stuck { span: 5_000.0, sent: false }));
    assert_eq!((world.ended_at(jobs[1]), world.outcome(jobs[0])), (5_000.0, Ok(())));
}

#[test]
fn who_changes_the_fields_has_them_read_again() {
    let mut world = curious();
    let grade = || json!({ "ID": 5, "UF_USR_GRADE": 7 });
    let before = world.call("user.update", grade());
    world.run();
    let changed =
        world.call("user.userfield.add", json!({ "fields": { "FIELD_NAME": "X", "USER_TYPE_ID": "string" } }));
    world.run();
    let after = world.call("user.update", grade());
    world.run();
    let many = world.batch(&[("user.userfield.delete", json!({ "id": 2 }))]);
    world.run();
    let last = world.call("user.update", grade());
    world.run();
    let others = [
        world.batch(&[("user.update", grade()), ("user.userfield.list", json!({}))]),
        world.call("user.userfield.list", json!({})),
    ];
    world.run();
    let asked_by_now = asked(&world);
    let still = world.call("user.update", grade());
    world.run();
    for job in [before, changed, after, last, many, others[0], others[1], still] {
        assert_eq!(world.outcome(job), Ok(()));
    }
    // The caller's own question beside.
    assert_eq!((asked_by_now, asked(&world)), (3 + 1, 3 + 1));
}

#[test]
fn without_room_for_the_question_nothing_goes_unchecked() {
    let mut world = curious();
    world.faults((0..6).map(|_| Fault::refused(503, "QUERY_LIMIT_EXCEEDED")));
    let grade = json!({ "ID": 5, "UF_USR_GRADE": "seven" });
    let one = world.call("user.update", grade.clone());
    world.run();
    let many = world.batch(&[("user.update", grade)]);
    world.run();
    for job in [one, many] {
        assert!(matches!(world.outcome(job), Err(Failure::Refused { method, .. }) if method == "user.userfield.list"));
    }
    assert!(world.portal.deeds.is_empty());
}
