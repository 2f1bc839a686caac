//! From the core to JavaScript, as text.

use js_sys::JSON;

use crate::value::Value;
use crate::value::json::push_json;

/// A value as JSON text.
pub fn json(value: &Value) -> String {
    let mut out = String::new();
    push_json(&mut out, value, number);
    out
}

/// A number as JSON has it.
pub fn number(number: f64) -> String {
    // What is neither finite nor a number never gets as far as here.
    JSON::stringify(&number.into()).map(String::from).unwrap_or_default()
}
