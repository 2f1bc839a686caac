//! Values and JSON text.

mod read;
mod token;
mod write;

pub use read::{NotJson, Parser, TEXTS};
pub use write::push_json;
