//! Custom fields, read where a value cannot be told without their types.

use b24_users::client::learn::{has_to_learn, learn, question};
use b24_users::client::request::Wants;
use b24_users::client::retry::Repeat;
use b24_users::client::settings::Settings;
use b24_users::value::Value;
use serde_json::json;

use crate::core::user_fields;
use crate::pretended::{Setup, World};
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
    learn(&settings, &value(&json!({ "result": rows })));
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
        learn(&settings, &value(&answer));
        assert_eq!(known(&settings), None);
    }
    learn(&settings, &value(&json!({ "result": [] })));
    assert_eq!(known(&settings), Some(vec![]));
}

#[test]
fn what_the_caller_knows_counts_more() {
    let mine = json!({});
    let setup = Setup { user_fields: Some(user_fields([("UF_USR_MINE", &mine)])), ..Setup::default() };
    let settings = setup.settings();
    learn(&settings, &value(&json!({ "result": [{ "FIELD_NAME": "UF_USR_DAY" }] })));
    assert_eq!(known(&settings), Some(vec!["UF_USR_MINE".to_owned()]));
}

#[test]
fn what_needs_no_types_is_not_held_up() {
    let settings = Setup::default().settings();
    assert!(!has_to_learn(&settings, "user.update", &value(&json!({ "ID": 5, "NAME": "Ann" }))));
    assert!(!has_to_learn(&settings, "user.get", &value(&json!({}))));
    assert!(!has_to_learn(&settings, "crm.deal.update", &value(&json!({}))));
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
