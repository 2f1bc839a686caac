//! What a client has taken on: one call, many, or an errand, under one name.

use super::batch::{Batch, News};
use super::call::{Call, Done};
#[cfg(feature = "sync")]
use super::errand::{Came, Errand};
use super::failure::{Failure, Lost, Thrown};
use super::learned::SharedLearned;
use super::request::Order;
use super::requests::{Ended, Requests};

/// What is to be done.
pub enum Job {
    Call(Box<Call>),
    Batch(Box<Batch>),
    #[cfg(feature = "sync")]
    Errand(Box<Errand>),
}

/// How a job has ended.
pub enum End {
    Call(Done),
    /// All has been reported.
    Batch,
    #[cfg(feature = "sync")]
    Errand(Came),
    Failed(Failure),
}

impl Job {
    /// Begins; with files it waits for them.
    pub(super) fn open(
        &mut self,
        has_files: bool,
        number: u32,
        requests: &mut Requests,
        now: f64,
    ) -> Result<(), Failure> {
        match (self, has_files) {
            (Job::Call(call), false) => return call.begin(number, requests, now),
            (Job::Call(call), true) => call.read(number, requests, now),
            (Job::Batch(batch), false) => return batch.begin(number, requests, now),
            (Job::Batch(batch), true) => batch.read(number, requests, now),
            #[cfg(feature = "sync")]
            (Job::Errand(errand), _) => errand.begin(number, requests, now),
        }
        Ok(())
    }

    /// Takes the contents of its files, for each of its calls.
    pub(super) fn fill(
        &mut self,
        contents: Result<Vec<Vec<Vec<u8>>>, Thrown>,
        number: u32,
        requests: &mut Requests,
        now: f64,
    ) -> Result<(), Failure> {
        match (self, contents) {
            (Job::Call(call), Ok(contents)) => {
                call.fill(contents.into_iter().next().unwrap_or_default(), number, requests, now)
            }
            (Job::Batch(batch), Ok(contents)) => batch.fill(contents, number, requests, now),
            #[cfg(feature = "sync")]
            // It has no files.
            (Job::Errand(_), Ok(_)) => Ok(()),
            (job, Err(thrown)) => {
                job.withdraw(requests);
                let cause = requests.base().thrown(&thrown);
                Err(Lost::new("A file could not be read.").because(cause).unsent().into())
            }
        }
    }

    /// The caller gives it up. A batch that has begun still reports of its calls, and ends by that.
    pub(super) fn abandon(&mut self, requests: &mut Requests) -> Option<End> {
        match self {
            Job::Call(call) => {
                let sent = call.is_sent(requests);
                call.withdraw(requests);
                Some(End::Failed(Failure::Aborted { sent }))
            }
            Job::Batch(batch) => {
                let has_begun = batch.has_begun();
                batch.abort(requests);
                (!has_begun).then_some(End::Failed(Failure::Aborted { sent: false }))
            }
            #[cfg(feature = "sync")]
            Job::Errand(errand) => Some(End::Errand(errand.abort(requests))),
        }
    }

    /// A request of it has ended, and maybe it has by that.
    pub(super) fn ended(&mut self, ended: Ended, requests: &mut Requests, now: f64) -> Option<End> {
        let number = ended.job;
        match self {
            Job::Call(call) => {
                let outcome = call.ended(ended, number, requests, now);
                outcome.map(|outcome| outcome.map_or_else(End::Failed, End::Call))
            }
            Job::Batch(batch) => batch.ended(ended, number, requests, now).map(End::Failed),
            #[cfg(feature = "sync")]
            Job::Errand(errand) => Some(End::Errand(errand.ended(ended, requests, now))),
        }
    }

    /// Goes on with what was learned meanwhile.
    pub(super) fn resume(&mut self, number: u32, requests: &mut Requests, now: f64) -> Result<(), Failure> {
        match self {
            Job::Call(call) => call.resume(number, requests, now),
            Job::Batch(batch) => batch.resume(number, requests, now),
            #[cfg(feature = "sync")]
            Job::Errand(_) => Ok(()),
        }
    }

    /// What a request of it sends, where that is decided when it leaves.
    pub(super) fn form(&mut self, request: u32, number: u32, requests: &mut Requests, now: f64) -> Option<Order> {
        match self {
            Job::Batch(batch) => batch.form(request, number, requests, now),
            _ => None,
        }
    }

    pub(super) fn news(&mut self) -> Option<News> {
        match self {
            Job::Batch(batch) => batch.news(),
            _ => None,
        }
    }

    /// Whether it has ended without giving anything: all has been reported.
    pub(super) fn is_over(&self) -> bool {
        matches!(self, Job::Batch(batch) if !batch.is_open())
    }

    /// Whether it tells what it does while it does it.
    pub(super) fn reports(&self) -> bool {
        matches!(self, Job::Batch(batch) if batch.has_begun())
    }

    /// Whether it gives the body of its answer.
    pub(super) fn wants_body(&self) -> bool {
        match self {
            Job::Call(call) => call.wants_body(),
            Job::Batch(batch) => batch.has_begun(),
            #[cfg(feature = "sync")]
            Job::Errand(_) => false,
        }
    }

    pub(super) fn learned(&self) -> &SharedLearned {
        match self {
            Job::Call(call) => call.learned(),
            Job::Batch(batch) => batch.learned(),
            #[cfg(feature = "sync")]
            Job::Errand(errand) => errand.learned(),
        }
    }

    pub(super) fn changes_fields(&self) -> bool {
        match self {
            Job::Call(call) => call.changes_fields(),
            Job::Batch(batch) => batch.changes_fields(),
            #[cfg(feature = "sync")]
            Job::Errand(_) => false,
        }
    }

    fn withdraw(&mut self, requests: &mut Requests) {
        match self {
            Job::Call(call) => call.withdraw(requests),
            Job::Batch(batch) => batch.abort(requests),
            #[cfg(feature = "sync")]
            Job::Errand(errand) => drop(errand.abort(requests)),
        }
    }
}
