//! The check for callers that send by other means.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::report::{invalid, success, warnings};
use crate::border::files::buffers;
use crate::border::read::{packed, read};
use crate::border::write::json;
use crate::check::{Context, check as check_value};
use crate::issue::Issue;
use crate::schema::{Method, method};
use crate::value::Value;
use crate::value::input::Input;
use crate::value::packed::unpack;

/// `{ success: true, data, warnings }` or `{ success: false, issues }`, as JSON.
#[wasm_bindgen]
pub fn check(method_name: &str, input: &JsValue, context: &JsValue) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[Issue::unknown_method()]));
    };
    let packed = packed(input, None);
    judged(method, &unpack(&packed), &Context::read(&read(context)))
}

/// The same for an input that may hold files. Where it does, nothing is said yet: the input as it was read is added to a
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

fn judged(method: &'static Method, input: &Value, context: &Context) -> String {
    match check_value(method, input, context) {
        Ok(checked) => {
            json(&success(vec![("data", checked.payload.into_params()), ("warnings", warnings(&checked.warnings))]))
        }
        Err(issues) => json(&invalid(&issues)),
    }
}
