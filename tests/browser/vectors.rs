//! Every vector, through the door that JavaScript uses.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::javascript::{checked, js};
use crate::support::{FILES, Outcome, cases, numbers_by_value, text};

#[wasm_bindgen_test]
fn every_vector_holds() {
    let mut wrong = Vec::new();
    for (name, count, file) in FILES {
        let cases = cases(file);
        assert_eq!(cases.len(), *count, "cases of {name}");
        for case in cases {
            let outcome = checked(text(&case, "method"), &js(&case["input"]), &js(&context(&case["context"])));
            let (expected, found) = (Outcome::expected(&case), read(&outcome));
            if expected != found {
                wrong.push(format!("{}\n  expected {expected:?}\n  found    {found:?}", text(&case, "id")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} vectors differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// A case's context in the form that callers use: rows as the portal lists them.
pub fn context(vector: &Json) -> Json {
    let row = |(code, field): (&String, &Json)| {
        let mut row = field.clone();
        row["FIELD_NAME"] = json!(code);
        row
    };
    let mut context = json!({ "field": vector });
    if let Some(fields) = vector["user_fields"].as_object() {
        context["userFields"] = fields.iter().map(row).collect();
    }
    if !vector["languages"].is_null() {
        context["languages"] = vector["languages"].clone();
    }
    context
}

fn read(outcome: &Json) -> Outcome {
    if outcome["success"] == json!(true) {
        return Outcome::Payload {
            payload: numbers_by_value(&outcome["data"]),
            warnings: places(&outcome["warnings"]),
        };
    }
    Outcome::Issues(places(&outcome["issues"]))
}

fn places(list: &Json) -> BTreeSet<(String, String)> {
    let place = |place: &Json| (path(&place["path"]), text(place, "code").to_owned());
    let places: Vec<_> = list.as_array().into_iter().flatten().map(place).collect();
    assert!(list.as_array().into_iter().flatten().all(|place| place["message"].is_null()), "{list}");
    let set: BTreeSet<_> = places.iter().cloned().collect();
    assert_eq!(places.len(), set.len(), "the same place twice: {places:?}");
    set
}

/// `fields.LIST[1].VALUE`, as the vectors write it.
fn path(segments: &Json) -> String {
    segments.as_array().into_iter().flatten().fold(String::new(), |path, segment| match segment {
        Json::Number(index) => format!("{path}[{index}]"),
        _ if path.is_empty() => segment.as_str().unwrap_or_default().to_owned(),
        _ => format!("{path}.{}", segment.as_str().unwrap_or_default()),
    })
}
