//! From JavaScript to the core.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::prelude::*;

use crate::value::Value;
use crate::value::packed::unpack;

#[wasm_bindgen(module = "/src/js/pack.js")]
extern "C" {
    fn pack(value: &JsValue, files: Option<&Array>) -> Vec<u8>;
}

/// A value as the caller passed it, read once and in one piece.
pub struct Packed(Vec<u8>);

impl Packed {
    pub fn new(value: &JsValue) -> Packed {
        Packed(pack(value, None))
    }

    /// Takes the files in it as well, and gives their contents.
    pub fn with_files(value: &JsValue) -> (Packed, Array) {
        let contents = Array::new();
        (Packed(pack(value, Some(&contents))), contents)
    }

    /// As plain data, borrowed from here; files become [`Foreign::File`](crate::value::Foreign), or are still empty.
    pub fn value(&self) -> Value<'_> {
        unpack(&self.0)
    }
}

/// Reads a value as plain data.
pub fn read(value: &JsValue) -> Value<'static> {
    Packed::new(value).value().into_owned()
}

/// A member of an object, inherited or not; `undefined` when it is missing or cannot be read.
pub fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A number as JSON has it; not a number when it is none.
pub fn number(text: &str) -> f64 {
    JSON::parse(text).ok().and_then(|number| number.as_f64()).unwrap_or(f64::NAN)
}
