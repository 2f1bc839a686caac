//! All requests of a line: their turns, tries and deadlines.

mod answer;
mod secrets;
mod state;

use super::failure::Failure;
use super::fifo::Fifo;
use super::limits::Limits;
use super::queue::{Queue, Turn};
use super::request::{Order, Request, State};
use super::retry::{Attempts, Repeat};
use super::slab::Slab;
#[cfg(feature = "sync")]
use super::texts::Texts;
use super::token::Token;
use crate::rest::endpoint::Endpoint;
use crate::value::Value;

/// What the next thing is.
#[derive(Debug, PartialEq)]
pub enum Event {
    /// It is the turn of this request of a job, which is to be made now.
    Form {
        request: u32,
        job: u32,
    },
    /// Send it.
    Begin(u32),
    /// Its answer is not waited for any more.
    Cancel(u32),
    /// Ask for a token.
    Ask,
    Ended(Ended),
    /// Nothing for so many milliseconds.
    Wait(f64),
    /// Nothing, until something is told.
    Rest,
}

/// How a request ended.
#[derive(Debug, PartialEq)]
pub struct Ended {
    pub request: u32,
    pub job: u32,
    pub outcome: Result<Answered, Failure>,
    /// Whether an earlier try than the last one may have been acted on.
    pub is_in_doubt: bool,
    /// What is left of its limits.
    pub left: Limits,
    /// Milliseconds of its last try.
    pub took: f64,
}

/// An answer worth having, as far as the core has to know it.
#[derive(Debug, PartialEq)]
pub struct Answered {
    pub status: Option<u16>,
    pub facts: Value<'static>,
    /// What the calls of a batch have given, where it is text still.
    pub texts: Option<Texts>,
}

/// How a client sends.
#[derive(Default)]
pub struct Manner {
    pub queue: Queue,
    /// None where somebody else knows the way.
    pub endpoint: Option<Endpoint>,
    pub token: Option<Token>,
    /// Tries of one request in all.
    pub attempts: u32,
}

/// Nobody reads results as text where there are no errands.
#[cfg(not(feature = "sync"))]
#[derive(Debug, PartialEq)]
pub enum Texts {}

/// Not `Debug`: it holds tokens.
#[derive(Default)]
pub struct Requests {
    manner: Manner,
    requests: Slab<Request>,
    events: Fifo<Event>,
    /// No state ends by itself before this.
    earliest: f64,
    /// Spreads repetitions.
    dice: u64,
    /// Secrets of those who know the way.
    secrets: Vec<String>,
}

impl Requests {
    pub fn new(manner: Manner, seed: u64) -> Requests {
        Requests { manner, dice: seed | 1, earliest: f64::INFINITY, ..Requests::default() }
    }

    /// Sends an order when its turn comes.
    pub fn submit(&mut self, job: u32, order: Order, limits: Limits, now: f64) -> u32 {
        let method = order.work.first().cloned().unwrap_or_default();
        let repeat = order.repeat;
        let request = self.open(job, method, Some(order), repeat, limits, now);
        self.enter(request, now);
        request
    }

    /// Asks the job for an order when it is the turn of its method.
    pub fn reserve(&mut self, job: u32, method: &str, limits: Limits, now: f64) -> u32 {
        let request = self.open(job, method.to_owned(), None, Repeat::Never, limits, now);
        self.enter(request, now);
        request
    }

    /// Gives a job time for something else, such as reading a file: it ends like a request that is not answered in time.
    pub fn hold(&mut self, job: u32, limits: Limits, now: f64) -> u32 {
        let number = self.open(job, String::new(), None, Repeat::Never, limits, now);
        if let Some(request) = self.requests.get_mut(number) {
            request.turn(State::Held, now, now + limits.timeout);
            self.earliest = self.earliest.min(request.until);
        }
        number
    }

    /// Lets a job wait for another one: it ends like a request whose turn does not come in time.
    pub fn wait(&mut self, job: u32, limits: Limits, now: f64) -> u32 {
        let number = self.open(job, String::new(), None, Repeat::Never, limits, now);
        if let Some(request) = self.requests.get_mut(number) {
            request.turn(State::Waiting, now, now + limits.patience);
            self.earliest = self.earliest.min(request.until);
        }
        number
    }

    /// Ends that time; says what is left of it.
    pub fn release(&mut self, number: u32, now: f64) -> Option<Limits> {
        let mut request = self.forget(number)?;
        request.spend(now);
        Some(request.left)
    }

