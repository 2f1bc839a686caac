//! Values of which nothing is known but that JSON can hold them.

use super::{Checker, SENDS, flag};
use crate::format::field_name::is_custom;
use crate::format::moment::Moment;
use crate::issue::{Advice, Expected, Problem, Unknown};
use crate::path::At;
use crate::value::Value;

/// What becomes of a value that holds no others.
type Leaf<'k> = for<'v> fn(&mut Checker<'k>, &'v Value<'v>, &At) -> Option<Value<'v>>;

impl<'k> Checker<'k> {
    /// Lists, objects, and whatever `leaf` makes of the rest.
    pub(super) fn data<'v>(&mut self, value: &'v Value<'v>, at: &At, leaf: Leaf<'k>) -> Option<Value<'v>> {
        match value {
            Value::List(items) => self.each_item(items, at, &mut |checker, item, at| checker.data(item, at, leaf)),
            // How user.get returns a file; whatever the portal makes of that, it is none of a file's forms.
            Value::Object(_) if value.get("downloadData").is_some() => self.upload(value, at),
            Value::Object(members) => self.each_member(members, at, &mut |checker, name, value, at| {
                // Set on an object in JavaScript it would be its prototype, not a member.
                if name == "__proto__" {
                    return checker.report.issue(at, Problem::Unknown(Unknown::Field));
                }
                checker.data(value, at, leaf)
            }),
            _ => leaf(self, value, at),
        }
    }
}

/// Sent as it is, but for booleans, which the portal would misread as text.
pub(super) fn plain<'v>(checker: &mut Checker, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
    match value {
        Value::Bool(on) => Some(flag::bit(*on)),
        Value::File(_) if SENDS => checker.upload(value, at),
        _ => borrowed(value).or_else(|| checker.no_file(at, value, Expected::Data)),
    }
}

/// The same for a custom field whose type is not known.
pub(super) fn untyped<'v>(checker: &mut Checker, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
    if may_be_a_day(value) {
        return checker.report.told(at, Problem::BadDate(Expected::DayOfUnknownType), Advice::GiveUserFields);
    }
    plain(checker, value, at)
}

/// A setting of a field whose type is not known: what a boolean would become differs from type to type.
pub(super) fn untold<'v>(checker: &mut Checker, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
    let sent = if let Value::Bool(_) = value { None } else { borrowed(value) };
    sent.or_else(|| checker.wrong(at, value, Expected::SettingOfType))
}

/// Whether the input of `user.update` or `user.add` holds what only the types of custom fields can tell apart: a plain
/// date as a portal west of UTC writes it, or a moment.
pub fn needs_types(input: &Value) -> bool {
    let members = input.members().unwrap_or_default();
    members.iter().any(|(name, value)| is_custom(&name.to_ascii_uppercase()) && has_doubtful_day(value))
}

fn has_doubtful_day(value: &Value) -> bool {
    match value {
        Value::List(items) => items.iter().any(has_doubtful_day),
        Value::Object(members) => members.iter().any(|(_, value)| has_doubtful_day(value)),
        _ => may_be_a_day(value),
    }
}

fn may_be_a_day(value: &Value) -> bool {
    value.as_text().and_then(Moment::parse).is_some_and(Moment::may_be_a_day)
}

/// A flag, a number or a text, borrowed.
pub(super) fn borrowed<'v>(value: &'v Value<'v>) -> Option<Value<'v>> {
    match value {
        Value::Bool(flag) => Some(Value::Bool(*flag)),
        Value::Number(number) => Some(Value::Number(*number)),
        Value::Text(text) => Some(Value::text(text.as_ref())),
        _ => None,
    }
}
