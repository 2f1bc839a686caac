//! In which encoding a table is.

use wasm_bindgen::prelude::*;

use crate::sync::encoding;

/// What the first bytes of a file tell of its encoding; empty when they do not.
#[wasm_bindgen(js_name = encodingByMark)]
pub fn encoding_by_mark(bytes: &[u8]) -> String {
    encoding::by_mark(bytes).unwrap_or_default().to_owned()
}

/// What a file is probably in that is not UTF-8, by its first bytes, else by the portal's language.
#[wasm_bindgen(js_name = encodingProposed)]
pub fn encoding_proposed(bytes: &[u8], language: &str) -> String {
    encoding::proposed(bytes, language).to_owned()
}
