//! The one place that touches values from outside. Everything here catches: getters, Proxies and whatever else throws.
//!
//! What reads them is written in JavaScript, beside this: a value that lies or throws is dealt with where it is, and what
//! comes here is bytes and texts.

pub mod answer;
pub mod calls;
pub mod exchange;
pub mod files;
pub mod read;
pub mod thrown;
pub mod write;
