//! What a client takes on: calls, many calls, and many that were checked before. Each gives the number of a job.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::client::with;
use super::options::{self, is_on};
use crate::border::calls::{Passed, calls};
use crate::border::read::{bytes, packed, read};
use crate::border::write::number;
use crate::client::batch::{self, Batch, WIDTH, Wishes, prepare};
use crate::client::call::{Call, Wish};
use crate::client::failure::Failure;
use crate::client::job::Job;
use crate::client::limits::Limits;
use crate::client::settings::Settings;
use crate::issue::{Conflict, Expected, Issue, Lack, Problem, Report};
use crate::path::{At, Segment};
use crate::value::Value;
use crate::value::input::Input;

/// Takes a call on. The input is read at once: what the caller changes later does not reach the portal. Options: `timeout`,
/// `patience`, `signal`, `field` and `type` (of the custom field being changed), `keep` and `remove` (the change of a custom
/// field is completed from what the portal holds). Files in the input are added to a list, as one list; [`fill`] wants
/// their contents.
///
/// [`fill`]: super::client::fill
#[wasm_bindgen]
pub fn call(
    client: u32,
    settings: Option<u32>,
    method: &JsValue,
    params: &JsValue,
    options: &JsValue,
    files: &Array,
    now: f64,
) -> u32 {
    let mut report = Report::default();
    let given = read_call_options(options, &["type", "field", "keep", "remove"], &mut report);
    let removal = options::removal(&given, &mut report);
    let field = options::field(&given, &mut report);
    let own = Array::new();
    let input = Input::new(packed(params, Some(&own)));
    let method = named(method, &mut report);
    if own.length() > 0 {
        files.push(&own);
    }
    open(client, settings, options, report, own.length() > 0, now, |settings, limits| {
        Job::Call(Box::new(Call::new(settings, Wish { method, input, limits, is_raw: false, field, removal })))
    })
}

/// Takes a call on that is sent unchecked. Options: `timeout`, `patience`, `signal`.
#[wasm_bindgen(js_name = callRaw)]
pub fn call_raw(
    client: u32,
    settings: Option<u32>,
    method: &JsValue,
    params: &JsValue,
    options: &JsValue,
    now: f64,
) -> u32 {
    let mut report = Report::default();
    read_call_options(options, &[], &mut report);
    let method = named(method, &mut report);
    let input = Input::new(packed(params, None));
    open(client, settings, options, report, false, now, |settings, limits| {
        Job::Call(Box::new(Call::new(
            settings,
            Wish { method, input, limits, is_raw: true, field: None, removal: None },
        )))
    })
}

fn named(method: &JsValue, report: &mut Report) -> String {
    let name = method.as_string();
    name.or_else(|| report.issue(&At::ROOT, Problem::Type(Expected::MethodAndParameters))).unwrap_or_default()
}

/// Takes many calls on. `calls` is a list or an object of `[method, params]` or
/// `{ method, params }`. Options: `timeout` and `patience` for each request, `signal`, `halt`, and `references`, which lets
/// `$result[…]` stand for what an earlier call gave. Files are added to a list, as a list for each call.
#[wasm_bindgen(js_name = callMany)]
pub fn call_many(
    client: u32,
    settings: Option<u32>,
    passed: &JsValue,
    options: &JsValue,
    files: &Array,
    now: f64,
) -> u32 {
    let mut report = Report::default();
    let given = read_call_options(options, &["inFlight", "onProgress", "halt", "references"], &mut report);
    let groups = Array::new();
    let read = calls(passed, &groups);
    if read.is_none() {
        report.issue::<()>(&At::ROOT, Problem::Type(Expected::Calls));
    }
    let (is_list, read) = read.unwrap_or_default();
    if read.is_empty() && report.issues.is_empty() {
        report.issue::<()>(&At::ROOT, Problem::Empty(Lack::Blank));
    }
    let has_files = groups.iter().any(|group| group.unchecked_ref::<Array>().length() > 0);
    if has_files {
        groups.iter().for_each(|group| {
            files.push(&group);
        });
    }
    let are_keys_plain = !is_list && read.iter().all(|passed| is_plain(&passed.key));
    let mut calls = Vec::with_capacity(read.len());
    for (index, Passed { key, method, packed }) in read.into_iter().enumerate() {
        let place = if is_list { Segment::Index(index) } else { Segment::Name(key.clone()) };
        let Some(method) = method else {
            let issue =
                Issue { path: crate::path::Path(vec![place]), problem: Problem::Type(Expected::Call), hint: None };
            report.issues.push(issue);
            continue;
        };
        // What the portal would read in another way is called by its place.
        let key = if are_keys_plain { key } else { number(index as f64) };
        calls.push(batch::Wish { place, key, method, input: Input::new(packed) });
    }
    let is_on = |name| given.get(name).is_some_and(is_on);
    let (halt, references) = (is_on("halt"), is_on("references"));
    if references && !is_list && !are_keys_plain {
        report.issue::<()>(&At::ROOT, Problem::Conflict(Conflict::KeyOfReference));
    }
    let in_flight = options::in_flight(&given, &mut report).unwrap_or(WIDTH);
    open(client, settings, options, report, has_files, now, |settings, limits| {
        let wishes = Wishes { calls, prepared: Vec::new(), limits, in_flight, halt, references, fraction: number };
        Job::Batch(Box::new(Batch::new(settings, wishes)))
    })
}

