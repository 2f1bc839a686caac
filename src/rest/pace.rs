//! When calls may leave: by rate for all of them, by operating time for each method.

use super::bucket::Bucket;

/// What one client has sent and learned, and who is waiting.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    /// `None`: as many as one likes.
    bucket: Option<Bucket>,
    /// Methods that have used up their time, and when some of it is freed, in milliseconds.
    blocked: Vec<(String, f64)>,
    /// Calls that wait, in the order in which they came.
    waiting: Vec<(Ticket, String)>,
    next: u32,
}

/// A place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u32);

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn {
    /// The call may leave; its place is given up and it is counted.
    Go,
    /// Ask again after so many milliseconds.
    Wait(f64),
}

/// Seconds of operating time that a method has in the portal's window of ten minutes.
const BUDGET: f64 = 480.0;
/// Seconds kept back: the portal looks before a call, so that the last one may run over.
const RESERVE: f64 = 5.0;

impl Pace {
    pub fn new(bucket: Option<Bucket>) -> Pace {
        Pace { bucket, ..Pace::default() }
    }

    /// Joins the queue.
    pub fn enter(&mut self, method: &str) -> Ticket {
        let ticket = Ticket(self.next);
        self.next = self.next.wrapping_add(1);
        self.waiting.push((ticket, method.to_owned()));
        ticket
    }

    /// Leaves the queue, whatever the reason; what was held is free for the others.
    pub fn leave(&mut self, ticket: Ticket) {
        self.waiting.retain(|(waiting, _)| *waiting != ticket);
    }

    /// Asks whether it is this call's turn.
    pub fn turn(&mut self, ticket: Ticket, now: f64) -> Turn {
        self.blocked.retain(|(_, until)| *until > now);
        let free = |method: &str| !self.blocked.iter().any(|(blocked, _)| blocked == method);
        let Some((_, method)) = self.waiting.iter().find(|(waiting, _)| *waiting == ticket) else { return Turn::Go };
        if let Some((_, until)) = self.blocked.iter().find(|(blocked, _)| blocked == method) {
            return Turn::Wait(until - now);
        }
        // Those whose method is blocked let the others pass.
        let ahead =
            self.waiting.iter().take_while(|(waiting, _)| *waiting != ticket).filter(|(_, method)| free(method));
        let ahead = ahead.count();
        if let Some(bucket) = &mut self.bucket {
            let wait = bucket.wait(now, ahead);
            if wait > 0.0 {
                return Turn::Wait(wait);
            }
            bucket.fill(now);
        }
        self.leave(ticket);
        Turn::Go
    }

    /// Learns from the `time` of an answer how much a method has left; seconds, and the Unix second of the next reset.
    pub fn learn(&mut self, method: &str, operating: f64, reset_at: f64) {
        if operating >= BUDGET - RESERVE {
            self.block(method, reset_at * 1000.0);
        }
    }

    /// Holds a method back until a moment.
    pub fn block(&mut self, method: &str, until: f64) {
        self.blocked.retain(|(blocked, _)| blocked != method);
        self.blocked.push((method.to_owned(), until));
    }
}
