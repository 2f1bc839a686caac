//! Many calls, fifty a request, several requests at once.

mod outcomes;
mod prepared;
mod ready;

use std::rc::Rc;

use self::outcomes::not_run;
pub use self::prepared::{Prepared, prepare};
pub use self::ready::Wish;
use self::ready::{Ready, ready};

use super::failure::Failure;
use super::fifo::Fifo;
use super::lanes::{Lanes, Taken};
use super::learn::{changes_fields, lesson, question};
use super::learned::{Lesson, SharedLearned};
use super::limits::Limits;
use super::request::{Order, Wants};
use super::requests::{Ended, Requests};
use super::retry::Repeat;
use super::settings::Settings;
use crate::check::Context;
use crate::issue::{Conflict, Issue, Problem, Warning};
use crate::path::{At, Segment};
use crate::payload::Payload;
use crate::rest::body::LIMIT;
use crate::value::Value;

/// Requests that are under way at once, at most.
pub const WIDTH: usize = 16;
/// Milliseconds of a request that is quick, so that the number of requests counts, and not how many are under way.
const QUICK: f64 = 1000.0;
/// Calls of the first request of very many, which shows how long they take.
const FIRST: usize = 10;
/// Bytes of the calls of one request, unless one call alone has more: servers refuse what is too large as a whole.
pub const HEAVIEST: usize = 32 * 1024 * 1024;
/// What a request may be expected to take of the time that it has: browsers keep some waiting before they even send them.
const SHARE: f64 = 1.0 / 3.0;
/// Milliseconds after which gateways cut requests, whatever time they have.
const CUT: f64 = 60_000.0;

/// What is wanted.
pub struct Wishes {
    pub calls: Vec<Wish>,
    /// Those that were checked before; they come first.
    pub prepared: Vec<Prepared>,
    pub limits: Limits,
    /// Requests that are under way at once, at most [`WIDTH`].
    pub in_flight: usize,
    /// Stops at the first call that fails.
    pub halt: bool,
    /// Lets texts stand for what earlier calls gave.
    pub references: bool,
    /// How numbers that are not whole are written.
    pub fraction: fn(f64) -> String,
}

pub struct Batch {
    settings: Rc<Settings>,
    wishes: Wishes,
    /// In the order of the wishes.
    calls: Vec<Ready>,
    lanes: Lanes,
    phase: Phase,
    /// A request that waits for its turn, or gives time to something else.
    reserved: Option<u32>,
    out: Vec<Out>,
    width: usize,
    /// Milliseconds that a call was seen to take.
    pace: f64,
    /// Calls without an outcome.
    open: usize,
    news: Fifo<News>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Reading,
    Learning,
    Sending,
}

/// Calls that are under way.
struct Out {
    request: u32,
    taken: Vec<Taken>,
}

/// Outcomes of some calls; what they gave stands in the answer of a request.
pub struct News {
    pub request: u32,
    pub status: Option<u16>,
    pub outcomes: Vec<Told>,
}

/// What a call came to.
pub struct Told {
    /// Which call it is, where it stands in what the caller passed, and what the portal calls it.
    pub call: usize,
    pub place: Segment,
    pub key: String,
    pub outcome: Result<Vec<Warning>, Failure>,
}

type Progress = Result<(), Failure>;

impl Batch {
    pub fn new(settings: Rc<Settings>, wishes: Wishes) -> Batch {
        Batch {
            settings,
            wishes,
            calls: Vec::new(),
            lanes: Lanes::default(),
            phase: Phase::Reading,
            reserved: None,
            out: Vec::new(),
            width: 1,
            pace: 0.0,
            open: 0,
            news: Fifo::default(),
        }
    }

    /// Gives the caller time to read files.
    pub fn read(&mut self, job: u32, requests: &mut Requests, now: f64) {
        self.reserved = Some(requests.hold(job, self.wishes.limits, now));
    }

    /// Goes on with the contents of the files, of each call.
    pub fn fill(&mut self, contents: Vec<Vec<Vec<u8>>>, job: u32, requests: &mut Requests, now: f64) -> Progress {
        for (wish, contents) in self.wishes.calls.iter_mut().zip(contents) {
            wish.input.fill(contents);
        }
        self.resume(job, requests, now)
    }

