//! What can go wrong.

use b24_users::client::failure::Thrown;
use serde_json::{Value as Json, json};

/// What befalls one request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    None,
    /// It does not arrive; this is thrown, or nothing ever comes.
    Unreached(Option<Thrown>),
    /// It is done; this is thrown instead of an answer, or nothing ever comes.
    Lost(Option<Thrown>),
    /// It is not done; this is the answer: a status, and a body where there is one in JSON.
    Refused(u16, Option<Json>),
    /// It is done; this is the answer all the same.
    Instead(u16, Option<Json>),
    /// After so many seconds a gateway answers with an error page, while the work goes on.
    Cut(f64),
}

/// What befalls one command of a batch, or one call.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    None,
    /// It is not done, with this error.
    Refused(Json),
    /// The same inside of a result.
    Hidden(&'static str),
    /// It is done, and the answer does not tell of it.
    Untold,
}

/// What the caller does when asked for a token, and how many seconds that takes.
#[derive(Clone, Debug)]
pub enum Refresh {
    Gives(Json, f64),
    Fails(Thrown, f64),
    Hangs,
}

pub fn thrown(name: &str, message: &str, code: &str) -> Thrown {
    Thrown { name: name.to_owned(), message: message.to_owned(), code: code.to_owned() }
}

pub fn error(code: &str) -> Json {
    json!({ "error": code, "error_description": "" })
}

/// Stands in errors for what was sent, and where, which a portal or a gateway may quote.
pub const QUOTE: &str = "<quote>";

/// Puts it there.
pub fn fill(error: &mut Json, quote: &str) {
    match error {
        Json::String(text) => *text = text.replace(QUOTE, quote),
        Json::Object(members) => members.values_mut().for_each(|value| fill(value, quote)),
        _ => {}
    }
}

impl Fault {
    pub fn fill(&mut self, quote: &str) {
        match self {
            Fault::Unreached(Some(thrown)) | Fault::Lost(Some(thrown)) => {
                thrown.message = thrown.message.replace(QUOTE, quote);
            }
            Fault::Refused(_, Some(body)) | Fault::Instead(_, Some(body)) => fill(body, quote),
            _ => {}
        }
    }

    /// A connection that did not come about.
    pub fn no_connection() -> Fault {
        Fault::Unreached(Some(thrown("TypeError", "fetch failed", "ECONNREFUSED")))
    }

    /// One that broke after the work was done.
    pub fn broken() -> Fault {
        Fault::Lost(Some(thrown("TypeError", "fetch failed", "ECONNRESET")))
    }

    pub fn refused(status: u16, code: &str) -> Fault {
        Fault::Refused(status, Some(error(code)))
    }

    pub fn too_fast() -> Fault {
        Fault::refused(503, "QUERY_LIMIT_EXCEEDED")
    }

    pub fn expired() -> Fault {
        Fault::refused(401, "expired_token")
    }
}

impl Trouble {
    pub fn refused(code: &str) -> Trouble {
        Trouble::Refused(error(code))
    }

    pub fn no_time() -> Trouble {
        Trouble::refused("OPERATION_TIME_LIMIT")
    }
}
