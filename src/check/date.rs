//! Dates and instants.

use super::{Checker, data::borrowed};
use crate::format::date::Date;
use crate::format::moment::{Moment, day, is_comparable};
use crate::issue::{Advice, Expected, Problem};
use crate::path::At;
use crate::value::Value;

impl Checker<'_> {
    pub(super) fn day(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, Expected::Day, |text| day(text).map(Date::written))
    }

    pub(super) fn stored_day(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, Expected::Day, |text| day(text).or_else(|| Date::parse_dotted(text)).map(Date::written))
    }

    pub(super) fn date_time(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, Expected::DateTime, moment)
    }

    pub(super) fn date_or_date_time(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, Expected::DateTime, |text| {
            Date::parse(text).map(Date::written).or_else(|| moment(text))
        })
    }

    fn written(
        &mut self,
        value: &Value,
        at: &At,
        expected: Expected,
        read: fn(&str) -> Option<String>,
    ) -> Option<Value<'static>> {
        let Some(text) = value.as_text() else {
            return self.wrong(at, value, expected);
        };
        if let Some(text) = read(text) {
            return Some(Value::text(text));
        }
        if expected == Expected::Day && Moment::parse(text).is_some() {
            return self.report.told(at, Problem::BadDate(expected), Advice::DayInUtc);
        }
        self.report.issue(at, Problem::BadDate(expected))
    }

    /// No format can be told but that it is not an instant.
    pub(super) fn portal_day<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value.as_text() {
            None => self.wrong(at, value, Expected::PortalDay),
            Some(text) if Moment::parse(text).is_some() => {
                self.report.told(at, Problem::BadDate(Expected::PortalDay), Advice::InstantNotTakenBack)
            }
            Some(text) => Some(Value::text(text)),
        }
    }

    pub(super) fn when<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value {
            Value::Bool(false) => borrowed(value),
            Value::Text(text) if text.is_empty() || is_comparable(text) => borrowed(value),
            Value::Text(_) => self.report.issue(at, Problem::BadDate(Expected::DateOrTime)),
            _ => self.wrong(at, value, Expected::DateOrTime),
        }
    }
}

fn moment(text: &str) -> Option<String> {
    Moment::parse(text).map(Moment::written)
}
