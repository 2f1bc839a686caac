//! Sends through an object of `@bitrix24/b24jssdk`: `B24Frame`, `B24Hook` or `B24OAuth`, told by its shape, since several
//! copies of the SDK may be loaded.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{Deadline, Envelope, Failure, Lost, Thrown};
use crate::js::read::member;
use crate::js::write::{object, write};
use crate::payload::Payload;
use crate::rest::answer::{self, Answer};
use crate::value::Value;

/// The SDK's own limiter and repetitions stay in charge.
#[derive(Clone)]
pub struct B24(JsValue);

impl B24 {
    /// The object, if it is one. Before its `init()` most of its members throw, so little can be looked at.
    pub fn find(value: JsValue) -> Option<B24> {
        let is_right = value.is_object()
            && member(&value, "getTargetOrigin").is_function()
            && member(&value, "isInit").as_bool().is_some();
        is_right.then_some(B24(value))
    }

    pub async fn send(&self, payload: &Payload<'_>, deadline: &Deadline) -> Result<Envelope, Failure> {
        let call = ["actions", "v2", "call"].iter().fold(self.0.clone(), |part, name| member(&part, name));
        let Ok(make) = member(&call, "make").dyn_into::<Function>() else {
            return Err(Lost::for_good("The SDK's object is not ready: wait for its init(), or take a newer SDK."));
        };
        let options = object(&[("method", JsValue::from_str(payload.method())), ("params", write(payload.params()))]);
        let sent = make.call1(&call, &options).map_err(|thrown| refused(payload, &thrown))?;
        let answered = deadline.wait(&Promise::resolve(&sent)).await?;
        let result = answered.map_err(|thrown| refused(payload, &thrown))?;
        if member(&result, "isSuccess") == JsValue::FALSE {
            return Err(refused(payload, &first_error(&result)));
        }
        let status = invoke(&result, "getStatus").as_f64().map(|status| status as u16);
        let data = invoke(&result, "getData");
        let body = Object::new();
        for name in ["result", "time", "total", "next"] {
            let value = member(&data, name);
            if !value.is_undefined() {
                // Setting a member of a fresh plain object cannot fail.
                let _ = Reflect::set(&body, &JsValue::from_str(name), &value);
            }
        }
        Ok(Envelope { status, body: data.is_object().then(|| body.into()) })
    }
}

/// An error of the SDK: the portal's own words, or that there were none. Codes of the SDK and of its HTTP client are not
/// the portal's.
fn refused(payload: &Payload<'_>, thrown: &JsValue) -> Failure {
    let status = member(thrown, "status").as_f64().map(|status| status as u16).filter(|status| *status >= 100);
    let message = || member(thrown, "message").as_string().unwrap_or_default();
    let (code, description) = match member(thrown, "code").as_string() {
        // The portal's empty code is lost on the SDK, and its text with it; a status of 400 is left.
        Some(code) if code == "ERR_BAD_REQUEST" && status == Some(400) => (String::new(), String::new()),
        Some(code) if !is_own(&code) => (code, message()),
        _ => return lost(thrown, status),
    };
    let body = Value::Object(vec![
        ("error".into(), Value::text(code)),
        ("error_description".into(), Value::text(description)),
    ]);
    match answer::read(400, Some(&body)) {
        Answer::Refusal(refusal) => {
            let refusal = refusal.without(&payload.texts());
            Failure::Refused { refusal, status, method: payload.method().to_owned() }
        }
        _ => lost(thrown, status),
    }
}

fn is_own(code: &str) -> bool {
    code.starts_with("JSSDK_") || code.starts_with("ERR_") || matches!(code, "NETWORK_ERROR" | "REQUEST_TIMEOUT")
}

/// Only the name of what was thrown: its message can hold the address of a webhook, which is not known here.
fn lost(thrown: &JsValue, status: Option<u16>) -> Failure {
    let cause = Thrown::read(thrown, &|_| String::new());
    Lost::for_now("The SDK brought back no answer of the portal.", status, Some(cause))
}

fn first_error(result: &JsValue) -> JsValue {
    let errors = invoke(result, "getErrors");
    js_sys::try_iter(&errors).ok().flatten().and_then(|mut errors| errors.next()?.ok()).unwrap_or(JsValue::UNDEFINED)
}

fn invoke(object: &JsValue, method: &str) -> JsValue {
    let method = member(object, method).dyn_into::<Function>().ok();
    method.and_then(|method| method.call0(object).ok()).unwrap_or(JsValue::UNDEFINED)
}
