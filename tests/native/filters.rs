//! Filters, orders and selections.

use b24_users::check::Context;
use serde_json::{Value as Json, json};

use crate::core::{Found, found, issues, sent, with_field};

fn get(input: Json) -> Found {
    found("user.get", &input, &Context::default())
}

fn filtered(filter: Json) -> Found {
    get(json!({ "FILTER": filter }))
}

#[test]
fn names_may_stand_without_a_filter() {
    let flat = json!({ ">=id": "10", "@personal_city": ["Bonn"], "UF_USR_X": 1, "ORDER": "desc", "Sort": "name", "START": "7" });
    let filter = json!({ ">=ID": 10, "@PERSONAL_CITY": ["Bonn"], "UF_USR_X": 1 });
    assert_eq!(get(flat), sent(&json!({ "order": "DESC", "sort": "NAME", "start": 7, "FILTER": filter })));
    let found_by_word = found("user.search", &json!({ "FIND": "ann" }), &Context::default());
    assert_eq!(found_by_word, sent(&json!({ "FILTER": { "FIND": "ann" } })));
    assert_eq!(get(json!({ "NAME": "a", "name": "b" })), issues(&["name conflict"]));
    assert_eq!(get(json!({ "SATRT": 5, "NAME": null })), issues(&["SATRT unknown_field", "NAME type"]));
    assert_eq!(get(json!({ "FIND": "ann" })), issues(&["FIND unknown_field"]));
    assert_eq!(found("user.current", &json!({ "NAME": "a" }), &Context::default()), issues(&["NAME unknown_field"]));
}

#[test]
fn beside_a_filter_names_are_unknown() {
    for filter in [json!({}), json!({ "ID": 5 })] {
        assert_eq!(get(json!({ "filter": filter, "NAME": "a" })), issues(&["NAME unknown_field"]));
    }
    let wrong = json!({ "NAME": "a", ">ID": 5, "FILTER": "x" });
    assert_eq!(get(wrong), issues(&["NAME unknown_field", ">ID unknown_field", "FILTER type"]));
}

#[test]
fn prefixes_of_quick_searches_are_dropped() {
    for name in ["!NAME_SEARCH", "=name_search", "!HAS_DEPARTAMENT", "%NAME_SEARCH", "!=%NAME_SEARCH"] {
        assert_eq!(filtered(json!({ name: "Y" })), issues(&[&format!("FILTER.{name} not_allowed")]));
        assert_eq!(get(json!({ name: "Y" })), issues(&[&format!("{name} not_allowed")]));
    }
    let find = found("user.search", &json!({ "FILTER": { "!FIND": "a" } }), &Context::default());
    assert_eq!(find, issues(&["FILTER.!FIND not_allowed"]));
}

#[test]
fn only_yes_asks_for_a_department() {
    for yes in [json!("Y"), json!("y"), json!(true), json!(1)] {
        assert_eq!(filtered(json!({ "HAS_DEPARTAMENT": yes })), sent(&json!({ "FILTER": { "HAS_DEPARTAMENT": "Y" } })));
    }
    for (other, code) in
        [(json!("N"), "out_of_range"), (json!(0), "out_of_range"), (json!("x"), "type"), (json!(["Y"]), "type")]
    {
        assert_eq!(filtered(json!({ "HAS_DEPARTAMENT": other })), issues(&[&format!("FILTER.HAS_DEPARTAMENT {code}")]));
    }
}

#[test]
fn dates_are_compared_with_dates() {
    for name in [
        "PERSONAL_BIRTHDAY",
        "LAST_LOGIN",
        ">=DATE_REGISTER",
        "!TIMESTAMP_X",
        "<LAST_ACTIVITY_DATE",
        "UF_EMPLOYMENT_DATE",
    ] {
        let right = [
            json!("1990-05-16"),
            json!("16.05.1990"),
            json!("2024-05-06T07:08:09.5Z"),
            json!(""),
            json!(false),
            json!(["1990-05-16", ""]),
        ];
        for value in right {
            let filter = json!({ name: value });
            assert_eq!(filtered(filter.clone()), sent(&json!({ "FILTER": filter })));
        }
        for (value, issue) in [
            (json!("16/05/1990"), " bad_date"),
            (json!("tomorrow"), " bad_date"),
            (json!("2023-02-30"), " bad_date"),
            (json!(5), " type"),
            (json!(true), " type"),
            (json!(null), " type"),
            (json!([]), " empty"),
            (json!(["1990-05-16", "x"]), "[1] bad_date"),
        ] {
            assert_eq!(filtered(json!({ name: value })), issues(&[&format!("FILTER.{name}{issue}")]));
        }
    }
}

