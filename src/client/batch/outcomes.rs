//! What became of the calls of a batch, and which of them are sent again.

use super::{Batch, News, Out, Ready, Told};
use crate::client::failure::{Failure, Lost};
use crate::client::lanes::Taken;
use crate::client::outcome::{Outcome, outcomes};
use crate::client::requests::{Answered, Requests};
use crate::issue::Warning;
use crate::rest::answer::Cause;
use crate::value::Value;

impl Batch {
    /// An answer was lost before this one came.
    pub(super) fn doubt(&mut self, out: &Out) {
        for call in out.taken.iter().flat_map(|taken| &taken.calls) {
            if let Some(call) = self.calls.get_mut(*call) {
                call.is_in_doubt = true;
            }
        }
    }

    pub(super) fn came(
        &mut self,
        Out { request, taken }: Out,
        answered: Answered,
        took: f64,
        requests: &mut Requests,
        now: f64,
    ) {
        let mut keys = Vec::new();
        for call in taken.iter().flat_map(|taken| &taken.calls) {
            keys.extend(self.calls.get(*call).map(|call| call.key.clone()));
        }
        let pace = took / keys.len() as f64;
        self.pace = if self.pace == 0.0 { pace } else { pace.max(0.7 * self.pace + 0.3 * pace) };
        if !self.wishes.halt {
            self.width = self.wishes.in_flight;
        }
        let parts = answered.facts.get("result").unwrap_or(&Value::Null);
        let outcomes = outcomes(&keys, parts, self.wishes.halt);
        let mut outcomes = outcomes.as_slice();
        let mut news = News { request, status: answered.status, outcomes: Vec::new() };
        for Taken { calls, rest } in taken {
            let (own, others) = outcomes.split_at_checked(calls.len()).unwrap_or_default();
            outcomes = others;
            let told = calls.len() - self.again(&calls, own, now);
            let mut again = None;
            for (place, (call, outcome)) in calls.into_iter().zip(own).enumerate() {
                if place < told {
                    let outcome = self.outcome(call, outcome, answered.status, requests);
                    news.outcomes.extend(self.told(call, outcome));
                } else {
                    self.wait_for_limits(call, outcome, requests, now);
                    again = again.or(Some(call));
                }
            }
            self.lanes.give_back(again.or(rest));
        }
        let has_failed = news.outcomes.iter().any(|told| told.outcome.is_err());
        self.tell(news);
        if self.wishes.halt && has_failed {
            self.stop(request, &not_run());
        }
    }

    /// How many calls at the end of a lane's are sent again: those that were refused for limits, and what was not run
    /// because of that; what was not run for another reason does not leave any more. One that others of its lane have
    /// overtaken is not sent again.
    fn again(&self, calls: &[usize], outcomes: &[Outcome], now: f64) -> usize {
        if self.wishes.references || !self.settings.is_patient {
            return 0;
        }
        let mut count = 0;
        for (call, outcome) in calls.iter().zip(outcomes).rev() {
            let since = self.calls.get(*call).and_then(|call| call.refused_at).unwrap_or(now);
            let is_limit = match outcome {
                Outcome::Refused(refusal) => matches!(refusal.cause, Cause::Time | Cause::Rate),
                Outcome::NotRun => true,
                Outcome::Done | Outcome::Unknown => false,
            };
            if !is_limit || now - since > self.wishes.limits.patience {
                break;
            }
            count += 1;
        }
        count
    }

    fn wait_for_limits(&mut self, call: usize, outcome: &Outcome, requests: &mut Requests, now: f64) {
        let Some(call) = self.calls.get_mut(call) else { return };
        if let Outcome::Refused(refusal) = outcome {
            call.refused_at.get_or_insert(now);
            requests.is_limited(refusal.cause, call.method(), now);
        }
    }

    pub(super) fn told(&self, call: usize, outcome: Result<Vec<Warning>, Failure>) -> Option<Told> {
        let Ready { place, key, is_in_doubt, .. } = self.calls.get(call)?;
        let outcome = outcome.map_err(|failure| if *is_in_doubt { failure.sent(true) } else { failure });
        Some(Told { call, place: place.clone(), key: key.clone(), outcome })
    }

    pub(super) fn outcome(
        &mut self,
        call: usize,
        outcome: &Outcome,
        status: Option<u16>,
        requests: &Requests,
    ) -> Result<Vec<Warning>, Failure> {
        let Some(call) = self.calls.get_mut(call) else { return Err(not_run()) };
        match outcome {
            Outcome::Done => Ok(std::mem::take(&mut call.warnings)),
            Outcome::Refused(refusal) => {
                let mut discreet = requests.base();
                discreet.command(&call.command);
                Err(Failure::Refused { refusal: discreet.refusal(refusal), status, method: call.method().to_owned() })
            }
            Outcome::NotRun => Err(not_run()),
            Outcome::Unknown => {
                Err(Lost::new("The portal's answer does not tell what became of this call.").status(status).into())
            }
        }
    }

    /// The failure of a request is that of each of its calls.
    pub(super) fn failed(&mut self, Out { request, taken }: Out, failure: &Failure) {
        let mut outcomes = Vec::new();
        for Taken { calls, rest } in taken {
            for call in calls {
                outcomes.extend(self.told(call, Err(failure.clone())));
            }
            self.lanes.give_back(rest);
        }
        self.tell(News { request, status: None, outcomes });
    }

    /// Nothing that has not left leaves any more.
    pub(super) fn stop(&mut self, request: u32, failure: &Failure) {
        let failure = failure.clone().unsent();
        let mut outcomes = Vec::new();
        for call in self.lanes.drain() {
            outcomes.extend(self.told(call, Err(failure.clone())));
        }
        self.tell(News { request, status: None, outcomes });
    }

    pub(super) fn tell(&mut self, news: News) {
        self.open = self.open.saturating_sub(news.outcomes.len());
        if !news.outcomes.is_empty() {
            self.news.push(news);
        }
    }
}

pub(super) fn not_run() -> Failure {
    Lost::new("Not run: an earlier call of the batch has failed.").unsent().into()
}
