//! Clients, by their numbers: jobs go in, steps come out.
//!
//! Nothing of a caller's runs while a client is borrowed: its functions are taken out first.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::connect::{Connected, adapted, connected};
use super::{report, told};
use crate::border::files::contents;
use crate::border::write::json;
use crate::client::failure::Lost;
use crate::client::job::End;
use crate::client::line::{Line, Step};
use crate::client::settings::Settings;
use crate::client::slab::Slab;
use crate::format::language::LANGUAGES;
use crate::transport::{Way, thrown};
use crate::value::Value;

thread_local! {
    static CLIENTS: RefCell<Slab<Client>> = RefCell::default();
}

pub(super) struct Client {
    pub line: Line,
    pub way: Way,
    settings: Rc<Settings>,
    /// Those of others who use the same line.
    adapted: Slab<Rc<Settings>>,
    pub refresh: Option<Function>,
}

impl Client {
    pub fn settings(&self, adapted: Option<u32>) -> Rc<Settings> {
        adapted.and_then(|number| self.adapted.get(number)).unwrap_or(&self.settings).clone()
    }
}

pub(super) fn with<T>(client: u32, act: impl FnOnce(&mut Client) -> T) -> Option<T> {
    CLIENTS.with_borrow_mut(|clients| clients.get_mut(client).map(act))
}

/// Opens a client: `{ success: true, client }` with its number, or `{ success: false, issues }`, as JSON.
#[wasm_bindgen]
pub fn connect(options: &JsValue) -> String {
    match connected(options) {
        Ok(Connected { line, way, settings, refresh }) => {
            let client = Client { line, way, settings: Rc::new(settings), adapted: Slab::default(), refresh };
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

/// Settings for others who use a client's line, made from its own or from those of others: `{ success: true, settings }` with
/// their number, or `{ success: false, issues }`, as JSON.
#[wasm_bindgen]
pub fn adapt(client: u32, base: Option<u32>, options: &JsValue) -> String {
    let Some(base) = with(client, |client| client.settings(base)) else { return json(&report::invalid(&[])) };
    match adapted(&base, options) {
        Ok(settings) => {
            let number = with(client, |client| client.adapted.insert(Rc::new(settings))).unwrap_or_default();
            json(&report::success(vec![("settings", Value::Number(f64::from(number)))]))
        }
        Err(issues) => json(&report::invalid(&issues)),
    }
}

/// Languages of the portal, as far as they are known, or all of the product's, as JSON.
#[wasm_bindgen]
pub fn languages(client: u32, settings: Option<u32>) -> String {
    let known = with(client, |client| client.settings(settings).context.languages.clone()).flatten();
    let codes = known.unwrap_or_else(|| LANGUAGES.iter().map(|code| (*code).to_owned()).collect());
    json(&Value::List(codes.into_iter().map(Value::text).collect()))
}

/// Forgets such settings.
#[wasm_bindgen]
pub fn forget(client: u32, settings: u32) {
    let gone = with(client, |client| client.adapted.remove(settings));
    drop(gone);
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
///
/// [`begin`]: super::requests::begin
/// [`ask`]: super::requests::ask
#[wasm_bindgen]
pub fn next(client: u32, now: f64, is_woken: bool) -> f64 {
    let (number, kind) = match with(client, |client| client.line.next(now, is_woken)).unwrap_or(Step::Rest) {
        Step::Rest => (0.0, 0.0),
        Step::Wait(wait) => (wait.ceil(), 1.0),
        Step::Begin(request) => (f64::from(request), 2.0),
        Step::Cancel(request) => (f64::from(request), 3.0),
        Step::Ask => (0.0, 4.0),
        Step::Report(job) => (f64::from(job), 5.0),
        Step::End(job) => (f64::from(job), 6.0),
    };
    number * 8.0 + kind
}

/// What is new of many calls: `[{ request, outcomes: [[index, outcome]] }]`, as JSON.
#[wasm_bindgen]
pub fn news(client: u32, job: u32) -> String {
    let mut all = Vec::new();
    with(client, |client| all.extend(std::iter::from_fn(|| client.line.news(job))));
    json(&Value::List(all.iter().map(told::news).collect()))
}

/// How a job has ended, as JSON; it is forgotten by that.
#[wasm_bindgen]
pub fn end(client: u32, job: u32) -> String {
    let end = with(client, |client| client.line.take(job)).flatten();
    let lost = || End::Failed(Lost::new("The call is not known.").unsent().into());
    let end = end.unwrap_or_else(lost);
    let told = json(&told::end(&end));
    #[cfg(feature = "sync")]
    if let End::Errand(came) = end {
        super::errands::keep(client, job, came);
    }
    told
}
