//! What is said when something is wrong, in codes; `tests/package/locales.test.ts` holds them against their wording.

use std::collections::BTreeSet;

use b24_users::check::{Context, check};
use b24_users::issue::{Hint, Issue};
use b24_users::schema::method;
use b24_users::value::{Foreign, Value};
use serde_json::{Value as Json, json};

use crate::core::with_field;
use crate::support::value;

/// Codes of the only issue: what is wrong, and what was meant.
fn said(name: &str, input: &Value, context: &Context) -> (String, String) {
    let issues = check(method(name).expect("a method"), input, context).expect_err("wrong");
    let [issue] = issues.as_slice() else { panic!("{issues:?}") };
    (wrong(issue), issue.hint.as_ref().map(advised).unwrap_or_default())
}

/// `code why` or `code expected`
fn wrong(issue: &Issue) -> String {
    let told = issue.to_value();
    let detail = told.get("why").or_else(|| told.get("expected")).and_then(Value::as_text).unwrap_or_default();
    format!("{} {detail}", issue.problem.code()).trim().to_owned()
}

/// `code names`
fn advised(hint: &Hint) -> String {
    // What speaks of names has some: the package words it by them.
    assert_eq!(hint.names.is_empty(), !hint.advice.has_names(), "{hint:?}");
    format!("{} {}", hint.advice.code(), hint.names.join(" ")).trim().to_owned()
}

fn update(given: Json) -> (String, String) {
    said("user.update", &value(&given), &Context::default())
}

/// The same for a value that JSON cannot hold.
fn foreign(name: &str, foreign: Foreign) -> (String, String) {
    let input = vec![("ID".into(), Value::Number(1.0)), (name.into(), Value::Foreign(foreign))];
    said("user.update", &Value::Object(input), &with_field("file", "N"))
}

#[test]
fn what_becomes_of_an_unknown_name() {
    let none = Context::default();
    let read = |input: Json| said("user.get", &value(&input), &none).0;
    let dropped = "unknown_field field";
    assert_eq!(update(json!({ "ID": 1, "BOGUS": 1 })).0, dropped);
    let unfiltered = "unknown_field criterion";
    assert_eq!(read(json!({ "FILTER": { "BOGUS": 1 } })), unfiltered);
    let ignored = "unknown_field parameter";
    assert_eq!(read(json!({ "BOGUS": 1 })), ignored);
    assert_eq!(said("user.current", &value(&json!({ "ID": 1 })), &none).0, ignored);
    assert_eq!(said("user.userfield.delete", &value(&json!({ "id": 1, "force": 1 })), &none).0, ignored);
    let unread = "unknown_field column";
    assert_eq!(read(json!({ "select": ["BOGUS"] })), unread);
    assert_eq!(read(json!({ "sort": "BOGUS", "order": "ASC" })), unread);
    let list = json!({ "order": { "BOGUS": "asc" } });
    assert_eq!(said("user.userfield.list", &value(&list), &none).0, unread);
    let list = json!({ "filter": { "BOGUS": 1 } });
    assert_eq!(said("user.userfield.list", &value(&list), &none).0, unfiltered);
}

#[test]
fn where_a_name_belongs() {
    let none = Context::default();
    let hint = |name: &str, input: Json| said(name, &value(&input), &none).1;
    assert_eq!(hint("user.get", json!({ "FILTER": {}, ">ID": 1 })), "put_into FILTER");
    assert_eq!(hint("user.userfield.list", json!({ "FIELD_NAME": "A" })), "put_into filter");
    assert_eq!(
        hint("user.userfield.update", json!({ "id": 1, "fields": { "SORT": 1 }, "XML_ID": "a" })),
        "put_into fields"
    );
    let wrapped = "no_wrapper";
    for name in ["fields", "FIELDS", "Fields"] {
        assert_eq!(update(json!({ "ID": 1, name: {} })).1, wrapped);
    }
    // Elsewhere it is a name like any other.
    assert_eq!(hint("user.get", json!({ "FILTER": { "fields": 1 } })), "");
    assert_eq!(hint("user.userfield.update", json!({ "id": 1, "fields": { "FIELDS": {} } })), "");
    assert_eq!(hint("user.get", json!({ "FILTER": { "UF_CRM_1": 1 } })), "");
    let custom = "only_uf_usr";
    assert_eq!(update(json!({ "ID": 1, "UF_PERSONAL_EMAIL": "a" })).1, custom);
    assert_eq!(update(json!({ "ID": 1, "uf_crm_1": "a" })).1, custom);
    assert_eq!(update(json!({ "ID": 1, "UF_PHONE_INER": "a" })).1, "did_you_mean UF_PHONE_INNER");
}

