//! Rules that the vectors leave out.

use b24_users::check::{Context, check};
use b24_users::payload::Payload;
use b24_users::schema::method;
use b24_users::value::{File, Foreign, Value};
use serde_json::{Value as Json, json};

use crate::core::{Found, found, issues, told, user_fields};
use crate::support::value;

fn update(input: Json) -> Found {
    found("user.update", &input, &Context::default())
}

#[test]
fn nothing_at_all() {
    assert_eq!(update(json!({})), issues(&["ID required", " empty"]));
    assert_eq!(update(json!([])), issues(&[" type"]));
    assert_eq!(update(json!(null)), issues(&[" type"]));
}

#[test]
fn limits_count_characters() {
    let name = "😀".repeat(50);
    assert_eq!(update(json!({ "ID": 1, "NAME": name })), Ok(json!({ "ID": 1.0, "NAME": name })));
    assert_eq!(update(json!({ "ID": 1, "NAME": "😀".repeat(51) })), issues(&["NAME too_long"]));
    assert_eq!(
        update(json!({ "ID": 1, "EMAIL": format!("{}@example.com", "a".repeat(244)) })),
        issues(&["EMAIL too_long"])
    );
}

#[test]
fn ids_that_a_double_cannot_hold() {
    for id in [json!("9007199254740992"), json!("99999999999999999999999999"), json!(1e300), json!("0"), json!("-1x")] {
        let code = if id == json!("-1x") { "ID type" } else { "ID out_of_range" };
        assert_eq!(update(json!({ "ID": id, "NAME": "A" })), issues(&[code]), "{id}");
    }
    assert_eq!(update(json!({ "ID": "007", "NAME": "A" })), Ok(json!({ "ID": 7.0, "NAME": "A" })));
}

#[test]
fn custom_fields_that_the_portal_does_not_have() {
    let row = json!({});
    let context = Context { user_fields: Some(user_fields([("UF_USR_SKILL", &row)])), ..Context::default() };
    let outcome = found("user.update", &json!({ "ID": 1, "UF_USR_SKILLS": "x" }), &context);
    assert_eq!(outcome, issues(&["UF_USR_SKILLS unknown_field"]));
}

#[test]
fn items_that_the_list_does_not_have() {
    let row = json!({ "USER_TYPE_ID": "enumeration", "MULTIPLE": "N", "LIST": [{ "ID": "7", "VALUE": "Red" }] });
    let context = Context { user_fields: Some(user_fields([("UF_USR_COLOUR", &row)])), ..Context::default() };
    let set = |id: i64| found("user.update", &json!({ "ID": 1, "UF_USR_COLOUR": id }), &context);
    assert_eq!(set(7), Ok(json!({ "ID": 1.0, "UF_USR_COLOUR": 7.0 })));
    assert_eq!(set(8), issues(&["UF_USR_COLOUR out_of_range"]));
}

