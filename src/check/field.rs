//! The identity of a custom field: its code and its type.

use super::{Checker, Field, flag};
use crate::format::field_name;
use crate::issue::{Allowed, Problem, nearest};
use crate::path::At;
use crate::schema::{Shape, USER_TYPES, Verb, user_type};
use crate::value::Value;

impl Checker<'_> {
    /// Learns from a new field what the rest of it will be held against.
    pub(super) fn know(&mut self, shape: &Shape, value: &Value) {
        if self.verb == Verb::Add && shape.find("USER_TYPE_ID").is_some() {
            let name = value.get("USER_TYPE_ID").and_then(Value::as_text).map(str::trim);
            let multiple = value.get("MULTIPLE").map_or(Some(false), flag::read);
            self.field = Field { user_type: name.and_then(user_type), multiple, items: None };
        }
    }

    /// Whether the object is what is to be changed: with nothing in it, the portal does nothing and answers `true`.
    pub(super) fn is_change_of_field(&self, shape: &Shape) -> bool {
        self.verb == Verb::Update && shape.find("SORT").is_some()
    }

    pub(super) fn field_name(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        let code = field_name::stored(self.read_text(value, at)?);
        if code.len() == field_name::PREFIX.len() {
            return self.report.issue(at, Problem::Empty);
        }
        if !field_name::is_code(&code) {
            return self
                .report
                .issue(at, Problem::BadFormat { expected: "UF_USR_DEALS: letters A to Z, digits, underscores" });
        }
        if code.len() > field_name::LIMIT {
            return self.report.issue(at, Problem::TooLong { limit: field_name::LIMIT });
        }
        Some(Value::text(code))
    }

    pub(super) fn user_type(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        let name = self.read_text(value, at)?.trim();
        if name.is_empty() {
            return self.report.issue(at, Problem::Empty);
        }
        if user_type(name).is_none() {
            let hint = nearest(name, &USER_TYPES.iter().map(|known| known.name).collect::<Vec<_>>());
            let allowed = Allowed::Such("a documented type, or rest_<number>_<word> of an application");
            return self.report.hinted(at, Problem::OutOfRange(allowed), hint);
        }
        Some(Value::text(name.to_owned()))
    }
}
