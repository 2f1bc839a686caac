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
    Lost(Lost),
    /// The time in milliseconds was up.
    Timeout(f64),
    /// The caller gave up, for the reason kept here.
    Aborted(JsValue),
}

/// What is known of an answer that did not come.
#[derive(Clone)]
pub struct Lost {
    pub message: &'static str,
    pub status: Option<u16>,
    pub cause: Option<Thrown>,
    /// Whether it could be otherwise the next time.
    pub is_passing: bool,
}

impl Lost {
    /// It will be the same however often one tries.
    pub fn for_good(message: &'static str) -> Failure {
        Failure::Lost(Lost { message, status: None, cause: None, is_passing: false })
    }

    /// It may have been the network, or a server that restarts.
    pub fn for_now(message: &'static str, status: Option<u16>, cause: Option<Thrown>) -> Failure {
        Failure::Lost(Lost { message, status, cause, is_passing: true })
    }
}

/// What JavaScript threw, as two texts: the object itself could lead to the address and so to the webhook's code.
#[derive(Clone)]
pub struct Thrown {
    pub name: String,
    pub message: String,
}

impl Thrown {
    /// Takes the texts of an error, or says that it was none: anything can be thrown.
    pub fn read(thrown: &JsValue, redacted: &dyn Fn(&str) -> String) -> Thrown {
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
