//! The identity of a custom field: its code and its type.

use std::borrow::Cow;

use super::{Checker, Field, flag};
use crate::format::field_name;
use crate::format::text::trim;
use crate::issue::{Allowed, Expected, Lack, Problem};
use crate::path::At;
use crate::schema::{Shape, USER_TYPES, user_type};
use crate::value::Value;

impl Checker<'_> {
    /// A field that is being created: the rest of it is held against its type.
    pub(super) fn new_field<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let name = value.get("USER_TYPE_ID").and_then(Value::as_text).map(trim);
        let multiple = value.get("MULTIPLE").map_or(Some(false), flag::read);
        self.field = Cow::Owned(Field { user_type: name.and_then(user_type), multiple, items: None });
        self.object(shape, value, at)
    }

    /// What is to be changed: with nothing in it, the portal does nothing and answers `true`.
    pub(super) fn field_change<'v>(
        &mut self,
        shape: &'static Shape,
        value: &'v Value<'v>,
        at: &At,
    ) -> Option<Value<'v>> {
        if value.members().is_some_and(<[_]>::is_empty) {
            return self.report.issue(at, Problem::Empty(Lack::NothingToChange));
        }
        self.object(shape, value, at)
    }

    pub(super) fn field_name(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        let code = field_name::stored(self.read_text(value, at)?);
        if code.len() == field_name::PREFIX.len() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        if !field_name::is_code(&code) {
            return self.report.issue(at, Problem::BadFormat(Expected::FieldCode));
        }
        if code.len() > field_name::LIMIT {
            return self.report.issue(at, Problem::TooLong { limit: field_name::LIMIT });
        }
        Some(Value::text(code))
    }

    pub(super) fn user_type(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        let name = trim(self.read_text(value, at)?);
        if name.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        if user_type(name).is_none() {
            let hint = self.report.guess(name, &|| USER_TYPES.iter().map(|known| known.name).collect());
            let allowed = Allowed::Such(Expected::FieldType);
            return self.report.hinted(at, Problem::OutOfRange(allowed), hint);
        }
        Some(Value::text(name.to_owned()))
    }
}
