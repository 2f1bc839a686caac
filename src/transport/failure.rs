//! Why a call did not end in an answer worth having.

use wasm_bindgen::{JsCast, JsValue};

use crate::issue::Issue;
use crate::rest::answer::Refusal;

pub enum Failure {
    /// Nothing was sent.
    Invalid(Vec<Issue>),
    /// The portal answered, and refused.
    Refused { refusal: Refusal, status: Option<u16>, method: String },
    /// No answer, or none of the portal's.
    Transport { message: &'static str, status: Option<u16>, cause: Option<Thrown> },
    /// The time in milliseconds was up.
    Timeout(f64),
    /// The caller gave up, for the reason kept here.
    Aborted(JsValue),
}

/// What JavaScript threw, as two texts: the object itself could lead to the address and so to the webhook's code.
pub struct Thrown {
    pub name: String,
    pub message: String,
}

impl Thrown {
    /// Takes the texts of an error, or says that it was none: anything can be thrown.
    pub fn read(thrown: &JsValue, redacted: impl Fn(&str) -> String) -> Thrown {
        match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => {
                Thrown { name: String::from(error.name()), message: redacted(&String::from(error.message())) }
            }
            None => Thrown {
                name: "NonError".to_owned(),
                message: thrown.as_string().map(|text| redacted(&text)).unwrap_or_default(),
            },
        }
    }
}
