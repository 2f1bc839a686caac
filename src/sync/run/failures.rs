//! What follows from requests that came to nothing.

use super::lane::{Doubtful, Lane, What};
use super::send::rows_of;
use super::{How, Run, STRIKES};
use crate::client::errand::{Given, Part};
use crate::client::failure::Failure;
use crate::sync::ledger::{State, Told};

/// Milliseconds before rows of a lost request are read again, and before anything is tried again; each time they double.
const PAUSE: f64 = 2_000.0;

impl Run {
    /// What follows when an ask has come to nothing.
    pub(super) fn failed(&mut self, what: What, failure: Failure, since: f64, now: f64) -> Lane {
        let was_sent = match &failure {
            Failure::Lost(lost) => lost.sent,
            Failure::Late { sent, .. } | Failure::Stuck { sent, .. } | Failure::Aborted { sent } => *sent,
            Failure::Refused { .. } | Failure::Invalid(_) => false,
        };
        match what {
            What::Profile => {
                self.strike(failure, now);
                if self.stop.is_none() {
                    self.greet();
                }
                Lane::Idle
            }
            What::Look(rows) => {
                self.give_back(rows.into_iter());
                self.strike(failure, now);
                Lane::Idle
            }
            What::Send { people, next } => {
                self.give_back(next.into_iter());
                let rows = rows_of(&people);
                if was_sent {
                    if matches!(failure, Failure::Late { .. } | Failure::Lost(_)) && now - since > 20_000.0 {
                        self.pace.halve(people.len());
                    }
                    self.strike(failure, now);
                    let rows = rows.into_iter().map(|row| Doubtful { row, start: None }).collect();
                    return Lane::Doubt { rows, due: now, until: since + self.options.aftermath, tries: 0 };
                }
                // Nothing of it was done.
                let settled = rows.iter().map(|row| (*row, State::Pending, Told::default())).collect();
                self.outcome(settled);
                self.give_back(rows.into_iter());
                self.strike(failure, now);
                Lane::Idle
            }
            What::Prove { rows, until, tries } => {
                let is_hopeless = !is_passing(&failure);
                if is_hopeless {
                    self.fail(failure);
                    return Lane::Idle;
                }
                self.doubt(rows, until, tries, true, now)
            }
        }
    }

    /// A request came to nothing: others wait a little, and after some of them the run stops.
    fn strike(&mut self, failure: Failure, now: f64) {
        self.strikes += 1;
        if self.strikes >= STRIKES || !is_passing(&failure) {
            self.fail(failure);
        } else {
            self.pause(now);
        }
    }

    fn pause(&mut self, now: f64) {
        self.not_before = now + pause_after(self.strikes);
    }

    fn fail(&mut self, failure: Failure) {
        self.failure.get_or_insert(failure);
        self.stop_for(How::Failed);
    }

    /// People could not be read.
    pub(super) fn unread(&mut self, part: Option<&Part>, now: f64) {
        match part.map(|part| &part.given) {
            Some(Given::Refused(refusal)) if refusal.is_retryable() => self.pause(now),
            Some(Given::Refused(refusal)) => {
                let refusal = refusal.clone();
                self.fail(Failure::Refused { refusal, status: None, method: "user.get".to_owned() });
            }
            _ => self.pause(now),
        }
    }
}

/// Milliseconds to wait after so many vain attempts.
pub(super) fn pause_after(times: u32) -> f64 {
    PAUSE * f64::from(1_u32 << times.min(5))
}

/// Whether it can be otherwise the next time.
fn is_passing(failure: &Failure) -> bool {
    match failure {
        Failure::Refused { refusal, .. } => refusal.is_retryable(),
        Failure::Lost(lost) => lost.is_passing || lost.sent,
        Failure::Late { .. } | Failure::Stuck { .. } => true,
        Failure::Invalid(_) | Failure::Aborted { .. } => false,
    }
}
