//! Text written from the rows: TypeScript types and the README's tables. Native only.
//!
//! What is rendered is kept in the repository as golden files; `tests/native/golden.rs` compares them.

mod markdown;
mod typescript;

pub use markdown::{fields_table, filters_table, items_table, labels_table, settings_table};
pub use typescript::inputs;
