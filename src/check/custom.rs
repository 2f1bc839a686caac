//! Values of custom fields, `UF_USR_*`, on a person (`user.md` 1.11).

use super::{Checker, Field, data};
use crate::format::field_name::is_code;
use crate::format::number::written;
use crate::format::text::contains;
use crate::issue::{Allowed, Problem};
use crate::path::At;
use crate::schema::UserType;
use crate::value::{Places, Value};

/// Values from which on it pays to look up items of a list in place of searching for each.
const MANY: usize = 16;

impl Checker<'_> {
    pub(super) fn custom<'v>(&mut self, code: &str, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let context = self.context;
        match &context.user_fields {
            None => self.data(value, at, data::untyped),
            Some(fields) => match fields.get(code) {
                Some(field) => self.typed(field, value, at),
                None => {
                    let hint = self.report.guess(code, &|| context.codes().iter().map(String::as_str).collect());
                    self.report.hinted(at, Problem::UnknownField, hint)
                }
            },
        }
    }

    fn typed<'v>(&mut self, field: &Field, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(user_type) = field.user_type else {
            return self.data(value, at, data::untyped);
        };
        match (field.multiple, value) {
            (Some(true), Value::List(items)) => {
                let known = if items.len() < MANY { None } else { field.items.as_deref().map(places) };
                self.each_item(items, at, &mut |checker, item, at| {
                    let sent = checker.value(&user_type.value, item, at)?;
                    let is_known = |id| {
                        known.as_ref().map_or_else(|| field.has_item(id), |known| known.of(&written(id)).is_some())
                    };
                    checker.one_of_items(user_type, sent, &is_known, at)
                })
            }
            (Some(true), _) => self.wrong(at, value, "a list: the field holds several values"),
            (_, Value::Text(text)) if text.is_empty() => Some(Value::text("")),
            _ => {
                let sent = self.value(&user_type.value, value, at)?;
                self.one_of_items(user_type, sent, &|id| field.has_item(id), at)
            }
        }
    }

    fn one_of_items<'v>(
        &mut self,
        user_type: &UserType,
        sent: Value<'v>,
        is_known: &dyn Fn(i64) -> bool,
        at: &At,
    ) -> Option<Value<'v>> {
        if user_type.has_items() && sent.as_integer().is_some_and(|id| !is_known(id)) {
            let allowed = Allowed::Such("the id of an item of this field's list");
            return self.report.issue(at, Problem::OutOfRange(allowed));
        }
        Some(sent)
    }
}

impl Field {
    /// Whether there may be an item of that id.
    fn has_item(&self, id: i64) -> bool {
        self.items.as_ref().is_none_or(|items| items.contains(&id))
    }
}

fn places(ids: &[i64]) -> Places<'static> {
    let mut places = Places::default();
    for (place, id) in ids.iter().enumerate() {
        places.note(written(*id).into(), place);
    }
    places
}

/// Whether the portal demands text under this name (`user.md` 2.2).
pub(super) fn demands_text(name: &str) -> bool {
    is_code(name) && (contains(name, "WORK_") || contains(name, "PERSONAL_")) && name != "PERSONAL_PHOTO"
}
