//! Moves a payload to the portal and brings back what it answered.

mod auth;
mod b24;
mod bx24;
mod deadline;
mod failure;
mod fetch;
pub mod work;

use wasm_bindgen::JsValue;

pub use auth::Auth;
pub use b24::B24;
pub use bx24::Bx24;
pub use deadline::{Deadline, Slept};
pub use failure::{Failure, Lost, Thrown};
pub use fetch::{Door, Fetch};

use crate::payload::Payload;
use crate::rest::answer::{self, Answer};
use crate::value::Value;

/// A way to the portal.
#[derive(Clone)]
pub enum Transport {
    Fetch(Fetch),
    Bx24(Bx24),
    B24(B24),
}

/// The envelope of an answer: the result as JavaScript has it, the rest as far as it decides anything.
pub struct Envelope {
    pub status: Option<u16>,
    /// `None` when the body is not JSON.
    pub body: Option<JsValue>,
}

impl Transport {
    pub fn can_refresh(&self) -> bool {
        self.auth().is_some_and(Auth::can_refresh)
    }

    /// The token that the next call would be sent with.
    pub fn token(&self) -> String {
        self.auth().map(Auth::token).unwrap_or_default()
    }

    pub async fn refresh(&self, refused: &str, deadline: &Deadline) -> Result<(), Failure> {
        match self.auth() {
            Some(auth) => auth.refresh(refused, deadline).await,
            None => Ok(()),
        }
    }

    fn auth(&self) -> Option<&Auth> {
        match self {
            Transport::Fetch(Fetch { door: Door::Token(auth), .. }) => Some(auth),
            _ => None,
        }
    }

    /// Sends once; ends by itself when the deadline does.
    pub async fn send(&self, payload: &Payload<'_>, deadline: &Deadline) -> Result<Envelope, Failure> {
        deadline.check()?;
        let envelope = match self {
            Transport::Fetch(fetch) => fetch.send(payload, deadline).await?,
            Transport::Bx24(bx24) => bx24.send(payload, deadline).await?,
            Transport::B24(b24) => b24.send(payload, deadline).await?,
        };
        // The result itself can be large and stays in JavaScript: only an error hidden in it is looked for.
        let facts = envelope.body.as_ref().map(facts);
        match answer::read(envelope.status.unwrap_or(200), facts.as_ref()) {
            Answer::Success => Ok(envelope),
            Answer::Refusal(refusal) => Err(Failure::Refused {
                refusal: refusal.without(&payload.texts()),
                status: envelope.status,
                method: payload.method().to_owned(),
            }),
            Answer::Unreadable(message) => Err(match envelope.status {
                Some(300..500) => {
                    Failure::Lost(Lost { message, status: envelope.status, cause: None, is_passing: false })
                }
                status => Lost::for_now(message, status, None),
            }),
        }
    }
}

/// What decides whether an answer is a success: everything of the envelope but the result's content.
fn facts(body: &JsValue) -> Value<'static> {
    use crate::js::read::{member, read};
    if !body.is_object() || js_sys::Array::is_array(body) {
        return Value::Null;
    }
    let mut members = Vec::new();
    for name in ["error", "error_description", "argument"] {
        let value = member(body, name);
        if !value.is_undefined() {
            members.push((name.into(), read(&value)));
        }
    }
    let result = member(body, "result");
    if !result.is_undefined() {
        let hides_error = result.is_object() && !member(&result, "error").is_undefined();
        members.push(("result".into(), if hides_error { read(&result) } else { Value::Null }));
    }
    Value::Object(members)
}
