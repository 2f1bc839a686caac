//! The calls of a batch.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/border/calls.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = readCalls)]
    fn read_calls(calls: &JsValue, files: &Array) -> Result<Option<Array>, JsValue>;
}

/// One call as it was passed.
pub struct Passed {
    pub key: String,
    /// None when there is none that is text.
    pub method: Option<String>,
    pub packed: Vec<u8>,
}

/// All calls, and whether they stand in a list; the files of each are added to a list. None when it is neither a list nor
/// an object, or has too many.
pub fn calls(calls: &JsValue, files: &Array) -> Option<(bool, Vec<Passed>)> {
    let read = read_calls(calls, files).ok()??;
    let mut parts = read.iter();
    let is_list = parts.next()?.is_truthy();
    let mut passed = Vec::new();
    while let (Some(key), Some(method), Some(packed)) = (parts.next(), parts.next(), parts.next()) {
        let packed = packed.dyn_into::<Uint8Array>().map(|packed| packed.to_vec()).unwrap_or_default();
        passed.push(Passed { key: key.as_string().unwrap_or_default(), method: method.as_string(), packed });
    }
    Some((is_list, passed))
}
