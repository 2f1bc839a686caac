//! Many people: a table in, a plan out, applied and proved and taken back. Machines as those of [`client`](crate::client),
//! without input or output.
//!
//! | machine | is told | gives |
//! |---|---|---|
//! | [`Table`] | bytes, or rows | rows, each checked: what it wants of whom |
//! | [`Planner`] | the same, and answers | a [`Plan`]: who is meant, what differs, what that entails; nothing is sent but reads |
//! | [`Run`] | a plan, answers, the time | lines for a journal, requests, progress, a [`Report`] |
//! | [`History`] | a journal | what [`Run::resume`] goes on with, and [`Planner::undo`] takes back |
//!
//! Planner and run are driven alike: their `next` says what to do, a [`Step`], and what has come of it is told.
//!
//! ```text
//! loop {
//!     match run.next(wall, room) {
//!         Step::Submit(ask) => …,    // run.ask(ask).order(…) is an errand of the client's line; then run.came(ask, …)
//!         Step::Record => …,         // run.lines() is written and flushed; then run.recorded()
//!         Step::Feed => …,           // planner only: feed, give or end
//!         Step::Wait(ms) => …,       // or until something has come
//!         Step::Rest => …,           // until something has come
//!         Step::Done => break,
//!     }
//! }
//! ```
//!
//! The driver does each step at once and asks for the next: several requests are under way together. A request that writes
//! is submitted only when the line that announces it is safe.
//!
//! ## Tables
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

mod ask;
mod captions;
mod cell;
mod cells;
mod choice;
mod columns;
mod countries;
mod departments;
mod diff;
pub mod encoding;
mod fold;
mod journal;
mod knowledge;
mod ledger;
mod likeness;
mod names;
mod near;
mod options;
mod pace;
mod person;
pub mod photo;
mod place;
mod plan;
mod planner;
mod recall;
mod report;
mod row;
mod run;
mod shown;
mod single;
mod table;
mod target;
mod wanted;
mod words;

pub use ask::{Ask, Step};
pub use columns::Column;
pub use journal::{Broken, History};
pub use knowledge::Knowledge;
pub use ledger::{Field, Ledger, State, Told};
pub use options::{Blank, Form, Key, Options, Order};
pub use place::{Place, TableIssue};
pub use plan::{Cap, Caps, Change, Consequence, Counts, Detail, Head, Kind, NoPlan, Obstacle, Plan, PlanReader, Why};
pub use planner::{Missing, PlanOptions, Planner};
pub use report::Report;
pub use row::Row;
pub use run::{How, OnConflict, Refused, Room, Run, RunOptions};
pub use single::{Single, SingleOptions};
pub use table::Table;
pub use wanted::{Draft, Wanted};
