//! Many people: machines by their numbers. The driver does what they say is next.

pub mod encodings;
pub mod histories;
pub mod photos;
pub mod planners;
pub mod plans;
pub mod reports;
pub mod runs;
pub mod single;

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::client::with as with_client;
use super::errands;
use super::report::success;
use crate::border::read::number as read_number;
use crate::border::write::{json, number as write_number};
use crate::client::clock::LONGEST;
use crate::client::errand::{Came, Errand};
use crate::client::failure::Failure;
use crate::client::job::Job;
use crate::client::slab::Slab;
use crate::issue::{Issue, Problem, Unknown};
use crate::path::At;
use crate::rest::bodies::Fractions;
use crate::sync::{Planner, Room, Run, Single, Step};
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

fn remove(sync: u32) -> Option<Machine> {
    MACHINES.with_borrow_mut(|machines| machines.remove(sync))
}

/// JSON text as a value; null when it is none.
pub(super) fn parsed(text: &str) -> Value<'static> {
    Parser::new(text, read_number).value().map(Value::into_owned).unwrap_or_default()
}

/// What an option names is not there.
fn unknown(name: &str) -> Issue {
    Issue { path: At::ROOT.name(name).path(), problem: Problem::Unknown(Unknown::Option), hint: None }
}

/// Forgets a machine.
#[wasm_bindgen(js_name = syncRelease)]
pub fn sync_release(sync: u32) {
    drop(remove(sync));
}

/// What is next: eight times a number, and the kind of step. Kinds: 0 come back when something has happened, 1 or after so
/// many milliseconds, 2 bring more of the table, 3 write [the lines](runs::sync_lines), 4 [`sync_submit`] this ask, 5 done, 6 bring what
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
