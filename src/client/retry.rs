//! Whether a request is sent again, and when (`rest.md` 6).

use crate::format::number::within;
use crate::payload::Payload;
use crate::rest::answer::{Cause, Refusal};
use crate::schema::{Verb, method};
use crate::value::Value;

/// What came of sending once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sent<'a> {
    Refused(&'a Refusal),
    /// No answer, or none of the portal's: the work may have been done.
    Lost,
    /// It has not even reached the portal.
    Unreached,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    GiveUp,
    /// Ask for a new token, then send again at once.
    Refresh,
    /// Send again after so many milliseconds.
    Again(f64),
    /// Send again as soon as the method has operating time.
    Requeue,
}

/// Whether doing the work twice does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It only reads.
    Read,
    /// It writes, and the second time changes nothing.
    Write,
    /// It adds something each time, or nobody knows.
    Never,
}

impl Repeat {
    /// A method that is not known may do anything.
    pub fn of(payload: &Payload) -> Repeat {
        match method(payload.method()).map(|method| method.verb) {
            Some(Verb::Read) => Repeat::Read,
            Some(Verb::Update) if !adds(payload.params()) => Repeat::Write,
            _ => Repeat::Never,
        }
    }

    /// Of calls in one request: what one of them may not do twice, none may.
    pub fn both(self, other: Repeat) -> Repeat {
        match (self, other) {
            (Repeat::Never, _) | (_, Repeat::Never) => Repeat::Never,
            (Repeat::Read, Repeat::Read) => Repeat::Read,
            _ => Repeat::Write,
        }
    }
}

/// Whether a change adds to what is stored: files of a field that holds several, or items of an enumeration without an id.
/// What is sent unchecked can have any case, and lists with keys.
fn adds(params: &Value) -> bool {
    let members = params.members().unwrap_or_default();
    members.iter().any(|(name, value)| {
        let is_new = |item: &Value| match name.eq_ignore_ascii_case("LIST") {
            true => item.get("ID").is_none(),
            false => item.get("fileData").is_some(),
        };
        match value {
            Value::List(items) => items.iter().any(is_new),
            Value::Object(members) => members.iter().any(|(_, item)| is_new(item)) || adds(value),
            _ => false,
        }
    })
}

/// The tries of one request.
#[derive(Clone, Debug)]
pub struct Attempts {
    repeat: Repeat,
    /// Whether there is more than one try.
    is_patient: bool,
    /// Tries that are left.
    left: u32,
    /// Waits so far, which makes the next one longer.
    waits: i32,
    can_refresh: bool,
    /// A read is sent once more after a fault of the server.
    can_repeat_fault: bool,
}

/// Milliseconds before the first repetition, and how much longer each further one takes.
const FIRST: f64 = 1000.0;
const GROWTH: f64 = 2.0;
const LONGEST: f64 = 30_000.0;

impl Attempts {
    pub fn new(repeat: Repeat, attempts: u32, can_refresh: bool) -> Attempts {
        Attempts {
            repeat,
            is_patient: attempts > 1,
            left: attempts.saturating_sub(1),
            waits: 0,
            can_refresh,
            can_repeat_fault: true,
        }
    }

    /// What to do after a try that failed; `random` is from 0 to 1 and spreads the repetitions of many callers.
    pub fn next(&mut self, sent: Sent, random: f64) -> Next {
        match sent {
            Sent::Refused(refusal) => match refusal.cause {
                // Not counted among the tries: the portal has not even looked at the call.
                Cause::Token if std::mem::replace(&mut self.can_refresh, false) => Next::Refresh,
                // Nor is this: how long it takes is bounded by the caller's patience.
                Cause::Time if self.is_patient => Next::Requeue,
                // Refused before any work was done, so that even a creation may be repeated.
                Cause::Rate => self.again(random),
                Cause::Other if self.is_fault(&refusal.code) => {
                    self.can_repeat_fault = false;
                    self.again(random)
                }
                _ => Next::GiveUp,
            },
            Sent::Lost if self.repeat == Repeat::Never => Next::GiveUp,
            Sent::Lost | Sent::Unreached => self.again(random),
        }
    }

    fn is_fault(&self, code: &str) -> bool {
        self.can_repeat_fault
            && self.repeat == Repeat::Read
            && matches!(code, "INTERNAL_SERVER_ERROR" | "ERROR_UNEXPECTED_ANSWER")
    }

    /// Doubles each time; up to a fifth longer by chance.
    fn again(&mut self, random: f64) -> Next {
        let Some(left) = self.left.checked_sub(1) else { return Next::GiveUp };
        self.left = left;
        let wait = (FIRST * GROWTH.powi(self.waits)).min(LONGEST);
        self.waits += 1;
        Next::Again(wait * (1.0 + 0.2 * within(random, 0.0, 1.0)))
    }
}
