//! Who may leave, and when: by rate for all, by operating time for each method.

use super::bucket::Bucket;
use super::fifo::Fifo;
use super::operating::Operating;

/// Requests that wait for their turn.
#[derive(Debug, Default)]
pub struct Queue {
    /// None: as many as one likes.
    bucket: Option<Bucket>,
    pub operating: Operating,
    /// By method, each in the order in which they came.
    lines: Vec<(String, Fifo<Place>)>,
    came: u64,
}

/// A request, and how many came before it.
#[derive(Clone, Copy, Debug)]
struct Place {
    request: u32,
    came: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn {
    /// This request may leave; its place is given up, and it is counted.
    Go(u32),
    /// Nobody may before so many milliseconds are over, or before an answer comes.
    Wait(f64),
    Nobody,
}

impl Queue {
    pub fn new(bucket: Option<Bucket>) -> Queue {
        Queue { bucket, ..Queue::default() }
    }

    pub fn enter(&mut self, request: u32, method: &str) {
        let place = Place { request, came: self.came };
        self.came += 1;
        match self.lines.iter_mut().find(|(known, _)| known == method) {
            Some((_, line)) => line.push(place),
            None => {
                let mut line = Fifo::default();
                line.push(place);
                self.lines.push((method.to_owned(), line));
            }
        }
    }

    /// Gives a place up, whatever the reason.
    pub fn leave(&mut self, request: u32) {
        for (_, line) in &mut self.lines {
            line.take(|place| place.request == request);
        }
        self.lines.retain(|(_, line)| !line.is_empty());
    }

    /// Milliseconds until a request that came last to its method can be expected to leave, at the soonest: those that wait
    /// for something else let it pass.
    pub fn outlook(&mut self, method: &str, now: f64) -> f64 {
        let mut ahead = 0;
        for (other, line) in &self.lines {
            if other == method || self.operating.room(other, now) > 0 {
                ahead += line.len();
            }
        }
        let rate = self.bucket.as_mut().map_or(0.0, |bucket| bucket.wait(now, ahead.saturating_sub(1)));
        let operating = self.operating.wait(method, now);
        if operating.is_finite() { rate.max(operating) } else { rate }
    }

    /// Whose turn it is.
    pub fn next(&mut self, now: f64) -> Turn {
        let mut next: Option<(usize, Place)> = None;
        let mut soonest = f64::INFINITY;
        for (index, (method, line)) in self.lines.iter().enumerate() {
            let Some(place) = line.first() else { continue };
            // Those whose method has used up its time let the others pass.
            let wait = self.operating.wait(method, now);
            soonest = soonest.min(wait);
            if wait <= 0.0 && next.is_none_or(|(_, other)| place.came <= other.came) {
                next = Some((index, *place));
            }
        }
        let Some((index, place)) = next else {
            return if self.lines.is_empty() { Turn::Nobody } else { Turn::Wait(soonest) };
        };
        if let Some(bucket) = &mut self.bucket {
            let wait = bucket.wait(now, 0);
            if wait > 0.0 {
                return Turn::Wait(wait);
            }
            bucket.fill(now);
        }
        if let Some((_, line)) = self.lines.get_mut(index) {
            line.pop();
            if line.is_empty() {
                self.lines.swap_remove(index);
            }
        }
        Turn::Go(place.request)
    }

    /// The portal has refused a request for its rate.
    pub fn is_too_fast(&mut self, now: f64) {
        if let Some(bucket) = &mut self.bucket {
            bucket.fill_up(now);
        }
    }
}