    /// Goes on once another job has asked for what this one needs as well.
    pub fn resume(&mut self, job: u32, requests: &mut Requests, now: f64) -> Progress {
        self.reserved.take().and_then(|hold| requests.release(hold, now));
        self.begin(job, requests, now)
    }

    pub fn begin(&mut self, job: u32, requests: &mut Requests, now: f64) -> Progress {
        let inputs = self.wishes.calls.iter().map(|wish| (wish.method.as_str(), wish.input.peek()));
        match lesson(&self.settings, job, inputs) {
            Lesson::Nothing => return self.send(job, requests, now),
            Lesson::Ask => {
                self.phase = Phase::Learning;
                self.reserved = question().map(|order| requests.submit(job, order, self.wishes.limits, now));
            }
            Lesson::Wait => self.reserved = Some(requests.wait(job, self.wishes.limits, now)),
        }
        Ok(())
    }

    /// Nothing is sent unless all calls are right.
    fn send(&mut self, job: u32, requests: &mut Requests, now: f64) -> Progress {
        let context = Context { references: self.wishes.references, ..self.settings.context() };
        let mut issues = Vec::new();
        self.calls.extend(std::mem::take(&mut self.wishes.prepared).into_iter().map(Prepared::ready));
        // Nothing of them is needed any more.
        for wish in &mut std::mem::take(&mut self.wishes.calls) {
            match ready(wish, &self.settings, &context, self.wishes.fraction) {
                Ok(call) => self.calls.push(call),
                Err(found) => {
                    for mut issue in found {
                        issue.path.0.insert(0, wish.place.clone());
                        issues.push(issue);
                    }
                }
            }
        }
        if self.wishes.references && self.calls.len() > LIMIT {
            let problem = Problem::Conflict(Conflict::ReferencesAcrossRequests);
            issues.push(Issue { path: At::ROOT.path(), problem, hint: None });
        }
        if !issues.is_empty() {
            return Err(Failure::Invalid(issues));
        }
        self.phase = Phase::Sending;
        self.open = self.calls.len();
        self.lanes = if self.wishes.halt || self.wishes.references {
            Lanes::single(self.open)
        } else {
            Lanes::new(&self.calls.iter().map(|call| call.target).collect::<Vec<_>>())
        };
        self.reserve(job, requests, now);
        Ok(())
    }

    /// Waits for the turn of one more request, if there is something to send beside what is under way.
    fn reserve(&mut self, job: u32, requests: &mut Requests, now: f64) {
        if self.reserved.is_some() || self.out.len() >= self.width {
            return;
        }
        if let Some(call) = self.lanes.front().and_then(|front| self.calls.get(front)) {
            self.reserved = Some(requests.reserve(job, call.method(), self.wishes.limits, now));
        }
    }

    /// The calls for a request whose turn it is; none when there is no room for any of them after all.
    pub fn form(&mut self, request: u32, job: u32, requests: &mut Requests, now: f64) -> Option<Order> {
        self.reserved = None;
        let (most, calls) = (self.most(), &self.calls);
        let mut rooms: Vec<(&str, u32)> = Vec::new();
        let (mut count, mut size) = (0, 0);
        let most_bytes = if self.wishes.references { usize::MAX } else { HEAVIEST };
        let may_split = self.pace * LIMIT as f64 <= QUICK;
        let taken = self.lanes.take(may_split, |call| {
            let Some(call) = calls.get(call).filter(|_| count < most) else { return false };
            let (method, bytes) = (call.method(), call.command.len());
            if count > 0 && size + bytes > most_bytes {
                return false;
            }
            let place = rooms.iter().position(|(known, _)| *known == method).unwrap_or_else(|| {
                rooms.push((method, requests.room(method, now)));
                rooms.len() - 1
            });
            let room = rooms.get_mut(place).map_or(0, |(_, room)| std::mem::replace(room, room.saturating_sub(1)));
            if room == 0 {
                return false;
            }
            count += 1;
            size += bytes;
            true
        });
        if taken.is_empty() {
            self.reserve(job, requests, now);
            return None;
        }
        // As they were passed, however many lanes they are of.
        let mut calls = Vec::new();
        for call in taken.iter().flat_map(|taken| &taken.calls) {
            calls.insert(calls.partition_point(|other| other <= call), *call);
        }
        let order = self.order(&calls);
        self.out.push(Out { request, taken });
        self.reserve(job, requests, now);
        order
    }

