//! The REST layer without input or output: where a call goes, what an answer means, when to send, whether to repeat.
//!
//! What decides is told the time and the answers, and says what to do next; `js` does the waiting and sending.

pub mod answer;
pub mod bodies;
pub mod body;
pub mod command;
pub mod endpoint;
#[cfg(feature = "sync")]
pub mod parts;
pub mod passing;
mod query;
