//! Photos of many people: what is held of one, what a run asks for, and what it is brought.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::runs::run;
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

/// A row of a run whose photo is to be brought, and whether the one that is there is to be saved: `[row, saves]`, as JSON.
#[wasm_bindgen(js_name = syncPhoto)]
pub fn sync_photo(sync: u32, row: u32) -> String {
    run(sync, |run| json(&run.photo(row))).unwrap_or_default()
}

/// Brings it: the photo, or nothing; and `{ saved?, code, words }`.
#[wasm_bindgen(js_name = syncBring)]
pub fn sync_bring(sync: u32, row: u32, photo: &JsValue, told: &JsValue) {
    let (photo, told) = (read(photo), read(told));
    run(sync, |run| run.bring(row, photo, told));
}
