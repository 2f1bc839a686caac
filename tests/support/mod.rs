//! Reads the vectors: `vectors/README.md` tells their form.

use std::collections::BTreeSet;

use b24_users::value::Value;
use serde_json::Value as Json;

/// The vector files, embedded so that browsers can run them too.
pub const FILES: &[(&str, usize, &str)] = &[
    ("user.update", 188, include_str!("../vectors/user.update.json")),
    ("user.add", 20, include_str!("../vectors/user.add.json")),
    ("user.read", 26, include_str!("../vectors/user.read.json")),
    ("user.userfield.add", 155, include_str!("../vectors/user.userfield.add.json")),
    ("user.userfield.update", 74, include_str!("../vectors/user.userfield.update.json")),
    ("user.userfield.list", 17, include_str!("../vectors/user.userfield.list.json")),
    ("public", 43, include_str!("../vectors/public.json")),
];

pub fn cases(text: &str) -> Vec<Json> {
    serde_json::from_str(text).expect("vectors are a JSON list")
}

/// What a case expects and what came out, in one comparable form: payload, issues and warnings whole.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    Payload { payload: Json, warnings: BTreeSet<(String, String)> },
    Issues(BTreeSet<(String, String)>),
}

impl Outcome {
    pub fn expected(case: &Json) -> Outcome {
        match text(case, "expect") {
            "ok" => {
                Outcome::Payload { payload: numbers_by_value(&case["payload"]), warnings: places(&case["warnings"]) }
            }
            _ => Outcome::Issues(places(&case["issues"])),
        }
    }
}

pub fn text<'j>(json: &'j Json, name: &str) -> &'j str {
    json[name].as_str().unwrap_or_default()
}

fn places(list: &Json) -> BTreeSet<(String, String)> {
    let places = list.as_array().into_iter().flatten();
    places.map(|place| (text(place, "path").to_owned(), text(place, "code").to_owned())).collect()
}

/// 5 and 5.0 are the same number.
pub fn numbers_by_value(json: &Json) -> Json {
    match json {
        Json::Number(number) => Json::from(number.as_f64()),
        Json::Array(items) => items.iter().map(numbers_by_value).collect(),
        Json::Object(members) => members.iter().map(|(name, value)| (name.clone(), numbers_by_value(value))).collect(),
        _ => json.clone(),
    }
}

pub fn value(json: &Json) -> Value<'_> {
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Bool(*flag),
        Json::Number(number) => Value::Number(number.as_f64().expect("a double")),
        Json::String(text) => Value::text(text.as_str()),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(members) => {
            Value::Object(members.iter().map(|(name, member)| (name.as_str().into(), value(member))).collect())
        }
    }
}
