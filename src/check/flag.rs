//! Yes and no, in the portal's many spellings.

use super::Checker;
use crate::issue::{Advice, Allowed, Conflict, Expected, Problem, Remark};
use crate::path::At;
use crate::schema::Verb;
use crate::value::Value;

impl Checker<'_> {
    pub(super) fn flag(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.meant(value, at).map(letter)
    }

    /// The letters that the portal stores for a filter are refused: sent back, they switch it off.
    pub(super) fn filter_flag(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        if value.as_text().is_some_and(|text| ["E", "I", "S"].iter().any(|letter| letter.eq_ignore_ascii_case(text))) {
            let problem = Problem::OutOfRange(Allowed::Words(&["Y", "N"]));
            return self.report.told(at, problem, Advice::StoredLetter);
        }
        let flag = self.meant(value, at)?;
        if flag && self.verb == Verb::Add && self.field.user_type.is_some_and(|known| !known.is_filterable()) {
            self.report.warn(at, Remark::NeverInFilter);
        }
        Some(letter(flag))
    }

    pub(super) fn multiple(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        let flag = self.meant(value, at)?;
        if flag && self.field.user_type.is_some_and(|known| !known.can_be_multiple()) {
            return self.report.issue(at, Problem::Conflict(Conflict::YesOrNoOfSeveral));
        }
        Some(letter(flag))
    }

    pub(super) fn switch(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.meant(value, at)?.then_some(Value::Bool(true))
    }

    /// A flag that does nothing when it is off.
    pub(super) fn on(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        if self.meant(value, at)? {
            return Some(letter(true));
        }
        self.report.issue(at, Problem::OutOfRange(Allowed::Words(&["Y"])))
    }

    pub(super) fn bit(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.meant(value, at).map(bit)
    }

    pub(super) fn sign(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        match value.as_integer() {
            Some(number) => Some(bit(number > 0)),
            None => self.bit(value, at),
        }
    }

    fn meant(&mut self, value: &Value, at: &At) -> Option<bool> {
        read(value).or_else(|| self.wrong(at, value, Expected::Flag))
    }
}

/// Booleans, 1 and 0, and words in any case, not trimmed.
pub(crate) fn read(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(1.0) => Some(true),
        Value::Number(0.0) => Some(false),
        Value::Text(text) => {
            let is = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
            if is(["Y", "true", "1"]) { Some(true) } else { is(["N", "false", "0"]).then_some(false) }
        }
        _ => None,
    }
}

pub(super) fn bit(flag: bool) -> Value<'static> {
    Value::Number(if flag { 1.0 } else { 0.0 })
}

fn letter(flag: bool) -> Value<'static> {
    Value::text(if flag { "Y" } else { "N" })
}
