//! A client's line to its portal: its jobs, what they send, and what is next.

use super::batch::News;
use super::clock::{Clock, LONGEST};
use super::failure::{Failure, Lost, Thrown};
use super::fifo::Fifo;
use super::job::{End, Job};
#[cfg(feature = "sync")]
use super::request::Wants;
use super::requests::{Ended, Event, Manner, Requests};
use super::slab::Slab;
#[cfg(feature = "sync")]
use super::texts::Texts;
#[cfg(feature = "sync")]
use crate::rest::parts::{Parts, parts};
use crate::value::Value;
#[cfg(feature = "sync")]
use std::rc::Rc;

/// What the driver has to do next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begin this request.
    Begin(u32),
    /// Give this request up: its answer is not waited for.
    Cancel(u32),
    /// Ask the caller for a token.
    Ask,
    /// There is news of this batch.
    Report(u32),
    /// This job has ended.
    End(u32),
    /// Come back after so many milliseconds, or when something has happened.
    Wait(f64),
    /// Come back when something has happened.
    Rest,
}

pub struct Line {
    clock: Clock,
    /// When the driver was told to come back.
    due: f64,
    requests: Requests,
    jobs: Slab<(Job, Option<End>)>,
    steps: Fifo<Step>,
}

impl Line {
    pub fn new(manner: Manner, seed: u64) -> Line {
        Line {
            clock: Clock::default(),
            due: f64::INFINITY,
            requests: Requests::new(manner, seed),
            jobs: Slab::default(),
            steps: Fifo::default(),
        }
    }

    /// What is being sent, and how.
    pub fn requests(&self) -> &Requests {
        &self.requests
    }

    /// A text that must not be read in an error, such as a token that somebody else holds.
    pub fn keep_secret(&mut self, secret: String) {
        self.requests.keep_secret(secret);
    }

    /// Takes a job on; with files it waits for them.
    pub fn open(&mut self, job: Job, has_files: bool, wall: f64) -> u32 {
        let now = self.clock.read(wall);
        let number = self.jobs.insert((job, None));
        if let Some((job, _)) = self.jobs.get_mut(number) {
            let progress = job.open(has_files, number, &mut self.requests, now);
            self.is_done(number, progress.err().map(End::Failed));
        }
        number
    }

    /// A job that is wrong from the start.
    pub fn refuse(&mut self, job: Job, failure: Failure) -> u32 {
        let number = self.jobs.insert((job, None));
        self.is_done(number, Some(End::Failed(failure)));
        number
    }

    /// The contents of a job's files, for each of its calls.
    pub fn fill(&mut self, number: u32, contents: Result<Vec<Vec<Vec<u8>>>, Thrown>, wall: f64) {
        let now = self.clock.read(wall);
        let Some((job, None)) = self.jobs.get_mut(number) else { return };
        let progress = job.fill(contents, number, &mut self.requests, now);
        self.is_done(number, progress.err().map(End::Failed));
    }

    /// The caller gives a job up.
    pub fn abandon(&mut self, number: u32) {
        // What has ended meanwhile is not taken back.
        while let Some(ended) = self.requests.ended_of(number) {
            self.ended(ended, self.clock.now());
        }
        let Some((job, None)) = self.jobs.get_mut(number) else { return };
        let end = job.abandon(&mut self.requests);
        if job.reports() {
            self.steps.push(Step::Report(number));
        }
        self.is_done(number, end);
        self.wake(number, self.clock.now());
    }

    /// What is next; `is_woken` when the time is over that was told last.
    pub fn next(&mut self, wall: f64, is_woken: bool) -> Step {
        self.clock.read(wall);
        if is_woken {
            self.clock.is_past(self.due);
        }
        let now = self.clock.read(wall);
        loop {
            if let Some(step) = self.steps.pop() {
                return step;
            }
            match self.requests.next(now) {
                Event::Begin(request) => return Step::Begin(request),
                Event::Cancel(request) => return Step::Cancel(request),
                Event::Ask => return Step::Ask,
                Event::Wait(wait) => {
                    let wait = wait.min(LONGEST);
                    self.due = now + wait;
                    return Step::Wait(wait);
                }
                Event::Rest => return Step::Rest,
                Event::Form { request, job } => self.form(request, job, now),
                Event::Ended(ended) => self.ended(ended, now),
            }
        }
    }

