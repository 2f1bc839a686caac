//! Whether a call is sent again, and when (`rest.md` 6).

use super::answer::{Cause, Refusal};

/// What came of sending once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sent<'a> {
    Refused(&'a Refusal),
    /// No answer, or none of the portal's: the work may have been done.
    Lost,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    GiveUp,
    /// Ask for a new token, then send again at once.
    Refresh,
    /// Send again after so many milliseconds.
    Again(f64),
}

/// Whether doing the work twice does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It only reads.
    Read,
    /// It writes, and the second time changes nothing.
    Write,
    /// It creates something each time, or nobody knows.
    Never,
}

impl Repeat {
    /// By name; a method that is not known may do anything.
    pub fn of(method: &str) -> Repeat {
        match method {
            "user.get" | "user.search" | "user.current" | "user.fields" | "user.userfield.list" => Repeat::Read,
            "user.update" | "user.userfield.update" => Repeat::Write,
            _ => Repeat::Never,
        }
    }
}

/// The tries of one call.
#[derive(Clone, Debug)]
pub struct Attempts {
    repeat: Repeat,
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
/// Milliseconds to wait for operating time: a refusal does not say until when.
const OPERATING: f64 = 10_000.0;

impl Attempts {
    pub fn new(repeat: Repeat, attempts: u32, can_refresh: bool) -> Attempts {
        Attempts { repeat, left: attempts.saturating_sub(1), waits: 0, can_refresh, can_repeat_fault: true }
    }

    /// What to do after a try that failed; `random` is from 0 to 1 and spreads the repetitions of many callers.
    pub fn next(&mut self, sent: Sent, random: f64) -> Next {
        match sent {
            Sent::Refused(refusal) => match refusal.cause {
                // Not counted among the tries: the portal has not even looked at the call.
                Cause::Token if std::mem::replace(&mut self.can_refresh, false) => Next::Refresh,
                Cause::Limit if refusal.code == "OPERATION_TIME_LIMIT" => self.again(OPERATING),
                // Refused before any work was done, so that even a creation may be repeated.
                Cause::Limit => {
                    let wait = self.backoff(random);
                    self.again(wait)
                }
                Cause::Other if self.is_fault(&refusal.code) => {
                    self.can_repeat_fault = false;
                    let wait = self.backoff(random);
                    self.again(wait)
                }
                _ => Next::GiveUp,
            },
            Sent::Lost if self.repeat == Repeat::Never => Next::GiveUp,
            Sent::Lost => {
                let wait = self.backoff(random);
                self.again(wait)
            }
        }
    }

    fn is_fault(&self, code: &str) -> bool {
        self.can_repeat_fault
            && self.repeat == Repeat::Read
            && matches!(code, "INTERNAL_SERVER_ERROR" | "ERROR_UNEXPECTED_ANSWER")
    }

    fn again(&mut self, wait: f64) -> Next {
        let Some(left) = self.left.checked_sub(1) else { return Next::GiveUp };
        self.left = left;
        Next::Again(wait)
    }

    /// Doubles each time; up to a fifth longer by chance.
    fn backoff(&mut self, random: f64) -> f64 {
        let wait = (FIRST * GROWTH.powi(self.waits)).min(LONGEST);
        self.waits += 1;
        wait * (1.0 + 0.2 * random.clamp(0.0, 1.0))
    }
}
