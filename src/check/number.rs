//! Ids and other numbers.

use super::Checker;
use crate::format::number::{self, SAFE_INTEGER};
use crate::issue::{Allowed, Caution, Problem};
use crate::path::At;
use crate::schema::Blank;
use crate::value::Value;

const ID: &str = "a whole number from 1, or its digits";

impl Checker<'_> {
    pub(super) fn id(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        let number = match value {
            Value::Text(text) if text.is_empty() => return self.report.issue(at, Problem::Empty),
            Value::Text(text) if number::is_digits(text) => number::integer(text),
            Value::Number(number) if number.fract() == 0.0 => Some(*number),
            _ => None,
        };
        let Some(number) = number else {
            return self.wrong(at, value, ID);
        };
        self.within(number, 1, SAFE_INTEGER, at)
    }

    pub(super) fn id_text(&mut self, blank: Blank, value: &Value, at: &At) -> Option<Value<'static>> {
        if blank == Blank::Clears && value.as_text() == Some("") {
            return Some(Value::text(""));
        }
        let id = self.id(value, at)?.as_integer()?;
        Some(Value::text(number::written(id)))
    }

    pub(super) fn ids<'v>(&mut self, blank: Blank, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Value::List(items) = value else {
            return self.id(value, at).map(|id| Value::List(vec![id]));
        };
        if items.is_empty() {
            match blank {
                Blank::Refused => return self.report.issue(at, Problem::Empty),
                Blank::Destroys(why) => self.report.warn(at, Caution::Destructive, why),
                Blank::Clears => {}
            }
        }
        self.each_item(items, at, &mut |checker, item, at| checker.id(item, at))
    }

    pub(super) fn integer(&mut self, min: i32, max: i32, step: i32, value: &Value, at: &At) -> Option<Value<'static>> {
        let number = match value {
            Value::Text(text) => number::integer(text),
            Value::Number(number) if number.fract() == 0.0 => Some(*number),
            _ => None,
        };
        let Some(number) = number else {
            return self.wrong(at, value, "a whole number, or its digits");
        };
        if step > 1 && number >= 0.0 && number as i64 % i64::from(step) != 0 {
            return self.report.issue(at, Problem::OutOfRange(Allowed::Such("-1 or a multiple of 50")));
        }
        self.within(number, limit(min), limit(max), at)
    }

    pub(super) fn number(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        let number = match value {
            Value::Text(text) => number::decimal(text),
            Value::Number(number) => Some(*number),
            _ => None,
        };
        match number {
            Some(number) => Some(Value::Number(number)),
            None => self.wrong(at, value, "a number, or digits with a decimal point"),
        }
    }

    /// Limits are narrowed to what a double holds exactly: beyond, another number would arrive.
    fn within(&mut self, number: f64, min: i64, max: i64, at: &At) -> Option<Value<'static>> {
        let (low, high) = (min.max(-SAFE_INTEGER), max.min(SAFE_INTEGER));
        if (low as f64..=high as f64).contains(&number) {
            // Adding zero turns -0 into 0.
            return Some(Value::Number(number + 0.0));
        }
        let allowed = if max >= SAFE_INTEGER && number < 0.0 || number == 0.0 {
            Allowed::AtLeast(low)
        } else {
            Allowed::Between { min: low, max: high }
        };
        self.report.issue(at, Problem::OutOfRange(allowed))
    }
}

/// The extremes stand for no limit.
fn limit(limit: i32) -> i64 {
    match limit {
        i32::MIN => i64::MIN,
        i32::MAX => i64::MAX,
        _ => limit.into(),
    }
}
