//! Many inputs of one method at once: from JSON to the bodies of requests, without an object for each.

use js_sys::{Array, JSON, Uint8Array};
use wasm_bindgen::prelude::*;

use super::check::{invalid, unknown_method};
use super::read::read;
use super::write::{issues, number, object, warnings, write};
use crate::check::{Context, check};
use crate::issue::{Issue, Problem};
use crate::path::At;
use crate::rest::batch::{Body, no_reference};
use crate::schema::{Method, method};
use crate::value::Value;
use crate::value::parse::{NotJson, Parser};

/// `{ success: true, bodies, refused, warned }`, where bodies are those of requests to `batch`, or
/// `{ success: false, issues }` when the source is not a list in JSON.
#[wasm_bindgen]
pub fn batches(method_name: &str, source: &[u8], context: &JsValue) -> JsValue {
    let Some(method) = method(method_name) else {
        return write(&invalid(&[unknown_method()]));
    };
    let mut batches = Batches::default();
    let text = std::str::from_utf8(source).map_err(|_| NotJson);
    match text.and_then(|text| batches.read(method, text, &Context::read(&read(context)))) {
        Ok(()) => batches.finish(),
        Err(NotJson) => write(&invalid(&[not_json()])),
    }
}

#[derive(Default)]
struct Batches {
    body: Body,
    bodies: Array,
    refused: Array,
    warned: Array,
}

impl Batches {
    fn read(&mut self, method: &'static Method, text: &str, context: &Context) -> Result<(), NotJson> {
        let mut parser =
            Parser::new(text, |text| JSON::parse(text).ok().and_then(|number| number.as_f64()).unwrap_or(f64::NAN));
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
                    self.warned.push(&told(index, "warnings", warnings(&checked.warnings)));
                }
            }
            Err(found) => {
                self.refused.push(&told(index, "issues", issues(&found)));
            }
        }
    }

    fn close(&mut self) {
        if let Some(text) = std::mem::take(&mut self.body).finish() {
            self.bodies.push(&Uint8Array::from(text.as_slice()));
        }
    }

    fn finish(mut self) -> JsValue {
        self.close();
        object(&[
            ("success", JsValue::TRUE),
            ("bodies", self.bodies.into()),
            ("refused", self.refused.into()),
            ("warned", self.warned.into()),
        ])
    }
}

/// What is to be said of one input, by its place in the list.
fn told(index: usize, name: &'static str, list: Value) -> JsValue {
    write(&Value::Object(vec![("index".into(), Value::Number(index as f64)), (name.into(), list)]))
}

fn not_json() -> Issue {
    Issue {
        path: At::ROOT.path(),
        problem: Problem::Type { expected: "a list of inputs as JSON text in UTF-8" },
        hint: None,
    }
}
