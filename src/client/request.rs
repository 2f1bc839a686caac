//! One request: what it asks for, and how far it is.

use super::failure::Failure;
use super::limits::Limits;
use super::retry::{Attempts, Repeat};
use crate::payload::Payload;

/// What is to be sent.
#[derive(Debug)]
pub struct Order {
    pub payload: Payload<'static>,
    /// Whose operating time it uses up: a method for each call.
    pub work: Vec<String>,
    pub repeat: Repeat,
    pub wants: Wants,
}

/// What has to be known of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Whether it is one.
    Envelope,
    /// The result as well.
    Result,
    /// What became of each call of a batch, by its key.
    Parts(Vec<String>),
    /// The same, and what each has given.
    Whole(Vec<String>),
}

impl Wants {
    /// The keys of the calls of a batch.
    pub fn keys(&self) -> Option<&[String]> {
        match self {
            Wants::Parts(keys) | Wants::Whole(keys) => Some(keys),
            Wants::Envelope | Wants::Result => None,
        }
    }

    /// Whether what is given is asked for, too.
    pub fn is_whole(&self) -> bool {
        matches!(self, Wants::Result | Wants::Whole(_))
    }
}

impl Order {
    /// One call.
    pub fn call(payload: Payload<'static>, wants: Wants) -> Order {
        Order { work: vec![payload.method().to_owned()], repeat: Repeat::of(&payload), payload, wants }
    }
}

#[derive(Debug)]
pub(super) struct Request {
    pub job: u32,
    /// Whose turn it waits for.
    pub method: String,
    /// None: it is made when its turn comes.
    pub order: Option<Order>,
    pub tries: Attempts,
    /// As they were at the beginning, and what is left of them.
    pub limits: Limits,
    pub left: Limits,
    pub state: State,
    /// When the state began, and when it ends by itself.
    pub since: f64,
    pub until: f64,
    /// With which of the tokens, one after the other, it was sent.
    pub token: u32,
    /// Whether an earlier try may have been acted on.
    pub is_in_doubt: bool,
    /// What an earlier try came to.
    pub failure: Option<Failure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Queued,
    Pausing,
    Sending,
    /// Waits for the next token.
    Tokenless,
    /// Waits for what its job needs before it can send.
    Held,
    /// Waits for another job.
    Waiting,
}

impl Request {
    /// Takes off what the time so far has cost.
    pub fn spend(&mut self, now: f64) -> f64 {
        let took = now - self.since;
        match self.state {
            State::Queued | State::Pausing | State::Waiting => self.left.patience -= took,
            State::Sending | State::Tokenless | State::Held => self.left.timeout -= took,
        }
        took
    }

    /// No answer came in time.
    pub fn late(&self, sent: bool) -> Failure {
        Failure::Late { span: self.limits.timeout, sent }
    }

    pub fn turn(&mut self, state: State, now: f64, until: f64) {
        (self.state, self.since, self.until) = (state, now, until);
    }
}