#[test]
fn custom_fields_are_compared_by_their_type() {
    let asked = |user_type, value: Json| {
        found("user.get", &json!({ "FILTER": { ">uf_usr_x": value } }), &with_field(user_type, "N"))
    };
    for user_type in ["date", "datetime"] {
        assert_eq!(asked(user_type, json!("1990-05-16")), sent(&json!({ "FILTER": { ">UF_USR_X": "1990-05-16" } })));
        assert_eq!(asked(user_type, json!("x")), issues(&["FILTER.>uf_usr_x bad_date"]));
    }
    assert_eq!(asked("string", json!(["x", true])), sent(&json!({ "FILTER": { ">UF_USR_X": ["x", true] } })));
    assert_eq!(asked("string", json!([])), issues(&["FILTER.>uf_usr_x empty"]));
}

#[test]
fn custom_fields_that_the_portal_does_not_have() {
    let portal = with_field("string", "N");
    let input = json!({
        "FILTER": { "UF_USR_X": "a", "!UF_USR_Y": "a" },
        "select": ["UF_USR_X", "UF_USR_Y"],
        "sort": "UF_USR_Y",
        "order": "ASC",
    });
    let wrong = ["FILTER.!UF_USR_Y unknown_field", "select[1] unknown_field", "sort unknown_field"];
    assert_eq!(found("user.get", &input, &portal), issues(&wrong));
    assert!(get(input).is_ok(), "the fields are not known");
}

#[test]
fn words_may_be_several() {
    for name in ["USER_TYPE", "@USER_TYPE", "!USER_TYPE"] {
        let filter = json!({ name: ["employee", "email"] });
        assert_eq!(filtered(filter.clone()), sent(&json!({ "FILTER": filter })));
        assert_eq!(
            filtered(json!({ name: ["employee", "bot"] })),
            issues(&[&format!("FILTER.{name}[1] out_of_range")])
        );
        assert_eq!(filtered(json!({ name: [] })), issues(&[&format!("FILTER.{name} empty")]));
    }
    assert_eq!(
        filtered(json!({ "ID": ["1", "x"], "ACTIVE": ["Y"] })),
        issues(&["FILTER.ID[1] type", "FILTER.ACTIVE type"])
    );
    assert_eq!(filtered(json!({ "NAME": ["a", null] })), issues(&["FILTER.NAME[1] type"]));
}

#[test]
fn only_columns_are_sorted_by() {
    let sorted = |name: Json| get(json!({ "sort": name, "order": "ASC" }));
    for (name, column) in [("id", "ID"), ("Last_Name", "LAST_NAME"), ("uf_crm_1", "UF_CRM_1"), ("UF_USR_X", "UF_USR_X")]
    {
        assert_eq!(sorted(json!(name)), sent(&json!({ "sort": column, "order": "ASC" })));
    }
    for name in ["*", "UF_*", "UF_", "NAEM", ">ID", "UF-X", "FIND"] {
        assert_eq!(sorted(json!(name)), issues(&["sort unknown_field"]), "{name}");
    }
    assert_eq!(sorted(json!("")), issues(&["sort empty"]));
    assert_eq!(sorted(json!(1)), issues(&["sort type"]));
}

#[test]
fn any_offset_is_one() {
    for (start, code) in [(json!(-2), "out_of_range"), (json!(0.5), "type"), (json!("x"), "type")] {
        assert_eq!(get(json!({ "start": start })), issues(&[&format!("start {code}")]));
    }
    for start in [-1, 0, 1, 49, 1_000_003] {
        assert_eq!(get(json!({ "start": start })), sent(&json!({ "start": start })));
    }
}

#[test]
fn fields_are_found_by_their_final_code() {
    let listed =
        |code: Json| found("user.userfield.list", &json!({ "filter": { "field_name": code } }), &Context::default());
    for code in ["deals", "UF_DEALS", " UF_USR_DEALS\n"] {
        assert_eq!(listed(json!(code)), sent(&json!({ "filter": { "FIELD_NAME": "UF_USR_DEALS" } })));
    }
    for (code, wrong) in [("", "empty"), ("DEAL-S", "bad_format"), ("DEALS\u{a0}", "bad_format")] {
        assert_eq!(listed(json!(code)), issues(&[&format!("filter.field_name {wrong}")]));
    }
}
