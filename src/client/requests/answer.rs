//! What comes of requests that are under way.

use super::{Answered, Event, Requests, Texts};
use crate::client::failure::{Failure, Lost, Thrown};
use crate::client::operating::Time;
use crate::client::request::{Order, State};
use crate::client::retry::{Next, Sent};
use crate::client::token::Token;
use crate::rest::answer::{self, Answer, Cause};
use crate::value::Value;

impl Requests {
    /// An answer came: its status, and what of its body was asked for, or nothing where it is not JSON. Says whether it is
    /// one worth having.
    pub fn answered(
        &mut self,
        number: u32,
        status: Option<u16>,
        facts: Option<Value<'static>>,
        texts: Option<Texts>,
        now: f64,
    ) -> bool {
        let sending = self.requests.get(number).filter(|request| request.state == State::Sending);
        let Some(request) = sending else { return false };
        match answer::read(status.unwrap_or(200), facts.as_ref()) {
            Answer::Success => {
                let facts = facts.unwrap_or_default();
                self.learn(number, &facts, now);
                self.end(number, Ok(Answered { status, facts, texts }), now);
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

    /// The portal has refused a call for its limits.
    pub fn is_limited(&mut self, cause: Cause, method: &str, now: f64) {
        match cause {
            Cause::Rate => self.manner.queue.is_too_fast(now),
            Cause::Time => self.manner.queue.operating.exhausted(method, now),
            Cause::Token | Cause::Other => {}
        }
    }

    /// What has left is not expected to work any more.
    pub(super) fn is_unanswered(&mut self, number: u32) {
        let sending = self.requests.get(number).filter(|request| request.state == State::Sending);
        for method in sending.and_then(|request| request.order.as_ref()).iter().flat_map(|order| &order.work) {
            self.manner.queue.operating.unbook(method, 1);
        }
    }

    /// Learns from an answer how much operating time there is.
    pub(super) fn learn(&mut self, number: u32, facts: &Value, now: f64) {
        let Some(Order { work, wants, .. }) = self.requests.get(number).and_then(|request| request.order.as_ref())
        else {
            return;
        };
        let operating = &mut self.manner.queue.operating;
        match wants.keys() {
            Some(keys) => {
                let times = facts.get("result").and_then(|result| result.get("result_time"));
                for (key, method) in keys.iter().zip(work) {
                    match times.and_then(|times| time(times.get(key)?)) {
                        Some(time) => operating.learn(method, time, now),
                        None => operating.unbook(method, 1),
                    }
                }
            }
            None => {
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

#[cfg(test)]
mod tests {
    use super::dice;

    #[test]
    fn each_tenth_comes_up_as_often() {
        for seed in [1, 7, 0x5EED_5EED_5EED_5EED | 1] {
            let mut state = seed;
            let mut counts = [0; 10];
            for _ in 0..10_000 {
                let place = (dice(&mut state) * 10.0) as usize;
                counts.get_mut(place).into_iter().for_each(|count| *count += 1);
            }
            assert!(counts.iter().all(|count| (850..1_150).contains(count)), "{counts:?}");
        }
    }
}
