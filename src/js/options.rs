//! Options, one by one.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

use crate::border::read::{member, own};
use crate::check::Field;
use crate::client::batch::WIDTH;
use crate::client::bucket::Bucket;
use crate::client::limits::Limits;
use crate::format::number::written;
use crate::issue::{Allowed, Conflict, Expected, Problem, Report, Unknown, nearest};
use crate::path::At;
use crate::revise::Removal;
use crate::schema::user_type;
use crate::value::Value;

/// Milliseconds that the portal may take for a call, and that a call may wait for limits, when nothing else is said: the
/// last of 10,000 calls at once leaves within this time.
const TIMEOUT: f64 = 30_000.0;
const PATIENCE: f64 = 7_200_000.0;
/// Tries of one call in all, when nothing else is said.
const ATTEMPTS: u32 = 3;

/// Other options there are not.
pub fn only(given: &Value, known: &[&str], report: &mut Report) {
    for (name, _) in given.members().unwrap_or_default() {
        if !known.contains(&name.as_ref()) {
            report.hinted::<()>(&At::ROOT.name(name), Problem::Unknown(Unknown::Option), nearest(name, known));
        }
    }
}

/// Those of a client, where the call has none of its own.
pub fn limits(options: &JsValue, client: Option<Limits>, report: &mut Report) -> Option<Limits> {
    let client = client.unwrap_or(Limits { timeout: TIMEOUT, patience: PATIENCE });
    let timeout = milliseconds(&own(options, "timeout"), client.timeout, &At::ROOT.name("timeout"), report);
    let patience = milliseconds(&own(options, "patience"), client.patience, &At::ROOT.name("patience"), report);
    Some(Limits { timeout: timeout?, patience: patience? })
}

/// A span of time above nothing; `Infinity` has no end.
fn milliseconds(value: &JsValue, otherwise: f64, at: &At, report: &mut Report) -> Option<f64> {
    if value.is_undefined() {
        return Some(otherwise);
    }
    match value.as_f64() {
        Some(span) if span > 0.0 => Some(span),
        Some(_) => report.issue(at, Problem::OutOfRange(Allowed::Such(Expected::SomeMilliseconds))),
        None => report.issue(at, Problem::Type(Expected::Milliseconds)),
    }
}

pub fn fetch(options: &JsValue, report: &mut Report) -> Option<Function> {
    let value = own(options, "fetch");
    if value.is_undefined() { None } else { function(value, &At::ROOT.name("fetch"), Expected::Fetch, report) }
}

pub fn function(value: JsValue, at: &At, expected: Expected, report: &mut Report) -> Option<Function> {
    if value.is_function() { Some(value.unchecked_into()) } else { report.issue(at, Problem::Type(expected)) }
}

pub fn attempts(options: &Value, report: &mut Report) -> Option<u32> {
    let at = At::ROOT.name("attempts");
    match options.get("attempts") {
        None => Some(ATTEMPTS),
        Some(Value::Number(number)) if number.fract() == 0.0 && (1.0..=100.0).contains(number) => Some(*number as u32),
        Some(Value::Number(_)) => report.issue(&at, Problem::OutOfRange(Allowed::Between { min: 1, max: 100 })),
        Some(_) => report.issue(&at, Problem::Type(Expected::WholeNumber)),
    }
}

/// `{ burst, perSecond }`, `'enterprise'`, or `false` for no limit of ours.
pub fn rate(options: &Value, report: &mut Report) -> Option<Bucket> {
    let number = |value: &Value, name| match value.get(name) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    match options.get("rate") {
        None => return Some(Bucket::new(50.0, 2.0)),
        Some(Value::Bool(false)) => return None,
        Some(Value::Text(text)) if text == "enterprise" => return Some(Bucket::new(250.0, 5.0)),
        Some(rate) => {
            let (burst, per_second) = (number(rate, "burst"), number(rate, "perSecond"));
            if let (Some(burst), Some(per_second)) = (burst, per_second) {
                if burst >= 1.0 && per_second > 0.0 {
                    return Some(Bucket::new(burst, per_second));
                }
            }
        }
    }
    report.issue(&At::ROOT.name("rate"), Problem::Type(Expected::Rate))
}

/// A signal is known by its shape: it can come from another frame. The driver listens to it.
pub fn signal(options: &JsValue, report: &mut Report) {
    let value = own(options, "signal");
    let is_one = || {
        value.is_object()
            && member(&value, "addEventListener").is_function()
            && !member(&value, "aborted").is_undefined()
    };
    if !value.is_undefined() && !value.is_null() && !is_one() {
        report.issue::<()>(&At::ROOT.name("signal"), Problem::Type(Expected::AbortSignal));
    }
}

/// `userFields` and `languages`: what stands in them is the portal's own.
pub fn knowledge(options: &Value, report: &mut Report) {
    let is_list = |name| options.get(name).is_none_or(|value| matches!(value, Value::List(_)));
    if !is_list("userFields") && !reads_fields(options) {
        report.issue::<()>(&At::ROOT.name("userFields"), Problem::Type(Expected::FieldRows));
    }
    if !is_list("languages") {
        report.issue::<()>(&At::ROOT.name("languages"), Problem::Type(Expected::LanguageCodes));
    }
}

/// Whether the custom fields are to be read from the portal.
pub fn reads_fields(options: &Value) -> bool {
    options.get("userFields").and_then(Value::as_text) == Some("read")
}

/// Requests of a batch that are under way at once.
pub fn in_flight(options: &Value, report: &mut Report) -> Option<usize> {
    match options.get("inFlight") {
        None => Some(WIDTH),
        Some(Value::Number(number)) if number.fract() == 0.0 && (1.0..=WIDTH as f64).contains(number) => {
            Some(*number as usize)
        }
        Some(_) => {
            let allowed = Allowed::Between { min: 1, max: WIDTH as i64 };
            report.issue(&At::ROOT.name("inFlight"), Problem::OutOfRange(allowed))
        }
    }
}

/// What is known of a custom field: `field`, its row, and `type`, which goes before the row's own.
pub fn field(options: &Value, report: &mut Report) -> Option<Field> {
    let mut field = options.get("field").filter(|row| row.members().is_some()).map(Field::read);
    match options.get("type") {
        None => {}
        Some(Value::Text(name)) => field.get_or_insert_default().user_type = user_type(name),
        Some(_) => report.issue(&At::ROOT.name("type"), Problem::Type(Expected::TypeName))?,
    }
    field
}

/// `keep` and `remove`: ids, codes or texts of items.
pub fn removal(options: &Value, report: &mut Report) -> Option<Removal> {
    let keep = options.get("keep").is_some_and(is_on);
    let (remove, at) = (options.get("remove"), At::ROOT.name("remove"));
    let name = |item: &Value| match item {
        Value::Text(text) => Some(text.as_ref().to_owned()),
        _ => item.as_integer().map(written),
    };
    match (keep, remove) {
        (false, None) => None,
        (false, Some(_)) => report.issue(&at, Problem::Conflict(Conflict::RemoveWithoutKeep)),
        (true, None) => Some(Removal::default()),
        (true, Some(Value::List(items))) => {
            let named = items.iter().map(name).collect::<Option<Vec<_>>>();
            if named.is_none() {
                report.issue::<()>(&at, Problem::Type(Expected::ItemNames));
            }
            Some(Removal { named })
        }
        (true, Some(_)) => report.issue(&at, Problem::Type(Expected::ItemNames)),
    }
}

/// Whether a switch is on.
pub fn is_on(value: &Value) -> bool {
    !matches!(value, Value::Bool(false) | Value::Null)
}
