//! The clock, and everything that happens by it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use b24_users::client::batch::{self, Batch, Wishes};
use b24_users::client::call::{self, Call};
use b24_users::client::failure::Failure;
use b24_users::client::limits::Limits;
use b24_users::client::line::{self, Line};
use b24_users::client::settings::Settings;
use b24_users::path::Segment;
use b24_users::value::Value;
use serde_json::Value as Json;

use super::faults::{Fault, Refresh, Trouble};
use super::input::{given, input};
use super::portal::{EPOCH, Portal};
use super::setup::{Many, Setup};

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
    limits: Limits,
    pub(super) jobs: Vec<Known>,
    /// By the number that the line knows a job by.
    pub(super) numbers: BTreeMap<u32, usize>,
    pub(super) under_way: BTreeSet<u32>,
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

/// A job, as whoever has given it knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job(pub usize);

/// What is known of a job.
#[derive(Default)]
pub(super) struct Known {
    pub number: u32,
    pub outcome: Option<Result<(), Failure>>,
    pub done: Option<call::Done>,
    pub ended_at: f64,
    pub told: Vec<Option<Result<(), Failure>>>,
    /// How many warnings each call has.
    pub warned: Vec<usize>,
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
            under_way: BTreeSet::new(),
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
        loop {
            let next = (0..self.coming.len())
                .min_by(|a, b| {
                    let (a, b) = (&self.coming[*a], &self.coming[*b]);
                    a.at.total_cmp(&b.at).then(a.count.cmp(&b.count))
                })
                .filter(|next| self.timer.is_none_or(|timer| self.coming[*next].at <= timer));
            let at = next.map(|next| self.coming[next].at).or(self.timer).filter(|at| *at <= end);
            let Some(at) = at else { break };
            self.now = self.now.max(at);
            match next {
                Some(next) => (self.coming.swap_remove(next).act)(self),
                None => {
                    self.wakes += 1;
                    assert!(self.wakes < MOST_WAKES, "timers without end");
                    self.go(true);
                }
            }
        }
        if end.is_finite() {
            self.now = end;
        }
    }

    /// Takes a call on.
    pub fn call(&mut self, method: &str, params: Json) -> Job {
        self.call_of(method, &given(&params), |_| {})
    }

    /// The same, with more to say about it.
    pub fn call_of(&mut self, method: &str, params: &Value, more: impl FnOnce(&mut call::Wish)) -> Job {
        let (input, files) = input(params);
        let limits = self.limits;
        let mut wish =
            call::Wish { method: method.to_owned(), input, limits, is_raw: false, field: None, removal: None };
        more(&mut wish);
        let call = Call::new(self.settings.clone(), wish);
        self.open(line::Job::Call(Box::new(call)), files > 0, 0)
    }

    /// Takes many calls on.
    pub fn batch(&mut self, calls: &[(&str, Json)]) -> Job {
        self.batch_of(calls, Many::default())
    }

    pub fn batch_of(&mut self, calls: &[(&str, Json)], many: Many) -> Job {
        let keyed: Vec<_> =
            calls.iter().enumerate().map(|(key, (method, params))| (key.to_string(), *method, params)).collect();
        self.keyed_batch(&keyed, many)
    }

    /// The same, under keys of its own.
    pub fn keyed_batch(&mut self, calls: &[(String, &str, &Json)], Many { halt, references, limits }: Many) -> Job {
        let mut files = 0;
        let wish = |(index, (key, method, params)): (usize, &(String, &str, &Json))| {
            let (input, count) = input(&given(params));
            files += count;
            batch::Wish { place: Segment::Index(index), key: key.clone(), method: (*method).to_owned(), input }
        };
        let wishes: Vec<_> = calls.iter().enumerate().map(wish).collect();
        let limits = limits.unwrap_or(self.limits);
        let wishes = Wishes { calls: wishes, limits, halt, references, fraction: |number| number.to_string() };
        let batch = Batch::new(self.settings.clone(), wishes);
        self.open(line::Job::Batch(Box::new(batch)), files > 0, calls.len())
    }

    pub(super) fn open(&mut self, job: line::Job, has_files: bool, calls: usize) -> Job {
        let number = self.line.open(job, has_files, self.wall());
        let known = Known { number, told: vec![None; calls], warned: vec![0; calls], ..Known::default() };
        self.numbers.insert(number, self.jobs.len());
        self.jobs.push(known);
        self.go(false);
        Job(self.jobs.len() - 1)
    }

    /// How a job has ended.
    pub fn outcome(&self, Job(job): Job) -> Result<(), Failure> {
        self.jobs[job].outcome.clone().expect("the job has ended")
    }

    pub fn has_ended(&self, Job(job): Job) -> bool {
        self.jobs[job].outcome.is_some()
    }

    /// When it has ended.
    pub fn ended_at(&self, Job(job): Job) -> f64 {
        self.jobs[job].ended_at
    }

    /// What a call came to that was a success.
    pub fn done(&self, Job(job): Job) -> &call::Done {
        self.jobs[job].done.as_ref().expect("a success")
    }

    /// The outcomes of a batch that has ended, in the order of its calls.
    pub fn outcomes(&self, Job(job): Job) -> Vec<Result<(), Failure>> {
        self.jobs[job].told.iter().map(|told| told.clone().expect("an outcome for each call")).collect()
    }

    pub fn warnings(&self, Job(job): Job) -> &[usize] {
        &self.jobs[job].warned
    }

    /// The same, as far as they are known.
    pub fn known(&self, Job(job): Job) -> &[Option<Result<(), Failure>>] {
        &self.jobs[job].told
    }

    /// Whether nothing will happen any more.
    pub fn is_idle(&self) -> bool {
        self.timer.is_none() && self.coming.is_empty()
    }
}
