//! The check for callers that send by other means.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::report::{invalid, issues, success, warnings};
use crate::border::files::buffers;
use crate::border::read::{bytes, number as read_number, packed, read};
use crate::border::write::{json, number as write_number};
use crate::check::{Context, check as check_value, writable as writable_of};
use crate::client::call::unknown_method;
use crate::client::input::Input;
use crate::issue::{Conflict, Expected, Issue, Problem};
use crate::path::At;
use crate::rest::bodies::{Bodies, Fractions, NoList};
use crate::schema::{Method, method};
use crate::value::Value;
use crate::value::packed::unpack;

/// `{ success: true, data, warnings }` or `{ success: false, issues }`, as JSON.
#[wasm_bindgen]
pub fn check(method_name: &str, input: &JsValue, context: &JsValue) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[unknown_method()]));
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
        return json(&invalid(&[unknown_method()]));
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

/// Of a row that was read, the members that may be sent, as JSON; null when it is no row.
#[wasm_bindgen]
pub fn writable(row: &JsValue, context: &JsValue) -> String {
    let (packed, context) = (packed(row, None), Context::read(&read(context)));
    let row = unpack(&packed);
    let found = writable_of(&row, &context);
    json(found.as_ref().unwrap_or(&Value::Null))
}

/// Adds the bodies of requests to `batch`, as bytes, to a list; says the rest as JSON: `{ success: true, refused, warned }`,
/// or `{ success: false, issues }` when the source is not a list in JSON.
#[wasm_bindgen]
pub fn batches(method_name: &str, source: &JsValue, context: &JsValue, bodies: &Array) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[unknown_method()]));
    };
    let Some(text) = bytes(source) else {
        return json(&invalid(&[wrong(Problem::Type(Expected::JsonSource))]));
    };
    let by = Fractions { read: read_number, write: write_number };
    match Bodies::read(method, &text, &Context::read(&read(context)), &by) {
        Ok(found) => {
            for body in &found.bodies {
                bodies.push(&Uint8Array::from(body.as_slice()));
            }
            json(&success(vec![
                ("refused", told(&found.refused, "issues", issues)),
                ("warned", told(&found.warned, "warnings", warnings)),
            ]))
        }
        Err(NoList::NotJson) => json(&invalid(&[wrong(Problem::Type(Expected::JsonList))])),
        Err(NoList::Wrong) => json(&invalid(&[wrong(Problem::Conflict(Conflict::TooManyWrong))])),
    }
}

/// What is to be said of inputs, by their place in the list.
fn told<'t, T>(list: &'t [(usize, Vec<T>)], name: &'static str, write: fn(&'t [T]) -> Value<'t>) -> Value<'t> {
    let item = |(index, told): &'t (usize, Vec<T>)| {
        Value::Object(vec![("index".into(), Value::Number(*index as f64)), (name.into(), write(told))])
    };
    Value::List(list.iter().map(item).collect())
}

fn wrong(problem: Problem) -> Issue {
    Issue { path: At::ROOT.path(), problem, hint: None }
}
