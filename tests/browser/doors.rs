//! Whichever door an input comes through, the same rules hold: as objects, and as JSON for a batch.

use b24_users::js::batches::batches;
use b24_users::js::check::check;
use b24_users::payload::Payload;
use b24_users::rest::batch::command;
use js_sys::{Array, Uint8Array};
use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::javascript::{js, parsed};
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
    let bodies = Array::new();
    let outcome = parsed(&batches(method, list.to_string().as_bytes(), context, &bodies));
    if let Some(refused) = outcome["refused"].get(0) {
        return json!({ "issues": refused["issues"] });
    }
    let body: Json = serde_json::from_slice(&Uint8Array::from(bodies.get(0)).to_vec()).expect("a body of JSON");
    let warnings = outcome["warned"].get(0).map_or(json!([]), |warned| warned["warnings"].clone());
    json!({ "command": body["cmd"]["0"], "warnings": warnings })
}

fn written(method: &str, data: &Json) -> String {
    command(&Payload::unchecked(method, value(data)).expect("data"), |number| number.to_string())
}

#[wasm_bindgen_test]
fn what_is_no_list_is_refused() {
    let code = |method: &str, source: &[u8]| {
        let outcome = parsed(&batches(method, source, &JsValue::UNDEFINED, &Array::new()));
        outcome["issues"][0]["code"].clone()
    };
    for source in ["", "{}", "[", "[{}", "[{}] x", "null"] {
        assert_eq!(code("user.update", source.as_bytes()), "type", "{source}");
    }
    assert_eq!(code("user.update", b"[\"\xff\"]"), "type");
    assert_eq!(code("user.fly", b"[]"), "unknown_field");
}
