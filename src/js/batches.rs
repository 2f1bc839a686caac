//! Many inputs of one method at once: from JSON to the bodies of requests, without an object for each.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use super::check::{invalid, unknown_method};
use super::read::{self, read};
use super::write::{issues, json, number, warnings};
use crate::check::{Context, check};
use crate::issue::{Issue, Problem, Warning};
use crate::path::At;
use crate::rest::batch::{Body, no_reference};
use crate::schema::{Method, method};
use crate::value::Value;
use crate::value::parse::{NotJson, Parser};

/// Adds the bodies of requests to `batch`, as bytes, to a list; says the rest as JSON: `{ success: true, refused, warned }`,
/// or `{ success: false, issues }` when the source is not a list in JSON.
#[wasm_bindgen]
pub fn batches(method_name: &str, source: &[u8], context: &JsValue, bodies: &Array) -> String {
    let Some(method) = method(method_name) else {
        return json(&invalid(&[unknown_method()]));
    };
    let mut batches = Batches { bodies, body: Body::default(), refused: Vec::new(), warned: Vec::new() };
    let text = std::str::from_utf8(source).map_err(|_| NotJson);
    match text.and_then(|text| batches.read(method, text, &Context::read(&read(context)))) {
        Ok(()) => batches.finish(),
        Err(NotJson) => json(&invalid(&[not_json()])),
    }
}

struct Batches<'b> {
    bodies: &'b Array,
    body: Body,
    /// By the place in the list, as are the warnings.
    refused: Vec<(usize, Vec<Issue>)>,
    warned: Vec<(usize, Vec<Warning>)>,
}

impl Batches<'_> {
    fn read(&mut self, method: &'static Method, text: &str, context: &Context) -> Result<(), NotJson> {
        let mut parser = Parser::new(text, read::number);
        if !parser.begins_list() {
            return Err(NotJson);
        }
        let mut count = 0;
        while parser.has_item(count)? {
            self.push(method, count, &parser.value()?, context);
            count += 1;
        }
        if parser.is_at_end() { Ok(()) } else { Err(NotJson) }
    }

    fn push(&mut self, method: &'static Method, index: usize, input: &Value, context: &Context) {
        let checked = check(method, input, context).and_then(|checked| {
            no_reference(&checked.payload)?;
            Ok(checked)
        });
        match checked {
            Ok(checked) => {
                self.body.push(index, &checked.payload, number);
                if self.body.is_full() {
                    self.close();
                }
                if !checked.warnings.is_empty() {
                    self.warned.push((index, checked.warnings));
                }
            }
            Err(issues) => self.refused.push((index, issues)),
        }
    }

    fn close(&mut self) {
        if let Some(text) = std::mem::take(&mut self.body).finish() {
            self.bodies.push(&Uint8Array::from(text.as_slice()));
        }
    }

    fn finish(mut self) -> String {
        self.close();
        json(&Value::Object(vec![
            ("success".into(), Value::Bool(true)),
            ("refused".into(), told(&self.refused, "issues", issues)),
            ("warned".into(), told(&self.warned, "warnings", warnings)),
        ]))
    }
}

/// What is to be said of inputs, by their place in the list.
fn told<'t, T>(list: &'t [(usize, Vec<T>)], name: &'static str, write: fn(&'t [T]) -> Value<'t>) -> Value<'t> {
    let item = |(index, told): &'t (usize, Vec<T>)| {
        Value::Object(vec![("index".into(), Value::Number(*index as f64)), (name.into(), write(told))])
    };
    Value::List(list.iter().map(item).collect())
}

fn not_json() -> Issue {
    Issue {
        path: At::ROOT.path(),
        problem: Problem::Type { expected: "a list of inputs as JSON text in UTF-8" },
        hint: None,
    }
}
