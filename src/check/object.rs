//! Names: known, unknown, refused, missing, twice.

use std::borrow::Cow;

use super::Checker;
use super::filter::{Criteria, Filter, split};
use crate::format::field_name::is_custom;
use crate::issue::{Advice, Conflict, Expected, Hint, Problem, Unknown};
use crate::path::At;
use crate::schema::{Beside, MOST_ROWS, Refusal, Row, Shape, WORKING_PREFIXES};
use crate::value::{Member, Places, Value, bare};

/// Which rows of a shape were found, a bit each.
#[derive(Default)]
struct Found([u64; MOST_ROWS / 64]);

impl Found {
    /// Whether it is new.
    fn note(&mut self, number: usize) -> bool {
        let Some(bits) = self.0.get_mut(number / 64) else { return true };
        let before = *bits;
        *bits |= 1 << (number % 64);
        before != *bits
    }
}

impl Checker<'_> {
    pub(super) fn object<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(members) = value.members() else {
            return self.wrong(at, value, Expected::Object);
        };
        Some(Value::Object(self.members(shape, members, at)))
    }

    /// Wire names and values of all members that have one; everything else is noted.
    pub(super) fn members<'v>(&mut self, shape: &'static Shape, members: &'v [Member<'v>], at: &At) -> Vec<Member<'v>> {
        let mut sent: Vec<Member<'v>> = Vec::with_capacity(members.len());
        let (mut found, mut required) = (Found::default(), 0);
        let mut codes = Places::default();
        let mut criteria = Criteria::default();
        let filter = filter_beside(shape, members);
        let mut finder = shape.finder();
        for (position, (name, value)) in members.iter().enumerate() {
            let name = bare(name);
            let here = at.name(name);
            if let Some(row) = finder.find(name) {
                if !found.note(finder.number()) {
                    self.repeated(&here);
                    continue;
                }
                required += usize::from(row.required);
                self.is_needed = row.required;
                if let Some(value) = self.value(&row.kind, value, &here) {
                    sent.push((Cow::Borrowed(row.name), value));
                }
                if let Some(remark) = row.remark {
                    self.report.warn(&here, remark);
                }
                continue;
            }
            self.is_needed = false;
            if let Some((_, filter)) = filter {
                self.criterion(
                    Filter { shape: filter, beside: shape, working: WORKING_PREFIXES },
                    (name, value),
                    &here,
                    &mut criteria,
                );
                continue;
            }
            let code = name.to_ascii_uppercase();
            if !(shape.has_custom_fields() && is_custom(&code)) {
                self.unknown::<()>(shape, name, &here);
            } else if codes.note(code.clone().into(), position).is_some() {
                self.repeated(&here);
            } else if let Some(value) = self.custom(&code, value, &here) {
                sent.push((code.into(), value));
            }
        }
        // To look for them takes as long as some checks.
        if required < shape.required {
            for (number, row) in shape.rows().enumerate() {
                if row.required && found.note(number) {
                    self.report.issue::<()>(&at.name(row.name), Problem::Required);
                }
            }
        }
        if let (Some((row, _)), false) = (filter, criteria.sent.is_empty()) {
            sent.push((Cow::Borrowed(row.name), Value::Object(criteria.sent)));
        }
        sent
    }

    /// Notes a name that is not known, and what it was probably meant to be.
    pub(super) fn unknown<T>(&mut self, shape: &'static Shape, name: &str, at: &At) -> Option<T> {
        let hint = match shape.wrapper_of(split(name).1) {
            Some(row) => Some(Hint::of(Advice::PutInto, row.name)),
            None => self.guess(shape, name),
        };
        self.report.hinted(at, Problem::Unknown(shape.stranger), hint)
    }

    fn guess(&mut self, shape: &'static Shape, name: &str) -> Option<Hint> {
        let is_written = shape.has_custom_fields() && shape.stranger == Unknown::Field;
        if is_written && name.eq_ignore_ascii_case("fields") {
            return Some(Advice::NoWrapper.into());
        }
        let context = self.context;
        let known = || {
            let mut names = shape.names();
            names.extend(shape.filter().map(|(_, filter)| filter.names()).unwrap_or_default());
            if !matches!(shape.beside, Beside::Nothing) {
                names.extend(context.codes().iter().map(String::as_str));
            }
            names
        };
        let is_custom = is_written && name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("UF_"));
        let only = || is_custom.then(|| Advice::OnlyUfUsr.into());
        self.report.guess(name, &known).or_else(only)
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
        self.report.issue::<()>(at, Problem::Conflict(Conflict::NameRepeated));
    }
}

/// The filter whose names may stand beside the rows, unless it is given itself.
fn filter_beside(shape: &Shape, members: &[Member]) -> Option<(&'static Row, &'static Shape)> {
    let (row, filter) = if let Beside::Criteria = shape.beside { shape.filter()? } else { return None };
    let is_given = members.iter().any(|(name, _)| shape.spelling.same(row.name, name));
    (!is_given).then_some((row, filter))
}
