//! The rows: every name that may be sent, what kind of value it takes, and what the portal does with it.
//!
//! Validation, TypeScript types and the documents' tables are all read from here. A new field is a new row; a new
//! type of custom field is a new row of [`USER_TYPES`].

mod filter;
mod kind;
mod method;
mod row;
mod settings;
mod shape;
mod user;
mod user_type;
mod userfield;

pub use filter::{ALL_PREFIXES, WORKING_PREFIXES};
pub use kind::{Blank, Case, Kind, LINE, Look};
pub use method::{METHODS, Method, Rule, Verb, method};
pub use row::{Refusal, Row};
pub use settings::ANY_SETTINGS;
pub use shape::{Beside, MOST_ROWS, Shape, Spelling};
pub use user_type::{APP_TYPE, USER_TYPES, UserType, user_type};
pub use userfield::{ITEM_CHANGE, LABELS, NEW_ITEM};
