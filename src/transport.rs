//! Begins a request and gives back its promise; waits for nothing.

mod b24;
mod bx24;
mod fetch;

use js_sys::Promise;
use wasm_bindgen::JsValue;

pub use b24::B24;
pub use bx24::Bx24;
pub use fetch::Fetch;

use crate::border::thrown::texts;
use crate::client::failure::{Lost, Thrown};
use crate::payload::Payload;
use crate::rest::endpoint::Endpoint;
use crate::value::Value;

/// A way to the portal.
#[derive(Clone)]
pub enum Way {
    Fetch(Fetch),
    Bx24(Bx24),
    B24(B24),
}

/// What is to be sent, in the form that its way wants.
pub enum Outgoing {
    /// An address and a body in JSON.
    Json { url: String, body: String },
    /// A method and its parameters as JavaScript has them.
    Params { method: String, params: JsValue, is_paged: bool },
}

/// What came back.
pub enum Incoming {
    /// An answer: its status where that is known, and its body, `undefined` when it is not JSON.
    Answer {
        status: Option<u16>,
        body: JsValue,
    },
    /// An answer in bytes.
    #[cfg(feature = "sync")]
    Pieces {
        status: Option<u16>,
        pieces: js_sys::Array,
    },
    /// An answer of which only this much is known.
    Facts {
        status: Option<u16>,
        facts: Value<'static>,
    },
    Lost(Lost),
}

impl Way {
    /// Puts a payload in the form that this way wants.
    pub fn pack(&self, payload: &Payload, endpoint: Option<&Endpoint>, token: Option<&str>) -> Result<Outgoing, Lost> {
        match (self, endpoint) {
            (Way::Fetch(_), Some(endpoint)) => fetch::pack(payload, endpoint, token),
            (Way::Fetch(_), None) => Err(Lost::new("There is no address to send to.").unsent()),
            (Way::Bx24(_), _) => Ok(bx24::pack(payload)),
            (Way::B24(_), _) => Ok(b24::pack(payload)),
        }
    }

    /// Begins; a signal ends what can be ended. The answer comes in pieces where that is asked for, and can be.
    pub fn begin(&self, outgoing: &Outgoing, signal: &JsValue, in_pieces: bool) -> Result<Promise, Lost> {
        match (self, outgoing) {
            (Way::Fetch(fetch), Outgoing::Json { url, body }) => fetch.begin(url, body, signal, in_pieces),
            (Way::Bx24(bx24), Outgoing::Params { method, params, is_paged }) => bx24.begin(method, params, *is_paged),
            (Way::B24(b24), Outgoing::Params { method, params, .. }) => b24.begin(method, params),
            _ => Err(Lost::new("This way cannot send that.").unsent()),
        }
    }

    /// What the promise was kept with.
    pub fn read(&self, settled: &JsValue) -> Incoming {
        match self {
            Way::Fetch(_) => fetch::read(settled),
            Way::Bx24(_) => bx24::read(settled),
            Way::B24(_) => b24::read(settled),
        }
    }

    /// What it was broken with.
    pub fn failed(&self, thrown: &JsValue) -> Incoming {
        match self {
            Way::Fetch(_) => Incoming::Lost(fetch::unreached(thrown)),
            Way::Bx24(_) => Incoming::Lost(bx24::failed(thrown)),
            Way::B24(_) => b24::failed(thrown),
        }
    }

    /// Tokens that somebody else holds for this way, which a portal could quote.
    pub fn secrets(&self) -> Vec<String> {
        match self {
            Way::Fetch(_) => Vec::new(),
            Way::Bx24(bx24) => bx24.secrets(),
            Way::B24(b24) => b24.secrets(),
        }
    }

    /// Whether calls go as forms, which cannot carry everything.
    pub fn is_form(&self) -> bool {
        matches!(self, Way::Bx24(_))
    }

    /// Whether somebody else keeps to the limits, and sends again.
    pub fn is_governed(&self) -> bool {
        matches!(self, Way::B24(_))
    }
}

/// What was thrown; it has to be looked through for secrets before anybody reads it.
pub fn thrown(thrown: &JsValue) -> Thrown {
    let [name, message, code] = texts(thrown);
    Thrown { name, message, code }
}
