//! The check for callers that send by other means.

use wasm_bindgen::prelude::*;

use super::read::read;
use super::write::{self, object, warnings, write};
use crate::check::{Context, check as check_value};
use crate::issue::{Issue, Problem};
use crate::path::Path;
use crate::schema::method;

/// `{ success: true, data, warnings }` or `{ success: false, issues }`.
#[wasm_bindgen]
pub fn check(method_name: &str, input: &JsValue, context: &JsValue) -> JsValue {
    let Some(method) = method(method_name) else {
        return invalid(&[unknown_method()]);
    };
    let (input, context) = (read(input), Context::read(&read(context)));
    match check_value(method, &input, &context) {
        Ok(checked) => object(&[
            ("success", JsValue::TRUE),
            ("data", write(checked.payload.params())),
            ("warnings", warnings(&checked.warnings)),
        ]),
        Err(issues) => invalid(&issues),
    }
}

pub(super) fn invalid(issues: &[Issue]) -> JsValue {
    object(&[("success", JsValue::FALSE), ("issues", write::issues(issues))])
}

pub(super) fn unknown_method() -> Issue {
    let hint = Some("Methods that this library does not know are sent with call, unchecked.".to_owned());
    Issue { path: Path::default(), problem: Problem::UnknownField, hint }
}
