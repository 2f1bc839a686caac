//! Contents of files, once they are read.

use js_sys::Array;
use wasm_bindgen::JsCast;

use super::read::bytes;

/// A list of buffers for each call, in lists that the driver has made.
pub fn contents(groups: &Array) -> Vec<Vec<Vec<u8>>> {
    let mut all = Vec::new();
    for group in groups.iter() {
        let mut contents = Vec::new();
        for content in group.unchecked_ref::<Array>().iter() {
            contents.push(bytes(&content).unwrap_or_default());
        }
        all.push(contents);
    }
    all
}
