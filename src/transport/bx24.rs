//! Sends through the frame, by the portal's own `BX24` object (`frame.md` 4).

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::{Incoming, Outgoing, thrown};
use crate::border::object::{object, write};
use crate::border::read::{member, own};
use crate::client::failure::Lost;
use crate::payload::Payload;
use crate::value::Value;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub type Bx24;

    #[wasm_bindgen(method, structural, catch, js_name = callMethod)]
    fn call_method(this: &Bx24, method: &str, params: &JsValue, callback: &Function) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = callBatch)]
    fn call_batch(this: &Bx24, calls: &JsValue, callback: &Function, halt: bool) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, catch, js_name = getAuth)]
    fn get_auth(this: &Bx24) -> Result<JsValue, JsValue>;
}

/// The key of the only call in a batch.
const ONE: &str = "one";

/// `callMethod` takes `start` out of the parameters and does not send it; inside a batch it arrives.
pub fn pack(payload: &Payload) -> Outgoing {
    let params = write(&sendable(payload.params()));
    let is_paged = payload.params().get("start").is_some();
    Outgoing::Params { method: payload.method().to_owned(), params, is_paged }
}

impl Bx24 {
    /// The object, if it is one; outside a portal the global is missing or `null`.
    pub fn find(value: JsValue) -> Option<Bx24> {
        (value.is_object() && member(&value, "callMethod").is_function()).then(|| value.unchecked_into())
    }

    /// `BX24` never calls back when the portal is down: only a deadline ends such a call.
    pub fn begin(&self, method: &str, params: &JsValue, is_paged: bool) -> Result<Promise, Lost> {
        let mut failure = None;
        // The promise's own `resolve` is the callback: repeated and late calls of it do nothing.
        let promise = Promise::new(&mut |resolve, _| {
            let asked = if is_paged {
                self.call_batch(&paged(method, params), &resolve, true)
            } else {
                self.call_method(method, params, &resolve)
            };
            failure = asked.err();
        });
        match failure {
            Some(failure) => Err(failed(&failure)),
            None => Ok(promise),
        }
    }

    pub fn secrets(&self) -> Vec<String> {
        let auth = self.get_auth().unwrap_or(JsValue::UNDEFINED);
        ["access_token", "refresh_token"].iter().filter_map(|name| member(&auth, name).as_string()).collect()
    }
}

fn paged(method: &str, params: &JsValue) -> JsValue {
    object(&[(ONE, Array::of2(&JsValue::from_str(method), params).into())])
}

/// `BX24` writes an empty list as empty text, which the portal ignores; a list of one empty text arrives as a list, and
/// the portal drops its blank entry.
fn sendable<'v>(value: &'v Value<'v>) -> Value<'v> {
    match value {
        Value::List(items) if items.is_empty() => Value::List(vec![Value::text("")]),
        Value::List(items) => Value::List(items.iter().map(sendable).collect()),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.as_ref().into(), sendable(value))).collect())
        }
        // `BX24` would write the word, which is something.
        Value::Bool(false) => Value::text(""),
        _ => value.clone(),
    }
}

/// The answer of an `ajaxResult`. Its graph can be circular, so each part is taken by name.
pub fn read(result: &JsValue) -> Incoming {
    // That of a batch of one is under its key.
    let one = own(result, ONE);
    let result = if one.is_undefined() { result } else { &one };
    let answer = member(result, "answer");
    let status = member(result, "status").as_f64().map(|status| status as u16).filter(|status| *status >= 100);
    if !answer.is_object() {
        return Incoming::Answer { status, body: JsValue::UNDEFINED };
    }
    let body = Object::new();
    for name in ["result", "error", "error_description", "argument", "time", "total", "next"] {
        let value = member(&answer, name);
        if !value.is_undefined() {
            // Setting a member of a fresh plain object cannot fail.
            let _ = Reflect::set(&body, &JsValue::from_str(name), &value);
        }
    }
    Incoming::Answer { status, body: body.into() }
}

pub fn failed(failure: &JsValue) -> Lost {
    Lost::new("BX24 failed to send the call.").because(thrown(failure))
}
