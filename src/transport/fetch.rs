//! Sends by `fetch`: webhooks.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, JSON, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect, Response, ResponseType};

use super::{Deadline, Envelope, Failure, Thrown};
use crate::js::write::write;
use crate::payload::Payload;
use crate::rest::endpoint::Endpoint;

#[derive(Clone)]
pub struct Fetch {
    pub endpoint: Endpoint,
    /// The caller's own, or the global one at the time of the call.
    pub function: Option<Function>,
}

impl Fetch {
    pub async fn send(&self, payload: &Payload<'_>, deadline: &Deadline) -> Result<Envelope, Failure> {
        // Ours alone, and aborted without a reason: a reason that is not an Error makes gloo-net panic.
        let abort = AbortOnDrop(AbortController::new().map_err(|thrown| self.failed(&thrown))?);
        let request = self.request(payload, &abort.0)?;
        let sent = self.function()?.call1(&JsValue::UNDEFINED, &request).map_err(|thrown| self.failed(&thrown))?;
        let answered = deadline.wait(&Promise::resolve(&sent)).await?.map_err(|thrown| self.failed(&thrown))?;
        let response: Response = answered.unchecked_into();
        // Redirects are not followed: a POST could come out as a GET, without its body.
        if response.type_() == ResponseType::Opaqueredirect {
            return Err(Failure::Transport {
                message: "The portal has moved to another address.",
                status: None,
                cause: None,
            });
        }
        let status = response.status();
        let text = response.text().map_err(|thrown| self.failed(&thrown))?;
        let text = deadline.wait(&text).await?.map_err(|thrown| self.cut(&thrown, status))?;
        let body = text.as_string().and_then(|text| JSON::parse(text.trim_start_matches('\u{feff}')).ok());
        Ok(Envelope { status: Some(status), body })
    }

    fn request(&self, payload: &Payload<'_>, abort: &AbortController) -> Result<web_sys::Request, Failure> {
        const UNSENDABLE: Failure =
            Failure::Transport { message: "The method's name is not made of dotted words.", status: None, cause: None };
        let url = self.endpoint.url(payload.method()).map_err(|_| UNSENDABLE)?;
        let body = JSON::stringify(&write(payload.params())).map_err(|thrown| self.failed(&thrown))?;
        // The portal's CORS allows no other header, and no credentials.
        let request = RequestBuilder::new(&url)
            .method(Method::POST)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::Omit)
            .redirect(RequestRedirect::Manual)
            .abort_signal(Some(&abort.signal()))
            .body(body);
        match request {
            Ok(request) => Ok(request.into()),
            Err(_) => Err(Failure::Transport { message: "The request could not be made.", status: None, cause: None }),
        }
    }

    fn function(&self) -> Result<Function, Failure> {
        if let Some(function) = &self.function {
            return Ok(function.clone());
        }
        let global = Reflect::get(&js_sys::global(), &JsValue::from_str("fetch")).ok();
        global.and_then(|fetch| fetch.dyn_into().ok()).ok_or(Failure::Transport {
            message: "There is no fetch here; give createClient one.",
            status: None,
            cause: None,
        })
    }

    fn failed(&self, thrown: &JsValue) -> Failure {
        let cause = Thrown::read(thrown, |text| self.endpoint.redacted(text));
        Failure::Transport { message: "The portal could not be reached.", status: None, cause: Some(cause) }
    }

    fn cut(&self, thrown: &JsValue, status: u16) -> Failure {
        let cause = Thrown::read(thrown, |text| self.endpoint.redacted(text));
        Failure::Transport { message: "The answer broke off.", status: Some(status), cause: Some(cause) }
    }
}

/// Ends the request when its call does, however that ends; a finished request is not touched by it.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}
