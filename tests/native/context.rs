//! What is known of a portal, read from what it returns.

use b24_users::check::{Context, Field};
use serde_json::{Value as Json, json};

use crate::core::{found, issues, sent};
use crate::support::value;

fn read(context: &Json) -> Context {
    Context::read(&value(context))
}

#[test]
fn the_field_that_is_changed() {
    let change = json!({ "id": 1, "fields": { "SETTINGS": { "ROWS": 5 } } });
    let date = read(&json!({ "field": { "USER_TYPE_ID": "date", "MULTIPLE": "N" } }));
    assert_eq!(found("user.userfield.update", &change, &date), issues(&["fields.SETTINGS.ROWS unknown_field"]));
    let text = read(&json!({ "field": { "USER_TYPE_ID": "string" } }));
    assert_eq!(found("user.userfield.update", &change, &text), sent(&change));
    let defaults =
        json!({ "id": 1, "fields": { "LIST": [{ "VALUE": "a", "DEF": "Y" }, { "VALUE": "b", "DEF": "Y" }] } });
    for (multiple, is_right) in
        [(json!("Y"), true), (json!("y"), true), (json!(true), true), (json!("N"), false), (json!(null), true)]
    {
        let field = read(&json!({ "field": { "USER_TYPE_ID": "enumeration", "MULTIPLE": multiple } }));
        assert_eq!(found("user.userfield.update", &defaults, &field).is_ok(), is_right, "{multiple}");
    }
}

#[test]
fn all_custom_fields() {
    let rows = json!([
        { "FIELD_NAME": "UF_USR_A", "USER_TYPE_ID": "enumeration", "MULTIPLE": "N", "LIST": [{ "ID": "7" }, { "ID": 8 }, { "ID": "+9" }, {}, 5] },
        { "FIELD_NAME": "UF_USR_A", "USER_TYPE_ID": "date" },
        { "USER_TYPE_ID": "date" },
        { "FIELD_NAME": 5 },
        null,
    ]);
    let portal = read(&json!({ "userFields": rows }));
    let set = |name: &str, given: Json| found("user.update", &json!({ "ID": 1, name: given }), &portal);
    for (given, is_right) in [(7, true), (8, true), (9, false)] {
        assert_eq!(set("UF_USR_A", json!(given)).is_ok(), is_right, "{given}");
    }
    assert_eq!(set("UF_USR_B", json!(7)), issues(&["UF_USR_B unknown_field"]));
    let fields = portal.user_fields.as_ref().expect("fields");
    assert_eq!(fields.codes(), ["UF_USR_A"]);
    assert_eq!(fields.get("UF_USR_A").and_then(|field| field.items.clone()), Some(vec![7, 8]));
    for other in [json!({}), json!({ "userFields": {} }), json!(null), json!([])] {
        assert!(read(&other).user_fields.is_none(), "{other}");
        assert!(found("user.update", &json!({ "ID": 1, "UF_USR_B": 7 }), &read(&other)).is_ok());
    }
    // No field at all is something else than none known.
    let none = read(&json!({ "userFields": [] }));
    assert_eq!(found("user.update", &json!({ "ID": 1, "UF_USR_B": 7 }), &none), issues(&["UF_USR_B unknown_field"]));
}

#[test]
fn the_languages() {
    let label = json!({ "id": 1, "fields": { "HELP_MESSAGE": { "en": "a", "de": "b" } } });
    let warned = |context: &Json| {
        let input = value(&label);
        let method = b24_users::schema::method("user.userfield.update").expect("a method");
        let checked = b24_users::check::check(method, &input, &read(context)).expect("right");
        checked.warnings.len()
    };
    for (languages, warnings) in [
        (json!(["en", "de"]), 0),
        (json!(["de"]), 0),
        (json!([]), 0),
        (json!(["en", 5]), 0),
        (json!(["en", "de", "ru"]), 1),
        (json!("en"), 1),
        (json!(null), 1),
    ] {
        assert_eq!(warned(&json!({ "languages": languages })), warnings, "{languages}");
    }
}

#[test]
fn rows_of_other_kinds() {
    let field = |row: Json| Field::read(&value(&row));
    assert!(field(json!({})).user_type.is_none());
    assert!(field(json!({ "USER_TYPE_ID": "hlblock" })).user_type.is_none());
    assert_eq!(field(json!({ "USER_TYPE_ID": "rest_1_x" })).user_type.map(|known| known.name), Some("rest_…"));
    assert_eq!(field(json!({ "MULTIPLE": 5 })).multiple, None);
    assert_eq!(field(json!({ "LIST": {} })).items, None);
}
