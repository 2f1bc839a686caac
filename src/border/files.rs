//! Contents of files, once they are read.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::read::bytes;

/// A list of buffers for each call; what is none is empty.
pub fn contents(groups: &JsValue) -> Vec<Vec<Vec<u8>>> {
    let list = |value: JsValue| value.dyn_into::<Array>().unwrap_or_default();
    let content = |value: JsValue| bytes(&value).unwrap_or_default();
    list(groups.clone()).iter().map(|group| list(group).iter().map(content).collect()).collect()
}
