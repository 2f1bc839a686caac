//! How far a run is, and how long it will take.

use super::{Phase, Run};
use crate::sync::ledger::State;
use crate::value::{Member, Value};

/// Operating time that a method has, as a share of all time.
const BUDGET: f64 = 480.0 / 600.0;

impl Run {
    /// `{ phase, total, done, applied, …, waitingSeconds?, secondsLeft? }`
    pub fn progress(&self) -> Value<'static> {
        let count = |count: usize| Value::Number(count as f64);
        let total = self.ledger.total();
        let open = self.ledger.count(State::Pending) + self.ledger.count(State::Sent);
        let phase = match self.phase {
            Phase::Opening(_) => "opening",
            Phase::Going if self.stop.is_some() => "stopping",
            Phase::Going => "going",
            Phase::Ending => "ending",
            Phase::Done => "done",
        };
        let mut members: Vec<Member<'static>> = vec![
            ("phase".into(), Value::text(phase)),
            ("total".into(), count(total)),
            ("done".into(), count(total.saturating_sub(open))),
        ];
        for state in State::ALL {
            members.push((state.word().into(), count(self.ledger.count(*state))));
        }
        let now = self.clock.now();
        if let Some(until) = self.waits_until.filter(|until| *until > now) {
            members.push(("waitingSeconds".into(), Value::Number(((until - now) / 1000.0).ceil())));
        }
        if let (Some(left), true) = (self.seconds_left(open), self.phase == Phase::Going) {
            members.push(("secondsLeft".into(), Value::Number(left.ceil())));
        }
        Value::Object(members)
    }

    /// As long as the work that is left takes in all lanes, or as the operating time lasts that there is for it.
    fn seconds_left(&self, rows: usize) -> Option<f64> {
        let seconds = Some(self.pace.seconds()).filter(|seconds| *seconds > 0.0)?;
        let work = seconds * rows as f64;
        let in_lanes = work / self.lanes.len() as f64;
        let spent = (self.clock.now() - self.began) / 1000.0 * BUDGET;
        let by_budget = (work - (480.0 - spent).max(0.0)).max(0.0) / BUDGET;
        Some(in_lanes.max(by_budget))
    }
}
