//! Dates and instants.

use super::Checker;
use crate::format::date::{Date, DateTime};
use crate::issue::Problem;
use crate::path::At;
use crate::value::Value;

const DATE: &str = "a real day, written YYYY-MM-DD";
const DATE_TIME: &str = "ISO 8601 with seconds and an offset, such as 2024-05-06T07:08:09+03:00";

impl Checker<'_> {
    pub(super) fn birthday(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DATE, |text| {
            let day = Date::parse(text).or_else(|| DateTime::parse(text)?.utc_day())?;
            Some(day.written())
        })
    }

    pub(super) fn date(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DATE, day)
    }

    pub(super) fn date_time(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DATE_TIME, moment)
    }

    pub(super) fn date_or_date_time(&mut self, value: &Value, at: &At) -> Option<Value<'static>> {
        self.written(value, at, DATE_TIME, |text| day(text).or_else(|| moment(text)))
    }

    fn written(
        &mut self,
        value: &Value,
        at: &At,
        expected: &'static str,
        read: fn(&str) -> Option<String>,
    ) -> Option<Value<'static>> {
        match read(self.read_text(value, at)?) {
            Some(text) => Some(Value::text(text)),
            None => self.report.issue(at, Problem::BadDate { expected }),
        }
    }
}

fn day(text: &str) -> Option<String> {
    Date::parse(text).map(|date| date.written())
}

fn moment(text: &str) -> Option<String> {
    DateTime::parse(text).map(|moment| moment.written())
}
