//! What differs between a person and what a row wants.

use super::person::Person;
use super::plan::{Change, Conflicting, Plan};
use crate::value::Value;

/// What a row wants of a field, in the form of its likeness.
#[derive(Debug)]
pub(super) struct Want {
    pub column: u16,
    pub after: Value<'static>,
    /// What the field has to hold to be changed, where that matters.
    pub left: Option<Value<'static>>,
}

/// Fields that differ, and fields that somebody else has changed since.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub changes: Vec<Change>,
    pub conflicts: Vec<Conflicting>,
}

pub(super) fn compare(plan: &Plan, person: Person, wants: Vec<Want>) -> Compared {
    let mut compared = Compared::default();
    for Want { column, after, left } in wants {
        let Some(known) = plan.column(column) else { continue };
        let now = person.now(&known.code, known.likeness);
        if known.likeness.is_same(&now, &after) {
            continue;
        }
        match left {
            Some(left) if !known.likeness.is_same(&now, &left) => {
                compared.conflicts.push(Conflicting { column, before: left, after, now });
            }
            _ => compared.changes.push(Change { column, before: now, after }),
        }
    }
    compared
}
