//! Values of custom fields, `UF_USR_*`, on a person (`user.md` 1.11).

use super::{Checker, Field, data};
use crate::format::field_name::{is_code, is_custom};
use crate::format::number::written;
use crate::format::text::contains;
use crate::issue::{Allowed, Expected, Problem, Unknown};
use crate::path::{At, Path};
use crate::schema::UserType;
use crate::value::{Places, Value};

/// Values from which on it pays to look up items of a list in place of searching for each.
const MANY: usize = 16;

/// Where an input of a `user.*` method has the first value of a custom field, or looks for one.
pub fn first_custom(method: &str, input: &Value) -> Option<Path> {
    if method.starts_with("user.userfield.") {
        return None;
    }
    let is_one = |name: &str| {
        // A filter's names can begin with how to compare.
        is_custom(&name.trim_start_matches(|letter: char| !letter.is_ascii_alphabetic()).to_ascii_uppercase())
    };
    input.members()?.iter().find_map(|(name, value)| {
        let at = At::ROOT.name(name);
        if is_one(name) {
            return Some(at.path());
        }
        let filter = value.members().filter(|_| name.eq_ignore_ascii_case("FILTER"))?;
        filter.iter().find(|(name, _)| is_one(name)).map(|(name, _)| at.name(name).path())
    })
}

impl Checker<'_> {
    pub(super) fn custom<'v>(&mut self, code: &str, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let context = self.context;
        match &context.user_fields {
            None => self.data(value, at, data::untyped),
            Some(fields) => match fields.get(code) {
                Some(field) => self.typed(field, value, at),
                None => {
                    let hint = self.report.guess(code, &|| context.codes().iter().map(String::as_str).collect());
                    self.report.hinted(at, Problem::Unknown(Unknown::Field), hint)
                }
            },
        }
    }

    fn typed<'v>(&mut self, field: &Field, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(user_type) = field.user_type else {
            return self.data(value, at, data::untyped);
        };
        match (field.multiple, value) {
            (Some(true), Value::List(values)) => {
                let items = Items::of(field, user_type, values.len());
                self.each_item(values, at, &mut |checker, value, at| checker.single(user_type, &items, value, at))
            }
            (Some(true), _) => self.wrong(at, value, Expected::Values),
            (_, Value::Text(text)) if text.is_empty() => Some(Value::text("")),
            _ => self.single(user_type, &Items::of(field, user_type, 1), value, at),
        }
    }

    fn single<'v>(
        &mut self,
        user_type: &'static UserType,
        items: &Items,
        value: &'v Value<'v>,
        at: &At,
    ) -> Option<Value<'v>> {
        let sent = self.value(&user_type.value, value, at)?;
        if sent.as_integer().is_some_and(|id| !items.may_have(id)) {
            let allowed = Allowed::Such(Expected::ItemId);
            return self.report.issue(at, Problem::OutOfRange(allowed));
        }
        Some(sent)
    }
}

/// The items that a value may be.
enum Items<'f> {
    Unknown,
    Few(&'f [i64]),
    /// To be looked up many times.
    Many(Places<'static>),
}

impl<'f> Items<'f> {
    /// Of a field, for so many values.
    fn of(field: &'f Field, user_type: &UserType, values: usize) -> Items<'f> {
        match field.items.as_deref().filter(|_| user_type.has_items()) {
            None => Items::Unknown,
            Some(ids) if values < MANY => Items::Few(ids),
            Some(ids) => {
                let mut places = Places::default();
                for (place, id) in ids.iter().enumerate() {
                    places.note(written(*id).into(), place);
                }
                Items::Many(places)
            }
        }
    }

    fn may_have(&self, id: i64) -> bool {
        match self {
            Items::Unknown => true,
            Items::Few(ids) => ids.contains(&id),
            Items::Many(places) => places.of(&written(id)).is_some(),
        }
    }
}

/// Whether the portal demands text under this name (`user.md` 2.2).
pub(super) fn demands_text(name: &str) -> bool {
    is_code(name) && (contains(name, "WORK_") || contains(name, "PERSONAL_")) && name != "PERSONAL_PHOTO"
}
