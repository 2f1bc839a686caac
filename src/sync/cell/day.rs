//! Days as people and spreadsheets write them.

use crate::format::date::Date;
use crate::format::moment::Moment;
use crate::format::number::{is_digits, push_digits};
use crate::issue::{Defect, Expected, Problem};
use crate::sync::knowledge::Days;
use crate::sync::options::Order;
use crate::value::Value;

/// A day for a field that takes ISO; what is no day is left to the check.
pub(super) fn day(text: &str, order: Option<Order>) -> Result<Value<'_>, Problem> {
    Ok(read(text, order)?.map_or(Value::text(text), |date| Value::text(date.written())))
}

/// A day for a field that takes the portal's own format, which is kept as it stands while that is not known.
pub(super) fn portal_day(text: &str, order: Option<Order>, days: Option<Days>) -> Result<Value<'_>, Problem> {
    match (read(text, order)?, days) {
        (Some(date), Some(days)) => Ok(Value::text(written(date, days))),
        (Some(_), None) => Ok(Value::text(text)),
        // The check says why.
        (None, _) if Moment::parse(text).is_some() => Ok(Value::text(text)),
        (None, _) => Err(Problem::BadDate(Expected::PortalDay)),
    }
}

/// `YYYY-MM-DD` and `D.M.YYYY`, perhaps with a time of midnight behind; with slashes only in an order that was said.
fn read(text: &str, order: Option<Order>) -> Result<Option<Date>, Problem> {
    let text = without_midnight(text);
    if let Some(date) = Date::parse(text) {
        return Ok(Some(date));
    }
    if let Some((day, month, year)) = parts(text, '.') {
        return Ok(Date::new(year, month, day));
    }
    let Some((first, second, year)) = parts(text, '/') else { return Ok(None) };
    match order {
        None => Err(Problem::Table(Defect::DateOrder)),
        Some(Order::DayFirst) => Ok(Date::new(year, second, first)),
        Some(Order::MonthFirst) => Ok(Date::new(year, first, second)),
    }
}

/// Spreadsheets add a time to days.
fn without_midnight(text: &str) -> &str {
    match text.split_once(' ') {
        Some((day, "0:00" | "00:00" | "0:00:00" | "00:00:00" | "12:00:00 AM" | "12:00 AM")) => day,
        _ => text,
    }
}

/// Three numbers, the last of which may be a year of two digits; that is then no year at all.
fn parts(text: &str, mark: char) -> Option<(u8, u8, u16)> {
    let mut parts = text.split(mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_short = |part: &str| is_digits(part) && part.len() <= 2;
    if parts.next().is_some() || !is_short(first) || !is_short(second) || !is_digits(year) {
        return None;
    }
    let year = if year.len() == 4 { number(year)? } else { 0 };
    Some((number(first)? as u8, number(second)? as u8, year))
}

fn number(digits: &str) -> Option<u16> {
    digits.parse().ok()
}

fn written(date: Date, days: Days) -> String {
    let (year, month, day) = date.parts();
    let (mark, first, second) = match days {
        Days::Iso => return date.written(),
        Days::Dotted => ('.', day, month),
        Days::DayFirst => ('/', day, month),
        Days::MonthFirst => ('/', month, day),
    };
    let mut out = String::new();
    push_digits(&mut out, first.into(), 2);
    out.push(mark);
    push_digits(&mut out, second.into(), 2);
    out.push(mark);
    push_digits(&mut out, year.into(), 4);
    out
}
