//! Texts, and texts of a certain shape.

use super::Checker;
use crate::format::{
    crm_link::is_crm_link,
    email::is_email,
    money::is_money,
    text::{count, trim},
};
use crate::issue::{Advice, Allowed, Expected, Lack, Problem, Remark};
use crate::path::At;
use crate::schema::{Blank, Case, LINE, Look};
use crate::value::{Value, bare};

impl Checker<'_> {
    pub(super) fn text<'v>(&mut self, limit: usize, blank: Blank, value: &'v Value, at: &At) -> Option<Value<'v>> {
        let text = self.read_text(value, at)?;
        if text.is_empty() && blank == Blank::Refused {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        self.limited(text, limit, at).map(Value::text)
    }

    pub(super) fn trimmed<'v>(&mut self, limit: usize, value: &'v Value, at: &At) -> Option<Value<'v>> {
        let text = trim(self.read_text(value, at)?);
        if text.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        self.limited(text, limit, at).map(Value::text)
    }

    pub(super) fn email<'v>(&mut self, trimmed: bool, value: &'v Value, at: &At) -> Option<Value<'v>> {
        let text = self.read_text(value, at)?;
        let text = if trimmed { trim(text) } else { text };
        if text.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        let text = self.limited(text, LINE, at)?;
        if !is_email(text) {
            return self.report.issue(at, Problem::BadEmail);
        }
        Some(Value::text(text))
    }

    pub(super) fn word(
        &mut self,
        words: &'static [&'static str],
        case: Case,
        value: &Value,
        at: &At,
    ) -> Option<Value<'static>> {
        let text = self.read_text(value, at)?;
        let known = words.iter().find(|word| match case {
            Case::Exact => **word == text,
            Case::Any => word.eq_ignore_ascii_case(text),
        });
        match known {
            Some(word) => Some(Value::text(*word)),
            None => self.report.issue(at, Problem::OutOfRange(Allowed::Words(words))),
        }
    }

    pub(super) fn look(&mut self, look: &'static Look, value: &Value, at: &At) -> Option<Value<'static>> {
        let word = self.word(look.words, Case::Any, value, at)?;
        if word.as_text().is_some_and(|word| look.dead.contains(&word)) {
            self.report.warn(at, Remark::LookReplaced);
        }
        Some(word)
    }

    pub(super) fn money<'v>(&mut self, value: &'v Value, at: &At) -> Option<Value<'v>> {
        self.shaped(is_money, Expected::Money, value, at)
    }

    pub(super) fn crm_link<'v>(&mut self, value: &'v Value, at: &At) -> Option<Value<'v>> {
        self.shaped(is_crm_link, Expected::CrmLink, value, at)
    }

    fn shaped<'v>(
        &mut self,
        is_right: fn(&str) -> bool,
        expected: Expected,
        value: &'v Value,
        at: &At,
    ) -> Option<Value<'v>> {
        let text = self.read_text(value, at)?;
        if !is_right(text) {
            return self.report.issue(at, Problem::BadFormat(expected));
        }
        Some(Value::text(text))
    }

    pub(super) fn read_text<'v>(&mut self, value: &'v Value, at: &At) -> Option<&'v str> {
        match value {
            Value::Text(text) => Some(bare(text)),
            Value::Number(_) => self.report.told(at, Problem::Type(Expected::Text), Advice::WriteAsText),
            _ => self.wrong(at, value, Expected::Text),
        }
    }

    pub(super) fn limited<'v>(&mut self, text: &'v str, limit: usize, at: &At) -> Option<&'v str> {
        // A character has at least one byte: short texts need no counting.
        if limit < text.len() && count(text) > limit {
            return self.report.issue(at, Problem::TooLong { limit });
        }
        Some(text)
    }
}
