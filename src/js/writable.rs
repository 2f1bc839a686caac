//! What was read, as it may be sent.

use wasm_bindgen::prelude::*;

use crate::border::read::{packed, read};
use crate::border::write::json;
use crate::check::{Context, writable as writable_of};
use crate::value::Value;
use crate::value::packed::unpack;

/// Of a row that was read, the members that may be sent, as JSON; null when it is no row.
#[wasm_bindgen]
pub fn writable(row: &JsValue, context: &JsValue) -> String {
    let (packed, context) = (packed(row, None), Context::read(&read(context)));
    let row = unpack(&packed);
    let found = writable_of(&row, &context);
    json(found.as_ref().unwrap_or(&Value::Null))
}