    fn ended(&mut self, ended: Ended, now: f64) {
        let number = ended.job;
        let Some((job, None)) = self.jobs.get_mut(number) else { return };
        let end = job.ended(ended, &mut self.requests, now);
        if job.reports() {
            self.steps.push(Step::Report(number));
        }
        self.is_done(number, end);
        self.wake(number, now);
    }

    /// Lets those go on who wait for what this job was to learn.
    fn wake(&mut self, number: u32, now: f64) {
        let Some((job, end)) = self.jobs.get_mut(number) else { return };
        let learned = job.learned().clone();
        if end.is_some() {
            learned.borrow_mut().leave(number);
            if job.changes_fields() {
                learned.borrow().forget();
            }
        }
        let woken = learned.borrow_mut().woken();
        for number in woken {
            let Some((job, None)) = self.jobs.get_mut(number) else { continue };
            let progress = job.resume(number, &mut self.requests, now);
            self.is_done(number, progress.err().map(End::Failed));
        }
    }

    fn form(&mut self, request: u32, number: u32, now: f64) {
        let order = match self.jobs.get_mut(number) {
            Some((job, None)) => job.form(request, number, &mut self.requests, now),
            _ => None,
        };
        match order {
            Some(order) => self.requests.fill(request, order, now),
            None => self.requests.withdraw(request),
        }
    }

    /// Notes that a job has ended, when it has.
    fn is_done(&mut self, number: u32, end: Option<End>) {
        let Some((job, known)) = self.jobs.get_mut(number) else { return };
        let end = end.or(job.is_over().then_some(End::Batch));
        if known.is_none() && end.is_some() {
            *known = end;
            self.steps.push(Step::End(number));
        }
    }

    /// Calls of a method that may leave now, beside those that wait; and milliseconds until there is room, where that is
    /// known.
    pub fn free(&mut self, method: &str, wall: f64) -> (u32, f64) {
        let now = self.clock.read(wall);
        self.requests.free(method, now)
    }

    /// News of a batch, as long as there is some.
    pub fn news(&mut self, number: u32) -> Option<News> {
        self.jobs.get_mut(number)?.0.news()
    }

    /// How a job has ended, which is forgotten by that.
    pub fn take(&mut self, number: u32) -> Option<End> {
        self.jobs.remove(number)?.1
    }

    fn wants_body(&self, request: u32) -> bool {
        let job = self.requests.job(request).and_then(|job| self.jobs.get(job));
        matches!(job, Some((job, None)) if job.wants_body())
    }

    /// An answer came. Says whether its body is what a job gives.
    pub fn answered(&mut self, request: u32, status: Option<u16>, facts: Option<Value<'static>>, wall: f64) -> bool {
        let now = self.clock.read(wall);
        let is_wanted = self.wants_body(request);
        self.requests.answered(request, status, facts, None, now) && is_wanted
    }

    /// The text of an answer came. Gives it back where it has to be looked at more closely: then [`Line::answered`] is told
    /// what it says.
    #[cfg(feature = "sync")]
    pub fn answered_by_text(
        &mut self,
        request: u32,
        status: Option<u16>,
        text: String,
        number: fn(&str) -> f64,
        wall: f64,
    ) -> Result<(), String> {
        let order = self.requests.order(request);
        let Some(Wants::Whole(keys)) = order.map(|order| &order.wants) else { return Err(text) };
        let Some(Parts { facts, results }) = parts(&text, keys, number) else { return Err(text) };
        let now = self.clock.read(wall);
        let texts = Texts { whole: Rc::new(text), results, number };
        self.requests.answered(request, status, Some(facts), Some(texts), now);
        Ok(())
    }

    pub fn lost(&mut self, request: u32, lost: Lost, wall: f64) {
        let now = self.clock.read(wall);
        self.requests.lost(request, lost, now);
    }

    pub fn renewed(&mut self, answer: Result<&Value, Thrown>, wall: f64) {
        let now = self.clock.read(wall);
        self.requests.renewed(answer, now);
    }
}
