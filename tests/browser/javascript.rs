//! JavaScript values for tests.

use b24_users::js::schema::check;
use js_sys::{Array, Function, JSON};
use serde_json::{Value as Json, json};
use wasm_bindgen::JsValue;

/// The value of an expression.
pub fn eval(expression: &str) -> JsValue {
    let body = format!("return ({expression})");
    Function::new_no_args(&body).call0(&JsValue::UNDEFINED).expect("an expression that works")
}

/// What a check says of an input: `{ success, data, warnings }` or `{ success, issues }`.
pub fn checked(method: &str, input: &JsValue, context: &JsValue) -> Json {
    let found = Array::new();
    let Some(told) = check(&method.into(), input, context, false, &found) else {
        return json!({ "success": true, "data": json(&found.get(0)), "warnings": [] });
    };
    let mut told = parsed(&told);
    if let Some(changed) = told[0].as_object().cloned() {
        let mut data = json(&found.get(0));
        data.as_object_mut().expect("an object").extend(changed);
        told = json!({ "success": true, "data": data, "warnings": told[1] });
    }
    told
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
