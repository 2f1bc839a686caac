//! The face towards JavaScript: the one place that takes values from callers and gives them back.

pub mod batch;
pub mod batches;
pub mod call;
pub mod check;
pub mod connect;
mod files;
mod keep;
mod line;
mod options;
pub mod read;
pub mod write;

/// A third of the size of the standard library's, which matters more here than its speed under load.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
