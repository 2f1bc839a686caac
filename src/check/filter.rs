//! Filters, selections and orders of the reading methods (`user.md` 3.2, `userfield.md` 7).

use std::borrow::Cow;

use super::{Checker, data};
use crate::format::field_name::{is_code, is_custom};
use crate::issue::{Advice, Expected, Lack, Problem, Remark};
use crate::path::At;
use crate::schema::{ALL_PREFIXES, Kind, Shape};
use crate::value::{Member, Places, Value};

/// What is found by which names.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    pub shape: &'static Shape,
    /// The names among which these stand: their own, or those of the whole method.
    pub beside: &'static Shape,
    /// Characters of a prefix that works, at most.
    pub working: usize,
}

/// Criteria of one filter, as they would be sent.
#[derive(Default)]
pub(super) struct Criteria<'v> {
    pub sent: Vec<Member<'v>>,
    names: Places<'v>,
}

impl Checker<'_> {
    pub(super) fn filter<'v>(
        &mut self,
        shape: &'static Shape,
        working: usize,
        value: &'v Value<'v>,
        at: &At,
    ) -> Option<Value<'v>> {
        let Some(members) = value.members() else {
            return self.wrong(at, value, Expected::NamesAndValues);
        };
        let filter = Filter { shape, beside: shape, working };
        let mut criteria = Criteria::default();
        self.is_needed = false;
        for (name, value) in members {
            self.criterion(filter, (name, value), &at.name(name), &mut criteria);
        }
        Some(Value::Object(criteria.sent))
    }

    /// Adds one criterion, or notes what is wrong with it.
    pub(super) fn criterion<'v>(
        &mut self,
        filter: Filter,
        (name, value): (&'v str, &'v Value<'v>),
        at: &At,
        criteria: &mut Criteria<'v>,
    ) {
        let wire: Cow<str> = name.to_ascii_uppercase().into();
        if criteria.names.note(wire.clone(), 0).is_some() {
            self.repeated(at);
        } else if let Some(value) = self.compared(filter, name, value, at) {
            criteria.sent.push((wire, value));
        }
    }

    fn compared<'v>(&mut self, filter: Filter, name: &str, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let (prefix, bare) = split(name);
        let row = filter.shape.find(bare);
        let kind = match row {
            Some(row) => row.kind,
            None => self.custom_criterion(filter, bare, at)?,
        };
        if row.is_some_and(|row| row.bare) && !prefix.is_empty() {
            return self.report.told(at, Problem::NotAllowed, Advice::PrefixTurnsRound);
        }
        if prefix.len() > filter.working {
            self.report.warn(at, Remark::PrefixUnfiltered);
            return self.any_of(&Kind::Scalar, value, at);
        }
        if let Some(remark) = row.and_then(|row| row.remark) {
            self.report.warn(at, remark);
        }
        self.value(&kind, value, at)
    }

    /// What a custom field is compared with.
    fn custom_criterion(&mut self, filter: Filter, name: &str, at: &At) -> Option<Kind> {
        let code = name.to_ascii_uppercase();
        if !(filter.shape.has_custom_fields() && is_custom(&code) && self.context.may_have(&code)) {
            return self.unknown(filter.beside, name, at);
        }
        let field = self.context.user_fields.as_ref().and_then(|fields| fields.get(&code));
        Some(field.and_then(|field| field.user_type).map_or(Kind::Criterion, |known| known.criterion))
    }

    pub(super) fn scalar<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        data::borrowed(value).or_else(|| self.wrong(at, value, Expected::Scalar))
    }

    /// One value, or a list of them: of nothing at all, the portal would find everybody.
    pub(super) fn any_of<'v>(&mut self, kind: &Kind, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value {
            Value::List(items) if items.is_empty() => self.report.issue(at, Problem::Empty(Lack::Blank)),
            Value::List(items) => self.each_item(items, at, &mut |checker, item, at| checker.value(kind, item, at)),
            _ => self.value(kind, value, at),
        }
    }

    pub(super) fn select<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Value::List(names) = value else {
            return self.wrong(at, value, Expected::Names);
        };
        let mut finder = shape.finder();
        self.each_item(names, at, &mut |checker, name, at| {
            let name = checker.read_text(name, at)?;
            if finder.find(name).is_none() && !(is_custom(name) && checker.context.may_have(name)) {
                return checker.unknown(shape, name, at);
            }
            Some(Value::text(name))
        })
    }

    /// A name to sort by: a column, or any custom field.
    pub(super) fn column(&mut self, shape: &'static Shape, value: &Value, at: &At) -> Option<Value<'static>> {
        let name = self.read_text(value, at)?;
        if name.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        let code = name.to_ascii_uppercase();
        let is_code = code.len() > 3 && code.starts_with("UF_") && is_code(&code);
        let may_exist = is_code && (!is_custom(&code) || self.context.may_have(&code));
        if !may_exist && shape.find(name).is_none() {
            return self.unknown(shape, name, at);
        }
        Some(Value::text(code))
    }
}

/// A documented prefix and the name behind it.
pub(super) fn split(name: &str) -> (&str, &str) {
    let with_prefix = |prefix: &&'static str| Some((*prefix, name.strip_prefix(*prefix)?));
    ALL_PREFIXES.iter().find_map(with_prefix).unwrap_or(("", name))
}
