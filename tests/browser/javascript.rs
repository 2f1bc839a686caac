//! JavaScript values for tests.

use js_sys::{Function, JSON};
use serde_json::Value as Json;
use wasm_bindgen::JsValue;

/// The value of an expression.
pub fn eval(expression: &str) -> JsValue {
    let body = format!("return ({expression})");
    Function::new_no_args(&body).call0(&JsValue::UNDEFINED).expect("an expression that works")
}

pub fn js(json: &Json) -> JsValue {
    JSON::parse(&json.to_string()).expect("JSON")
}

pub fn json(js: &JsValue) -> Json {
    let text = JSON::stringify(js).ok().and_then(|text| text.as_string()).expect("a value of JSON");
    serde_json::from_str(&text).expect("JSON")
}

pub fn parsed(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}
