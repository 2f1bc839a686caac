//! Filters and selections of the reading methods (`user.md` 3.2, `userfield.md` 7).

use std::borrow::Cow;

use super::{Checker, object::is_repeated, text};
use crate::format::field_name::is_custom;
use crate::issue::{Caution, Problem, nearest};
use crate::path::At;
use crate::schema::{ALL_PREFIXES, Kind, Shape, WORKING_PREFIXES};
use crate::value::{Member, Value};

impl Checker<'_> {
    pub(super) fn filter<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(members) = value.members() else {
            return self.wrong(at, value, "an object of names and values");
        };
        let mut sent: Vec<Member<'v>> = Vec::with_capacity(members.len());
        for (position, (name, value)) in members.iter().enumerate() {
            let here = at.name(name);
            if is_repeated(shape, members, position) {
                self.repeated(&here);
            } else if let Some(value) = self.criterion_of(shape, name, value, &here) {
                sent.push((Cow::Owned(name.to_ascii_uppercase()), value));
            }
        }
        if members.len() > 1 {
            if let Some((name, _)) = members.iter().find(|(name, _)| name.eq_ignore_ascii_case("FIND")) {
                let why = "FIND stands alone; it cannot be combined with other names.";
                self.report.issue::<()>(&at.name(name), Problem::Conflict { why });
            }
        }
        Some(Value::Object(sent))
    }

    fn criterion_of<'v>(&mut self, shape: &Shape, name: &str, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let (prefix, bare) = split(name);
        let row = shape.find(bare);
        if row.is_none() && !(shape.custom && is_custom(&bare.to_ascii_uppercase())) {
            let hint = nearest(bare, &shape.names());
            return self.report.hinted(at, Problem::UnknownField, hint);
        }
        let working = if shape.custom { WORKING_PREFIXES } else { 0 };
        if prefix.len() > working {
            let message = "The portal drops a name with this prefix: the answer comes unfiltered.";
            self.report.warn(at, Caution::IgnoredByServer, message);
            return self.criterion(value, at);
        }
        let Some(row) = row else {
            return self.criterion(value, at);
        };
        if let Some((caution, message)) = row.caution() {
            self.report.warn(at, caution, message);
        }
        match (&row.kind, value) {
            // One id stays one: a list would mean "any of".
            (Kind::Ids(_), Value::List(_)) => self.value(&row.kind, value, at),
            (Kind::Ids(_), _) => self.id(value, at),
            // A comparison with several words is the prefix's business.
            (Kind::Word(..), Value::List(_)) if !prefix.is_empty() => self.criterion(value, at),
            _ => self.value(&row.kind, value, at),
        }
    }

    /// Something to compare with: the portal takes numbers and texts alike, and lists of them.
    pub(super) fn criterion<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let is_scalar = |value: &Value| matches!(value, Value::Bool(_) | Value::Number(_) | Value::Text(_));
        let is_right = match value {
            Value::List(items) => items.iter().all(is_scalar),
            _ => is_scalar(value),
        };
        if !is_right {
            return self.wrong(at, value, "text, a number, or a list of them");
        }
        text::borrowed(value)
    }

    pub(super) fn select<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Value::List(names) = value else {
            return self.wrong(at, value, "a list of names");
        };
        self.each_item(names, at, &mut |checker, name, at| {
            let name = checker.read_text(name, at)?;
            if shape.find(name).is_none() && !is_custom(name) {
                return checker.report.hinted(at, Problem::UnknownField, nearest(name, &shape.names()));
            }
            Some(Value::text(name))
        })
    }
}

/// A documented prefix and the name behind it.
fn split(name: &str) -> (&str, &str) {
    let with_prefix = |prefix: &&'static str| Some((*prefix, name.strip_prefix(*prefix)?));
    ALL_PREFIXES.iter().find_map(with_prefix).unwrap_or(("", name))
}
