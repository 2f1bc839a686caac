//! `SETTINGS`, by the type of the field (`userfield.md` 4).

use super::Checker;
use crate::issue::{Conflict, Expected, Lack, Problem, Remark};
use crate::path::At;
use crate::schema::{ANY_SETTINGS, Shape, USER_TYPES, UserType, Verb};
use crate::value::{Member, Value};

impl Checker<'_> {
    pub(super) fn settings<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let members = match value {
            Value::Object(members) => members.as_slice(),
            // How PHP writes an object without members.
            Value::List(items) if items.is_empty() => &[],
            _ => return self.wrong(at, value, Expected::Object),
        };
        let user_type = self.field.user_type;
        let issues = self.report.issues.len();
        let sent = self.members(user_type.map_or(&ANY_SETTINGS, |known| &known.settings), members, at);
        if self.report.issues.len() == issues {
            self.settings_together(user_type, &sent, at);
        }
        Some(Value::Object(sent))
    }

    fn settings_together(&mut self, user_type: Option<&UserType>, sent: &[Member], at: &At) {
        if self.verb == Verb::Update && !sent.is_empty() && user_type.is_some_and(|known| !known.can_be_set_again()) {
            self.report.warn(at, Remark::SettingsNotRead);
        }
        // What is not known may be of a type that has these settings.
        let needy = user_type.or_else(|| USER_TYPES.iter().find(|known| known.needs_one_on()));
        let Some(known) = needy.filter(|known| known.needs_one_on()) else { return };
        let mut off = 0;
        for (name, value) in sent {
            if known.settings.find(name).is_some() {
                if value.as_text() != Some("N") {
                    return;
                }
                off += 1;
            }
        }
        let is_whole = self.verb == Verb::Add && user_type.is_some();
        if off >= if is_whole { 1 } else { known.settings.names().len() } {
            self.report.issue::<()>(at, Problem::Conflict(Conflict::NoEntity));
        }
    }

    /// The default of a date field.
    pub(super) fn moment<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let sent = self.object(shape, value, at)?;
        let fixed = sent.get("TYPE").and_then(Value::as_text).map(|word| word == "FIXED");
        let (given, at) = (value.get("VALUE"), at.name("VALUE"));
        let is_blank = given.is_none_or(|value| value.as_text() == Some(""));
        match fixed {
            Some(true) if given.is_none() => self.report.issue(&at, Problem::Required),
            Some(true) if is_blank => self.report.issue(&at, Problem::Empty(Lack::Blank)),
            Some(false) if !is_blank && sent.get("VALUE").is_some() => {
                self.report.issue(&at, Problem::Conflict(Conflict::ValueWithoutFixed))
            }
            _ => Some(sent),
        }
    }
}
