//! Rules that the vectors leave out.

use std::collections::BTreeMap;

use b24_users::check::{Context, Field, check};
use b24_users::schema::method;
use b24_users::value::{File, Value};
use serde_json::{Value as Json, json};

use crate::support::value;

/// The payload, or the issues as `path code`.
fn outcome(name: &str, input: &Json, context: &Context) -> Result<Json, Vec<String>> {
    let input = value(input);
    match check(method(name).expect("a method"), &input, context) {
        Ok(checked) => Ok(serde_json::to_value(checked.payload.params()).expect("JSON")),
        Err(issues) => Err(issues.iter().map(|issue| format!("{} {}", issue.path, issue.problem.code())).collect()),
    }
}

fn update(input: Json) -> Result<Json, Vec<String>> {
    outcome("user.update", &input, &Context::default())
}

fn issues(list: &[&str]) -> Result<Json, Vec<String>> {
    Err(list.iter().map(|issue| (*issue).to_owned()).collect())
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
    let fields = BTreeMap::from([("UF_USR_SKILL".to_owned(), Field::default())]);
    let context = Context { user_fields: Some(fields), ..Context::default() };
    let found = outcome("user.update", &json!({ "ID": 1, "UF_USR_SKILLS": "x" }), &context);
    assert_eq!(found, issues(&["UF_USR_SKILLS unknown_field"]));
}

#[test]
fn items_that_the_list_does_not_have() {
    let row = json!({ "USER_TYPE_ID": "enumeration", "MULTIPLE": "N", "LIST": [{ "ID": "7", "VALUE": "Red" }] });
    let fields = BTreeMap::from([("UF_USR_COLOUR".to_owned(), Field::read(&value(&row)))]);
    let context = Context { user_fields: Some(fields), ..Context::default() };
    let set = |id: i64| outcome("user.update", &json!({ "ID": 1, "UF_USR_COLOUR": id }), &context);
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
    assert_eq!(outcome("user.add", &input, &Context::default()), issues(&["UF_USR_WORK_X type"]));
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0123456789";

fn photo(name: &str, bytes: &[u8]) -> Result<Json, Vec<String>> {
    let file = File { name: name.to_owned(), bytes: bytes.to_vec() };
    let input =
        Value::Object(vec![("ID".into(), Value::Number(1.0)), ("PERSONAL_PHOTO".into(), Value::File(Box::new(file)))]);
    match check(method("user.update").expect("a method"), &input, &Context::default()) {
        Ok(checked) => Ok(serde_json::to_value(checked.payload.params().get("PERSONAL_PHOTO")).expect("JSON")),
        Err(issues) => Err(issues.iter().map(|issue| format!("{} {}", issue.path, issue.problem.code())).collect()),
    }
}

#[test]
fn files_become_what_the_field_wants() {
    assert_eq!(photo("a.PNG", PNG), Ok(json!(["a.PNG", "iVBORw0KGgowMTIzNDU2Nzg5"])));
    assert_eq!(photo("camera", PNG), Ok(json!(["camera.png", "iVBORw0KGgowMTIzNDU2Nzg5"])));
    assert_eq!(photo("a.png", b"not an image"), issues(&["PERSONAL_PHOTO bad_file"]));
    assert_eq!(photo("a.png", b""), issues(&["PERSONAL_PHOTO empty"]));
}

#[test]
fn data_urls_are_for_clients() {
    let input = json!({ "ID": 1, "PERSONAL_PHOTO": "data:image/png;base64,iVBORw0KGgowMTIzNDU2Nzg5" });
    let client = Context { data_urls: true, ..Context::default() };
    let pair = json!(["photo.png", "iVBORw0KGgowMTIzNDU2Nzg5"]);
    assert_eq!(outcome("user.update", &input, &client), Ok(json!({ "ID": 1.0, "PERSONAL_PHOTO": pair })));
    assert_eq!(update(input), issues(&["PERSONAL_PHOTO type"]));
    let text = json!({ "ID": 1, "PERSONAL_PHOTO": "data:text/plain,hello" });
    assert_eq!(outcome("user.update", &text, &client), issues(&["PERSONAL_PHOTO bad_base64"]));
}

#[test]
fn messages_say_nothing_of_the_input() {
    let secret = "s3cr3t";
    let input = json!({
        "ID": secret, "ACTIVE": secret, "EMAIL": secret, "NAME": secret.repeat(50), "PERSONAL_BIRTHDAY": secret,
        "PERSONAL_PHOTO": [secret, secret], "UF_DEPARTMENT": [secret], "PERSONAL_GENDER": secret, "WORK_COUNTRY": secret,
    });
    let input = value(&input);
    let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("all wrong");
    assert_eq!(found.len(), 10);
    for issue in found {
        let text = serde_json::to_string(&issue.to_value()).expect("JSON");
        assert!(!text.contains(secret), "{text}");
        assert!(issue.problem.message().ends_with('.'), "{text}");
    }
}

#[test]
fn near_misses_get_a_hint() {
    let input = json!({ "ID": 1, "WORK_POSITON": "x", "fields": {} });
    let input = value(&input);
    let found = check(method("user.update").expect("a method"), &input, &Context::default()).expect_err("wrong");
    let hints: Vec<_> = found.iter().filter_map(|issue| issue.hint.as_deref()).collect();
    assert_eq!(
        hints,
        ["Did you mean WORK_POSITION?", "This method takes its fields beside the id, without a wrapper."]
    );
}
