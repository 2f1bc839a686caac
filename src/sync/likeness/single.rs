//! Single values in the form in which they are compared.

use crate::format::date::Date;
use crate::format::moment::{Moment, day as utc_day};
use crate::format::number::{decimal, is_digits, push_number};
use crate::format::text::{joined, trim};
use crate::sync::knowledge::Days;
use crate::value::Value;

/// The portal writes an empty list or object where there is nothing.
pub(super) fn text(value: &Value) -> Value<'static> {
    match value {
        Value::Text(text) => Value::text(trim(text).to_owned()),
        Value::Number(number) => {
            let mut out = String::new();
            push_number(&mut out, *number, |_| String::new());
            if out.is_empty() { value.clone().into_owned() } else { Value::text(out) }
        }
        Value::Bool(true) => Value::text("1"),
        Value::List(items) if !items.is_empty() => value.clone().into_owned(),
        Value::Object(members) if !members.is_empty() => value.clone().into_owned(),
        _ => Value::text(""),
    }
}

pub(super) fn is_on(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => *flag,
        Value::Number(number) => *number != 0.0,
        Value::Text(text) => !matches!(text.as_ref(), "" | "0" | "N" | "n"),
        _ => false,
    }
}

/// The day in UTC; what is none stays as it is.
pub(super) fn day(value: &Value) -> Value<'static> {
    let date = value.as_text().map(trim).and_then(|text| utc_day(text).or_else(|| Date::parse_dotted(text)));
    // No number is a day.
    date.map_or_else(|| text(value), |date| Value::text(date.written()))
}

/// Whether that day is the other one, which is in its form.
pub(super) fn is_day(text: &str, form: &str) -> bool {
    let text = trim(text);
    match utc_day(text).or_else(|| Date::parse_dotted(text)) {
        Some(date) => Date::parse(form) == Some(date),
        None => text == form,
    }
}

/// The day as the portal writes it, where that is known.
pub(super) fn portal_day(value: &Value, days: Option<Days>) -> Value<'static> {
    match &text(value) {
        Value::Text(text) => match (date_in(text, days), days) {
            (Some(date), Some(days)) => Value::text(days.written(date)),
            _ => Value::text(text.as_ref().to_owned()),
        },
        other => other.clone(),
    }
}

pub(super) fn are_days_same(one: &Value, other: &Value, days: Option<Days>) -> bool {
    let date = |value: &Value| date_in(value.as_text()?, days);
    date(one).is_some_and(|found| date(other) == Some(found))
}

fn date_in(text: &str, days: Option<Days>) -> Option<Date> {
    utc_day(text).or_else(|| Date::parse_dotted(text)).or_else(|| days?.read(text))
}

pub(super) fn moment(value: &Value) -> Value<'static> {
    match &text(value) {
        Value::Text(text) => match Moment::parse(text) {
            Some(moment) => Value::text(moment.in_utc()),
            None => Value::text(text.as_ref().to_owned()),
        },
        other => other.clone(),
    }
}

/// No country is also called `0`.
pub(super) fn country(value: &Value) -> Value<'static> {
    match &text(value) {
        Value::Text(text) if is_digits(text) => Value::text(text.trim_start_matches('0').to_owned()),
        other => other.clone(),
    }
}

pub(super) fn number(value: &Value) -> Value<'static> {
    match value {
        Value::Number(_) => value.clone().into_owned(),
        _ => match &text(value) {
            Value::Text(text) => decimal(text).map_or(Value::text(text.as_ref().to_owned()), Value::Number),
            other => other.clone(),
        },
    }
}

/// `100.50|USD` and `100.5|USD` are the same.
pub(super) fn money(value: &Value) -> Value<'static> {
    match &text(value) {
        Value::Text(text) => {
            let (amount, currency) = text.split_once('|').unwrap_or((text, ""));
            let short = match amount.split_once('.') {
                Some((whole, fraction)) => match fraction.trim_end_matches('0') {
                    "" => whole.to_owned(),
                    fraction => joined(&[whole, ".", fraction]),
                },
                None => amount.to_owned(),
            };
            if currency.is_empty() { Value::text(short) } else { Value::text(joined(&[&short, "|", currency])) }
        }
        other => other.clone(),
    }
}

impl Days {
    /// Reads exactly what this format writes.
    fn read(self, text: &str) -> Option<Date> {
        let separator = if self == Days::Iso { '-' } else { '/' };
        let mut parts = text.split(separator);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let number = |text: &str| text.parse::<u16>().ok().filter(|_| is_digits(text));
        let (day, month, year) = match self {
            Days::Dotted => return Date::parse_dotted(text),
            Days::Iso => return Date::parse(text),
            Days::DayFirst => (first, second, third),
            Days::MonthFirst => (second, first, third),
        };
        let small = |text: &str| number(text).and_then(|number| u8::try_from(number).ok());
        Date::new(number(year)?, small(month)?, small(day)?).filter(|_| parts.next().is_none() && year.len() == 4)
    }

    fn written(self, date: Date) -> String {
        let iso = date.written();
        let mut parts = iso.split('-');
        let (year, month, day) =
            (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match self {
            Days::Iso => iso.clone(),
            Days::Dotted => joined(&[day, ".", month, ".", year]),
            Days::DayFirst => joined(&[day, "/", month, "/", year]),
            Days::MonthFirst => joined(&[month, "/", day, "/", year]),
        }
    }
}
