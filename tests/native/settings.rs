//! `SETTINGS`, of fields whose type is known and of others.

use b24_users::check::{Context, Field};
use serde_json::{Value as Json, json};

use crate::core::{Found, found, issues, sent};
use crate::support::value;

fn changed(user_type: Option<&str>, settings: Json) -> Found {
    let field = Field::read(&value(&json!({ "USER_TYPE_ID": user_type })));
    let input = json!({ "id": 42, "fields": { "SETTINGS": settings } });
    found("user.userfield.update", &input, &Context { field, ..Context::default() })
}

fn made(settings: &Json) -> Found {
    sent(&json!({ "id": 42, "fields": { "SETTINGS": settings } }))
}

#[test]
fn without_a_type_what_means_one_thing_is_checked() {
    let given = json!({
        "ROWS": "4", "PRECISION": "2", "LIST_HEIGHT": "3", "IBLOCK_ID": 7, "ACTIVE_FILTER": true, "ENTITY_TYPE": "SOURCE",
        "LEAD": false, "CONTACT": 1, "DEAL": "n",
    });
    let wire = json!({
        "ROWS": 4, "PRECISION": 2, "LIST_HEIGHT": 3, "IBLOCK_ID": "7", "ACTIVE_FILTER": "Y", "ENTITY_TYPE": "SOURCE",
        "LEAD": "N", "CONTACT": "Y", "DEAL": "N",
    });
    assert_eq!(changed(None, given), made(&wire));
    let wrong = json!({
        "ROWS": 0, "PRECISION": -1, "LIST_HEIGHT": "x", "IBLOCK_ID": true, "ACTIVE_FILTER": "maybe", "ENTITY_TYPE": "",
        "LEAD": null, "BOGUS": 1,
    });
    let expected = [
        "fields.SETTINGS.ROWS out_of_range",
        "fields.SETTINGS.PRECISION out_of_range",
        "fields.SETTINGS.LIST_HEIGHT type",
        "fields.SETTINGS.IBLOCK_ID type",
        "fields.SETTINGS.ACTIVE_FILTER type",
        "fields.SETTINGS.ENTITY_TYPE empty",
        "fields.SETTINGS.LEAD type",
        "fields.SETTINGS.BOGUS unknown_field",
    ];
    assert_eq!(changed(None, wrong), issues(&expected));
}

#[test]
fn without_a_type_others_are_passed_on_but_for_flags() {
    for default in [json!(5), json!("x"), json!({ "TYPE": "NOW", "VALUE": "" }), json!([1, "a"]), json!("")] {
        let settings = json!({ "DEFAULT_VALUE": default, "DISPLAY": default });
        assert_eq!(changed(None, settings.clone()), made(&settings));
    }
    let wrong = json!({ "DEFAULT_VALUE": true, "DISPLAY": null });
    assert_eq!(changed(None, wrong), issues(&["fields.SETTINGS.DEFAULT_VALUE type", "fields.SETTINGS.DISPLAY type"]));
    let inside = json!({ "DEFAULT_VALUE": { "VALUE": false }, "DISPLAY": [true] });
    let expected = ["fields.SETTINGS.DEFAULT_VALUE.VALUE type", "fields.SETTINGS.DISPLAY[0] type"];
    assert_eq!(changed(None, inside), issues(&expected));
}

#[test]
fn one_kind_of_entity_stays_on() {
    let off = json!({ "LEAD": "N", "CONTACT": false, "COMPANY": 0, "DEAL": "n" });
    let some = json!({ "LEAD": "N", "CONTACT": "N", "COMPANY": "N" });
    for user_type in [None, Some("crm")] {
        assert_eq!(changed(user_type, off.clone()), issues(&["fields.SETTINGS conflict"]));
        assert_eq!(changed(user_type, some.clone()), made(&some), "deals may be on");
    }
    let mut more = off;
    more["ROWS"] = json!(3);
    assert_eq!(changed(None, more), issues(&["fields.SETTINGS conflict"]));
}

#[test]
fn an_object_without_members_is_a_list_in_php() {
    for user_type in [None, Some("file"), Some("string"), Some("rest_1_x")] {
        assert_eq!(changed(user_type, json!([])), made(&json!({})));
        assert_eq!(changed(user_type, json!([1])), issues(&["fields.SETTINGS type"]));
    }
}

