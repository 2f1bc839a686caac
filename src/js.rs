//! The face towards JavaScript: exports and options.
//!
//! What an export gives is a number or a text. V8 of Node 20 crashed on exports that are called very often and return
//! objects, and a text is one step over the boundary in place of one for each member.

#[cfg(feature = "send")]
pub mod batches;
#[cfg(feature = "send")]
pub mod client;
#[cfg(feature = "send")]
pub mod connect;
#[cfg(feature = "sync")]
mod errands;
#[cfg(feature = "send")]
pub mod files;
#[cfg(feature = "send")]
pub mod jobs;
#[cfg(feature = "send")]
mod options;
mod report;
#[cfg(feature = "send")]
pub mod requests;
pub mod schema;
#[cfg(feature = "sync")]
pub mod sync;
#[cfg(feature = "send")]
mod told;
#[cfg(feature = "send")]
pub mod writable;

/// A third of the size of the standard library's, which matters more here than its speed under load.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
