//! Contents of files, once they are read.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::read::bytes;

/// A list of buffers for each call; what is none is empty.
pub fn contents(groups: &JsValue) -> Vec<Vec<Vec<u8>>> {
    let list = |value: JsValue| value.dyn_into::<Array>().unwrap_or_default();
    let mut all = Vec::new();
    for group in list(groups.clone()) {
        let mut contents = Vec::new();
        for content in list(group) {
            contents.push(bytes(&content).unwrap_or_default());
        }
        all.push(contents);
    }
    all
}
