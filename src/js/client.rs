//! Clients, by their numbers: jobs go in, steps come out, and what became of requests is told.
//!
//! Nothing of a caller's runs while a client is borrowed: its functions are taken out first.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::connect::{Connected, connected};
use super::options::{self, is_on};
use super::report;
use crate::border::answer::{attempt, facts};
use crate::border::calls::{Passed, calls};
use crate::border::files::contents;
use crate::border::read::{packed, read};
use crate::border::write::{json, number};
use crate::client::batch::{self, Batch, Wishes};
use crate::client::call::{self, Call};
use crate::client::failure::{Failure, Lost, Thrown};
use crate::client::input::Input;
use crate::client::limits::Limits;
use crate::client::line::{Job, Line, Step};
use crate::client::request::Wants;
use crate::client::settings::Settings;
use crate::client::slab::Slab;
use crate::issue::{Conflict, Expected, Issue, Lack, Problem, Report};
use crate::path::{At, Segment};
use crate::transport::{Incoming, Outgoing, Way, thrown};
use crate::value::Value;

thread_local! {
    static CLIENTS: RefCell<Slab<Client>> = RefCell::default();
}

struct Client {
    line: Line,
    way: Way,
    settings: Rc<Settings>,
    refresh: Option<Function>,
}

fn with<T>(client: u32, act: impl FnOnce(&mut Client) -> T) -> Option<T> {
    CLIENTS.with_borrow_mut(|clients| clients.get_mut(client).map(act))
}

/// Opens a client: `{ success: true, client }` with its number, or `{ success: false, issues }`, as JSON.
#[wasm_bindgen]
pub fn connect(options: &JsValue) -> String {
    match connected(options) {
        Ok(Connected { line, way, settings, refresh }) => {
            let client = Client { line, way, settings: Rc::new(settings), refresh };
            let number = CLIENTS.with_borrow_mut(|clients| clients.insert(client));
            json(&report::success(vec![("client", Value::Number(f64::from(number)))]))
        }
        Err(issues) => json(&report::invalid(&issues)),
    }
}

/// Forgets a client.
#[wasm_bindgen]
pub fn release(client: u32) {
    let gone = CLIENTS.with_borrow_mut(|clients| clients.remove(client));
    drop(gone);
}

/// Takes a call on, and gives its number. The input is read at once: what the caller changes later does not reach the
/// portal. Options: `timeout`, `patience`, `signal`, `field` and `type` (of the custom field being changed), `keep` and `remove` (the
/// change of a custom field is completed from what the portal holds). Files in the input are added to a list, as one list;
/// [`fill`] wants their contents. What is raw is sent unchecked.
#[wasm_bindgen]
pub fn call(
    client: u32,
    method: &JsValue,
    params: &JsValue,
    options: &JsValue,
    is_raw: bool,
    files: &Array,
    now: f64,
) -> u32 {
    let mut report = Report::default();
    let given = read_call_options(options, &mut report);
    let removal = options::removal(&given, &mut report);
    let field = options::field(&given, &mut report);
    let own = Array::new();
    let input = Input::new(packed(params, Some(&own)));
    let method = method.as_string().or_else(|| report.issue(&At::ROOT, Problem::Type(Expected::MethodAndParameters)));
    if own.length() > 0 {
        files.push(&own);
    }
    let wish = |limits| call::Wish { method: method.unwrap_or_default(), input, limits, is_raw, field, removal };
    open(client, options, report, own.length() > 0, now, |settings, limits| {
        Job::Call(Box::new(Call::new(settings, wish(limits))))
    })
}

/// Takes many calls on, and gives the number of the job. `calls` is a list or an object of `[method, params]` or
/// `{ method, params }`. Options: `timeout` and `patience` for each request, `signal`, `halt`, and `references`, which lets
/// `$result[…]` stand for what an earlier call gave. Files are added to a list, as a list for each call.
#[wasm_bindgen(js_name = callMany)]
pub fn call_many(client: u32, passed: &JsValue, options: &JsValue, files: &Array, now: f64) -> u32 {
    let mut report = Report::default();
    let given = read_call_options(options, &mut report);
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
    open(client, options, report, has_files, now, |settings, limits| {
        Job::Batch(Box::new(Batch::new(settings, Wishes { calls, limits, halt, references, fraction: number })))
    })
}

/// Whether the portal gives a key back as it was, by every way.
fn is_plain(key: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !key.is_empty() && key.len() <= 64 && !key.starts_with("__") && key.bytes().all(is_word)
}

fn read_call_options(options: &JsValue, report: &mut Report) -> Value<'static> {
    let given = if options.is_undefined() { Value::Object(Vec::new()) } else { read(options) };
    if given.members().is_none() {
        report.issue::<()>(&At::ROOT.name("options"), Problem::Type(Expected::Options));
    }
    options::signal(options, report);
    given
}

fn open(
    client: u32,
    options: &JsValue,
    mut report: Report,
    has_files: bool,
    now: f64,
    job: impl FnOnce(Rc<Settings>, Limits) -> Job,
) -> u32 {
    let known = with(client, |client| client.settings.limits);
    let limits = options::limits(options, known, &mut report);
    let opened = with(client, |client| {
        let job = job(client.settings.clone(), limits.unwrap_or(client.settings.limits));
        if report.issues.is_empty() {
            client.line.open(job, has_files, now)
        } else {
            client.line.refuse(job, Failure::Invalid(report.issues))
        }
    });
    opened.unwrap_or(u32::MAX)
}

/// The contents of a job's files, as buffers in the lists that they came in.
#[wasm_bindgen]
pub fn fill(client: u32, job: u32, groups: &Array, now: f64) {
    let contents = contents(groups);
    with(client, |client| client.line.fill(job, Ok(contents), now));
}

