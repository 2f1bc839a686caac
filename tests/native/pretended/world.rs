//! The clock, and everything that happens by it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use b24_users::client::limits::Limits;
use b24_users::client::line::Line;
use b24_users::client::settings::Settings;
use serde_json::Value as Json;

use super::faults::{Fault, Refresh, Trouble};
use super::jobs::{Job, Known};
use super::portal::{EPOCH, Portal};
use super::setup::Setup;

/// Timers of one world, beyond which a machine goes round in circles.
const MOST_WAKES: u32 = 100_000;

/// Moments are milliseconds of the true time, from 0 on.
pub struct World {
    pub now: f64,
    /// Milliseconds that the wall clock is ahead.
    pub ahead: f64,
    pub portal: Portal,
    pub refreshes: VecDeque<Refresh>,
    /// How often the caller was asked for a token.
    pub asked: u32,
    /// Requests that were begun.
    pub begun: Vec<Begun>,
    /// Requests that were given up.
    pub cancelled: u32,
    /// Timers that have ended.
    pub wakes: u32,
    /// Jobs that are given up by what a caller does while one of its functions runs, by how many of those ran before.
    pub interruptions: BTreeMap<u32, Job>,
    pub(super) outside: u32,
    pub(super) line: Line,
    pub(super) settings: Rc<Settings>,
    pub(super) limits: Limits,
    pub(super) jobs: Vec<Known>,
    /// By the number that the line knows a job by.
    pub(super) numbers: BTreeMap<u32, usize>,
    /// By the number of the request, which sending it is.
    pub(super) under_way: BTreeMap<u32, usize>,
    /// Requests of whose answers somebody wants the body.
    pub bodies: BTreeSet<u32>,
    pub(super) timer: Option<f64>,
    coming: Vec<Coming>,
    count: u64,
    pub(super) is_busy: bool,
}

/// A request, as it was begun.
pub struct Begun {
    pub at: f64,
    pub url: String,
    pub token: Option<String>,
    pub body: Json,
}

struct Coming {
    at: f64,
    count: u64,
    act: Act,
}

type Act = Box<dyn FnOnce(&mut World)>;

impl World {
    pub fn new(setup: Setup) -> World {
        World {
            now: 0.0,
            ahead: 0.0,
            portal: Portal::default(),
            refreshes: VecDeque::new(),
            asked: 0,
            begun: Vec::new(),
            cancelled: 0,
            wakes: 0,
            interruptions: BTreeMap::new(),
            outside: 0,
            line: Line::new(setup.manner(), setup.seed),
            settings: Rc::new(setup.settings()),
            limits: setup.limits,
            jobs: Vec::new(),
            numbers: BTreeMap::new(),
            under_way: BTreeMap::new(),
            bodies: BTreeSet::new(),
            timer: None,
            coming: Vec::new(),
            count: 0,
            is_busy: false,
        }
    }

    /// What the wall clock shows.
    pub fn wall(&self) -> f64 {
        EPOCH * 1000.0 + self.now + self.ahead
    }

    pub fn faults(&mut self, faults: impl IntoIterator<Item = Fault>) {
        self.portal.faults.extend(faults);
    }

    pub fn troubles(&mut self, troubles: impl IntoIterator<Item = Trouble>) {
        self.portal.troubles.extend(troubles);
    }

    /// Lets something happen after so many milliseconds.
    pub fn after(&mut self, wait: f64, act: impl FnOnce(&mut World) + 'static) {
        self.count += 1;
        self.coming.push(Coming { at: self.now + wait, count: self.count, act: Box::new(act) });
    }

    /// Lets time go by until nothing happens any more.
    pub fn run(&mut self) {
        self.run_until(f64::INFINITY);
    }

    /// Lets time go by until this moment.
    pub fn run_until(&mut self, end: f64) {
        while self.step(end) {}
        if end.is_finite() {
            self.now = end;
        }
    }

    /// Lets the next thing happen, if that is before this moment.
    pub fn step(&mut self, end: f64) -> bool {
        let next = (0..self.coming.len())
            .min_by(|a, b| {
                let (a, b) = (&self.coming[*a], &self.coming[*b]);
                a.at.total_cmp(&b.at).then(a.count.cmp(&b.count))
            })
            .filter(|next| self.timer.is_none_or(|timer| self.coming[*next].at <= timer));
        let at = next.map(|next| self.coming[next].at).or(self.timer).filter(|at| *at <= end);
        let Some(at) = at else { return false };
        self.now = self.now.max(at);
        match next {
            Some(next) => (self.coming.swap_remove(next).act)(self),
            None => {
                self.wakes += 1;
                assert!(self.wakes < MOST_WAKES, "timers without end");
                self.go(true);
            }
        }
        true
    }

    /// Whether nothing will happen any more.
    pub fn is_idle(&self) -> bool {
        self.timer.is_none() && self.coming.is_empty()
    }
}