    /// Calls for which a request has the time.
    fn most(&self) -> usize {
        if self.pace == 0.0 && self.open > LIMIT * self.wishes.in_flight {
            return FIRST;
        }
        let time = self.wishes.limits.timeout.min(CUT) * SHARE;
        let is_whole = self.wishes.references || self.pace * LIMIT as f64 <= time;
        if is_whole { LIMIT } else { ((time / self.pace) as usize).max(1) }
    }

    fn order(&self, calls: &[usize]) -> Option<Order> {
        let (mut keys, mut work, mut commands) = (Vec::new(), Vec::new(), Vec::new());
        let mut repeat = Repeat::Read;
        for call in calls.iter().filter_map(|call| self.calls.get(*call)) {
            keys.push(call.key.clone());
            work.push(call.method().to_owned());
            commands.push((call.key.clone().into(), Value::text(call.command.clone())));
            repeat = repeat.both(call.repeat);
        }
        let halt = Value::Number(if self.wishes.halt { 1.0 } else { 0.0 });
        let params = Value::Object(vec![("halt".into(), halt), ("cmd".into(), Value::Object(commands))]);
        let payload = Payload::unchecked("batch", params).ok()?;
        Some(Order { payload, work, repeat, wants: Wants::Parts(keys) })
    }

    /// A request of the batch has ended; gives why all of it has failed, if that is so.
    pub fn ended(&mut self, ended: Ended, job: u32, requests: &mut Requests, now: f64) -> Option<Failure> {
        match self.phase {
            Phase::Reading => return ended.outcome.err(),
            Phase::Learning => {
                self.reserved = None;
                match ended.outcome {
                    Ok(answered) => self.settings.learned.borrow_mut().learn(Some(&answered.facts)),
                    // Without the right to read the fields, the check says what it cannot know.
                    Err(Failure::Refused { refusal, .. }) if !refusal.is_retryable() => {
                        self.settings.learned.borrow_mut().learn(None);
                    }
                    Err(failure) => return Some(failure.unsent()),
                }
                return self.send(job, requests, now).err();
            }
            Phase::Sending => {}
        }
        let Some(place) = self.out.iter().position(|out| out.request == ended.request) else {
            // Its turn did not come: nobody's will.
            self.reserved = None;
            if let Err(failure) = ended.outcome {
                self.stop(ended.request, &failure);
            }
            return None;
        };
        let out = self.out.swap_remove(place);
        if ended.is_in_doubt {
            self.doubt(&out);
        }
        match ended.outcome {
            Ok(answered) => self.came(out, answered, ended.took, requests, now),
            Err(failure) => {
                self.failed(out, &failure);
                if self.wishes.halt {
                    self.stop(ended.request, &not_run());
                }
            }
        }
        self.reserve(job, requests, now);
        None
    }

    /// What the caller has not been told.
    pub fn news(&mut self) -> Option<News> {
        self.news.pop()
    }

    /// Whether there are calls of which nothing is known.
    pub fn is_open(&self) -> bool {
        self.phase != Phase::Sending || self.open > 0
    }

    /// The caller gives up on everything that is left.
    pub fn abort(&mut self, requests: &mut Requests) {
        self.reserved.take().into_iter().for_each(|request| requests.withdraw(request));
        for out in std::mem::take(&mut self.out) {
            let sent = requests.is_sent(out.request);
            requests.withdraw(out.request);
            self.failed(out, &Failure::Aborted { sent });
        }
        self.stop(0, &Failure::Aborted { sent: false });
    }

    /// What its client has learned of the portal.
    pub fn learned(&self) -> &SharedLearned {
        &self.settings.learned
    }

    /// Whether it may have changed the custom fields.
    pub fn changes_fields(&self) -> bool {
        self.calls.iter().any(|call| changes_fields(call.method()))
    }

    /// Whether anything was sent, so that there are outcomes to tell.
    pub fn has_begun(&self) -> bool {
        self.phase == Phase::Sending
    }
}
