//! How requests go from state to state.

use super::{Answered, Ended, Event, Requests};
use crate::client::failure::Failure;
use crate::client::request::State;
use crate::client::token::Token;

impl Requests {
    pub(super) fn enter(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        // What has no time left would be given up as soon as it is sent.
        if request.left.timeout <= 0.0 {
            let late = request.late(request.is_in_doubt);
            return self.end(number, Err(late), now);
        }
        request.turn(State::Queued, now, now + request.left.patience);
        self.earliest = self.earliest.min(request.until);
        let (method, patience) = (request.method.clone(), request.left.patience);
        self.manner.queue.enter(number, &method);
        // What cannot leave in time is not made to wait for it.
        if self.manner.queue.outlook(&method, now) >= patience {
            self.manner.queue.leave(number);
            self.give_up(number, now);
        }
    }

    pub(super) fn leave(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        request.spend(now);
        request.turn(State::Sending, now, now + request.left.timeout);
        request.token = self.manner.token.as_ref().map_or(0, Token::turn);
        self.earliest = self.earliest.min(request.until);
        for method in request.order.iter().flat_map(|order| &order.work) {
            self.manner.queue.operating.book(method, 1);
        }
        self.events.push(Event::Begin(number));
    }

    /// Ends a request that waits in vain: by what came of it before, or because its turn did not come.
    pub(super) fn give_up(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        let stuck = Failure::Stuck { span: request.limits.patience, sent: request.is_in_doubt };
        let failure = request.failure.take().unwrap_or(stuck);
        self.end(number, Err(failure), now);
    }

    pub(super) fn end(&mut self, number: u32, outcome: Result<Answered, Failure>, now: f64) {
        let Some(mut request) = self.forget(number) else { return };
        let took = request.spend(now);
        self.events.push(Event::Ended(Ended {
            request: number,
            job: request.job,
            outcome,
            is_in_doubt: request.is_in_doubt,
            left: request.left,
            took,
        }));
    }

    /// Ends the states whose time is over.
    pub(super) fn expire(&mut self, now: f64) {
        for number in self.requests.numbers(&|request| request.until <= now) {
            self.is_over(number, now);
        }
        self.earliest = f64::INFINITY;
        for request in self.requests.iter() {
            self.earliest = self.earliest.min(request.until);
        }
    }

    pub(super) fn is_over(&mut self, number: u32, now: f64) {
        let Some(request) = self.requests.get_mut(number) else { return };
        let sent = request.is_in_doubt || request.state == State::Sending;
        let late = request.late(sent);
        match request.state {
            State::Queued => {
                self.manner.queue.leave(number);
                self.give_up(number, now);
            }
            State::Waiting => self.give_up(number, now),
            State::Pausing => {
                request.spend(now);
                self.enter(number, now);
            }
            State::Sending => {
                self.is_unanswered(number);
                self.events.push(Event::Cancel(number));
                self.end(number, Err(late), now);
            }
            State::Tokenless | State::Held => self.end(number, Err(late), now),
        }
    }
}
