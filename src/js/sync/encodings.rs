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

/// How many bytes at the end of a piece are only the beginning of a character; negative when it is not UTF-8.
#[wasm_bindgen(js_name = partIn)]
pub fn part_in(bytes: &[u8]) -> i32 {
    encoding::part_in(bytes).map_or(-1, |size| size as i32)
}