#[test]
fn custom_fields_are_known_by_their_rows() {
    let row = json!([{ "FIELD_NAME": "UF_USR_SKILL_LEVEL", "USER_TYPE_ID": "string" }]);
    let context = Context::read(&value(&json!({ "userFields": row })));
    for name in ["UF_USR_SKIL_LEVEL", "UF_SKILL_LEVEL", "SKILL_LEVEL", "skillLevel", "uf_usr_skill-level"] {
        let input = json!({ "ID": 1, name: "x" });
        assert_eq!(said("user.update", &value(&input), &context).1, "did_you_mean UF_USR_SKILL_LEVEL", "{name}");
        let input = json!({ "FILTER": { name: "x" } });
        assert_eq!(said("user.get", &value(&input), &context).1, "did_you_mean UF_USR_SKILL_LEVEL", "{name}");
        let input = json!({ "select": [name] });
        assert_eq!(said("user.get", &value(&input), &context).1, "did_you_mean UF_USR_SKILL_LEVEL", "{name}");
    }
    assert_eq!(said("user.get", &value(&json!({ "FILTER": { "FIND": "x" } })), &context).1, "did_you_mean NAME_SEARCH");
}

#[test]
fn only_the_first_wrong_names_are_compared() {
    let names = (0..100).map(|number| (format!("WORK_POSITIO{number}"), json!("x")));
    let input = Json::Object(names.chain([("ID".to_owned(), json!(1))]).collect());
    let input = value(&input);
    let issues = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("wrong");
    let hinted: Vec<_> = issues.iter().map(|issue| issue.hint.is_some()).collect();
    assert_eq!(hinted.iter().filter(|hinted| **hinted).count(), 8);
    assert!(hinted[..8].iter().all(|hinted| *hinted));
}

#[test]
fn nothing_at_all() {
    let undefined = said("user.update", &Value::Foreign(Foreign::Undefined), &Context::default());
    assert_eq!(undefined, ("type parameters".into(), "nothing_given".into()));
    assert_eq!(update(json!({ "ID": 5 })).0, "empty nothing_to_change");
    let change = json!({ "id": 5, "fields": {} });
    assert_eq!(said("user.userfield.update", &value(&change), &Context::default()).0, "empty nothing_to_change");
    let holes = vec![Value::Foreign(Foreign::Undefined)];
    let input = vec![("ID".into(), Value::Number(1.0)), ("UF_DEPARTMENT".into(), Value::List(holes))];
    assert_eq!(said("user.update", &Value::Object(input), &Context::default()).1, "no_holes");
}

#[test]
fn null_is_to_be_left_out() {
    let keep = "leave_out_to_keep";
    assert_eq!(update(json!({ "ID": 1, "NAME": null })).1, keep);
    assert_eq!(update(json!({ "ID": 1, "UF_USR_X": [null] })).1, keep);
    let read = |input: Json| said("user.get", &value(&input), &Context::default()).1;
    assert_eq!(read(json!({ "start": null })), "leave_out");
    assert_eq!(read(json!({ "FILTER": { "NAME": null } })), "leave_out");
    // What is needed cannot be left out.
    assert_eq!(update(json!({ "ID": null, "NAME": "a" })).1, "");
    assert_eq!(said("user.userfield.delete", &value(&json!({ "id": null })), &Context::default()).1, "");
}

#[test]
fn dates_of_javascript() {
    let day = "bad_date day";
    let utc = "day_in_utc";
    let local = json!({ "ID": 1, "PERSONAL_BIRTHDAY": "1990-05-15T22:00:00.000Z" });
    assert_eq!(update(local), (day.into(), utc.into()));
    assert_eq!(update(json!({ "ID": 1, "PERSONAL_BIRTHDAY": "x" })), (day.into(), String::new()));
    let invalid = "not_finite";
    assert_eq!(foreign("PERSONAL_BIRTHDAY", Foreign::NotFinite), ("type day".into(), invalid.into()));
    let keep = "instant_not_taken_back";
    let employed = json!({ "ID": 1, "UF_EMPLOYMENT_DATE": "2009-04-01T03:00:00+03:00" });
    assert_eq!(update(employed).1, keep);
    let types = "give_user_fields";
    assert_eq!(update(json!({ "ID": 1, "UF_USR_X": "2024-05-05T19:00:00-05:00" })).1, types);
}

