//! Sends through the frame, by the portal's own `BX24` object (`frame.md` 4).

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::{Deadline, Envelope, Failure, Lost, Thrown};
use crate::js::read::member;
use crate::js::write::write;
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
}

impl Bx24 {
    /// The object, if it is one; outside a portal the global is missing or `null`.
    pub fn find(value: JsValue) -> Option<Bx24> {
        (value.is_object() && member(&value, "callMethod").is_function()).then(|| value.unchecked_into())
    }

    /// `BX24` never calls back when the portal is down: only the deadline ends such a call.
    pub async fn send(&self, payload: &Payload<'_>, deadline: &Deadline) -> Result<Envelope, Failure> {
        let params = write(&sendable(payload.params()));
        let mut thrown = None;
        // The promise's own `resolve` is the callback: repeated and late calls of it do nothing.
        let answered = Promise::new(&mut |resolve, _| {
            thrown = self.ask(payload, &params, &resolve).err();
        });
        if let Some(thrown) = thrown {
            return Err(failed(&thrown));
        }
        let result = deadline.wait(&answered).await?.map_err(|thrown| failed(&thrown))?;
        let result = if is_paged(payload) { member(&result, ONE) } else { result };
        Ok(envelope(&result))
    }

    fn ask(&self, payload: &Payload<'_>, params: &JsValue, callback: &Function) -> Result<(), JsValue> {
        if is_paged(payload) {
            let call = Array::of2(&JsValue::from_str(payload.method()), params);
            let calls = Object::new();
            Reflect::set(&calls, &JsValue::from_str(ONE), &call)?;
            self.call_batch(&calls, callback, true)?;
        } else {
            self.call_method(payload.method(), params, callback)?;
        }
        Ok(())
    }
}

/// The key of the only call in a batch.
const ONE: &str = "one";

/// `callMethod` takes `start` out of the parameters and does not send it; inside a batch it arrives.
fn is_paged(payload: &Payload<'_>) -> bool {
    payload.params().get("start").is_some()
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
        _ => value.clone(),
    }
}

/// The answer of an `ajaxResult`. Its graph can be circular, so each part is taken by name.
fn envelope(result: &JsValue) -> Envelope {
    let answer = member(result, "answer");
    let status = member(result, "status").as_f64().map(|status| status as u16).filter(|status| *status >= 100);
    if !answer.is_object() {
        return Envelope { status, body: None };
    }
    let body = Object::new();
    for name in ["result", "error", "error_description", "argument", "time", "total", "next"] {
        let value = member(&answer, name);
        if !value.is_undefined() {
            let _ = Reflect::set(&body, &JsValue::from_str(name), &value);
        }
    }
    Envelope { status, body: Some(body.into()) }
}

fn failed(thrown: &JsValue) -> Failure {
    let cause = Thrown::read(thrown, &str::to_owned);
    Failure::Lost(Lost {
        message: "BX24 failed to send the call.",
        status: None,
        cause: Some(cause),
        is_passing: false,
    })
}
