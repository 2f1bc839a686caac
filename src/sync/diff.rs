//! What differs between a person and what a row wants.

use std::rc::Rc;

use super::person::Person;
use super::plan::{Change, Conflicting, Plan};
use crate::value::Value;

/// What a row wants of a field, in the form of its likeness.
#[derive(Debug)]
pub(super) struct Want {
    pub column: u16,
    pub after: After,
    /// What the field has to hold to be changed, where that matters.
    pub left: Option<Value<'static>>,
}

/// A value that a row has to itself, or one of many.
#[derive(Debug)]
pub(super) enum After {
    Own(Value<'static>),
    Shared(Rc<Value<'static>>),
}

impl After {
    pub fn value(&self) -> &Value<'static> {
        match self {
            After::Own(value) => value,
            After::Shared(value) => value,
        }
    }

    pub fn into_value(self) -> Value<'static> {
        match self {
            After::Own(value) => value,
            After::Shared(value) => Rc::unwrap_or_clone(value),
        }
    }
}

/// Fields that differ, and fields that somebody else has changed since.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub changes: Vec<Change>,
    pub conflicts: Vec<Conflicting>,
}

/// Takes all that is wanted; the list stays for others.
pub(super) fn compare(plan: &Plan, person: Person, wants: &mut Vec<Want>) -> Compared {
    let mut compared = Compared::default();
    let mut guess = 0;
    for Want { column, after, left } in wants.drain(..) {
        let Some(known) = plan.column(column) else { continue };
        let now = person.field(&known.code, &mut guess);
        if known.likeness.holds(now, after.value()) {
            continue;
        }
        let (now, after) = (known.likeness.form(now), after.into_value());
        match left {
            Some(left) if !known.likeness.is_same(&now, &left) => {
                compared.conflicts.push(Conflicting { column, before: left, after, now });
            }
            _ => compared.changes.push(Change { column, before: now, after }),
        }
    }
    compared
}
