//! A client's line to its portal: waits for its turn, sends, and sends again where that is right.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Date, Math};
use wasm_bindgen::JsValue;

use super::read::member;
use crate::payload::Payload;
use crate::rest::pace::{Pace, Ticket, Turn};
use crate::rest::retry::{Attempts, Next, Repeat, Sent};
use crate::transport::{Deadline, Envelope, Failure, Slept, Transport};

#[derive(Clone)]
pub struct Line {
    pub transport: Transport,
    /// Shared by all calls of a client.
    pub pace: Rc<RefCell<Pace>>,
    /// Tries of one call in all.
    pub attempts: u32,
}

impl Line {
    pub async fn send(&self, payload: &Payload<'_>, deadline: &Deadline) -> Result<Envelope, Failure> {
        self.send_as(payload, payload.method(), Repeat::of(payload.method()), deadline).await
    }

    /// Sends what works on behalf of another method: a batch uses up the operating time of the methods in it.
    pub async fn send_as(
        &self,
        payload: &Payload<'_>,
        working: &str,
        repeat: Repeat,
        deadline: &Deadline,
    ) -> Result<Envelope, Failure> {
        // The SDK has a limiter and repetitions of its own.
        if let Transport::B24(_) = self.transport {
            return self.transport.send(payload, deadline).await;
        }
        let mut attempts = Attempts::new(repeat, self.attempts, self.transport.can_refresh());
        loop {
            self.turn(working, deadline).await?;
            let token = self.transport.token();
            let failure = match self.transport.send(payload, deadline).await {
                Ok(envelope) => {
                    self.learn(
                        payload.method(),
                        &envelope.body.as_ref().map_or(JsValue::UNDEFINED, |body| member(body, "time")),
                    );
                    return Ok(envelope);
                }
                Err(failure) => failure,
            };
            let sent = match &failure {
                Failure::Refused { refusal, .. } => Sent::Refused(refusal),
                Failure::Lost(lost) if lost.is_passing => Sent::Lost,
                _ => return Err(failure),
            };
            match attempts.next(sent, Math::random()) {
                Next::Again(wait) if deadline.sleep(wait).await? == Slept::Enough => {}
                Next::Refresh => self.transport.refresh(&token, deadline).await?,
                Next::Again(_) | Next::GiveUp => return Err(failure),
            }
        }
    }

    async fn turn(&self, method: &str, deadline: &Deadline) -> Result<(), Failure> {
        let place = Place { pace: &self.pace, ticket: self.pace.borrow_mut().enter(method) };
        loop {
            let turn = self.pace.borrow_mut().turn(place.ticket, Date::now());
            match turn {
                Turn::Go => return Ok(()),
                // What stands between us and the end is the deadline itself: it says so when it comes.
                Turn::Wait(wait) if deadline.sleep(wait).await? == Slept::TooLong => deadline.end().await?,
                Turn::Wait(_) => {}
            }
        }
    }

    /// Learns from the `time` of an answer.
    pub fn learn(&self, method: &str, time: &JsValue) {
        let number = |name| member(time, name).as_f64();
        if let (Some(operating), Some(reset_at)) = (number("operating"), number("operating_reset_at")) {
            self.pace.borrow_mut().learn(method, operating, reset_at);
        }
    }
}

/// A place in the queue, given up however the wait ends.
struct Place<'l> {
    pace: &'l RefCell<Pace>,
    ticket: Ticket,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.pace.borrow_mut().leave(self.ticket);
    }
}
