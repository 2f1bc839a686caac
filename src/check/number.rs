//! Ids and other numbers.

use super::Checker;
use crate::format::country::id_of_code;
use crate::format::number::{self, SAFE_INTEGER};
use crate::issue::{Advice, Allowed, Expected, Lack, Problem};
use crate::path::At;
use crate::schema::Blank;
use crate::value::Value;

impl Checker<'_> {
    pub(super) fn id(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.id_or(Expected::Id, value, at)
    }

    fn id_or(&mut self, expected: Expected, value: &Value, at: &At) -> Option<Value<'static>> {
        let number = match value {
            Value::Text(text) if text.is_empty() => return self.report.issue(at, Problem::Empty(Lack::Blank)),
            Value::Text(text) if number::is_digits(text) => number::integer(text),
            Value::Number(number) if number.fract() == 0.0 => Some(*number),
            _ => None,
        };
        let Some(number) = number else {
            return self.wrong(at, value, expected);
        };
        self.within(number, 1, SAFE_INTEGER, at)
    }

    pub(super) fn id_text(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        if value.as_text() == Some("") {
            return Some(Value::text(""));
        }
        self.id(value, at).and_then(|id| in_digits(&id))
    }

    /// The portal writes "none" as the text `0`.
    pub(super) fn country(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        if let Some("" | "0") = value.as_text() {
            return Some(Value::text(""));
        }
        if let Some(id) = value.as_text().and_then(id_of_code) {
            return Some(Value::text(number::written(id)));
        }
        self.id_or(Expected::Country, value, at).and_then(|id| in_digits(&id))
    }

    pub(super) fn ids<'v>(&mut self, blank: Blank, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Value::List(items) = value else {
            if value.as_text().is_some_and(|text| text.bytes().any(|byte| byte == b',')) {
                return self.report.told(at, Problem::Type(Expected::Ids), Advice::ListOfIds);
            }
            return self.id_or(Expected::Ids, value, at).map(|id| Value::List(vec![id]));
        };
        if items.is_empty() {
            match blank {
                Blank::Refused => return self.report.issue(at, Problem::Empty(Lack::Blank)),
                Blank::Destroys(remark) => self.report.warn(at, remark),
                Blank::Clears => {}
            }
        }
        self.each_item(items, at, &mut |checker, item, at| checker.id(item, at))
    }

    pub(super) fn integer(&mut self, min: i32, max: i32, value: &Value, at: &At) -> Option<Value<'static>> {
        let number = match value {
            Value::Text(text) => number::integer(text),
            Value::Number(number) if number.fract() == 0.0 => Some(*number),
            _ => None,
        };
        let Some(number) = number else {
            return self.wrong(at, value, Expected::Integer);
        };
        self.within(number, limit(min), limit(max), at)
    }

    /// Text that has more digits than a number keeps is passed on: the portal reads it by itself.
    pub(super) fn number<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value {
            Value::Number(number) => Some(Value::Number(*number)),
            Value::Text(text) if number::is_signed_decimal(text) => {
                Some(number::decimal(text).map_or_else(|| Value::text(text.as_ref()), Value::Number))
            }
            _ => self.wrong(at, value, Expected::Number),
        }
    }

    /// Limits are narrowed to what a double holds exactly: beyond, another number would arrive.
    fn within(&mut self, number: f64, min: i64, max: i64, at: &At) -> Option<Value<'static>> {
        let (low, high) = (min.max(-SAFE_INTEGER), max.min(SAFE_INTEGER));
        if (low as f64..=high as f64).contains(&number) {
            // Adding zero turns -0 into 0.
            return Some(Value::Number(number + 0.0));
        }
        let is_unbounded = max >= SAFE_INTEGER && number < low as f64;
        let allowed = if is_unbounded { Allowed::AtLeast(low) } else { Allowed::Between { min: low, max: high } };
        self.report.issue(at, Problem::OutOfRange(allowed))
    }
}

fn in_digits(id: &Value) -> Option<Value<'static>> {
    id.as_integer().map(|id| Value::text(number::written(id)))
}

/// The extremes stand for no limit.
fn limit(limit: i32) -> i64 {
    match limit {
        i32::MIN => i64::MIN,
        i32::MAX => i64::MAX,
        _ => limit.into(),
    }
}
