//! The check for callers that send by other means.

use wasm_bindgen::prelude::*;

use super::report::{invalid, success, warnings};
use crate::border::read::packed;
use crate::border::write::json;
use crate::check::{Context, check as check_value};
use crate::issue::Issue;
use crate::schema::{Method, method};
use crate::value::Value;
use crate::value::packed::unpack;

/// `{ success: true, data, warnings }` or `{ success: false, issues }`, as JSON.
#[wasm_bindgen]
pub fn check(method_name: &str, input: &JsValue, context: &JsValue) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[Issue::unknown_method()]));
    };
    let (input, context) = (packed(input, None), packed(context, None));
    judged(method, &unpack(&input), &Context::read(&unpack(&context)))
}

pub(super) fn judged(method: &'static Method, input: &Value, context: &Context) -> String {
    match check_value(method, input, context) {
        Ok(checked) => {
            json(&success(vec![("data", checked.payload.into_params()), ("warnings", warnings(&checked.warnings))]))
        }
        Err(issues) => json(&invalid(&issues)),
    }
}
