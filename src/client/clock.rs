//! Time that only goes forward, out of a clock that people and machines set.

/// The longest time that a timer takes; longer ones would end at once.
pub const LONGEST: f64 = 2_147_483_647.0;

/// Milliseconds since the first reading.
#[derive(Debug, Default)]
pub struct Clock {
    now: f64,
    /// What the wall showed last.
    wall: Option<f64>,
}

impl Clock {
    /// Reads the wall. A clock that was set back stands still until the next reading.
    pub fn read(&mut self, wall: f64) -> f64 {
        let passed = self.wall.map_or(0.0, |before| wall - before);
        self.wall = Some(wall);
        self.now += passed.max(0.0);
        self.now
    }

    /// As it was read last.
    pub fn now(&self) -> f64 {
        self.now
    }

    /// A timer has ended, so this moment is over, whatever the wall shows.
    pub fn is_past(&mut self, moment: f64) {
        if moment.is_finite() {
            self.now = self.now.max(moment);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_forward_only() {
        let mut clock = Clock::default();
        assert_eq!(clock.read(5_000_000.0), 0.0);
        assert_eq!(clock.read(5_000_400.0), 400.0);
        // Set back by an hour.
        assert_eq!(clock.read(1_400_400.0), 400.0);
        assert_eq!(clock.read(1_400_500.0), 500.0);
        assert_eq!(clock.now(), 500.0);
    }

    #[test]
    fn a_timer_is_proof_of_time() {
        let mut clock = Clock::default();
        clock.read(1000.0);
        clock.is_past(250.0);
        assert_eq!(clock.read(1000.0), 250.0);
        clock.is_past(100.0);
        clock.is_past(f64::INFINITY);
        assert_eq!(clock.read(1001.0), 251.0);
    }
}
