//! Labels: one text for all languages, or an object by language (`userfield.md` 3).

use super::Checker;
use crate::format::language::{LANGUAGES, meant};
use crate::issue::{Advice, Expected, Hint, Lack, Problem, Remark};
use crate::path::At;
use crate::schema::{LINE, Verb};
use crate::value::{Member, Value};

impl Checker<'_> {
    pub(super) fn label<'v>(&mut self, value: &'v Value, at: &At) -> Option<Value<'v>> {
        let text = self.read_text(value, at)?;
        self.limited(text, LINE, at).map(Value::text)
    }

    pub(super) fn labels<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let sent = match value {
            Value::Text(_) => self.label(value, at),
            Value::Object(members) => self.texts(members, at),
            _ => self.wrong(at, value, Expected::TextByLanguage),
        }?;
        if self.verb == Verb::Update && self.wipes(&sent) {
            self.report.warn(at, Remark::OtherLanguages);
        }
        Some(sent)
    }

    fn texts<'v>(&mut self, members: &'v [Member<'v>], at: &At) -> Option<Value<'v>> {
        if members.is_empty() {
            return self.report.issue(at, Problem::Empty(Lack::Blank));
        }
        self.each_member(members, at, &mut |checker, code, text, at| {
            if !LANGUAGES.contains(&code) {
                return checker.report.hinted(at, Problem::BadLanguage, language_hint(code));
            }
            checker.label(text, at)
        })
    }

    fn wipes(&self, sent: &Value) -> bool {
        match (sent, &self.context.languages) {
            (Value::Object(texts), Some(languages)) => {
                !languages.iter().all(|language| texts.iter().any(|(code, _)| code == language))
            }
            (Value::Object(_), None) => true,
            _ => sent.as_text() == Some(""),
        }
    }

    pub(super) fn language<'v>(&mut self, value: &'v Value, at: &At) -> Option<Value<'v>> {
        let code = self.read_text(value, at)?;
        if !LANGUAGES.contains(&code) {
            return self.report.hinted(at, Problem::BadLanguage, language_hint(code));
        }
        Some(Value::text(code))
    }
}

fn language_hint(code: &str) -> Option<Hint> {
    meant(code).map(|code| Hint::of(Advice::DidYouMean, code))
}
