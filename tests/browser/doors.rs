//! Whichever door an input comes through, the same rules hold: as objects, and as JSON for a batch.

use b24_users::js::batches::batches;
use b24_users::payload::Payload;
use b24_users::rest::command::command;
use js_sys::{Array, Uint8Array};
use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::javascript::{checked, js, parsed};
use crate::support::{FILES, cases, text, value};
use crate::vectors::context;

#[wasm_bindgen_test]
fn every_vector_means_the_same_as_an_object_and_as_json() {
    let cases = FILES.iter().flat_map(|(_, _, file)| cases(file));
    let differences: Vec<_> = cases
        .filter_map(|case| {
            difference(text(&case, "method"), &case["input"], &js(&context(&case["context"])))
                .map(|difference| format!("{}\n{difference}", text(&case, "id")))
        })
        .collect();
    assert!(differences.is_empty(), "{} vectors differ:\n{}", differences.len(), differences.join("\n"));
}

#[wasm_bindgen_test]
fn both_doors_have_the_same_bounds() {
    let deep = |levels| (0..levels).fold(json!(1), |inner, _| json!([inner]));
    let wide = |names: u32| (0..names).map(|name| (name.to_string(), json!(1))).collect::<serde_json::Map<_, _>>();
    let list = |length: usize| vec![1; length];
    let values = (12..18)
        .map(deep)
        .chain([1_999, 2_000, 2_001].map(|names| wide(names).into()))
        .chain((199_996..199_999).map(|length| list(length).into()))
        .chain((99_994..99_997).map(|length| json!([list(100_000), list(length)])));
    for value in values {
        let difference = difference("user.update", &json!({ "ID": 5, "UF_USR_X": value }), &JsValue::UNDEFINED);
        assert_eq!(difference.map(|text| text.chars().take(300).collect::<String>()), None);
    }
}

/// How an input fares by the two doors, where that is not the same.
fn difference(method: &str, input: &Json, context: &JsValue) -> Option<String> {
    let object = checked(method, &js(input), context);
    let batched = batched(method, &json!([input]), context);
    let expected = match object["success"].as_bool() {
        Some(true) => json!({ "command": written(method, &object["data"]), "warnings": object["warnings"] }),
        _ => json!({ "issues": object["issues"] }),
    };
    (batched != expected).then(|| format!("  expected {expected}\n  found    {batched}"))
}

/// What becomes of the only input of a list.
fn batched(method: &str, list: &Json, context: &JsValue) -> Json {
    let bodies = Array::new();
    let outcome = parsed(&batches(method, &list.to_string().into(), context, &bodies));
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
        let outcome = parsed(&batches(method, &Uint8Array::from(source), &JsValue::UNDEFINED, &Array::new()));
        outcome["issues"][0]["code"].clone()
    };
    for source in ["", "{}", "[", "[{}", "[{}] x", "null"] {
        assert_eq!(code("user.update", source.as_bytes()), "type", "{source}");
    }
    assert_eq!(code("user.update", b"[\"\xff\"]"), "type");
    assert_eq!(code("user.fly", b"[]"), "unknown_field");
}
