//! The portal's leaky bucket, counted on our side (`rest.md` 8).

/// Calls fill it, time drains it; a call that would make it overflow has to wait.
#[derive(Clone, Debug)]
pub struct Bucket {
    capacity: f64,
    per_millisecond: f64,
    level: f64,
    at: f64,
}

/// A rounding error of the clock must not cost a wait of a whole timer tick.
const EPSILON: f64 = 1e-6;

impl Bucket {
    /// The portal takes `burst` calls at once and forgets `per_second` of them each second.
    ///
    /// One place is left free where there are several: calls do not arrive as evenly as they leave.
    pub fn new(burst: f64, per_second: f64) -> Bucket {
        let capacity = (burst - 1.0).max(1.0);
        Bucket { capacity, per_millisecond: per_second / 1000.0, level: 0.0, at: 0.0 }
    }

    /// Milliseconds until a call may leave, behind `ahead` others.
    pub fn wait(&mut self, now: f64, ahead: usize) -> f64 {
        self.drain(now);
        let over = self.level + ahead as f64 + 1.0 - self.capacity;
        if over <= EPSILON { 0.0 } else { over / self.per_millisecond }
    }

    /// Counts a call that leaves now.
    pub fn fill(&mut self, now: f64) {
        self.drain(now);
        self.level += 1.0;
    }

    /// The portal has said that it is full: others share it, or calls of before.
    pub fn fill_up(&mut self, now: f64) {
        self.drain(now);
        self.level = self.level.max(self.capacity);
    }

    fn drain(&mut self, now: f64) {
        self.level = (self.level - (now - self.at) * self.per_millisecond).max(0.0);
        self.at = now;
    }
}
