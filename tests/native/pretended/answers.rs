//! What of an answer decides, taken out of it as `facts.js` does it.

use b24_users::client::request::Wants;
use b24_users::value::Value;
use serde_json::{Map, Value as Json, json};

use crate::support::value;

/// None when the body is no object.
pub fn facts(body: &Json, wants: &Wants) -> Option<Value<'static>> {
    body.as_object()?;
    let mut facts = failure(body);
    if let Some(time) = body.get("time") {
        facts.insert("time".to_owned(), time.clone());
    }
    if let Some(result) = body.get("result") {
        let result = match (wants, hint(result)) {
            (Wants::Result, _) => result.clone(),
            (Wants::Parts(keys) | Wants::Whole(keys), Json::Bool(true)) => parts(result, keys, wants.is_whole()),
            (_, hint) => hint,
        };
        facts.insert("result".to_owned(), result);
    }
    Some(value(&Json::Object(facts)).into_owned())
}

fn failure(body: &Json) -> Map<String, Json> {
    let named = ["error", "error_description", "argument"];
    named.iter().filter_map(|name| Some(((*name).to_owned(), body.get(*name)?.clone()))).collect()
}

/// That there is a result, and the error that hides in it.
fn hint(result: &Json) -> Json {
    let is_error = |members: &Map<String, Json>| {
        members.contains_key("error")
            && members.keys().all(|name| matches!(name.as_str(), "error" | "error_description"))
    };
    match result.as_object() {
        Some(members) if is_error(members) => Json::Object(failure(result)),
        _ => json!(true),
    }
}

/// What became of each call of a batch.
fn parts(batch: &Json, keys: &[String], is_whole: bool) -> Json {
    let part = |name: &str, read: fn(&Json) -> Json| {
        let found = keys.iter().filter_map(|key| Some((key.clone(), read(member(batch.get(name)?, key)?))));
        Json::Object(found.collect())
    };
    let mut parts = json!({
        "result": part("result", if is_whole { Json::clone } else { hint }),
        "result_error": part("result_error", |error| Json::Object(failure(error))),
        "result_time": part("result_time", Json::clone),
    });
    if is_whole {
        parts["result_total"] = part("result_total", Json::clone);
    }
    parts
}

/// JavaScript finds the items of a list by their keys as well.
fn member<'j>(map: &'j Json, key: &str) -> Option<&'j Json> {
    match map {
        Json::Array(items) => items.get(key.parse::<usize>().ok().filter(|index| index.to_string() == key)?),
        _ => map.get(key),
    }
}
