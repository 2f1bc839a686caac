//! Many people: planners and runs by their numbers. The driver does what they say is next.

pub mod encodings;
pub mod histories;
pub mod photos;
pub mod plans;
pub mod reports;
pub mod single;

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::client::with as with_client;
use super::errands;
use super::report::{invalid, object, outcome, success};
use super::told::failed;
use crate::border::read::{number as read_number, read};
use crate::border::write::{json, number as write_number};
use crate::client::errand::{Came, Errand};
use crate::client::failure::Failure;
use crate::client::line::Job;
use crate::client::slab::Slab;
use crate::issue::{Issue, Problem, Unknown};
use crate::path::At;
use crate::rest::bodies::Fractions;
use crate::sync::{PlanOptions, Planner, Refused, Room, Run, RunOptions, Single, Step};
use crate::value::Value;
use crate::value::parse::Parser;

thread_local! {
    static MACHINES: RefCell<Slab<Machine>> = RefCell::default();
}

enum Machine {
    Planner(Box<Planner>),
    Run(Box<Run>),
    Single(Box<Single>),
}

pub(super) const BY: Fractions = Fractions { read: read_number, write: write_number };

fn with<T>(sync: u32, act: impl FnOnce(&mut Machine) -> T) -> Option<T> {
    MACHINES.with_borrow_mut(|machines| machines.get_mut(sync).map(act))
}

fn insert(machine: Machine) -> String {
    let number = MACHINES.with_borrow_mut(|machines| machines.insert(machine));
    json(&success(vec![("sync", Value::Number(f64::from(number)))]))
}

/// JSON text as a value; null when it is none.
pub(super) fn parsed(text: &str) -> Value<'static> {
    Parser::new(text, read_number).value().map(Value::into_owned).unwrap_or_default()
}

/// Begins a plan: `{ success: true, sync }` with the planner's number, or `{ success: false, issues }`, as JSON.
#[wasm_bindgen(js_name = syncPlan)]
pub fn sync_plan(options: &str, now: f64) -> String {
    match PlanOptions::read(&parsed(options)) {
        Ok(options) => insert(Machine::Planner(Box::new(Planner::new(options, BY, now)))),
        Err(issues) => json(&invalid(&issues)),
    }
}

/// Begins the plan that takes back what a journal tells; the history is gone by that.
#[wasm_bindgen(js_name = syncUndo)]
pub fn sync_undo(history: u32, options: &str, now: f64) -> String {
    let options = match PlanOptions::read(&parsed(options)) {
        Ok(options) => options,
        Err(issues) => return json(&invalid(&issues)),
    };
    match histories::take(history) {
        Some(history) => insert(Machine::Planner(Box::new(Planner::undo(history, options, BY, now)))),
        None => json(&invalid(&[wrong("history")])),
    }
}

/// Begins to apply a plan, which can be read as before: `{ success: true, sync }`, or `{ success: false, issues?, refused? }`.
#[wasm_bindgen(js_name = syncApply)]
pub fn sync_apply(plan: u32, options: &str, now: f64) -> String {
    begin(options, |options| plans::get(plan).map(|plan| Run::new(plan, options, BY, now)), "plan")
}

/// Goes on with what a journal tells; the history is gone by that.
#[wasm_bindgen(js_name = syncResume)]
pub fn sync_resume(history: u32, options: &str, now: f64) -> String {
    begin(options, |options| histories::take(history).map(|history| Run::resume(history, options, BY, now)), "history")
}

fn begin(options: &str, begin: impl FnOnce(RunOptions) -> Option<Result<Run, Refused>>, name: &'static str) -> String {
    let options = match RunOptions::read(&parsed(options)) {
        Ok(options) => options,
        Err(issues) => return json(&invalid(&issues)),
    };
    match begin(options) {
        Some(Ok(run)) => insert(Machine::Run(Box::new(run))),
        Some(Err(refused)) => json(&outcome(false, vec![("refused", refused.to_value())])),
        None => json(&invalid(&[wrong(name)])),
    }
}

fn wrong(name: &str) -> Issue {
    Issue { path: At::ROOT.name(name).path(), problem: Problem::Unknown(Unknown::Option), hint: None }
}

/// Forgets a planner or a run.
#[wasm_bindgen(js_name = syncRelease)]
pub fn sync_release(sync: u32) {
    let gone = MACHINES.with_borrow_mut(|machines| machines.remove(sync));
    drop(gone);
}

/// What is next: eight times a number, and the kind of step. Kinds: 0 come back when something has happened, 1 or after so
/// many milliseconds, 2 bring more of the table, 3 write [`sync_lines`], 4 [`sync_submit`] this ask, 5 done, 6 bring what
/// [`sync_photo`](photos::sync_photo) asks for of this row.
#[wasm_bindgen(js_name = syncNext)]
pub fn sync_next(sync: u32, client: u32, now: f64) -> f64 {
    let free = with_client(client, |client| client.line.free("user.update", now));
    let room = free.map_or(Room { calls: 0, wait: f64::INFINITY }, |(calls, wait)| Room { calls, wait });
    let step = with(sync, |machine| match machine {
        Machine::Planner(planner) => planner.next(now),
        Machine::Run(run) => run.next(now, room),
        Machine::Single(single) => single.next(now, room),
    });
    let (number, kind) = match step.unwrap_or(Step::Done) {
        Step::Rest => (0.0, 0.0),
        Step::Wait(wait) => (wait.min(LONGEST).ceil(), 1.0),
        Step::Feed => (0.0, 2.0),
        Step::Record => (0.0, 3.0),
        Step::Submit(ask) => (f64::from(ask), 4.0),
        Step::Done => (0.0, 5.0),
        Step::Photo(row) => (f64::from(row), 6.0),
    };
    number * 8.0 + kind
}

