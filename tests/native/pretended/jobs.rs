//! What is asked of a client, and what it came to.

use b24_users::client::batch::{self, Batch, WIDTH, Wishes, prepare};
use b24_users::client::call::{self, Call};
use b24_users::client::errand::{Came, Errand};
use b24_users::client::failure::Failure;
use b24_users::client::job;
use b24_users::client::request::Order;
use b24_users::path::Segment;
use b24_users::value::Value;
use b24_users::value::input::Input;
use serde_json::Value as Json;

use super::input::{given, input};
use super::setup::Many;
use super::world::World;

/// A job, as whoever has given it knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job(pub usize);

/// What is known of a job.
#[derive(Default)]
pub(super) struct Known {
    pub number: u32,
    pub outcome: Option<Result<(), Failure>>,
    pub done: Option<call::Done>,
    /// What became of an errand.
    pub came: Option<Came>,
    pub ended_at: f64,
    pub told: Vec<Option<Result<(), Failure>>>,
    /// How many warnings each call has.
    pub warned: Vec<usize>,
}

impl World {
    /// Takes a call on.
    pub fn call(&mut self, method: &str, params: Json) -> Job {
        self.call_of(method, &given(&params), |_| {})
    }

    /// The same, with more to say about it.
    pub fn call_of(&mut self, method: &str, params: &Value, more: impl FnOnce(&mut call::Wish)) -> Job {
        let (input, files) = input(params);
        let mut wish = self.wish(method, input);
        more(&mut wish);
        let call = Call::new(self.settings.clone(), wish);
        self.open(job::Job::Call(Box::new(call)), files > 0, 0)
    }

    fn wish(&self, method: &str, input: Input) -> call::Wish {
        call::Wish { method: method.to_owned(), input, limits: self.limits, is_raw: false, field: None, removal: None }
    }

    /// Takes a request on of somebody who says himself what follows.
    pub fn errand(&mut self, order: Order) -> Job {
        let errand = Errand::new(self.settings.clone(), order, self.limits);
        self.open(job::Job::Errand(Box::new(errand)), false, 0)
    }

    /// What came of it, which is gone by that; nothing while it is under way.
    pub fn errand_came(&mut self, Job(job): Job) -> Option<Came> {
        self.jobs[job].came.take()
    }

    /// Operating time for calls of a method, and milliseconds until there is some.
    pub fn free(&mut self, method: &str) -> (u32, f64) {
        let wall = self.wall();
        self.line.free(method, wall)
    }

    /// Takes a call on that was asked wrongly.
    pub fn refuse(&mut self, failure: Failure) -> Job {
        let call = Call::new(self.settings.clone(), self.wish("user.update", Input::new(Vec::new())));
        let number = self.line.refuse(job::Job::Call(Box::new(call)), failure);
        self.known_as(number, 0)
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
        let wishes = Wishes {
            calls: wishes,
            prepared: Vec::new(),
            limits,
            in_flight: WIDTH,
            halt,
            references,
            fraction: |number| number.to_string(),
        };
        let batch = Batch::new(self.settings.clone(), wishes);
        self.open(job::Job::Batch(Box::new(batch)), files > 0, calls.len())
    }

    /// Takes many calls on that were checked before.
    pub fn prepared(&mut self, bodies: &[&str], in_flight: usize) -> Job {
        let mut prepared = Vec::new();
        for body in bodies {
            prepare(body.as_bytes(), &mut prepared).expect("a body");
        }
        let calls = prepared.len();
        let wishes = Wishes {
            calls: Vec::new(),
            prepared,
            limits: self.limits,
            in_flight,
            halt: false,
            references: false,
            fraction: |number| number.to_string(),
        };
        let batch = Batch::new(self.settings.clone(), wishes);
        self.open(job::Job::Batch(Box::new(batch)), false, calls)
    }

    fn open(&mut self, job: job::Job, has_files: bool, calls: usize) -> Job {
        let number = self.line.open(job, has_files, self.wall());
        self.known_as(number, calls)
    }

    fn known_as(&mut self, number: u32, calls: usize) -> Job {
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
}
