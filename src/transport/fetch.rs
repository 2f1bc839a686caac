//! Sends by `fetch`: webhooks and access tokens.

use gloo_net::http::Headers;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortSignal, Request, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use super::{Incoming, Outgoing, thrown};
use crate::border::answer::dispatch;
use crate::border::read::own;
use crate::border::write::json;
use crate::client::failure::Lost;
use crate::payload::Payload;
use crate::rest::endpoint::Endpoint;
use crate::value::Value;

/// The caller's own function, or the global one at the time of the call.
#[derive(Clone)]
pub struct Fetch(pub Option<Function>);

const UNREACHED: &str = "The portal could not be reached.";

/// The parameters as JSON, with the token behind them: of two members of one name PHP takes the last. A token goes in the
/// body, since the portal's CORS allows no header for it.
pub fn pack(payload: &Payload, endpoint: &Endpoint, token: Option<&str>) -> Result<Outgoing, Lost> {
    let url = endpoint.url(payload.method());
    let url = url.map_err(|_| Lost::new("The method's name is not made of dotted words.").unsent())?;
    let mut body = json(payload.params());
    if let Some(token) = token {
        body.pop();
        body.push_str(if body.len() > 1 { ",\"auth\":" } else { "\"auth\":" });
        body.push_str(&json(&Value::text(token)));
        body.push('}');
    }
    Ok(Outgoing::Json { url, body })
}

impl Fetch {
    pub fn begin(&self, url: &str, body: &str, signal: &JsValue, in_pieces: bool) -> Result<Promise, Lost> {
        let function = self.function()?;
        let request = request(url, body, signal).map_err(|failed| unreached(&failed).unsent())?;
        dispatch(&function, &request, in_pieces).map_err(|failed| unreached(&failed))
    }

    fn function(&self) -> Result<Function, Lost> {
        if let Some(function) = &self.0 {
            return Ok(function.clone());
        }
        let global = Reflect::get(&js_sys::global(), &JsValue::from_str("fetch")).ok();
        let function = global.and_then(|fetch| fetch.dyn_into().ok());
        function.ok_or_else(|| Lost::new("There is no fetch here; give createClient one.").unsent())
    }
}

/// Not gloo-net's builder: it takes the address apart for parameters that we have none of, for 2 KB.
fn request(url: &str, body: &str, signal: &JsValue) -> Result<Request, JsValue> {
    let headers = Headers::new();
    headers.set("Content-Type", "application/json");
    headers.set("Accept", "application/json");
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers.into_raw());
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(signal.dyn_ref::<AbortSignal>());
    init.set_body(&Uint8Array::from(body.as_bytes()));
    Request::new_with_str_and_init(url, &init)
}

/// What `dispatch` has made of the response.
pub fn read(received: &JsValue) -> Incoming {
    let status = own(received, "status").as_f64().map(|status| status as u16);
    let lost = |message| Lost::new(message).status(status);
    match own(received, "fault").as_string().as_deref() {
        #[cfg(feature = "sync")]
        None if !own(received, "pieces").is_undefined() => {
            Incoming::Pieces { status, pieces: own(received, "pieces").unchecked_into() }
        }
        None => Incoming::Answer { status, body: own(received, "body") },
        Some("moved") => Incoming::Lost(lost("The portal has moved to another address.")),
        Some("large") => Incoming::Lost(lost("The answer is larger than 64 MB.")),
        Some("broken") => {
            let cause = thrown(&own(received, "cause"));
            Incoming::Lost(lost("The answer broke off.").for_now().because(cause))
        }
        Some(_) => Incoming::Lost(lost("What fetch gave is no Response.")),
    }
}

pub fn unreached(failed: &JsValue) -> Lost {
    Lost::new(UNREACHED).for_now().because(thrown(failed))
}