/// The longest time a timer takes; longer ones would fire at once.
const LONGEST: f64 = 2_147_483_647.0;

/// Takes an ask on as a job of a client's line; gives the number of the job.
#[wasm_bindgen(js_name = syncSubmit)]
pub fn sync_submit(sync: u32, ask: u32, client: u32, settings: Option<u32>, now: f64) -> u32 {
    let order = with(sync, |machine| match machine {
        Machine::Planner(planner) => planner.ask(ask).and_then(|ask| ask.order(write_number)),
        Machine::Run(run) => run.ask(ask).and_then(|ask| ask.order(write_number)),
        Machine::Single(single) => single.ask(ask).and_then(|ask| ask.order(write_number)),
    });
    let Some(order) = order.flatten() else { return u32::MAX };
    let opened = with_client(client, |client| {
        let settings = client.settings(settings);
        let limits = settings.limits;
        client.line.open(Job::Errand(Box::new(Errand::new(settings, order, limits))), false, now)
    });
    opened.unwrap_or(u32::MAX)
}

/// The job of an ask has ended, or there is none any more.
#[wasm_bindgen(js_name = syncCame)]
pub fn sync_came(sync: u32, ask: u32, client: u32, job: u32, now: f64) {
    let came = errands::take(client, job).unwrap_or(Came::Failed(Failure::Aborted { sent: true }));
    with(sync, |machine| match machine {
        Machine::Planner(planner) => planner.came(ask, came, now),
        Machine::Run(run) => run.came(ask, came, now),
        Machine::Single(single) => single.came(ask, came, now),
    });
}

/// The bytes of the table that come next, in UTF-8.
#[wasm_bindgen(js_name = syncFeed)]
pub fn sync_feed(sync: u32, bytes: &[u8]) {
    planner(sync, |planner| planner.feed(bytes.to_vec()));
}

/// Rows that others have read: lists of cells, of which the first is the header, or objects; with files only where it says
/// so, of which the contents have to be bytes.
#[wasm_bindgen(js_name = syncGive)]
pub fn sync_give(sync: u32, rows: &Array, has_files: bool) {
    let read: fn(&JsValue) -> Value<'static> = if has_files { photos::read } else { read };
    let rows = rows.iter().map(|row| read(&row)).collect();
    planner(sync, |planner| planner.give(rows));
}

/// Nothing more of the table comes.
#[wasm_bindgen(js_name = syncEnd)]
pub fn sync_end(sync: u32) {
    planner(sync, Planner::end);
}

fn planner(sync: u32, act: impl FnOnce(&mut Planner)) {
    with(sync, |machine| {
        if let Machine::Planner(planner) = machine {
            act(planner);
        }
    });
}

pub(super) fn run<T>(sync: u32, act: impl FnOnce(&mut Run) -> T) -> Option<T> {
    with(sync, |machine| match machine {
        Machine::Run(run) => Some(act(run)),
        Machine::Planner(_) | Machine::Single(_) => None,
    })
    .flatten()
}

/// Lines for the journal, each with its end; then [`sync_recorded`] is waited for.
#[wasm_bindgen(js_name = syncLines)]
pub fn sync_lines(sync: u32) -> String {
    run(sync, Run::lines).unwrap_or_default()
}

/// What was taken last is safe.
#[wasm_bindgen(js_name = syncRecorded)]
pub fn sync_recorded(sync: u32) {
    run(sync, Run::recorded);
}

/// The caller gives up: what is under way is waited for.
#[wasm_bindgen(js_name = syncStop)]
pub fn sync_stop(sync: u32) {
    with(sync, |machine| match machine {
        Machine::Planner(planner) => planner.stop(),
        Machine::Run(run) => run.stop(),
        Machine::Single(single) => single.stop(),
    });
}

/// How far it is, as JSON.
#[wasm_bindgen(js_name = syncProgress)]
pub fn sync_progress(sync: u32) -> String {
    let progress = with(sync, |machine| match machine {
        Machine::Planner(planner) => planner.progress(),
        Machine::Run(run) => run.progress(),
        Machine::Single(_) => Value::Null,
    });
    json(&progress.unwrap_or_default())
}

/// The plan of a planner that is done, which is gone by that: `{ success: true, plan }`, or `{ success: false, failure }`.
#[wasm_bindgen(js_name = syncTake)]
pub fn sync_take(sync: u32) -> String {
    let machine = MACHINES.with_borrow_mut(|machines| machines.remove(sync));
    let taken = match machine {
        Some(Machine::Planner(planner)) => planner.take(),
        Some(Machine::Run(_) | Machine::Single(_)) | None => Err(Failure::Aborted { sent: false }),
    };
    match taken {
        Ok(plan) => json(&success(vec![("plan", Value::Number(f64::from(plans::insert(plan))))])),
        Err(failure) => json(&failed(&failure)),
    }
}

/// How a run has ended: `{ stopped?, failure? }`, as JSON.
#[wasm_bindgen(js_name = syncOutcome)]
pub fn sync_outcome(sync: u32) -> String {
    let told = run(sync, |run| {
        let stopped = run.stopped().map_or(Value::Null, |how| Value::text(how.word()));
        let failure = run.failure().map(|failure| json(&failed(failure)));
        (stopped, failure)
    });
    let (stopped, failure) = told.unwrap_or_default();
    let failure = failure.map(|text| parsed(&text).get("failure").cloned().unwrap_or_default()).unwrap_or_default();
    json(&object(vec![("stopped", stopped), ("failure", failure)]))
}
