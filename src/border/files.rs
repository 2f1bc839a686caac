//! Contents of files, once they are read.

use js_sys::Array;
use wasm_bindgen::JsCast;

use super::read::bytes;

/// A list of buffers for each call, in lists that the driver has made.
pub fn contents(groups: &Array) -> Vec<Vec<Vec<u8>>> {
    let mut all = Vec::new();
    for group in groups.iter() {
        all.push(buffers(group.unchecked_ref()));
    }
    all
}

/// The buffers of one list.
pub fn buffers(group: &Array) -> Vec<Vec<u8>> {
    let mut contents = Vec::new();
    for content in group.iter() {
        contents.push(bytes(&content).unwrap_or_default());
    }
    contents
}
