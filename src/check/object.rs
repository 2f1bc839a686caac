//! Names: known, unknown, refused, missing, twice.

use std::borrow::Cow;

use super::Checker;
use crate::format::field_name::is_custom;
use crate::issue::{Problem, nearest};
use crate::path::At;
use crate::schema::{Refusal, Row, Shape};
use crate::value::{Member, Value};

impl Checker<'_> {
    pub(super) fn object<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(members) = value.members() else {
            return self.wrong(at, value, "an object");
        };
        self.know(shape, value);
        if members.is_empty() && self.is_change_of_field(shape) {
            return self.report.issue(at, Problem::Empty);
        }
        Some(Value::Object(self.members(shape, members, at)))
    }

    /// Wire names and values of all members that have one; everything else is noted.
    pub(super) fn members<'v>(&mut self, shape: &Shape, members: &'v [Member<'v>], at: &At) -> Vec<Member<'v>> {
        let mut sent: Vec<Member<'v>> = Vec::with_capacity(members.len());
        let mut found: Vec<&'static Row> = Vec::with_capacity(members.len());
        let mut finder = shape.finder();
        for (position, (name, value)) in members.iter().enumerate() {
            let here = at.name(name);
            if let Some(row) = finder.find(name) {
                if is_among(row, &found) {
                    self.repeated(&here);
                    continue;
                }
                found.push(row);
                if let Some(value) = self.value(&row.kind, value, &here) {
                    sent.push((Cow::Borrowed(row.name), value));
                }
                if let Some((caution, message)) = row.caution() {
                    self.report.warn(&here, caution, message);
                }
            } else if shape.custom && is_custom(&name.to_ascii_uppercase()) {
                if is_repeated(shape, members, position) {
                    self.repeated(&here);
                } else {
                    sent.extend(self.custom(name, value, &here));
                }
            } else {
                self.unknown(shape, name, &here);
            }
        }
        for rows in shape.rows {
            for row in *rows {
                if row.required && !is_among(row, &found) {
                    self.report.issue::<()>(&at.name(row.name), Problem::Required);
                }
            }
        }
        sent
    }

    pub(super) fn unknown(&mut self, shape: &Shape, name: &str, at: &At) {
        let hint = match name {
            "fields" | "FIELDS" if shape.custom => {
                Some("This method takes its fields beside the id, without a wrapper.".to_owned())
            }
            _ => nearest(name, &shape.names()),
        };
        self.report.hinted::<()>(at, Problem::UnknownField, hint);
    }

    pub(super) fn refuse<T>(&mut self, refusal: Refusal, at: &At) -> Option<T> {
        self.report.issue(
            at,
            match refusal {
                Refusal::NotAllowed => Problem::NotAllowed,
                Refusal::ReadOnly => Problem::ReadOnly,
                Refusal::Immutable => Problem::Immutable,
            },
        )
    }

    pub(super) fn repeated(&mut self, at: &At) {
        self.report.issue::<()>(at, Problem::Conflict { why: "This name was given before, in another case." });
    }
}

/// Whether the name of that place was given before it.
pub(super) fn is_repeated(shape: &Shape, members: &[Member], position: usize) -> bool {
    let (earlier, rest) = members.split_at_checked(position).unwrap_or_default();
    let is_same = |name: &str| earlier.iter().any(|(earlier, _)| shape.spelling.same(earlier, name));
    rest.first().is_some_and(|(name, _)| is_same(name))
}

fn is_among(row: &Row, rows: &[&Row]) -> bool {
    rows.iter().any(|other| std::ptr::eq(*other, row))
}
