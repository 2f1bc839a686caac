//! `SETTINGS`, by the type of the field (`userfield.md` 4).

use super::{Checker, text};
use crate::issue::{Caution, Problem, nearest};
use crate::path::At;
use crate::schema::{Kind, Shape, USER_TYPES, UserType, Verb};
use crate::value::{Member, Value};

impl Checker<'_> {
    pub(super) fn settings<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let Some(members) = value.members() else {
            return self.wrong(at, value, "an object");
        };
        let Some(user_type) = self.field.user_type else {
            return self.settings_of_any(members, at);
        };
        let issues = self.report.issues.len();
        let sent = self.members(&user_type.settings, members, at);
        if self.report.issues.len() == issues {
            self.settings_together(user_type, &sent, at);
        }
        Some(Value::Object(sent))
    }

    fn settings_together(&mut self, user_type: &UserType, sent: &[Member], at: &At) {
        match user_type.value {
            Kind::Date if self.verb == Verb::Update && !sent.is_empty() => {
                let message = "Settings of a date field are not read on update.";
                self.report.warn(at, Caution::IgnoredByServer, message);
            }
            Kind::CrmLink => {
                let is_off = |(_, value): &Member| value.as_text() == Some("N");
                let enough = if self.verb == Verb::Add { 1 } else { user_type.settings.names().len() };
                if sent.len() >= enough && sent.iter().all(is_off) {
                    let why = "At least one kind of entity must be on; the portal would switch leads on.";
                    self.report.issue::<()>(at, Problem::Conflict { why });
                }
            }
            _ => {}
        }
    }

    /// The type is not known: names that belong to some type are passed on as they are.
    fn settings_of_any<'v>(&mut self, members: &'v [Member<'v>], at: &At) -> Option<Value<'v>> {
        self.each_member(members, at, &mut |checker, name, value, at| {
            if !USER_TYPES.iter().any(|known| known.settings.find(name).is_some()) {
                let mut names = Vec::new();
                for known in USER_TYPES {
                    names.extend(known.settings.names());
                }
                return checker.report.hinted(at, Problem::UnknownField, nearest(name, &names));
            }
            text::borrowed(value).or_else(|| checker.wrong(at, value, "a setting"))
        })
    }

    /// The default of a date field.
    pub(super) fn moment<'v>(&mut self, shape: &'static Shape, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        let sent = self.object(shape, value, at)?;
        let fixed = sent.get("TYPE").and_then(Value::as_text).map(|word| word == "FIXED");
        let (given, at) = (value.get("VALUE"), at.name("VALUE"));
        let is_blank = given.is_none_or(|value| value.as_text() == Some(""));
        match fixed {
            Some(true) if given.is_none() => self.report.issue(&at, Problem::Required),
            Some(true) if is_blank => self.report.issue(&at, Problem::Empty),
            Some(false) if !is_blank && sent.get("VALUE").is_some() => {
                let why = "A value goes with TYPE FIXED only; it would be thrown away.";
                self.report.issue(&at, Problem::Conflict { why })
            }
            _ => Some(sent),
        }
    }
}
