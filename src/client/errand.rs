//! One request to `batch` of somebody who decides himself what follows: sent once, and told as it is.

use std::rc::Rc;

use super::failure::Failure;
use super::found::Found;
use super::learned::SharedLearned;
use super::limits::Limits;
use super::outcome::{Outcome, outcomes};
use super::request::Order;
use super::requests::{Answered, Ended, Requests};
use super::settings::Settings;
use crate::rest::answer::Refusal;
use crate::value::Value;

/// A request that is sent as it is. Refusals for limits and tokens are repeated as those of all requests, lost answers as
/// the order says.
pub struct Errand {
    settings: Rc<Settings>,
    order: Option<Order>,
    limits: Limits,
    request: Option<u32>,
    keys: Vec<String>,
    /// `method?query` of each call.
    commands: Vec<String>,
}

/// What became of it.
#[derive(Debug)]
pub enum Came {
    /// One part for each call, and milliseconds.
    Answered {
        parts: Vec<Part>,
        took: f64,
    },
    Failed(Failure),
}

impl Came {
    /// The same, with all results read.
    pub fn read(self) -> Came {
        let Came::Answered { mut parts, took } = self else { return self };
        for part in &mut parts {
            if let Given::Result(found) = &mut part.given {
                found.read();
            }
        }
        Came::Answered { parts, took }
    }
}

/// What became of one call.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub given: Given,
    /// Seconds, where the portal says so.
    pub duration: Option<f64>,
    /// When it was done, in seconds of the portal's clock, where it says so.
    pub finish: Option<f64>,
    /// How many rows there are in all.
    pub total: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    Result(Found),
    Refused(Refusal),
    /// The answer does not tell.
    Nothing,
}

impl Errand {
    /// The order wants the parts of a batch, whole.
    pub fn new(settings: Rc<Settings>, order: Order, limits: Limits) -> Errand {
        let keys = order.wants.keys().unwrap_or_default().to_vec();
        let commands = order.payload.params().get("cmd");
        let command = |key: &String| commands.and_then(|all| all.get(key)?.as_text()).unwrap_or_default().to_owned();
        let commands = keys.iter().map(command).collect();
        Errand { settings, order: Some(order), limits, request: None, keys, commands }
    }

    pub fn begin(&mut self, job: u32, requests: &mut Requests, now: f64) {
        self.request = self.order.take().map(|order| requests.submit(job, order, self.limits, now));
    }

    pub fn ended(&mut self, ended: Ended, requests: &mut Requests, now: f64) -> Came {
        self.request = None;
        match ended.outcome {
            Ok(answered) => Came::Answered { parts: self.parts(answered, requests, now), took: ended.took },
            Err(failure) => Came::Failed(failure.of(self.limits)),
        }
    }

    /// Ends what is under way.
    pub fn abort(&mut self, requests: &mut Requests) -> Came {
        let request = self.request.take();
        let sent = request.is_some_and(|request| requests.is_sent(request));
        request.into_iter().for_each(|request| requests.withdraw(request));
        Came::Failed(Failure::Aborted { sent })
    }

    pub fn learned(&self) -> &SharedLearned {
        &self.settings.learned
    }

    fn parts(&self, mut answered: Answered, requests: &mut Requests, now: f64) -> Vec<Part> {
        let texts = answered.texts.take();
        let nothing = &mut Value::Null;
        let batch = answered.facts.get_mut("result").unwrap_or(nothing);
        let outcomes = outcomes(&self.keys, batch, false);
        let mut parts = Vec::with_capacity(self.keys.len());
        for (place, (key, outcome)) in self.keys.iter().zip(outcomes).enumerate() {
            // What was read can be long: it is moved, never copied.
            let result = batch.get_mut("result").and_then(|results| results.get_mut(key)).map(std::mem::take);
            let part = |name: &str| batch.get(name).and_then(|part| part.get(key));
            let given = match outcome {
                Outcome::Done => match texts.as_ref().and_then(|texts| texts.get(place)) {
                    Some(text) => Given::Result(text),
                    None => Given::Result(result.unwrap_or_default().into()),
                },
                Outcome::Refused(refusal) => {
                    let command = self.commands.get(place).map(String::as_str).unwrap_or_default();
                    let method = command.split('?').next().unwrap_or_default();
                    requests.is_limited(refusal.cause, method, now);
                    let mut discreet = requests.base();
                    discreet.command(command);
                    Given::Refused(discreet.refusal(&refusal))
                }
                Outcome::NotRun | Outcome::Unknown => Given::Nothing,
            };
            let seconds = |name: &str| match part("result_time").and_then(|time| time.get(name)) {
                Some(Value::Number(seconds)) => Some(*seconds),
                _ => None,
            };
            let duration = seconds("duration").map(|seconds| seconds.clamp(0.0, LONGEST));
            let finish = seconds("finish");
            let total = part("result_total").and_then(Value::as_integer);
            parts.push(Part { given, duration, finish, total: total.map(|total| total.max(0) as usize) });
        }
        parts
    }
}

/// Seconds that a call can be believed to have taken.
const LONGEST: f64 = 600.0;
