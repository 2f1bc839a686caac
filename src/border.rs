//! The one place that touches values from outside. Everything here catches: getters, Proxies and whatever else throws.
//!
//! What reads them is written in JavaScript, beside this: a value that lies or throws is dealt with where it is, and what
//! comes here is bytes and texts.

#[cfg(feature = "send")]
pub mod answer;
#[cfg(feature = "send")]
pub mod calls;
#[cfg(feature = "send")]
pub mod files;
#[cfg(feature = "send")]
pub mod object;
pub mod passed;
pub mod read;
#[cfg(feature = "send")]
pub mod thrown;
pub mod write;
