//! Dates and instants.

use super::{Checker, data::borrowed};
use crate::format::date::Date;
use crate::format::moment::{Moment, day, is_comparable};
use crate::issue::Problem;
use crate::path::At;
use crate::value::Value;

const DAY: &str = "a real day, written YYYY-MM-DD";
const DATE_TIME: &str = "ISO 8601 with seconds and an offset, such as 2024-05-06T07:08:09+03:00";
const WHEN: &str = "a date such as 2024-05-06 or 06.05.2024, perhaps with a time";
const PORTAL_DAY: &str = "a day in the portal's own format, such as 31.12.2024";

impl Checker<'_> {
    pub(super) fn day(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DAY, |text| day(text).map(Date::written))
    }

    pub(super) fn stored_day(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DAY, |text| day(text).or_else(|| Date::parse_dotted(text)).map(Date::written))
    }

    pub(super) fn date_time(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DATE_TIME, moment)
    }

    pub(super) fn date_or_date_time(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DATE_TIME, |text| Date::parse(text).map(Date::written).or_else(|| moment(text)))
    }

    fn written(
        &mut self,
        value: &Value,
        at: &At,
        expected: &'static str,
        read: fn(&str) -> Option<String>,
    ) -> Option<Value<'static>> {
        let Some(text) = value.as_text() else {
            return self.wrong(at, value, expected);
        };
        if let Some(text) = read(text) {
            return Some(Value::text(text));
        }
        if expected == DAY && Moment::parse(text).is_some() {
            let hint = "A Date counts in UTC: new Date(Date.UTC(year, month - 1, day)) is a day, or text YYYY-MM-DD.";
            return self.report.told(at, Problem::BadDate { expected }, hint);
        }
        self.report.issue(at, Problem::BadDate { expected })
    }

    /// No format can be told but that it is not an instant.
    pub(super) fn portal_day<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value.as_text() {
            None => self.wrong(at, value, PORTAL_DAY),
            Some(text) if Moment::parse(text).is_some() => {
                let hint = "The portal returns an instant, but does not take it back; leave it out to keep it.";
                self.report.told(at, Problem::BadDate { expected: PORTAL_DAY }, hint)
            }
            Some(text) => Some(Value::text(text)),
        }
    }

    pub(super) fn when<'v>(&mut self, value: &'v Value<'v>, at: &At) -> Option<Value<'v>> {
        match value {
            Value::Bool(false) => borrowed(value),
            Value::Text(text) if text.is_empty() || is_comparable(text) => borrowed(value),
            Value::Text(_) => self.report.issue(at, Problem::BadDate { expected: WHEN }),
            _ => self.wrong(at, value, WHEN),
        }
    }
}

fn moment(text: &str) -> Option<String> {
    Moment::parse(text).map(Moment::written)
}