#[test]
fn what_list_returns_is_taken() {
    for (user_type, read, wire) in [
        ("string", json!({ "ROWS": "1", "DEFAULT_VALUE": "" }), json!({ "ROWS": 1, "DEFAULT_VALUE": "" })),
        ("integer", json!({ "DEFAULT_VALUE": "" }), json!({ "DEFAULT_VALUE": "" })),
        ("integer", json!({ "DEFAULT_VALUE": "-7" }), json!({ "DEFAULT_VALUE": -7 })),
        (
            "double",
            json!({ "PRECISION": "4", "DEFAULT_VALUE": "0.5" }),
            json!({ "PRECISION": 4, "DEFAULT_VALUE": 0.5 }),
        ),
        (
            "boolean",
            json!({ "DEFAULT_VALUE": "0", "DISPLAY": "CHECKBOX" }),
            json!({ "DEFAULT_VALUE": 0, "DISPLAY": "CHECKBOX" }),
        ),
        (
            "date",
            json!({ "DEFAULT_VALUE": { "TYPE": "FIXED", "VALUE": "24.12.2026" } }),
            json!({ "DEFAULT_VALUE": { "TYPE": "FIXED", "VALUE": "2026-12-24" } }),
        ),
        (
            "date",
            json!({ "DEFAULT_VALUE": { "TYPE": "FIXED", "VALUE": "2026-12-24T03:00:00+03:00" } }),
            json!({ "DEFAULT_VALUE": { "TYPE": "FIXED", "VALUE": "2026-12-24" } }),
        ),
        (
            "datetime",
            json!({ "DEFAULT_VALUE": { "TYPE": "FIXED", "VALUE": "2026-12-24T18:00:00-05:00" } }),
            json!({ "DEFAULT_VALUE": { "TYPE": "FIXED", "VALUE": "2026-12-24T18:00:00-05:00" } }),
        ),
        (
            "datetime",
            json!({ "DEFAULT_VALUE": { "TYPE": "NONE", "VALUE": "" } }),
            json!({ "DEFAULT_VALUE": { "TYPE": "NONE", "VALUE": "" } }),
        ),
        (
            "enumeration",
            json!({ "DISPLAY": "LIST", "LIST_HEIGHT": "1" }),
            json!({ "DISPLAY": "LIST", "LIST_HEIGHT": 1 }),
        ),
        (
            "iblock_element",
            json!({ "IBLOCK_ID": "", "DEFAULT_VALUE": "", "DISPLAY": "LIST", "LIST_HEIGHT": 1, "ACTIVE_FILTER": "N" }),
            json!({ "IBLOCK_ID": "", "DEFAULT_VALUE": "", "DISPLAY": "LIST", "LIST_HEIGHT": 1, "ACTIVE_FILTER": "N" }),
        ),
        ("iblock_section", json!({ "IBLOCK_ID": 5 }), json!({ "IBLOCK_ID": "5" })),
        ("crm_status", json!({ "ENTITY_TYPE": "STATUS" }), json!({ "ENTITY_TYPE": "STATUS" })),
        ("crm", json!({ "LEAD": "N", "DEAL": "Y" }), json!({ "LEAD": "N", "DEAL": "Y" })),
    ] {
        assert_eq!(changed(Some(user_type), read), made(&wire), "{user_type}");
    }
    for day in ["12/24/2026", "24/12/2026", "30.02.2026", "24.12.26"] {
        let settings = json!({ "DEFAULT_VALUE": { "TYPE": "FIXED", "VALUE": day } });
        assert_eq!(changed(Some("date"), settings), issues(&["fields.SETTINGS.DEFAULT_VALUE.VALUE bad_date"]));
    }
}

#[test]
fn defaults_of_flags_count_by_their_sign() {
    for (given, wire) in
        [(json!(0), 0), (json!(-1), 0), (json!(5), 1), (json!(1), 1), (json!("n"), 0), (json!(true), 1)]
    {
        let made = made(&json!({ "DEFAULT_VALUE": wire }));
        assert_eq!(changed(Some("boolean"), json!({ "DEFAULT_VALUE": given })), made, "{given}");
    }
    for given in [json!(0.5), json!("5"), json!(""), json!([])] {
        let found = changed(Some("boolean"), json!({ "DEFAULT_VALUE": given }));
        assert_eq!(found, issues(&["fields.SETTINGS.DEFAULT_VALUE type"]), "{given}");
    }
}

#[test]
fn a_value_goes_with_a_fixed_default() {
    let default = |value: Json| changed(Some("datetime"), json!({ "DEFAULT_VALUE": value }));
    let place = |name: &str, code: &str| issues(&[&format!("fields.SETTINGS.DEFAULT_VALUE{name} {code}")]);
    let moment = "2026-12-24T18:00:00+03:00";
    for (given, expected) in [
        (json!({ "TYPE": "FIXED", "VALUE": "" }), place(".VALUE", "empty")),
        (json!({ "TYPE": "fixed" }), place(".VALUE", "required")),
        (json!({ "TYPE": "NOW", "VALUE": moment }), place(".VALUE", "conflict")),
        (json!({ "TYPE": "none", "VALUE": moment }), place(".VALUE", "conflict")),
        (json!({ "TYPE": "NOW", "VALUE": "x" }), place(".VALUE", "bad_date")),
        (json!({ "TYPE": "LATER", "VALUE": moment }), place(".TYPE", "out_of_range")),
        (json!({ "VALUE": moment }), place(".TYPE", "required")),
        (json!(moment), place("", "type")),
    ] {
        assert_eq!(default(given.clone()), expected, "{given}");
    }
    for given in
        [json!({ "TYPE": "NOW" }), json!({ "TYPE": "NONE", "VALUE": "" }), json!({ "TYPE": "FIXED", "VALUE": moment })]
    {
        assert_eq!(default(given.clone()), made(&json!({ "DEFAULT_VALUE": given })));
    }
}
