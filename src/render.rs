//! Text written from the rows: TypeScript types and data, the documents' tables and JSON Schema. Native only.
//!
//! Types, data and tables are kept in the repository as golden files; `tests/native/golden.rs` compares them. JSON Schema is
//! written at build, by `src/bin/json-schema.rs`.

mod codes;
mod json_schema;
mod markdown;
mod remark;
mod rows;
mod typescript;

pub use codes::codes;
pub use json_schema::json_schema;
pub use markdown::{
    fields_table, filters_table, issues_table, items_table, labels_table, settings_table, warnings_table,
};
pub use rows::rows;
pub use typescript::inputs;