#[test]
fn files_of_all_kinds() {
    let photo = |given: Json| update(json!({ "ID": 1, "PERSONAL_PHOTO": given })).1;
    let taken = "file_by_client";
    for given in [json!("face.png"), json!({ "fileData": ["a.png", "AAAA"] })] {
        assert_eq!(photo(given), taken);
    }
    for name in ["PERSONAL_PHOTO", "UF_USR_X"] {
        assert_eq!(foreign(name, Foreign::NotData).1, taken);
        let door = "file_read_by_client";
        assert_eq!(foreign(name, Foreign::File).1, door);
    }
    assert_eq!(foreign("NAME", Foreign::File).1, "no_file");
    let address = "address_of_file";
    assert_eq!(photo(json!("https://acme.bitrix24.com/face.png")), address);
    assert_eq!(photo(json!("data:image/png;base64,AAAA")), "data_url_by_client");
    assert_eq!(photo(json!(["a.png", "data:image/png;base64,AAAA"])), "drop_data_url");
    assert_eq!(photo(json!(["a.png", "_-_-"])), "base64_for_addresses");
    let file = with_field("file", "Y");
    let upload = |given: Json| said("user.update", &value(&json!({ "ID": 1, "UF_USR_X": given })), &file).1;
    let stays = "file_stays";
    assert_eq!(upload(json!([{ "id": 10 }])), stays);
    assert_eq!(upload(json!([{ "id": 10, "remove": "Y", "del": "Y" }])), "did_you_mean remove");
    assert_eq!(upload(json!(["https://acme.bitrix24.com/a.pdf"])), address);
}

#[test]
fn other_words() {
    let hint = |given: Json| update(given).1;
    assert_eq!(hint(json!({ "ID": 1, "UF_DEPARTMENT": "1,2" })), "list_of_ids");
    let zeros = "write_as_text";
    assert_eq!(hint(json!({ "ID": 1, "WORK_PHONE": 4_915_123 })), zeros);
    let half = "half_character";
    for name in ["NAME", "UF_USR_X"] {
        assert_eq!(foreign(name, Foreign::BrokenText).1, half);
    }
    assert_eq!(said("user.update", &Value::Foreign(Foreign::BrokenText), &Context::default()).1, half);
    let opposite = "prefix_turns_round";
    let filter = json!({ "FILTER": { "!NAME_SEARCH": "a" } });
    assert_eq!(said("user.get", &value(&filter), &Context::default()).1, opposite);
    let field = json!({ "fields": { "FIELD_NAME": "A", "USER_TYPE_ID": "date", "LIST": [] } });
    assert_eq!(said("user.userfield.add", &value(&field), &Context::default()).1, "only_enumeration_has_items");
    let field = json!({ "fields": { "FIELD_NAME": "A", "USER_TYPE_ID": "String" } });
    assert_eq!(said("user.userfield.add", &value(&field), &Context::default()).1, "did_you_mean string");
    let labels = json!({ "id": 1, "fields": { "HELP_MESSAGE": { "es": "a" } } });
    assert_eq!(said("user.userfield.update", &value(&labels), &Context::default()).1, "did_you_mean la");
}

/// Whatever is wrong, of each kind, is told by codes, which hold nothing of what was given.
#[test]
fn codes_without_secrets() {
    let secret = "s3cr3t";
    let secrets = [
        Value::text(secret),
        Value::text(format!("https://{secret}")),
        Value::text(format!("data:{secret}")),
        Value::text(format!("{secret},{secret}")),
        Value::List(vec![Value::text(secret)]),
        Value::Object(vec![(secret.into(), Value::text(secret))]),
        Value::Object(vec![("fileData".into(), Value::List(vec![Value::text(secret), Value::text(secret)]))]),
    ];
    let mut codes = BTreeSet::new();
    for method in b24_users::schema::METHODS {
        for row in method.shape.rows() {
            for given in &secrets {
                let input = Value::Object(vec![(row.name.into(), given.clone())]);
                for issue in check(method, &input, &Context::default()).err().into_iter().flatten() {
                    codes.extend([Some(wrong(&issue)), issue.hint.as_ref().map(advised)].into_iter().flatten());
                }
            }
        }
    }
    assert!(codes.len() > 20);
    for code in codes {
        assert!(!code.contains(secret), "{code}");
    }
}
