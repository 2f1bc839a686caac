//! Photos of many people: what is held of one, what a run asks for, and what it is brought.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{parsed, run};
use crate::border::files::buffers;
use crate::border::read::packed;
use crate::border::write::json;
use crate::sync::photo::{form, photo};
use crate::value::Value;
use crate::value::input::fill;
use crate::value::packed::unpack;

/// A value with files, whose contents are bytes already.
pub(super) fn read(value: &JsValue) -> Value<'static> {
    let files = Array::new();
    let packed = packed(value, Some(&files));
    let mut value = unpack(&packed).into_owned();
    fill(&mut value, buffers(&files));
    value
}

/// `{ name, size, digest }` of a photo, as JSON; empty where it is none that `user.update` would take.
#[wasm_bindgen(js_name = photoForm)]
pub fn photo_form(value: &JsValue) -> String {
    let form = photo(&read(value)).ok().as_ref().and_then(form);
    form.map(|form| json(&form)).unwrap_or_default()
}

/// What is to be brought for a row of a run: `{ id, key, digest?, address? }`, as JSON.
#[wasm_bindgen(js_name = syncPhoto)]
pub fn sync_photo(sync: u32, row: u32) -> String {
    json(&run(sync, |run| run.photo(row)).unwrap_or_default())
}

/// Brings it: the photo, or nothing; what is held of the one that was saved, as JSON; and what is said of the row where the
/// photo is not the one that is wanted.
#[wasm_bindgen(js_name = syncBring)]
pub fn sync_bring(sync: u32, row: u32, value: &JsValue, saved: &str, code: String, words: String) {
    let given = (!value.is_undefined()).then(|| read(value));
    run(sync, |run| run.bring(row, given.as_ref(), Some(parsed(saved)), (code, words)));
}
