//! The check of inputs that may hold files.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::report::invalid;
use super::schema::judged;
use crate::border::files::buffers;
use crate::border::read::{packed, read};
use crate::border::write::json;
use crate::check::Context;
use crate::issue::Issue;
use crate::schema::method;
use crate::value::input::Input;

/// What [`check`](super::schema::check) says, for an input that may hold files. Where it does, nothing is said yet: the input as it was read is added to a
/// list, then the contents of its files, and [`check_read`] wants both.
#[wasm_bindgen(js_name = checkWithFiles)]
pub fn check_with_files(method_name: &str, input: &JsValue, context: &JsValue, files: &Array) -> String {
    let contents = Array::new();
    let packed = packed(input, Some(&contents));
    if contents.length() == 0 {
        return check_read(method_name, &packed, context, &contents);
    }
    files.push(&Uint8Array::from(packed.as_slice()));
    files.push(&contents);
    String::new()
}

/// Goes on once the files are read; `contents` is a list of buffers.
#[wasm_bindgen(js_name = checkRead)]
pub fn check_read(method_name: &str, packed: &[u8], context: &JsValue, contents: &Array) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[Issue::unknown_method()]));
    };
    let mut input = Input::new(packed.to_vec());
    input.fill(buffers(contents));
    let context = Context { data_urls: true, ..Context::read(&read(context)) };
    judged(method, &input.value(), &context)
}
