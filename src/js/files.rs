//! The check of inputs whose files are read.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::schema::{context_of, judged, opened, unknown};
use crate::border::files::buffers;
use crate::check::Context;

/// Goes on where [`check`](super::schema::check) has left off; `contents` is a list of buffers.
#[wasm_bindgen(js_name = checkRead)]
pub fn check_read(packed: &[u8], context: &JsValue, contents: &Array) -> String {
    let context = Context { data_urls: true, ..context_of(context) };
    match opened(packed) {
        Some((method, packed)) => judged(method, packed, &context, buffers(contents)),
        None => unknown(),
    }
}
