//! Values of custom fields on a person.

use b24_users::check::{Context, needs_types};
use serde_json::{Value as Json, json};

use crate::core::{Found, found, issues, sent, with_field, with_row};
use crate::support::value;

fn update(input: Json, context: &Context) -> Found {
    found("user.update", &input, context)
}

fn set(user_type: &str, multiple: &str, given: Json) -> Found {
    update(json!({ "ID": 1, "UF_USR_X": given }), &with_field(user_type, multiple))
}

fn made(wire: Json) -> Found {
    sent(&json!({ "ID": 1, "UF_USR_X": wire }))
}

#[test]
fn a_date_is_taken_as_it_is_read() {
    for read in [
        "2024-05-06",
        "2024-05-06T00:00:00Z",
        "2024-05-06T00:00:00.000Z",
        "2024-05-06T03:00:00+03:00",
        "2024-05-06T12:00:00+12:00",
        "2024-05-05T19:00:00-05:00",
        "2024-05-05T12:00:00-12:00",
    ] {
        assert_eq!(set("date", "N", json!(read)), made(json!("2024-05-06")), "{read}");
        assert_eq!(set("date", "Y", json!([read])), made(json!(["2024-05-06"])), "{read}");
    }
    for other in ["2024-05-06T00:00:00+03:00", "2024-05-06T00:00:00-05:00", "2024-05-06T00:00:01Z", "06.05.2024", "x"] {
        assert_eq!(set("date", "N", json!(other)), issues(&["UF_USR_X bad_date"]), "{other}");
    }
    // A moment stays one.
    let midnight = json!("2024-05-05T19:00:00-05:00");
    assert_eq!(set("datetime", "N", midnight.clone()), made(midnight));
}

#[test]
fn west_of_utc_only_the_type_tells_a_date() {
    let midnight = json!("2024-05-05T19:00:00-05:00");
    let untyped = |given: Json| update(json!({ "ID": 1, "uf_usr_x": given }), &Context::default());
    assert_eq!(untyped(midnight.clone()), issues(&["uf_usr_x bad_date"]));
    assert_eq!(untyped(json!(["x", midnight])), issues(&["uf_usr_x[1] bad_date"]));
    assert_eq!(untyped(json!({ "a": midnight })), issues(&["uf_usr_x.a bad_date"]));
    for given in ["2024-05-06T03:00:00+03:00", "2024-05-06T00:00:00Z", "2024-05-05T18:00:00-05:00", "2024-05-06"] {
        assert_eq!(untyped(json!(given)), made(json!(given)));
    }
    assert_eq!(update(json!({ "ID": 1, "UF_USR_X": midnight }), &with_row(&json!({}))), issues(&["UF_USR_X bad_date"]));
    // An application's own type is neither.
    assert_eq!(set("rest_1_clock", "N", midnight.clone()), made(midnight.clone()));
    for (input, expected) in [
        (json!({ "ID": 1, "UF_USR_X": midnight }), true),
        (json!({ "ID": 1, "uf_usr_x": [{ "a": midnight }] }), true),
        (json!({ "ID": 1, "PERSONAL_BIRTHDAY": midnight }), false),
        (json!({ "ID": 1, "UF_USR_X": "2024-05-06T03:00:00+03:00" }), false),
        (json!({ "UF_X": midnight, "UF_USR_": midnight }), false),
        (json!([midnight]), false),
    ] {
        assert_eq!(needs_types(&value(&input)), expected, "{input}");
    }
}

#[test]
fn numbers_of_any_length_are_taken() {
    for (given, wire) in [
        (json!("120.5"), json!(120.5)),
        (json!("+7"), json!(7)),
        (json!(-0.25), json!(-0.25)),
        (json!("0.30000000000000004"), json!("0.30000000000000004")),
        (json!("-123456789012345678.5"), json!("-123456789012345678.5")),
        (json!(""), json!("")),
    ] {
        assert_eq!(set("double", "N", given), made(wire));
    }
    for given in ["1,5", "1e3", "1.", ".5", " 1", "1.0E+25", "--1"] {
        assert_eq!(set("double", "N", json!(given)), issues(&["UF_USR_X type"]), "{given}");
    }
}

#[test]
fn whole_numbers_without_limits() {
    for number in [-9_007_199_254_740_991_i64, -3_000_000_000, 0, 3_000_000_000, 9_007_199_254_740_991] {
        assert_eq!(set("integer", "N", json!(number)), made(json!(number)));
        assert_eq!(set("integer", "N", json!(number.to_string())), made(json!(number)));
    }
    for number in [json!(1e16), json!(-1e16), json!("9007199254740992")] {
        assert_eq!(set("integer", "N", number), issues(&["UF_USR_X out_of_range"]));
    }
    // JSON knows two zeros, the portal one.
    for zero in [json!("-0"), json!(-0.0)] {
        let sent = set("integer", "N", zero).expect("a number");
        assert!(sent["UF_USR_X"].as_f64().is_some_and(f64::is_sign_positive));
    }
}

#[test]
fn every_item_of_a_list_is_held_against_the_items() {
    let rows: Vec<_> = (1..=40).map(|id| json!({ "ID": id.to_string(), "VALUE": "x" })).collect();
    let row = json!({ "USER_TYPE_ID": "enumeration", "MULTIPLE": "Y", "LIST": rows });
    for count in [3, 40] {
        let mut ids: Vec<_> = (1..=count).collect();
        let set = |ids: &[i32]| update(json!({ "ID": 1, "UF_USR_X": ids }), &with_row(&row));
        assert_eq!(set(&ids), made(json!(ids)));
        ids[2] = 41;
        assert_eq!(set(&ids), issues(&["UF_USR_X[2] out_of_range"]));
    }
    // Nothing is known of the items.
    assert_eq!(set("enumeration", "Y", json!([99])), made(json!([99])));
    assert_eq!(set("enumeration", "N", json!(99)), made(json!(99)));
    // Only an enumeration has any.
    let row = json!({ "USER_TYPE_ID": "employee", "MULTIPLE": "Y", "LIST": [{ "ID": "1" }] });
    assert_eq!(update(json!({ "ID": 1, "UF_USR_X": [2] }), &with_row(&row)), made(json!([2])));
}

#[test]
fn links_are_to_something() {
    for given in ["D_0", "0", "T0_5", "T80_0"] {
        assert_eq!(set("crm", "N", json!(given)), issues(&["UF_USR_X bad_format"]), "{given}");
    }
}

#[test]
fn names_of_a_person_in_any_case_are_one() {
    let input = json!({ "ID": 1, "UF_USR_X": "a", "uf_usr_x": "b", "Uf_Usr_Y": "c" });
    assert_eq!(update(input, &Context::default()), issues(&["uf_usr_x conflict"]));
    let wrong = json!({ "EMAIL": "a@b.de", "uf_department": 1, "uf_usr_work_x": true, "UF_USR_WORK_Y": 5 });
    let expected = issues(&["uf_usr_work_x type", "UF_USR_WORK_Y type"]);
    assert_eq!(found("user.add", &wrong, &Context::default()), expected);
}
