//! The check for callers that send by other means.

use wasm_bindgen::prelude::*;

use super::read::{Packed, read};
use super::write::{issues, json, warnings};
use crate::check::{Context, check as check_value};
use crate::issue::{Issue, Problem};
use crate::path::Path;
use crate::schema::method;
use crate::value::Value;

/// `{ success: true, data, warnings }` or `{ success: false, issues }`, as JSON: one step over the boundary in place of
/// one for each member. V8 of Node 20 also crashes on exports that are called very often and return objects.
#[wasm_bindgen]
pub fn check(method_name: &str, input: &JsValue, context: &JsValue) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[unknown_method()]));
    };
    let (packed, context) = (Packed::new(input), Context::read(&read(context)));
    let input = packed.value();
    match check_value(method, &input, &context) {
        Ok(checked) => json(&Value::Object(vec![
            ("success".into(), Value::Bool(true)),
            ("data".into(), checked.payload.into_params()),
            ("warnings".into(), warnings(&checked.warnings)),
        ])),
        Err(issues) => json(&invalid(&issues)),
    }
}

pub(super) fn invalid(found: &[Issue]) -> Value<'_> {
    Value::Object(vec![("success".into(), Value::Bool(false)), ("issues".into(), issues(found))])
}

pub(super) fn unknown_method() -> Issue {
    let hint = Some("Methods that this library does not know are sent with call, unchecked.".to_owned());
    Issue { path: Path::default(), problem: Problem::UnknownField, hint }
}
