//! Sends by `fetch`: webhooks and access tokens.

use gloo_net::http::{Headers, Response};
use js_sys::{Function, JSON, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, Request, RequestCache, RequestCredentials, RequestInit, RequestRedirect, ResponseType};

use super::auth::Auth;
use super::{Deadline, Envelope, Failure, Lost, Thrown};
use crate::format::text::replaced;
use crate::js::write::json;
use crate::payload::Payload;
use crate::rest::endpoint::Endpoint;
use crate::value::Value;

#[derive(Clone)]
pub struct Fetch {
    pub door: Door,
    /// The caller's own, or the global one at the time of the call.
    pub function: Option<Function>,
}

/// What lets us in.
#[derive(Clone)]
pub enum Door {
    /// The code is part of the address.
    Webhook(Endpoint),
    /// A token in the body: the portal's CORS allows no header for it.
    Token(Auth),
}

impl Fetch {
    pub async fn send(&self, payload: &Payload<'_>, deadline: &Deadline) -> Result<Envelope, Failure> {
        // Ours alone, and aborted without a reason: a reason that is not an Error makes gloo-net panic.
        let abort = AbortOnDrop(AbortController::new().map_err(|thrown| self.unreached(&thrown))?);
        let request = self.request(payload, &abort.0)?;
        let sent = self.function()?.call1(&JsValue::UNDEFINED, &request).map_err(|thrown| self.unreached(&thrown))?;
        let answered = deadline.wait(&Promise::resolve(&sent)).await?.map_err(|thrown| self.unreached(&thrown))?;
        let response = Response::from(answered.unchecked_into::<web_sys::Response>());
        // Redirects are not followed: a POST could come out as a GET, without its body.
        if response.type_() == ResponseType::Opaqueredirect {
            return Err(Lost::for_good("The portal has moved to another address."));
        }
        let status = response.status();
        let broken = |thrown: JsValue| Lost::for_now("The answer broke off.", Some(status), Some(self.thrown(&thrown)));
        let text = web_sys::Response::from(response).text().map_err(broken)?;
        let text = deadline.wait(&text).await?.map_err(broken)?;
        let body = text.as_string().and_then(|text| JSON::parse(text.strip_prefix('\u{feff}').unwrap_or(&text)).ok());
        Ok(Envelope { status: Some(status), body })
    }

    fn request(&self, payload: &Payload<'_>, abort: &AbortController) -> Result<Request, Failure> {
        let endpoint = match &self.door {
            Door::Webhook(endpoint) => endpoint.clone(),
            Door::Token(auth) => auth.endpoint(),
        };
        let url = endpoint.url(payload.method());
        let url = url.map_err(|_| Lost::for_good("The method's name is not made of dotted words."))?;
        let headers = Headers::new();
        headers.set("Content-Type", "application/json");
        headers.set("Accept", "application/json");
        // Not gloo-net's builder: it takes the address apart for parameters that we have none of, for 2 KB.
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_headers(&headers.into_raw());
        init.set_cache(RequestCache::NoStore);
        init.set_credentials(RequestCredentials::Omit);
        init.set_redirect(RequestRedirect::Manual);
        init.set_signal(Some(&abort.signal()));
        init.set_body(&Uint8Array::from(self.body(payload).as_bytes()));
        Request::new_with_str_and_init(&url, &init).map_err(|_| Lost::for_good("The request could not be made."))
    }

    /// The parameters as JSON, with the token behind them: of two members of one name PHP takes the last.
    fn body(&self, payload: &Payload<'_>) -> String {
        let mut body = json(payload.params());
        if let Door::Token(auth) = &self.door {
            body.pop();
            body.push_str(if body.len() > 1 { ",\"auth\":" } else { "\"auth\":" });
            body.push_str(&json(&Value::text(auth.token())));
            body.push('}');
        }
        body
    }

    fn function(&self) -> Result<Function, Failure> {
        if let Some(function) = &self.function {
            return Ok(function.clone());
        }
        let global = Reflect::get(&js_sys::global(), &JsValue::from_str("fetch")).ok();
        let function = global.and_then(|fetch| fetch.dyn_into().ok());
        function.ok_or_else(|| Lost::for_good("There is no fetch here; give createClient one."))
    }

    fn unreached(&self, thrown: &JsValue) -> Failure {
        Lost::for_now("The portal could not be reached.", None, Some(self.thrown(thrown)))
    }

    fn thrown(&self, thrown: &JsValue) -> Thrown {
        Thrown::read(thrown, &|text| match &self.door {
            Door::Webhook(endpoint) => endpoint.redacted(text),
            Door::Token(auth) => auth.endpoint().redacted(&replaced(text, &auth.token(), "…")),
        })
    }
}

/// Ends the request when its call does, however that ends; a finished request is not touched by it.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}