/// Takes many calls on that were checked before. `bodies` is a list of what [`batches`]
/// gives. Options: `timeout` and `patience` for each request, `signal`, `inFlight`.
///
/// [`batches`]: super::batches::batches
#[wasm_bindgen(js_name = sendMany)]
pub fn send_many(client: u32, settings: Option<u32>, bodies: &Array, options: &JsValue, now: f64) -> u32 {
    let mut report = Report::default();
    let given = read_call_options(options, &["inFlight", "onProgress"], &mut report);
    let in_flight = options::in_flight(&given, &mut report).unwrap_or(WIDTH);
    let (mut prepared, mut left) = (Vec::new(), LARGEST_BODIES);
    for (index, body) in bodies.iter().enumerate() {
        let body = bytes(&body).unwrap_or_default();
        left = left.saturating_sub(body.len());
        if left == 0 || prepare(&body, &mut prepared).is_none() {
            report.issue::<()>(&At::ROOT.name("bodies").index(index), Problem::Type(Expected::BatchBody));
            break;
        }
    }
    if prepared.is_empty() && report.issues.is_empty() {
        report.issue::<()>(&At::ROOT, Problem::Type(Expected::Batches));
    }
    open(client, settings, options, report, false, now, |settings, limits| {
        let wishes =
            Wishes { calls: Vec::new(), prepared, limits, in_flight, halt: false, references: false, fraction: number };
        Job::Batch(Box::new(Batch::new(settings, wishes)))
    })
}

/// Bytes of the bodies that are taken in one piece.
const LARGEST_BODIES: usize = 128 * 1024 * 1024;

/// Whether the portal gives a key back as it was, by every way.
fn is_plain(key: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !key.is_empty() && key.len() <= 64 && !key.starts_with("__") && key.bytes().all(is_word)
}

/// Options that every call has, and more of its own. Others there are not: whoever asks for a trial by a name that is not
/// known would change somebody.
fn read_call_options(options: &JsValue, more: &[&str], report: &mut Report) -> Value<'static> {
    if options.is_undefined() {
        return Value::Object(Vec::new());
    }
    let given = read(options);
    if given.members().is_none() {
        report.issue::<()>(&At::ROOT.name("options"), Problem::Type(Expected::Options));
    }
    options::only(&given, &[&["signal", "timeout", "patience"], more].concat(), report);
    options::signal(options, report);
    given
}

fn open(
    client: u32,
    settings: Option<u32>,
    options: &JsValue,
    mut report: Report,
    has_files: bool,
    now: f64,
    job: impl FnOnce(Rc<Settings>, Limits) -> Job,
) -> u32 {
    let Some(settings) = with(client, |client| client.settings(settings)) else { return u32::MAX };
    let limits = options::limits(options, Some(settings.limits), &mut report).unwrap_or(settings.limits);
    let opened = with(client, |client| {
        let job = job(settings, limits);
        if report.issues.is_empty() {
            client.line.open(job, has_files, now)
        } else {
            client.line.refuse(job, Failure::Invalid(report.issues))
        }
    });
    opened.unwrap_or(u32::MAX)
}
