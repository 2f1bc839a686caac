//! Clients, by their numbers: jobs go in, steps come out, and what became of requests is told.
//!
//! Nothing of a caller's runs while a client is borrowed: its functions are taken out first.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::connect::{Connected, adapted, connected};
use super::{report, told};
use crate::border::answer::{attempt, facts};
#[cfg(feature = "sync")]
use crate::border::answer::{parse, text};
use crate::border::files::contents;
#[cfg(feature = "sync")]
use crate::border::read::number;
use crate::border::read::read;
use crate::border::write::json;
use crate::client::failure::{Lost, Thrown};
use crate::client::line::{Line, Step};
use crate::client::request::Wants;
use crate::client::settings::Settings;
use crate::client::slab::Slab;
use crate::format::language::LANGUAGES;
use crate::schema::method;
use crate::transport::{Incoming, Outgoing, Way, thrown};
use crate::value::Value;

thread_local! {
    static CLIENTS: RefCell<Slab<Client>> = RefCell::default();
}

pub(super) struct Client {
    pub line: Line,
    way: Way,
    settings: Rc<Settings>,
    /// Those of others who use the same line.
    adapted: Slab<Rc<Settings>>,
    refresh: Option<Function>,
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
        // Nobody else gets to see what such a request is answered.
        let in_pieces = cfg!(feature = "sync") && matches!(order.wants, Wants::Whole(_));
        Some((client.way.clone(), outgoing, in_pieces))
    });
    let Some((way, outgoing, in_pieces)) = packed.flatten() else { return };
    match outgoing.and_then(|outgoing: Outgoing| way.begin(&outgoing, signal, in_pieces)) {
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
    #[cfg(feature = "sync")]
    let Some(incoming) = read_pieces(client, request, incoming, now) else { return };
    let wants = with(client, |client| client.line.requests().order(request).map(|order| order.wants.clone()));
    let Some(wants) = wants.flatten() else { return };
    // Before anything is said of it.
    let secrets = way.secrets();
    let found = match &incoming {
        Incoming::Answer { body, .. } => facts(body, wants.keys(), wants.is_whole(), field),
        _ => None,
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
            #[cfg(feature = "sync")]
            Incoming::Pieces { .. } => {}
            Incoming::Lost(lost) => client.line.lost(request, lost, now),
        }
    });
}

/// Reads an answer that came in pieces; what it says has to be looked at as an object where the text was not enough.
#[cfg(feature = "sync")]
fn read_pieces(client: u32, request: u32, incoming: Incoming, now: f64) -> Option<Incoming> {
    let Incoming::Pieces { status, pieces } = incoming else { return Some(incoming) };
    if let Some(text) = text(&pieces) {
        let told = with(client, |client| client.line.answered_by_text(request, status, text, number, now));
        if let Some(Ok(())) = told {
            return None;
        }
    }
    let body = parse(&pieces).unwrap_or(JsValue::UNDEFINED);
    Some(Incoming::Answer { status, body })
}

/// The name of a person's field, where it is one.
fn field(name: &str) -> Option<&'static str> {
    let row = method("user.update")?.shape.find(name)?;
    (row.name == name).then_some(row.name)
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
    json(&Value::List(all.iter().map(told::news).collect()))
}

/// How a job has ended, as JSON; it is forgotten by that.
#[wasm_bindgen]
pub fn end(client: u32, job: u32) -> String {
    let end = with(client, |client| client.line.take(job)).flatten();
    let lost = || crate::client::line::End::Failed(Lost::new("The call is not known.").unsent().into());
    let end = end.unwrap_or_else(lost);
    let told = json(&told::end(&end));
    #[cfg(feature = "sync")]
    if let crate::client::line::End::Errand(came) = end {
        super::errands::keep(client, job, came);
    }
    told
}
