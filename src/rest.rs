//! The REST layer as pure functions: where a call goes, and what an answer means.

pub mod answer;
pub mod endpoint;