/// A file of a job could not be read.
#[wasm_bindgen(js_name = failToFill)]
pub fn fail_to_fill(client: u32, job: u32, failure: &JsValue, now: f64) {
    let thrown = thrown(failure);
    with(client, |client| client.line.fill(job, Err(thrown), now));
}

/// The caller gives a job up.
#[wasm_bindgen]
pub fn abandon(client: u32, job: u32) {
    with(client, |client| client.line.abandon(job));
}

/// What is next: eight times a number, and the kind of step. `now` is the wall clock; `is_woken` when the wait is over that
/// was told last. Kinds: 0 come back when something has happened, 1 or after so many milliseconds, 2 [`begin`] this request,
/// 3 cancel it, 4 [`ask`] for a token, 5 [`report`](news) of this job, 6 its [`end`].
#[wasm_bindgen]
pub fn next(client: u32, now: f64, is_woken: bool) -> f64 {
    let (number, kind) = match with(client, |client| client.line.next(now, is_woken)).unwrap_or(Step::Rest) {
        Step::Rest => (0.0, 0.0),
        Step::Wait(wait) => (wait.min(LONGEST).ceil(), 1.0),
        Step::Begin(request) => (f64::from(request), 2.0),
        Step::Cancel(request) => (f64::from(request), 3.0),
        Step::Ask => (0.0, 4.0),
        Step::Report(job) => (f64::from(job), 5.0),
        Step::End(job) => (f64::from(job), 6.0),
    };
    number * 8.0 + kind
}

/// The longest time a timer takes; longer ones would fire at once.
const LONGEST: f64 = 2_147_483_647.0;

/// Begins a request; its promise is added to a list. Where it cannot even begin, there is none.
#[wasm_bindgen]
pub fn begin(client: u32, request: u32, signal: &JsValue, promises: &Array, now: f64) {
    let packed = with(client, |client| {
        let requests = client.line.requests();
        let order = requests.order(request)?;
        let outgoing = client.way.pack(&order.payload, requests.endpoint(), requests.token());
        Some((client.way.clone(), outgoing))
    });
    let Some((way, outgoing)) = packed.flatten() else { return };
    match outgoing.and_then(|outgoing: Outgoing| way.begin(&outgoing, signal)) {
        Ok(promise) => {
            promises.push(&promise);
        }
        Err(lost) => came(client, request, &way, Incoming::Lost(lost), &Array::new(), now),
    }
}

/// The promise of a request was kept. A body that a job gives is added to a list.
#[wasm_bindgen]
pub fn settle(client: u32, request: u32, settled: &JsValue, bodies: &Array, now: f64) {
    let Some(way) = with(client, |client| client.way.clone()) else { return };
    came(client, request, &way, way.read(settled), bodies, now);
}

/// The promise of a request was broken.
#[wasm_bindgen]
pub fn fail(client: u32, request: u32, failure: &JsValue, now: f64) {
    let Some(way) = with(client, |client| client.way.clone()) else { return };
    came(client, request, &way, way.failed(failure), &Array::new(), now);
}

fn came(client: u32, request: u32, way: &Way, incoming: Incoming, bodies: &Array, now: f64) {
    let wants = with(client, |client| client.line.requests().order(request).map(|order| order.wants.clone()));
    let Some(wants) = wants.flatten() else { return };
    // Before anything is said of it.
    let secrets = way.secrets();
    let keys = match &wants {
        Wants::Parts(keys) => Some(keys.as_slice()),
        Wants::Envelope | Wants::Result => None,
    };
    let found = match &incoming {
        Incoming::Answer { body, .. } => facts(body, keys, wants == Wants::Result),
        Incoming::Facts { .. } | Incoming::Lost(_) => None,
    };
    with(client, |client| {
        secrets.into_iter().for_each(|secret| client.line.keep_secret(secret));
        match incoming {
            Incoming::Answer { status, body } => {
                if client.line.answered(request, status, found, now) {
                    bodies.push(&body);
                }
            }
            Incoming::Facts { status, facts } => {
                client.line.answered(request, status, Some(facts), now);
            }
            Incoming::Lost(lost) => client.line.lost(request, lost, now),
        }
    });
}

/// Asks the caller for a token; the promise of it is added to a list.
#[wasm_bindgen]
pub fn ask(client: u32, promises: &Array) {
    let refresh = with(client, |client| client.refresh.clone()).flatten();
    if let Some(promise) = refresh.and_then(|refresh| attempt(&refresh).ok()) {
        promises.push(&promise);
    }
}

/// The caller has given a token.
#[wasm_bindgen]
pub fn renew(client: u32, answer: &JsValue, now: f64) {
    let answer = read(answer);
    with(client, |client| client.line.renewed(Ok(&answer), now));
}

/// The caller has given none.
#[wasm_bindgen(js_name = failToRenew)]
pub fn fail_to_renew(client: u32, failure: &JsValue, now: f64) {
    let thrown: Thrown = thrown(failure);
    with(client, |client| client.line.renewed(Err(thrown), now));
}

/// What is new of many calls: `[{ request, outcomes: [[index, outcome]] }]`, as JSON.
#[wasm_bindgen]
pub fn news(client: u32, job: u32) -> String {
    let mut all = Vec::new();
    with(client, |client| all.extend(std::iter::from_fn(|| client.line.news(job))));
    json(&Value::List(all.iter().map(report::news).collect()))
}

/// How a job has ended, as JSON; it is forgotten by that.
#[wasm_bindgen]
pub fn end(client: u32, job: u32) -> String {
    let end = with(client, |client| client.line.take(job)).flatten();
    let lost = || crate::client::line::End::Failed(Lost::new("The call is not known.").unsent().into());
    json(&report::end(&end.unwrap_or_else(lost)))
}
