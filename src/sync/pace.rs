//! How many calls a request may have, so that its work ends long before gateways cut it.

/// Calls of the first request, which shows how long they take.
const FIRST: usize = 10;
/// Seconds of work that a request is to take.
const AIM: f64 = 17.0;
/// What of the time that a request has its work is to take at most.
const SHARE: f64 = 0.6;

/// How long calls take.
#[derive(Debug)]
pub(super) struct Pace {
    /// Seconds of one; none before the first was seen.
    seconds: Option<f64>,
    /// Seconds that a request is to take.
    aim: f64,
    /// Calls that fit into a request.
    limit: usize,
}

impl Pace {
    /// For requests that have so many milliseconds.
    pub fn new(timeout: f64, limit: usize) -> Pace {
        Pace { seconds: None, aim: AIM.min(timeout / 1000.0 * SHARE), limit }
    }

    pub fn calls(&self) -> usize {
        match self.seconds {
            None => FIRST.min(self.limit),
            Some(seconds) => ((self.aim / seconds) as usize).clamp(1, self.limit),
        }
    }

    /// Calls of a request that comes after another one: by then it is known how many fit.
    pub fn later(&self) -> usize {
        if self.seconds.is_some() { self.calls() } else { self.limit }
    }

    /// Learns from the calls of a request. Slower ones count at once, quicker ones little by little.
    pub fn learn(&mut self, calls: usize, seconds: f64) {
        if calls > 0 {
            let pace = (seconds / calls as f64).max(0.001);
            let mean = self.seconds.map_or(pace, |known| 0.7 * known + 0.3 * pace);
            self.seconds = Some(mean.max(pace));
        }
    }

    /// A request was cut: half of its calls are enough.
    pub fn halve(&mut self, calls: usize) {
        let calls = (calls / 2).max(1);
        self.seconds = Some(self.seconds.unwrap_or(0.0).max(self.aim / calls as f64));
    }

    /// Seconds of one call, as far as it is known.
    pub fn seconds(&self) -> f64 {
        self.seconds.unwrap_or(0.0)
    }
}
