//! Sends through an object of `@bitrix24/b24jssdk`: `B24Frame`, `B24Hook` or `B24OAuth`, told by its shape, since several
//! copies of the SDK may be loaded. Its own limiter and repetitions stay in charge.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};

use super::{Incoming, Outgoing, thrown};
use crate::border::answer::promised;
use crate::border::object::{object, write};
use crate::border::read::{first, member};
use crate::client::failure::Lost;
use crate::payload::Payload;
use crate::value::Value;

#[derive(Clone)]
pub struct B24(JsValue);

pub fn pack(payload: &Payload) -> Outgoing {
    Outgoing::Params { method: payload.method().to_owned(), params: write(payload.params()), is_paged: false }
}

impl B24 {
    /// The object, if it is one. Before its `init()` most of its members throw, so little can be looked at.
    pub fn find(value: JsValue) -> Option<B24> {
        let is_right = value.is_object()
            && member(&value, "getTargetOrigin").is_function()
            && member(&value, "isInit").as_bool().is_some();
        is_right.then_some(B24(value))
    }

    pub fn begin(&self, method: &str, params: &JsValue) -> Result<Promise, Lost> {
        let call = ["actions", "v2", "call"].iter().fold(self.0.clone(), |part, name| member(&part, name));
        let Ok(make) = member(&call, "make").dyn_into::<Function>() else {
            return Err(Lost::new("The SDK's object is not ready: wait for its init(), or take a newer SDK.").unsent());
        };
        let options = object(&[("method", JsValue::from_str(method)), ("params", params.clone())]);
        make.call1(&call, &options).and_then(|sent| promised(&sent)).map_err(|failed| lost(&failed, None))
    }

    pub fn secrets(&self) -> Vec<String> {
        let auth = invoke(&member(&self.0, "auth"), "getAuthData");
        ["access_token", "refresh_token"].iter().filter_map(|name| member(&auth, name).as_string()).collect()
    }
}

/// An `AjaxResult`.
pub fn read(result: &JsValue) -> Incoming {
    if member(result, "isSuccess") == JsValue::FALSE {
        return failed(&first_error(result));
    }
    let status = invoke(result, "getStatus").as_f64().map(|status| status as u16);
    let data = invoke(result, "getData");
    let body = if data.is_object() {
        object(&["result", "time", "total", "next"].map(|name| (name, member(&data, name))))
    } else {
        JsValue::UNDEFINED
    };
    Incoming::Answer { status, body }
}

/// An error of the SDK: the portal's own words, or that there were none. Codes of the SDK and of its HTTP client are not
/// the portal's.
pub fn failed(failure: &JsValue) -> Incoming {
    let status = member(failure, "status").as_f64().map(|status| status as u16).filter(|status| *status >= 100);
    let message = || member(failure, "message").as_string().unwrap_or_default();
    let (code, description) = match member(failure, "code").as_string() {
        // The portal's empty code is lost on the SDK, and its text with it; a status of 400 is left.
        Some(code) if code == "ERR_BAD_REQUEST" && status == Some(400) => (String::new(), String::new()),
        Some(code) if !is_own(&code) => (code, message()),
        _ => return Incoming::Lost(lost(failure, status)),
    };
    let error = [("error", code), ("error_description", description)];
    let facts = Value::Object(error.map(|(name, text)| (name.into(), Value::text(text))).to_vec());
    Incoming::Facts { status, facts }
}

fn is_own(code: &str) -> bool {
    code.starts_with("JSSDK_") || code.starts_with("ERR_") || matches!(code, "NETWORK_ERROR" | "REQUEST_TIMEOUT")
}

/// Only the name of what was thrown: its message can hold the address of a webhook, which is not known here.
fn lost(failure: &JsValue, status: Option<u16>) -> Lost {
    let mut cause = thrown(failure);
    cause.message.clear();
    Lost::new("The SDK brought back no answer of the portal.").for_now().status(status).because(cause)
}

fn first_error(result: &JsValue) -> JsValue {
    first(&invoke(result, "getErrors"))
}

fn invoke(object: &JsValue, method: &str) -> JsValue {
    let method = member(object, method).dyn_into::<Function>().ok();
    method.and_then(|method| method.call0(object).ok()).unwrap_or(JsValue::UNDEFINED)
}