#[test]
fn no_prototype_is_set() {
    let input: Json =
        serde_json::from_str(r#"{ "ID": 1, "__proto__": { "NAME": "A" }, "UF_USR_X": { "__proto__": 1 } }"#)
            .expect("JSON");
    assert_eq!(update(input), issues(&["__proto__ unknown_field", "UF_USR_X.__proto__ unknown_field"]));
}

#[test]
fn text_only_names_on_creation() {
    let input = json!({ "EMAIL": "a@example.com", "UF_DEPARTMENT": 1, "UF_USR_WORK_X": true, "UF_USR_Y": true });
    assert_eq!(found("user.add", &input, &Context::default()), issues(&["UF_USR_WORK_X type"]));
}

#[test]
fn countries_by_id_or_code() {
    let set = |name: &str, country: &Json| update(json!({ "ID": 1, name: country }));
    for name in ["PERSONAL_COUNTRY", "WORK_COUNTRY"] {
        for (given, wire) in [
            (json!("RU"), "1"),
            (json!("CD"), "57"),
            (json!("ME"), "236"),
            (json!("46"), "46"),
            (json!(46), "46"),
            (json!("0046"), "46"),
            (json!("999"), "999"),
            (json!("0"), ""),
            (json!(""), ""),
        ] {
            assert_eq!(set(name, &given), Ok(json!({ "ID": 1.0, name: wire })), "{given}");
        }
        for (given, code) in [
            (json!("de"), "type"),
            (json!("DEU"), "type"),
            (json!("Germany"), "type"),
            (json!("--"), "type"),
            (json!(" DE"), "type"),
            (json!(true), "type"),
            (json!(null), "type"),
            (json!(1.5), "type"),
            (json!(0), "out_of_range"),
            (json!("-1"), "type"),
            (json!(-1), "out_of_range"),
        ] {
            assert_eq!(set(name, &given), issues(&[&format!("{name} {code}")]), "{given}");
        }
    }
}

#[test]
fn what_is_read_of_a_person_is_taken() {
    let read = json!({
        "ID": "5", "ACTIVE": true, "PERSONAL_BIRTHDAY": "1990-05-15T19:00:00-05:00", "PERSONAL_GENDER": "", "WORK_COUNTRY": "0",
        "UF_DEPARTMENT": [1, "15"], "UF_EMPLOYMENT_DATE": "", "UF_TIMEMAN": "", "TIME_ZONE": "",
    });
    let wire = json!({
        "ID": 5.0, "ACTIVE": "Y", "PERSONAL_BIRTHDAY": "1990-05-16", "PERSONAL_GENDER": "", "WORK_COUNTRY": "",
        "UF_DEPARTMENT": [1.0, 15.0], "UF_EMPLOYMENT_DATE": "", "UF_TIMEMAN": "", "TIME_ZONE": "",
    });
    assert_eq!(update(read), Ok(wire));
    let photo = "https://acme.bitrix24.com/rest/download/face.png";
    let wrong = json!({
        "ID": "5", "PERSONAL_PHOTO": photo, "UF_DEPARTMENT": false, "UF_EMPLOYMENT_DATE": "2009-04-01T03:00:00+03:00",
        "IS_ONLINE": "Y",
    });
    let expected = ["PERSONAL_PHOTO type", "UF_DEPARTMENT type", "UF_EMPLOYMENT_DATE bad_date", "IS_ONLINE read_only"];
    assert_eq!(update(wrong), issues(&expected));
    for day in ["01.04.2009", "04/01/2009", "2009-04-01"] {
        let input = json!({ "ID": 5.0, "UF_EMPLOYMENT_DATE": day });
        assert_eq!(update(input.clone()), Ok(input));
    }
}

#[test]
fn groups_go_with_an_extranet() {
    let add = |more: Json| {
        let mut input = json!({ "EMAIL": "a@example.com" });
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        found("user.add", &input, &Context::default())
    };
    assert!(add(json!({ "EXTRANET": "Y", "SONET_GROUP_ID": 7 })).is_ok());
    for (more, expected) in [
        (json!({ "UF_DEPARTMENT": 1, "sonet_group_id": 7 }), &["sonet_group_id conflict"][..]),
        (json!({ "UF_DEPARTMENT": 1, "SONET_GROUP_ID": [7], "EXTRANET": "N" }), &["SONET_GROUP_ID conflict"]),
        (json!({ "SONET_GROUP_ID": [7] }), &["UF_DEPARTMENT required", "SONET_GROUP_ID conflict"]),
        (json!({ "EXTRANET": true, "uf_department": 1 }), &["SONET_GROUP_ID required", "uf_department conflict"]),
        (json!({ "EXTRANET": "perhaps" }), &["EXTRANET type"]),
        (json!({ "EXTRANET": "perhaps", "SONET_GROUP_ID": 7 }), &["EXTRANET type"]),
    ] {
        assert_eq!(add(more), issues(expected));
    }
}

#[test]
fn only_what_php_trims_is_trimmed() {
    let add = |field: Json| found("user.userfield.add", &json!({ "fields": field }), &Context::default());
    let made =
        add(json!({ "FIELD_NAME": "\t a", "USER_TYPE_ID": "enumeration\0", "LIST": [{ "VALUE": "\u{a0}\x0bRed\n" }] }));
    let field =
        json!({ "FIELD_NAME": "UF_USR_A", "USER_TYPE_ID": "enumeration", "LIST": [{ "VALUE": "\u{a0}\x0bRed" }] });
    assert_eq!(made, Ok(json!({ "fields": field })));
    let wrong = add(json!({ "FIELD_NAME": "a\u{a0}", "USER_TYPE_ID": "string\u{2003}" }));
    assert_eq!(wrong, issues(&["fields.FIELD_NAME bad_format", "fields.USER_TYPE_ID out_of_range"]));
    let email = json!({ "EMAIL": "\u{a0}a@example.com", "UF_DEPARTMENT": 1 });
    assert_eq!(found("user.add", &email, &Context::default()), issues(&["EMAIL bad_email"]));
    let email = json!({ "EMAIL": "\x0b a@example.com\0", "UF_DEPARTMENT": 1 });
    assert!(found("user.add", &email, &Context::default()).is_ok());
}

#[test]
fn references_stand_for_anything() {
    let asked = Context { references: true, ..Context::default() };
    let set = |given: Json, context: &Context| found("user.update", &json!({ "ID": given, "NAME": "a" }), context);
    for reference in ["$result[add]", "$result[0][ID]", "$result[]"] {
        let input = json!({ "ID": reference, "NAME": "a" });
        assert_eq!(set(json!(reference), &asked), Ok(input));
        assert_eq!(set(json!(reference), &Context::default()), issues(&["ID type"]));
    }
    for other in ["$result", "$result[a", "$result[a]x", "a$result[a]", "$result[a]$result[b]", "result[a]", "5a"] {
        assert_eq!(set(json!(other), &asked), issues(&["ID type"]), "{other}");
    }
    assert_eq!(set(json!([]), &asked), issues(&["ID type"]));
}

#[test]
fn payloads_without_a_check() {
    let params = json!({ "a": [1, "abc", { "b": null, "c": "de" }] });
    let payload = Payload::unchecked("any.method", value(&params)).expect("data");
    assert_eq!(payload.method(), "any.method");
    assert_eq!(serde_json::to_value(payload.params()).expect("JSON")["a"][1], json!("abc"));
    let refused = |params: Value| -> Vec<String> {
        Payload::unchecked("any.method", params).expect_err("no data").iter().map(told).collect()
    };
    assert_eq!(refused(Value::List(vec![])), [" type"]);
    let file = Value::File(Box::new(File { name: "a".to_owned(), bytes: Vec::new() }));
    let inside = Value::Object(vec![("b".into(), Value::Foreign(Foreign::NotData))]);
    let params = Value::Object(vec![("a".into(), Value::List(vec![Value::Null, file])), ("c".into(), inside)]);
    assert_eq!(refused(params), ["a[1] type", "c.b type"]);
    let input = json!({ "ID": 1, "NAME": "a" });
    let input = value(&input);
    let checked = check(method("user.update").expect("a method"), &input, &Context::default()).expect("right");
    assert_eq!(checked.payload.method(), "user.update");
}
