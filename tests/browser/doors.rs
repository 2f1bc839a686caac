//! Whichever door an input comes through, the same rules hold: as objects, and as JSON for a batch.

use b24_users::js::batches::batches;
use b24_users::js::check::check;
use b24_users::payload::Payload;
use b24_users::rest::batch::command;
use js_sys::{Array, Uint8Array};
use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::javascript::{js, json, parsed};
use crate::support::{FILES, cases, text, value};
use crate::vectors::context;

#[wasm_bindgen_test]
fn every_vector_means_the_same_as_an_object_and_as_json() {
    let mut wrong = Vec::new();
    for case in FILES.iter().flat_map(|(_, _, file)| cases(file)) {
        let method = text(&case, "method");
        let context = js(&context(&case["context"]));
        let object = parsed(&check(method, &js(&case["input"]), &context));
        let batched = batched(method, &json!([case["input"]]), &context);
        let expected = match object["success"].as_bool() {
            Some(true) => json!({ "command": written(method, &object["data"]), "warnings": object["warnings"] }),
            _ => json!({ "issues": object["issues"] }),
        };
        if batched != expected {
            wrong.push(format!("{}\n  expected {expected}\n  found    {batched}", text(&case, "id")));
        }
    }
    assert!(wrong.is_empty(), "{} vectors differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// What becomes of the only input of a list.
fn batched(method: &str, list: &Json, context: &JsValue) -> Json {
    let outcome = batches(method, list.to_string().as_bytes(), context);
    let part = |name: &str| js_sys::Reflect::get(&outcome, &name.into()).expect("an object");
    let refused = json(&part("refused"));
    if let Some(refused) = refused.get(0) {
        return json!({ "issues": refused["issues"] });
    }
    let body = Uint8Array::from(Array::from(&part("bodies")).get(0)).to_vec();
    let body: Json = serde_json::from_slice(&body).expect("a body of JSON");
    let warnings = json(&part("warned")).get(0).map_or(json!([]), |warned| warned["warnings"].clone());
    json!({ "command": body["cmd"]["0"], "warnings": warnings })
}

fn written(method: &str, data: &Json) -> String {
    command(&Payload::unchecked(method, value(data)).expect("data"), |number| number.to_string())
}

#[wasm_bindgen_test]
fn what_is_no_list_is_refused() {
    for source in ["", "{}", "[", "[{}", "[{}] x", "null"] {
        let outcome = json(&batches("user.update", source.as_bytes(), &JsValue::UNDEFINED));
        assert_eq!(outcome["issues"][0]["code"], "type", "{source}: {outcome}");
    }
    let outcome = json(&batches("user.update", b"[\"\xff\"]", &JsValue::UNDEFINED));
    assert_eq!(outcome["issues"][0]["code"], "type");
    let outcome = json(&batches("user.fly", b"[]", &JsValue::UNDEFINED));
    assert_eq!(outcome["issues"][0]["code"], "unknown_field");
}
