//! The portal's limits, counted as it counts them (`rest.md` 8).

/// A leaky bucket of calls.
#[derive(Clone, Copy)]
pub struct Rate {
    pub burst: f64,
    pub per_second: f64,
    level: f64,
    at: f64,
}

impl Rate {
    pub fn new(burst: f64, per_second: f64) -> Rate {
        Rate { burst, per_second, level: 0.0, at: 0.0 }
    }

    /// Whether a call that arrives now, in seconds, is let in.
    pub fn lets_in(&mut self, now: f64) -> bool {
        let level = (self.level - (now - self.at) * self.per_second).max(0.0) + 1.0;
        if level > self.burst + 1e-6 {
            return false;
        }
        (self.level, self.at) = (level, now);
        true
    }
}

/// Seconds that a method may work in a window, that make one, that are counted together, and that cost nothing.
pub const BUDGET: f64 = 480.0;
pub const WINDOW: f64 = 600.0;
const MINUTE: f64 = 60.0;
const FREE: f64 = 0.1;

/// What a method has worked, by the minute of the portal's clock.
#[derive(Clone, Default)]
pub struct Spending {
    minutes: Vec<Minute>,
}

#[derive(Clone)]
struct Minute {
    number: f64,
    /// The second in which the first call in it was counted.
    first: f64,
    seconds: f64,
}

impl Spending {
    /// Seconds in the window.
    pub fn seconds(&mut self, now: f64) -> f64 {
        self.minutes.retain(|minute| minute.first + WINDOW > now);
        self.minutes.iter().map(|minute| minute.seconds).sum()
    }

    /// When the first of them are given back; a whole window away without any.
    pub fn reset_at(&mut self, now: f64) -> f64 {
        self.seconds(now);
        self.minutes.first().map_or(now.floor(), |minute| minute.first) + WINDOW
    }

    pub fn is_used_up(&mut self, now: f64) -> bool {
        self.seconds(now) >= BUDGET
    }

    pub fn count(&mut self, seconds: f64, now: f64) {
        if seconds <= FREE {
            return;
        }
        let number = (now / MINUTE).floor();
        match self.minutes.last_mut().filter(|minute| minute.number == number) {
            Some(minute) => minute.seconds += seconds,
            None => self.minutes.push(Minute { number, first: now.floor(), seconds }),
        }
    }
}
