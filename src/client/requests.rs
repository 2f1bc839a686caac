//! All requests of a line: their turns, tries and deadlines.

use super::discreet::Discreet;
use super::failure::{Failure, Lost, Thrown};
use super::fifo::Fifo;
use super::limits::Limits;
use super::operating::Time;
use super::queue::{Queue, Turn};
use super::request::{Order, Request, State, Wants};
use super::retry::{Attempts, Next, Repeat, Sent};
use super::slab::Slab;
use super::token::Token;
use crate::rest::answer::{self, Answer, Cause};
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

/// Secrets that are remembered.
const REMEMBERED: usize = 16;

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
            State::Pausing | State::Tokenless | State::Held => {}
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

    fn enter(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        // What has no time left would be given up as soon as it is sent.
        if request.left.timeout <= 0.0 {
            let late = request.late(request.is_in_doubt);
            return self.end(number, Err(late), now);
        }
        request.turn(State::Queued, now, now + request.left.patience);
        self.earliest = self.earliest.min(request.until);
        let (method, patience) = (request.method.clone(), request.left.patience);
        self.manner.queue.enter(number, &method);
        // What cannot leave in time is not made to wait for it.
        if self.manner.queue.outlook(&method, now) > patience {
            self.manner.queue.leave(number);
            self.give_up(number, now);
        }
    }

    fn leave(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        request.spend(now);
        request.turn(State::Sending, now, now + request.left.timeout);
        request.token = self.manner.token.as_ref().map_or(0, Token::turn);
        self.earliest = self.earliest.min(request.until);
        for method in request.order.iter().flat_map(|order| &order.work) {
            self.manner.queue.operating.book(method, 1);
        }
        self.events.push(Event::Begin(number));
    }

    /// Ends a request that waits in vain: by what came of it before, or because its turn did not come.
    fn give_up(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        let stuck = Failure::Stuck { span: request.limits.patience, sent: request.is_in_doubt };
        let failure = request.failure.take().unwrap_or(stuck);
        self.end(number, Err(failure), now);
    }

    fn end(&mut self, number: u32, outcome: Result<Answered, Failure>, now: f64) {
        let Some(mut request) = self.forget(number) else { return };
        let took = request.spend(now);
        self.events.push(Event::Ended(Ended {
            request: number,
            job: request.job,
            outcome,
            is_in_doubt: request.is_in_doubt,
            left: request.left,
            took,
        }));
    }

    /// Ends the states whose time is over.
    fn expire(&mut self, now: f64) {
        for number in self.requests.numbers(&|request| request.until <= now) {
            self.is_over(number, now);
        }
        self.earliest = f64::INFINITY;
        for request in self.requests.iter() {
            self.earliest = self.earliest.min(request.until);
        }
    }

    fn is_over(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        let sent = request.is_in_doubt || request.state == State::Sending;
        let late = request.late(sent);
        match request.state {
            State::Queued => {
                self.manner.queue.leave(number);
                self.give_up(number, now);
            }
            State::Pausing => {
                request.spend(now);
                self.enter(number, now);
            }
            State::Sending => {
                self.is_unanswered(number);
                self.events.push(Event::Cancel(number));
                self.end(number, Err(late), now);
            }
            State::Tokenless | State::Held => self.end(number, Err(late), now),
        }
    }

    /// An answer came: its status, and what of its body was asked for, or nothing where it is not JSON. Says whether it is
    /// one worth having.
    pub fn answered(&mut self, number: u32, status: Option<u16>, facts: Option<Value<'static>>, now: f64) -> bool {
        let sending = self.requests.get(number).filter(|request| request.state == State::Sending);
        let Some(request) = sending else { return false };
        match answer::read(status.unwrap_or(200), facts.as_ref()) {
            Answer::Success => {
                let facts = facts.unwrap_or_default();
                self.learn(number, &facts, now);
                self.end(number, Ok(Answered { status, facts }), now);
                return true;
            }
            Answer::Refusal(refusal) => {
                let method = request.order.as_ref().map(|order| order.payload.method().to_owned()).unwrap_or_default();
                let refusal = self.discreet(number).refusal(&refusal);
                self.is_unanswered(number);
                self.refused(number, Failure::Refused { refusal, status, method }, now);
            }
            Answer::Unreadable(message) => {
                let lost = Lost::new(message).status(status);
                let is_final = status.is_some_and(|status| (300..500).contains(&status));
                self.lost(number, if is_final { lost } else { lost.for_now() }, now);
            }
        }
        false
    }

    /// No answer came, or none of the portal's.
    pub fn lost(&mut self, number: u32, lost: Lost, now: f64) {
        let cause = lost.cause.as_ref().map(|thrown| self.discreet(number).thrown(thrown));
        self.is_unanswered(number);
        let Some(request) = self.requests.get_mut(number).filter(|request| request.state == State::Sending) else {
            return;
        };
        request.spend(now);
        request.since = now;
        request.is_in_doubt |= lost.sent;
        let sent = if lost.sent { Sent::Lost } else { Sent::Unreached };
        let next = if lost.is_passing { request.tries.next(sent, dice(&mut self.dice)) } else { Next::GiveUp };
        let failure = Failure::Lost(Lost { cause, sent: request.is_in_doubt, ..lost });
        self.proceed(number, next, failure, now);
    }

    fn refused(&mut self, number: u32, failure: Failure, now: f64) {
        let Failure::Refused { refusal, .. } = &failure else { return };
        let Some(request) = self.requests.get_mut(number) else { return };
        request.spend(now);
        request.since = now;
        let next = request.tries.next(Sent::Refused(refusal), dice(&mut self.dice));
        let (cause, method) = (refusal.cause, request.method.clone());
        self.is_limited(cause, &method, now);
        self.proceed(number, next, failure, now);
    }

    fn proceed(&mut self, number: u32, next: Next, failure: Failure, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        match next {
            Next::Again(wait) if wait <= request.left.patience => {
                request.failure = Some(failure);
                request.turn(State::Pausing, now, now + wait);
                self.earliest = self.earliest.min(request.until);
            }
            Next::Requeue => {
                request.failure = Some(failure);
                self.enter(number, now);
            }
            // Somebody else has asked for it meanwhile.
            Next::Refresh if self.manner.token.as_ref().is_some_and(|token| token.turn() != request.token) => {
                self.enter(number, now);
            }
            Next::Refresh => {
                request.turn(State::Tokenless, now, now + request.left.timeout);
                self.earliest = self.earliest.min(request.until);
                if self.manner.token.as_mut().is_some_and(Token::ask) {
                    self.events.push(Event::Ask);
                }
            }
            Next::Again(_) | Next::GiveUp => self.end(number, Err(failure), now),
        }
    }

    /// The caller has given a token, or not.
    pub fn renewed(&mut self, answer: Result<&Value, Thrown>, now: f64) {
        let discreet = self.base();
        let Some(token) = &mut self.manner.token else { return };
        let outcome = match answer {
            Ok(answer) => {
                let endpoint = self.manner.endpoint.as_mut();
                endpoint.map_or(Ok(()), |endpoint| token.renew(answer, endpoint)).map_err(|why| Thrown {
                    name: "TypeError".to_owned(),
                    message: why.to_owned(),
                    code: String::new(),
                })
            }
            Err(thrown) => {
                token.is_refused();
                Err(discreet.thrown(&thrown))
            }
        };
        for number in self.requests.numbers(&|request| request.state == State::Tokenless) {
            let Some(request) = self.requests.get_mut(number) else { continue };
            request.spend(now);
            request.since = now;
            match &outcome {
                Ok(()) => self.enter(number, now),
                Err(thrown) => {
                    // What was refused for its token was not acted on.
                    let lost = Lost { sent: request.is_in_doubt, ..Lost::new(NO_TOKEN).because(thrown.clone()) };
                    self.end(number, Err(lost.into()), now);
                }
            }
        }
    }

    /// A text that must not be read in an error, such as a token that somebody else holds.
    pub fn keep_secret(&mut self, secret: String) {
        if !self.secrets.contains(&secret) {
            self.secrets.truncate(REMEMBERED - 1);
            self.secrets.insert(0, secret);
        }
    }

    /// What no error of this line may show.
    pub fn base(&self) -> Discreet {
        let mut discreet = Discreet::default();
        let endpoint = self.manner.endpoint.as_ref().map(Endpoint::secrets).unwrap_or_default();
        let tokens = self.manner.token.as_ref().map(Token::secrets).unwrap_or_default();
        for secret in [endpoint, tokens].iter().flatten() {
            discreet.secret(secret);
        }
        for secret in &self.secrets {
            discreet.secret(secret);
        }
        discreet
    }

    /// The same, and what the request itself has sent.
    fn discreet(&self, number: u32) -> Discreet {
        let mut discreet = self.base();
        if let Some(Order { payload, wants, .. }) = self.order(number) {
            match (wants, payload.params().get("cmd")) {
                (Wants::Parts(_), Some(Value::Object(commands))) => {
                    commands.iter().for_each(|(_, command)| discreet.command(command.as_text().unwrap_or_default()))
                }
                _ => discreet.values(payload.params()),
            }
        }
        discreet
    }

    /// The portal has refused a call for its limits.
    pub fn is_limited(&mut self, cause: Cause, method: &str, now: f64) {
        match cause {
            Cause::Rate => self.manner.queue.is_too_fast(now),
            Cause::Time => self.manner.queue.operating.exhausted(method, now),
            Cause::Token | Cause::Other => {}
        }
    }

    /// What has left is not expected to work any more.
    fn is_unanswered(&mut self, number: u32) {
        let sending = self.requests.get(number).filter(|request| request.state == State::Sending);
        for method in sending.and_then(|request| request.order.as_ref()).iter().flat_map(|order| &order.work) {
            self.manner.queue.operating.unbook(method, 1);
        }
    }

    /// Learns from an answer how much operating time there is.
    fn learn(&mut self, number: u32, facts: &Value, now: f64) {
        let Some(Order { work, wants, .. }) = self.requests.get(number).and_then(|request| request.order.as_ref())
        else {
            return;
        };
        let operating = &mut self.manner.queue.operating;
        match wants {
            Wants::Parts(keys) => {
                let times = facts.get("result").and_then(|result| result.get("result_time"));
                for (key, method) in keys.iter().zip(work) {
                    match times.and_then(|times| time(times.get(key)?)) {
                        Some(time) => operating.learn(method, time, now),
                        None => operating.unbook(method, 1),
                    }
                }
            }
            _ => {
                for method in work {
                    match facts.get("time").and_then(time) {
                        Some(time) => operating.learn(method, time, now),
                        None => operating.unbook(method, 1),
                    }
                }
            }
        }
    }
}

const NO_TOKEN: &str = "The access token could not be refreshed.";

/// The `time` of an answer, as far as it tells of operating time.
fn time(time: &Value) -> Option<Time> {
    let number = |name| match time.get(name) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let finish = number("finish").or_else(|| number("start"))?;
    let (operating, reset_at) = (number("operating")?, number("operating_reset_at")?);
    Some(Time { finish, duration: number("duration").unwrap_or_default(), operating, reset_at }.clamped())
}

/// From 0 to 1.
fn dice(state: &mut u64) -> f64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 11) as f64 / (1_u64 << 53) as f64
}
