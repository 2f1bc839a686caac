//! Calls as commands of a batch, as PHP reads them.

use b24_users::check::{Context, check};
use b24_users::payload::Payload;
use b24_users::rest::command::{command, fits_form, has_reference, no_reference};
use b24_users::schema::method;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::pretended::php;
use crate::support::value;

fn written(method_name: &str, params: &Json) -> String {
    let params = value(params);
    let payload = Payload::unchecked(method_name, params).expect("data");
    command(&payload, |number| number.to_string())
}

#[test]
fn commands_are_what_php_reads() {
    let input = json!({
        "ID": 5, "ACTIVE": false, "LAST_NAME": "Ла & ма=+", "UF_DEPARTMENT": [], "UF_USR_X": [1, "a b"],
        "UF_USR_Y": { "fileData": ["a.pdf", "JVBERi0xLjQKJUVPRgo="] },
    });
    let input = value(&input);
    let checked = check(method("user.update").expect("a method"), &input, &Context::default()).expect("right");
    assert_eq!(
        command(&checked.payload, |number| number.to_string()),
        "user.update?ID=5&ACTIVE=N&LAST_NAME=%D0%9B%D0%B0%20%26%20%D0%BC%D0%B0%3D%2B&UF_DEPARTMENT%5B0%5D=\
         &UF_USR_X%5B0%5D=1&UF_USR_X%5B1%5D=a%20b&UF_USR_Y%5BfileData%5D%5B0%5D=a.pdf\
         &UF_USR_Y%5BfileData%5D%5B1%5D=JVBERi0xLjQKJUVPRgo%3D"
    );
}

#[test]
fn flags_are_written_as_php_writes_them_and_nothing_is_not_written() {
    assert_eq!(written("user.get", &json!({})), "user.get");
    let flags = json!({ "a": true, "b": false, "c": null, "d": 0.5, "e": { "f": [[], {}] } });
    assert_eq!(written("user.get", &flags), "user.get?a=1&b=&d=0.5&e%5Bf%5D%5B0%5D%5B0%5D=");
    assert_eq!(written("user.get", &json!({ "a": null, "b": 1 })), "user.get?b=1");
}

#[test]
fn every_byte_that_is_not_plain_is_encoded() {
    let plain = "ABCXYZabcxyz0189-_.~";
    assert_eq!(written("m", &json!({ "a": plain })), format!("m?a={plain}"));
    let other: String =
        (0..128_u8).map(char::from).filter(|c| !plain.contains(*c) && !c.is_ascii_alphanumeric()).collect();
    let query = written("m", &json!({ "a": other }));
    let encoded: String = other.bytes().map(|byte| format!("%{byte:02X}")).collect();
    assert_eq!(query, format!("m?a={encoded}"));
}

/// Values as they arrive by a form: all texts, without what is nothing, and with a blank for an empty list.
fn arrived(value: &Json) -> Option<Json> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(flag) => json!(if *flag { "1" } else { "" }),
        Json::Number(number) => json!(number.to_string()),
        Json::Array(items) if items.is_empty() => json!([""]),
        Json::Array(items) => items.iter().map(arrived).collect::<Option<Json>>()?,
        Json::Object(members) => {
            members.iter().map(|(name, value)| Some((name.clone(), arrived(value)?))).collect::<Option<Json>>()?
        }
        text => text.clone(),
    })
}

fn data() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        "\\PC{0,20}".prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::btree_map("[A-Z_]{1,8}", inner, 1..4)
                .prop_map(|members| Json::Object(Map::from_iter(members))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_arrives(members in prop::collection::btree_map("[A-Z_]{1,8}", data(), 1..5)) {
        let params = Json::Object(Map::from_iter(members));
        let text = written("user.update", &params);
        let (method, query) = text.split_once('?').expect("a query");
        prop_assert_eq!(method, "user.update");
        prop_assert_eq!(php::form(query), arrived(&params).expect("no nulls"));
    }
}

#[test]
fn a_reference_is_found_wherever_it_stands() {
    for (params, is_one) in [
        (json!({ "a": ["x $result[add]"] }), true),
        (json!({ "a": { "b": { "c": "$result[" } } }), true),
        (json!({ "a": ["result[add]", 5, "$", "$ result[", "$resul[t"] }), false),
        (json!({ "$result[a]": 5 }), false),
    ] {
        let params = value(&params);
        assert_eq!(has_reference(&params), is_one, "{params:?}");
        let payload = Payload::unchecked("user.update", params).expect("data");
        assert_eq!(no_reference(&payload).is_err(), is_one);
    }
}

#[test]
fn references_are_only_for_those_who_ask() {
    let input = json!({ "ID": "$result[add]", "NAME": "Ann" });
    let input = value(&input);
    let update = method("user.update").expect("a method");
    assert!(check(update, &input, &Context::default()).is_err());
    let asked = Context { references: true, ..Context::default() };
    let checked = check(update, &input, &asked).expect("right");
    assert_eq!(command(&checked.payload, |number| number.to_string()), "user.update?ID=%24result%5Badd%5D&NAME=Ann");
}

/// Where a payload does not fit into a form.
fn misfits(params: &Json) -> Vec<String> {
    let payload = Payload::unchecked("user.update", value(params)).expect("data");
    let issues = fits_form(&payload).err().unwrap_or_default();
    issues.iter().map(|issue| format!("{} {}", issue.path, issue.problem.code())).collect()
}

#[test]
fn what_a_form_would_lose_or_rename_does_not_fit() {
    assert_eq!(misfits(&json!({ "UF_USR_X": {} })), ["UF_USR_X empty"]);
    assert_eq!(misfits(&json!({ "UF_USR_X": { "a": {} } })), ["UF_USR_X.a empty"]);
    assert_eq!(misfits(&json!({ "UF_USR_X": [[], { "b": [] }] })), ["UF_USR_X[0] empty", "UF_USR_X[1].b empty"]);
    for name in ["", " a", "\ta", "\na", "a]b", "a[b", "a\0"] {
        let (params, path) = (json!({ "UF_USR_X": { name: 1 } }), "bad_format");
        assert_eq!(misfits(&params).len(), 1, "{name:?}");
        assert!(misfits(&params)[0].ends_with(path));
    }
    for params in [
        json!({ "UF_USR_X": [] }),
        json!({ "UF_USR_X": { "a b": 1, "c": [2], "d ": { "e": "" } } }),
        json!({ "UF_DEPARTMENT": [], "FILTER": {} }),
    ] {
        assert_eq!(misfits(&params), [""; 0], "{params}");
    }
}
