//! A plan being applied: journal first, then requests that read, change and read again.
//!
//! Of each row one of these is found out: it was applied, was there already, was ignored, altered, refused, or is somebody
//! else's by now. What an answer would have told is read, never sent again blindly.

mod answers;
mod begin;
mod failures;
mod how;
mod lane;
mod lines;
mod look;
mod options;
mod photos;
mod progress;
mod rows;
mod send;
mod verdict;

pub use begin::Refused;
pub use how::How;
pub use options::{OnConflict, RunOptions};
pub(super) use send::sendable;

use std::rc::Rc;

use self::lane::{Lane, Open, What};
use self::photos::Brought;
use super::ask::{Ask, Step};
use super::ledger::{Ledger, State, Told};
use super::pace::Pace;
use super::plan::Plan;
use super::report::Report;
use crate::client::clock::Clock;
use crate::client::failure::Failure;
use crate::payload::Payload;
use crate::rest::bodies::Fractions;
use crate::value::Value;

/// Changes of one request: three calls more read.
const CHANGES: usize = 47;
/// Milliseconds for which what was read of people counts as what they are.
const FRESH: f64 = 10_000.0;
/// Requests in a row that come to nothing, before the run stops.
const STRIKES: u32 = 6;
/// Rows in a row that are refused, before the run stops, when none was applied.
const REFUSALS: usize = 50;

/// How much operating time there is for changes, as the client's line knows it.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Changes that may leave now.
    pub calls: u32,
    /// Milliseconds until there is room, where that is known.
    pub wait: f64,
}

pub struct Run {
    plan: Rc<Plan>,
    by: Fractions,
    options: RunOptions,
    clock: Clock,
    ledger: Ledger,
    phase: Phase,
    /// The next row that was not looked at.
    cursor: usize,
    /// Rows that are to be looked at once more, the last one first.
    again: Vec<u32>,
    /// Rows of lost requests, and until when those can have an effect.
    doubts: Vec<(Vec<u32>, f64)>,
    lanes: Vec<Lane>,
    asks: Vec<Open>,
    count: u32,
    /// Lines that were not taken, of how many records all are, and of how many it is known that they are safe.
    lines: String,
    written: u64,
    taken: u64,
    safe: u64,
    pace: Pace,
    /// Whether fields are sent that hold what is wanted already.
    sends_all: bool,
    /// Photos of rows that are about to be sent.
    photos: Vec<Brought>,
    /// Whether photos that are replaced are saved, and those that are.
    saves_photos: bool,
    saved: Vec<Value<'static>>,
    /// What is read of people.
    select: Vec<String>,
    /// Whether the caller is who has made the plan.
    is_known: bool,
    strikes: u32,
    refusals: usize,
    /// Nothing is begun before.
    not_before: f64,
    /// When there is operating time again, while that is waited for.
    waits_until: Option<f64>,
    began: f64,
    stop: Option<How>,
    failure: Option<Failure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The plan is being written, from this row on.
    Opening(usize),
    Going,
    /// The last line is being written.
    Ending,
    Done,
}

impl Run {
    /// What is next; `room` is for calls of `user.update`.
    pub fn next(&mut self, wall: f64, room: Room) -> Step {
        let now = self.clock.read(wall);
        if self.phase == Phase::Done {
            return Step::Done;
        }
        if self.phase == Phase::Going {
            self.waits_until = None;
            self.go_on(now, wall, room);
        }
        if self.taken == self.safe && self.has_lines() {
            return Step::Record;
        }
        let safe = self.safe;
        if let Some(open) = self.asks.iter_mut().find(|open| !open.is_submitted && open.record <= safe) {
            (open.is_submitted, open.since) = (true, now);
            return Step::Submit(open.number);
        }
        if let Some(row) = self.next_photo() {
            return Step::Photo(row);
        }
        if self.phase == Phase::Ending && self.safe == self.written {
            self.phase = Phase::Done;
            return Step::Done;
        }
        self.wait(now)
    }

    /// Lets all lanes do what they can.
    fn go_on(&mut self, now: f64, wall: f64, room: Room) {
        let mut left = room.calls;
        for open in self.asks.iter().filter(|open| !open.is_submitted) {
            left = left.saturating_sub(open.changes());
        }
        for place in 0..self.lanes.len() {
            self.go_on_with(place, &mut left, room.wait, now, wall);
        }
        let is_idle = self.asks.is_empty() && self.lanes.iter().all(|lane| matches!(lane, Lane::Idle));
        let is_stopped = self.stop.is_some();
        let is_over = is_stopped || (self.is_known && !self.has_rows());
        let is_settled = self.doubts.is_empty() || self.leaves_doubts();
        if is_idle && is_over && is_settled {
            self.end(wall);
        }
    }

    /// Whether rows in doubt stay open in the journal: nobody waits for them, or they cannot be read.
    fn leaves_doubts(&self) -> bool {
        self.failure.is_some() || self.stop == Some(How::Cancelled)
    }

    fn open(&mut self, lane: Option<usize>, ask: Ask, what: What) {
        self.count += 1;
        let (number, record) = (self.count, self.written);
        self.asks.push(Open { number, lane, ask, what, record, is_submitted: false, since: 0.0 });
    }

    /// Reading needs no record.
    fn read(&mut self, lane: Option<usize>, calls: Vec<Payload<'static>>, what: What) {
        self.open(lane, Ask::read(calls), what);
        self.asks.iter_mut().next_back().into_iter().for_each(|open| open.record = 0);
    }

    /// How long there is nothing to do.
    fn wait(&self, now: f64) -> Step {
        let mut until = self.waits_until.unwrap_or(f64::INFINITY);
        if self.not_before > now {
            until = until.min(self.not_before);
        }
        for lane in &self.lanes {
            if let Lane::Doubt { due, .. } = lane {
                until = until.min(*due);
            }
        }
        if until.is_finite() { Step::Wait((until - now).max(0.0)) } else { Step::Rest }
    }

    pub fn ask(&self, number: u32) -> Option<&Ask> {
        self.asks.iter().find(|open| open.number == number).map(|open| &open.ask)
    }

    /// The caller gives up: what is under way is waited for.
    pub fn stop(&mut self) {
        self.stop_for(How::Cancelled);
    }

    fn stop_for(&mut self, how: How) {
        self.stop.get_or_insert(how);
    }

    /// What became of a row.
    fn settle(&mut self, row: u32, state: State, told: Told) {
        self.ledger.settle(row as usize, state, told);
        self.take_photo(row);
        if state == State::Conflict && self.options.on_conflict == OnConflict::Stop {
            self.stop_for(How::Conflict);
        }
    }

    /// Why it has stopped, if not by itself.
    pub fn stopped(&self) -> Option<How> {
        self.stop
    }

    /// What became of its rows, as far as it is known.
    pub fn report(&self) -> Report<'_> {
        Report { plan: &self.plan, ledger: &self.ledger, is_final: self.phase == Phase::Done }
    }

    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    pub fn plan(&self) -> &Rc<Plan> {
        &self.plan
    }

    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}
