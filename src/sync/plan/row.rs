//! A row of a plan.

use crate::sync::words::words;
use crate::value::Value;

words! {
    /// What becomes of a row.
    Kind {
        /// Something differs, and is to be changed.
        Update = "update",
        Unchanged = "unchanged",
        /// Something is wrong with the row.
        Refused = "refused",
        /// Nobody has its key.
        Unmatched = "unmatched",
        /// Several people have its key.
        Ambiguous = "ambiguous",
        /// Other rows mean the same person.
        Duplicate = "duplicate",
        /// The person is not to be changed.
        Protected = "protected",
    }
}

words! {
    /// What a change means beyond the value.
    Consequence {
        Dismiss = "dismiss",
        Reinstate = "reinstate",
        Clear = "clear",
        Email = "email",
        Photo = "photo",
        /// The person leaves all departments.
        Departments = "departments",
    }
}

words! {
    /// Why a person is protected.
    Why {
        Caller = "caller",
        Listed = "listed",
        /// The person has no key, so that no list can name it.
        Keyless = "keyless",
    }
}

/// Where it stands in the table, and who is meant. Numbers count from 1; 0 stands for none.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: i64,
    pub number: u32,
    pub line: u32,
    /// One more than the place of its detail.
    pub(super) detail: u32,
    pub kind: Kind,
}

/// What there is to say of a row.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    pub changes: Vec<Change>,
    /// What is wrong with it, each as its `to_value` has it.
    pub issues: Vec<Value<'static>>,
    /// The people who have its key.
    pub people: Vec<i64>,
    /// Numbers of the rows that mean the same person.
    pub rows: Vec<u32>,
    pub why: Option<Why>,
    /// What somebody has changed after the run that is taken back.
    pub conflicts: Vec<Conflicting>,
    /// What cannot come back: names of fields, `photo`, `sessions`, `telephony`, `letters`.
    pub lost: Vec<String>,
}

/// A field that differs. Both values are in the form of the column's likeness.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub column: u16,
    pub before: Value<'static>,
    pub after: Value<'static>,
}

/// A field that holds neither what the run has found nor what it has left.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflicting {
    pub column: u16,
    pub before: Value<'static>,
    pub after: Value<'static>,
    pub now: Value<'static>,
}
