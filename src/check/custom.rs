//! Values of custom fields, `UF_USR_*`, on a person (`user.md` 1.11).

use super::{Checker, Field, flag, text};
use crate::format::field_name::is_code;
use crate::format::text::contains;
use crate::issue::{Allowed, Problem, nearest};
use crate::path::At;
use crate::schema::Kind;
use crate::value::{Member, Value};

impl Checker<'_> {
    pub(super) fn custom<'v>(&mut self, name: &str, value: &'v Value<'v>, at: &At) -> Option<Member<'v>> {
        let code = name.to_ascii_uppercase();
        let context = self.context;
        let value = match &context.user_fields {
            None => self.plain(value, at)?,
            Some(fields) => match fields.iter().find(|(known, _)| *known == code) {
                Some((_, field)) => self.typed(field, value, at)?,
                None => {
                    let hint = nearest(&code, &fields.iter().map(|(known, _)| known.as_str()).collect::<Vec<_>>());
                    return self.report.hinted(at, Problem::UnknownField, hint);
                }
            },
        };
        Some((code.into(), value))
    }

    fn typed<'v>(&mut self, field: &Field, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(user_type) = field.user_type else {
            return self.plain(value, at);
        };
        match (field.multiple, value) {
            (Some(true), Value::List(items)) => {
                self.each_item(items, at, &mut |checker, item, at| checker.single(&user_type.value, field, item, at))
            }
            (Some(true), _) => self.wrong(at, value, "a list: the field holds several values"),
            (_, Value::Text(text)) if text.is_empty() => Some(Value::text("")),
            _ => self.single(&user_type.value, field, value, at),
        }
    }

    fn single<'v>(&mut self, kind: &Kind, field: &Field, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let sent = self.value(kind, value, at)?;
        if let (Kind::Item, Some(items), Some(id)) = (kind, &field.items, sent.as_integer()) {
            if !items.contains(&id) {
                return self
                    .report
                    .issue(at, Problem::OutOfRange(Allowed::Such("the id of an item of this field's list")));
            }
        }
        Some(sent)
    }

    /// Nothing is known of the type: sent as it is, but for booleans, which the portal would misread as text.
    pub(super) fn plain<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value {
            Value::Bool(on) => Some(flag::bit(*on)),
            Value::List(items) => self.each_item(items, at, &mut Checker::plain),
            Value::Object(members) => {
                self.each_member(members, at, &mut |checker, name, value, at| {
                    // Set on an object in JavaScript it would be its prototype, not a member.
                    if name == "__proto__" {
                        return checker.report.issue(at, Problem::UnknownField);
                    }
                    checker.plain(value, at)
                })
            }
            Value::File(_) => self.upload(value, at),
            _ => text::borrowed(value).or_else(|| self.wrong(at, value, "text, a number, a flag, a list or an object")),
        }
    }
}

/// Whether the portal demands text under this name (`user.md` 2.2).
pub(super) fn demands_text(name: &str) -> bool {
    is_code(name) && (contains(name, "WORK_") || contains(name, "PERSONAL_")) && name != "PERSONAL_PHOTO"
}
