//! Options of a client, one by one.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use super::read::member;
use crate::issue::{Allowed, Problem, Report};
use crate::path::At;
use crate::rest::bucket::Bucket;

/// Milliseconds that a call may take, when nothing else is said.
const TIMEOUT: f64 = 30_000.0;
/// Tries of one call in all, when nothing else is said.
const ATTEMPTS: u32 = 3;

pub fn timeout(options: &JsValue, report: &mut Report) -> Option<f64> {
    let value = member(options, "timeout");
    if value.is_undefined() { Some(TIMEOUT) } else { milliseconds(&value, &At::ROOT.name("timeout"), report) }
}

/// A span of time above nothing; `Infinity` is as long as a timer can be.
pub fn milliseconds(value: &JsValue, at: &At, report: &mut Report) -> Option<f64> {
    match value.as_f64() {
        Some(span) if span > 0.0 => Some(span),
        Some(_) => report.issue(at, Problem::OutOfRange(Allowed::Such("more than 0 milliseconds"))),
        None => report.issue(at, Problem::Type { expected: "a number of milliseconds" }),
    }
}

pub fn fetch(options: &JsValue, report: &mut Report) -> Option<Function> {
    let value = member(options, "fetch");
    if value.is_undefined() { None } else { function(value, &At::ROOT.name("fetch"), "a function like fetch", report) }
}

pub fn function(value: JsValue, at: &At, expected: &'static str, report: &mut Report) -> Option<Function> {
    value.dyn_into().ok().or_else(|| report.issue(at, Problem::Type { expected }))
}

pub fn attempts(options: &JsValue, report: &mut Report) -> Option<u32> {
    let value = member(options, "attempts");
    if value.is_undefined() {
        return Some(ATTEMPTS);
    }
    let at = At::ROOT.name("attempts");
    match value.as_f64() {
        Some(number) if number.fract() == 0.0 && (1.0..=100.0).contains(&number) => Some(number as u32),
        Some(_) => report.issue(&at, Problem::OutOfRange(Allowed::Between { min: 1, max: 100 })),
        None => report.issue(&at, Problem::Type { expected: "a whole number" }),
    }
}

/// `{ burst, perSecond }`, `'enterprise'`, or `false` for no limit of ours.
pub fn rate(options: &JsValue, report: &mut Report) -> Option<Bucket> {
    let value = member(options, "rate");
    if value.is_undefined() {
        return Some(Bucket::new(50.0, 2.0));
    }
    if value == JsValue::FALSE {
        return None;
    }
    if value.as_string().as_deref() == Some("enterprise") {
        return Some(Bucket::new(250.0, 5.0));
    }
    let number = |name| member(&value, name).as_f64().filter(|number| number.is_finite());
    match (number("burst"), number("perSecond")) {
        (Some(burst), Some(per_second)) if burst >= 1.0 && per_second > 0.0 => Some(Bucket::new(burst, per_second)),
        _ => {
            let expected = "{ burst, perSecond } with numbers from 1 and above 0, 'enterprise', or false";
            report.issue(&At::ROOT.name("rate"), Problem::Type { expected })
        }
    }
}
