//! Many inputs at once, from JSON to the bodies of requests.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::report::{invalid, issues, success, warnings};
use crate::border::read::{bytes, number as read_number, read};
use crate::border::write::{json, number as write_number};
use crate::check::Context;
use crate::issue::{Conflict, Expected, Issue, Problem};
use crate::path::At;
use crate::rest::bodies::{Bodies, Fractions, NoList};
use crate::schema::method;
use crate::value::Value;

/// Adds the bodies of requests to `batch`, as bytes, to a list; says the rest as JSON: `{ success: true, refused, warned }`,
/// or `{ success: false, issues }` when the source is not a list in JSON.
#[wasm_bindgen]
pub fn batches(method_name: &str, source: &JsValue, context: &JsValue, bodies: &Array) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[Issue::unknown_method()]));
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