    /// Takes a request out. With the last one there is nothing to wait for any more: a timer would keep its process alive.
    fn forget(&mut self, number: u32) -> Option<Request> {
        let request = self.requests.remove(number);
        if self.requests.is_empty() {
            self.earliest = f64::INFINITY;
        }
        request
    }

    fn open(
        &mut self,
        job: u32,
        method: String,
        order: Option<Order>,
        repeat: Repeat,
        limits: Limits,
        now: f64,
    ) -> u32 {
        self.requests.insert(Request {
            job,
            method,
            order,
            tries: self.tries(repeat),
            limits,
            left: limits,
            state: State::Queued,
            since: now,
            until: f64::INFINITY,
            token: 0,
            is_in_doubt: false,
            failure: None,
        })
    }

    fn tries(&self, repeat: Repeat) -> Attempts {
        Attempts::new(repeat, self.manner.attempts, self.manner.token.as_ref().is_some_and(Token::can_refresh))
    }

    /// Gives a reserved turn an order, and lets it leave.
    pub fn fill(&mut self, number: u32, order: Order, now: f64) {
        let tries = self.tries(order.repeat);
        if let Some(request) = self.requests.get_mut(number) {
            (request.order, request.tries) = (Some(order), tries);
        }
        self.leave(number, now);
    }

    /// Forgets a request of which the job wants nothing any more.
    pub fn withdraw(&mut self, number: u32) {
        self.is_unanswered(number);
        let Some(request) = self.forget(number) else { return };
        match request.state {
            State::Queued => self.manner.queue.leave(number),
            State::Sending => self.events.push(Event::Cancel(number)),
            State::Pausing | State::Tokenless | State::Held | State::Waiting => {}
        }
    }

    /// What has ended of a job, and was not told yet.
    pub fn ended_of(&mut self, job: u32) -> Option<Ended> {
        let is_it = |event: &Event| matches!(event, Event::Ended(ended) if ended.job == job);
        match self.events.take(is_it) {
            Some(Event::Ended(ended)) => Some(ended),
            _ => None,
        }
    }

    /// What a request asks for.
    pub fn order(&self, number: u32) -> Option<&Order> {
        self.requests.get(number)?.order.as_ref()
    }

    /// Whose request it is.
    pub fn job(&self, number: u32) -> Option<u32> {
        self.requests.get(number).map(|request| request.job)
    }

    /// Whether the portal may have acted on it by now.
    pub fn is_sent(&self, number: u32) -> bool {
        self.requests.get(number).is_some_and(|request| request.is_in_doubt || request.state == State::Sending)
    }

    pub fn endpoint(&self) -> Option<&Endpoint> {
        self.manner.endpoint.as_ref()
    }

    pub fn token(&self) -> Option<&str> {
        self.manner.token.as_ref().map(Token::text)
    }

    /// Calls of a method that may leave now.
    pub fn room(&mut self, method: &str, now: f64) -> u32 {
        self.manner.queue.operating.room(method, now)
    }

    /// The same, less those that wait for their turn; and milliseconds until there is some, where that is known.
    pub fn free(&mut self, method: &str, now: f64) -> (u32, f64) {
        let waiting = self.requests.iter().filter(|request| matches!(request.state, State::Queued | State::Pausing));
        let orders = waiting.filter_map(|request| request.order.as_ref());
        let calls = orders.flat_map(|order| &order.work).filter(|known| *known == method).count() as u32;
        let operating = &mut self.manner.queue.operating;
        (operating.room(method, now).saturating_sub(calls), operating.wait(method, now))
    }

    pub fn next(&mut self, now: f64) -> Event {
        if now >= self.earliest {
            self.expire(now);
        }
        loop {
            if let Some(event) = self.events.pop() {
                return event;
            }
            if self.requests.is_empty() {
                return Event::Rest;
            }
            let wait = match self.manner.queue.next(now) {
                Turn::Go(number) => {
                    match self.requests.get(number) {
                        Some(Request { job, order: None, .. }) => return Event::Form { request: number, job: *job },
                        _ => self.leave(number, now),
                    }
                    continue;
                }
                Turn::Wait(wait) => wait.min(self.earliest - now),
                Turn::Nobody => self.earliest - now,
            };
            return if wait.is_finite() { Event::Wait(wait.max(0.0)) } else { Event::Rest };
        }
    }
}
