//! From JavaScript to the core.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::prelude::*;

use crate::value::Value;
use crate::value::packed::unpack;

#[wasm_bindgen(module = "/src/border/pack.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn pack(value: &JsValue, files: Option<&Array>) -> Result<Vec<u8>, JsValue>;
}

#[wasm_bindgen(module = "/src/border/own.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = own)]
    fn own_member(object: &JsValue, name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = names)]
    fn own_names(object: &JsValue) -> Result<Vec<String>, JsValue>;

    #[wasm_bindgen(catch, js_name = first)]
    fn first_item(list: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/src/border/bytes.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = shownBy)]
    fn genuine_bytes(source: &JsValue) -> Result<Option<Vec<u8>>, JsValue>;
}

/// A value as the caller passed it, read once and in one piece; its files, if they are wanted, are added to a list.
pub fn packed(value: &JsValue, files: Option<&Array>) -> Vec<u8> {
    // Bytes that nobody packed are read as a value that could not be read.
    pack(value, files).unwrap_or_default()
}

/// Reads a value as plain data.
pub fn read(value: &JsValue) -> Value<'static> {
    unpack(&packed(value, None)).into_owned()
}

/// A text, buffer or view as bytes.
pub fn bytes(source: &JsValue) -> Option<Vec<u8>> {
    genuine_bytes(source).ok().flatten()
}

/// A member that an object has itself; `undefined` when it is missing or cannot be read.
pub fn own(object: &JsValue, name: &str) -> JsValue {
    own_member(object, name).unwrap_or(JsValue::UNDEFINED)
}

/// The names of an object's own members, those that are `undefined` among them.
pub fn names(object: &JsValue) -> Vec<String> {
    own_names(object).unwrap_or_default()
}

/// The first of what can be gone through; `undefined` when there is none or it cannot be read.
pub fn first(list: &JsValue) -> JsValue {
    first_item(list).unwrap_or(JsValue::UNDEFINED)
}

/// A member of somebody's object, inherited or not, as methods are; `undefined` when it is missing or cannot be read.
pub fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A number as JSON has it; not a number when it is none.
pub fn number(text: &str) -> f64 {
    JSON::parse(text).ok().and_then(|number| number.as_f64()).unwrap_or(f64::NAN)
}
