//! Does what a line says is next, as `line.ts` does, and tells it what comes.

use b24_users::client::failure::{Lost, Thrown};
use b24_users::client::job::End;
use b24_users::client::line::Step;
use b24_users::value::Value;
use serde_json::Value as Json;

use super::answers::facts;
use super::faults::Refresh;
use super::jobs::Job;
use super::world::{Begun, World};
use crate::support::value;

/// The longest time that a timer of a browser takes.
const LONGEST: f64 = 2_147_483_647.0;
/// Steps at one moment, beyond which a machine goes round in circles.
const STEPS: u32 = 100_000;

/// What came of a request.
pub enum Incoming {
    Answer(u16, Option<Json>),
    Thrown(Thrown),
}

/// One sending of a request.
#[derive(Clone, Copy)]
pub(super) struct Sent {
    request: u32,
    turn: usize,
}

impl World {
    pub(super) fn go(&mut self, mut is_woken: bool) {
        if self.is_busy {
            return;
        }
        self.is_busy = true;
        self.timer = None;
        let mut steps = 0;
        loop {
            steps += 1;
            assert!(steps < STEPS, "the machine goes round in circles");
            match self.line.next(self.wall(), std::mem::take(&mut is_woken)) {
                Step::Begin(request) => {
                    self.begin(request);
                    self.interrupt();
                }
                Step::Cancel(request) => {
                    self.cancelled += u32::from(self.under_way.remove(&request).is_some());
                    self.interrupt();
                }
                Step::Ask => {
                    self.ask();
                    self.interrupt();
                }
                Step::Report(job) => self.pass(job),
                Step::End(job) => self.end(job),
                Step::Wait(wait) => {
                    assert!(wait >= 0.0, "{wait}");
                    self.timer = Some(self.now + wait.min(LONGEST).ceil());
                    break;
                }
                Step::Rest => break,
            }
        }
        self.is_busy = false;
    }

    /// A function of the caller's has run: it can give up a job.
    fn interrupt(&mut self) {
        self.outside += 1;
        if let Some(job) = self.interruptions.remove(&self.outside) {
            self.abort(job);
        }
    }

    fn begin(&mut self, request: u32) {
        let requests = self.line.requests();
        let order = requests.order(request).expect("what is begun is known");
        let url = requests.endpoint().expect("an address").url(order.payload.method());
        let body = serde_json::to_value(order.payload.params()).expect("JSON");
        let Ok(url) = url else {
            let lost = Lost::new("The method's name is not made of dotted words.").unsent();
            return self.line.lost(request, lost, self.wall());
        };
        let token = requests.token().map(str::to_owned);
        let sent = Sent { request, turn: self.begun.len() };
        assert!(self.under_way.insert(request, sent.turn).is_none(), "begun once");
        self.begun.push(Begun { at: self.now, url, token: token.clone(), body: body.clone() });
        let method = order.payload.method().to_owned();
        self.send(sent, &method, &body, token);
    }

    /// Whether somebody waits for what comes of it; a request that is sent again has the number of before.
    pub(super) fn is_awaited(&self, Sent { request, turn }: Sent) -> bool {
        self.under_way.get(&request) == Some(&turn)
    }

    /// Something came of a request; of one that was given up, or answered before, it is not waited for.
    pub(super) fn came(&mut self, sent: Sent, incoming: Incoming) {
        if !self.is_awaited(sent) {
            return;
        }
        let request = sent.request;
        self.under_way.remove(&request);
        let wall = self.wall();
        match incoming {
            Incoming::Answer(status, body) => {
                let wants = self.line.requests().order(request).map(|order| order.wants.clone());
                let facts = body.zip(wants).and_then(|(body, wants)| facts(&body, &wants));
                if self.line.answered(request, Some(status), facts, wall) {
                    self.bodies.insert(request);
                }
            }
            Incoming::Thrown(thrown) => {
                let lost = Lost::new("The portal could not be reached.").for_now().because(thrown);
                self.line.lost(request, lost, wall);
            }
        }
        self.go(false);
    }

    fn ask(&mut self) {
        self.asked += 1;
        match self.refreshes.pop_front().unwrap_or(Refresh::Hangs) {
            Refresh::Gives(token, seconds) => self.after(seconds * 1000.0, move |world| {
                let wall = world.wall();
                world.line.renewed(Ok(&value(&token)), wall);
                world.go(false);
            }),
            Refresh::Fails(thrown, seconds) => self.after(seconds * 1000.0, move |world| {
                let wall = world.wall();
                world.line.renewed(Err(thrown), wall);
                world.go(false);
            }),
            Refresh::Hangs => {}
        }
    }

    fn pass(&mut self, number: u32) {
        let job = self.numbers[&number];
        while let Some(news) = self.line.news(number) {
            let has_body = self.bodies.remove(&news.request);
            assert!(has_body || news.outcomes.iter().all(|told| told.outcome.is_err()), "a success without its body");
            for told in news.outcomes {
                let job = &mut self.jobs[job];
                let known = &mut job.told[told.call];
                assert!(known.is_none(), "an outcome is told once: {known:?}, then {:?}", told.outcome);
                job.warned[told.call] = told.outcome.as_ref().map_or(0, Vec::len);
                *known = Some(told.outcome.map(drop));
            }
        }
    }

    fn end(&mut self, number: u32) {
        let end = self.line.take(number).expect("a job ends once");
        let job = &mut self.jobs[self.numbers[&number]];
        assert!(job.outcome.is_none(), "a job ends once");
        job.ended_at = self.now;
        job.outcome = Some(match end {
            End::Call(done) => {
                assert!(self.bodies.remove(&done.request), "a success without its body");
                job.done = Some(done);
                Ok(())
            }
            End::Batch => Ok(()),
            End::Errand(came) => {
                job.came = Some(came);
                Ok(())
            }
            End::Failed(failure) => Err(failure),
        });
    }

    /// The caller gives a job up.
    pub fn abort(&mut self, Job(job): Job) {
        if self.jobs.get(job).is_some_and(|job| job.outcome.is_none()) {
            self.line.abandon(self.jobs[job].number);
            self.go(false);
        }
    }

    /// The contents of a job's files come, or cannot be read.
    pub fn fill(&mut self, Job(job): Job, contents: Result<Vec<Vec<Vec<u8>>>, Thrown>) {
        let wall = self.wall();
        self.line.fill(self.jobs[job].number, contents, wall);
        self.go(false);
    }

    /// A token that somebody else holds.
    pub fn keep_secret(&mut self, secret: &str) {
        self.line.keep_secret(secret.to_owned());
    }

    /// What is known of the portal's custom fields.
    pub fn learn(&self, facts: &Value) {
        self.settings.learned.borrow_mut().learn(Some(facts));
    }
}
