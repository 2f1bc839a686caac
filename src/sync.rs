//! Many people: a table, and what it wants of each person. Machines as those of [`client`](crate::client), without input or
//! output.
//!
//! ```text
//! let knowledge = Rc::new(Knowledge::read(&facts));       // what the portal has answered
//! let mut table = Table::new(options, knowledge, number);
//! table.feed(bytes);                                      // or table.give(rows), in pieces of any size
//! while let Some(row) = table.next_row() {
//!     let draft = row.draft();                            // cells → values
//!     match draft.wanted() {                              // values → payload
//!         Ok(wanted) => …,                                // who is meant, what is to change, warnings
//!         Err(issues) => …,                               // each with row, line, column, caption, field
//!     }
//! }                                                       // then feed more, or:
//! table.end();                                            // and take the last rows as before
//! table.issues()                                          // of the table and its columns
//! ```
//!
//! Where the table has issues, nothing of it should be applied: a column is not understood, or the end is missing. Where a
//! row has some, the row alone is refused. Memory is bounded by one row (1 MB), the columns, and what was fed and not yet
//! taken. Bytes are UTF-8; [`encoding`] tells what else a file may be in, which the host decodes.

mod captions;
mod cell;
mod cells;
mod columns;
mod countries;
mod departments;
pub mod encoding;
mod fold;
mod knowledge;
mod names;
mod near;
mod options;
mod place;
mod recall;
mod row;
mod table;
mod target;
mod wanted;

pub use columns::Column;
pub use knowledge::Knowledge;
pub use options::{Empty, Form, Key, Options, Order};
pub use place::{Place, TableIssue};
pub use row::Row;
pub use table::Table;
pub use wanted::{Draft, Wanted};
