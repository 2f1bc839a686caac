//! Operating time: seconds of work that the portal gives each method in ten minutes (`rest.md` 8).
//!
//! The portal looks before each call whether the method has used up its seconds, and counts them by the minute of its own
//! clock. Here they are counted along: what was spent, as answers tell, and what calls under way are expected to spend.

use crate::format::number::within;
use crate::rest::body::LIMIT;

/// Seconds that a method may use up in the portal's window.
const BUDGET: f64 = 480.0;
/// Seconds kept back: what a call takes is known only afterwards.
const RESERVE: f64 = 5.0;
/// Seconds after which what was spent in a minute is given back.
const WINDOW: f64 = 600.0;
/// Seconds for which it is known what was given back: an answer that comes later tells of moments before that.
const KEPT: f64 = 120.0;
/// Seconds to wait where nothing is known of what was spent.
const BLIND: f64 = 60.0;

/// What the `time` of an answer says; seconds, moments as Unix seconds of the portal's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Time {
    pub finish: f64,
    pub duration: f64,
    pub operating: f64,
    pub reset_at: f64,
}

#[derive(Debug, Default)]
pub struct Operating {
    accounts: Vec<Account>,
    /// Our clock's milliseconds at the portal's moment 0; none before the first answer.
    zero: Option<f64>,
}

/// One method's.
#[derive(Debug)]
struct Account {
    method: String,
    /// Oldest first.
    spent: Vec<Minute>,
    /// Calls that have left and are not answered.
    under_way: u32,
    /// Whether its seconds are used up, and nobody has said when they were spent.
    is_blind: bool,
    /// The newest moment that was told of.
    told_at: f64,
    /// Of all time: seconds, as told; calls that were answered, and how long they took.
    seconds: f64,
    answered: u32,
    took: f64,
}

#[derive(Debug)]
struct Minute {
    number: i64,
    seconds: f64,
    /// When they are given back.
    until: f64,
}

impl Operating {
    /// Calls of a method that may leave now.
    pub fn room(&mut self, method: &str, now: f64) -> u32 {
        let portal = self.portal(now);
        let account = self.account(method);
        let spent = account.spent_at(portal);
        if account.is_blind {
            // One request tries, since all others would be refused like it.
            return if spent <= 0.0 && account.under_way == 0 { LIMIT as u32 } else { 0 };
        }
        let free = BUDGET - RESERVE - spent - account.expected();
        let cost = account.cost();
        if free <= 0.0 {
            return 0;
        }
        // Of what costs nothing there may be as many as there are numbers.
        (free / cost).ceil() as u32
    }

    /// Milliseconds until there is room, as far as that is known: answers may bring it earlier, or may have to be awaited.
    pub fn wait(&mut self, method: &str, now: f64) -> f64 {
        if self.room(method, now) > 0 {
            return 0.0;
        }
        let (portal, zero) = (self.portal(now), self.zero.unwrap_or_default());
        let account = self.account(method);
        let mut over = account.spent_at(portal) + account.expected() - (BUDGET - RESERVE);
        for minute in account.spent.iter().filter(|minute| minute.until > portal) {
            over -= minute.seconds;
            if over < 0.0 {
                // A little later than told: the portal's second must be over.
                return zero + minute.until * 1000.0 + 1.0 - now;
            }
        }
        f64::INFINITY
    }

    /// Counts calls that leave now.
    pub fn book(&mut self, method: &str, calls: u32) {
        self.account(method).under_way += calls;
    }

    /// Of calls that have left, so many will not be answered any more, or did no work.
    pub fn unbook(&mut self, method: &str, calls: u32) {
        let account = self.account(method);
        account.under_way = account.under_way.saturating_sub(calls);
    }

    /// Learns from the answer of one call.
    pub fn learn(&mut self, method: &str, time: Time, now: f64) {
        let zero = now - time.finish * 1000.0;
        // Answers take their time to arrive: the earliest guess is the nearest.
        let known = self.zero.filter(|known| (zero - *known).abs() < WINDOW * 1000.0);
        self.zero = Some(known.map_or(zero, |known| known.min(zero)));
        let account = self.account(method);
        account.under_way = account.under_way.saturating_sub(1);
        account.is_blind = false;
        account.answered += 1;
        account.took += time.duration;
        if time.finish >= account.told_at {
            account.told_at = time.finish;
            account.agree(time);
        }
    }

    /// The portal has said that a method's seconds are used up.
    pub fn exhausted(&mut self, method: &str, now: f64) {
        let portal = self.portal(now);
        let account = self.account(method);
        account.spent_at(portal);
        // Not known when they were spent: with the oldest that are known, or a while ago.
        match account.spent.iter_mut().find(|minute| minute.until > portal) {
            Some(minute) => minute.seconds = minute.seconds.max(BUDGET),
            None => {
                account.is_blind = true;
                account.spent.push(Minute { number: 0, seconds: BUDGET, until: portal + BLIND });
            }
        }
    }

    /// The portal's moment.
    fn portal(&self, now: f64) -> f64 {
        (now - self.zero.unwrap_or_default()) / 1000.0
    }

    fn account(&mut self, method: &str) -> &mut Account {
        let place = self.accounts.iter().position(|account| account.method == method).unwrap_or_else(|| {
            self.accounts.push(Account::new(method));
            self.accounts.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was found, or made, a line above")]
        &mut self.accounts[place]
    }
}

impl Account {
    fn new(method: &str) -> Account {
        Account {
            method: method.to_owned(),
            spent: Vec::new(),
            under_way: 0,
            is_blind: false,
            told_at: f64::NEG_INFINITY,
            seconds: 0.0,
            answered: 0,
            took: 0.0,
        }
    }

    /// Seconds in the window; those that are long out of it are forgotten.
    fn spent_at(&mut self, moment: f64) -> f64 {
        self.spent.retain(|minute| minute.until > moment - KEPT);
        self.spent.iter().filter(|minute| minute.until > moment).map(|minute| minute.seconds).sum()
    }

    fn expected(&self) -> f64 {
        f64::from(self.under_way) * self.cost()
    }

    /// Seconds of one call that count: as long as calls took, or else a fair share of what was counted. Nothing while all
    /// that was answered was free.
    fn cost(&self) -> f64 {
        if self.seconds <= 0.0 {
            return 0.0;
        }
        let took = self.took / f64::from(self.answered);
        // What calls under way have spent so far is in the sum already.
        let share = self.seconds / (f64::from(self.answered) + f64::from(self.under_way) / 2.0);
        if took > FREE { took } else { share }
    }

    /// Brings the count to what the portal says.
    fn agree(&mut self, Time { finish, operating, reset_at, .. }: Time) {
        let more = operating - self.spent_at(finish);
        if more > 0.0 {
            self.seconds += more;
            self.spend(finish, more);
        } else {
            self.give_back(finish, -more);
        }
        if let Some(oldest) = self.spent.iter_mut().find(|minute| minute.until > finish) {
            oldest.until = reset_at;
        }
    }

    fn spend(&mut self, finish: f64, seconds: f64) {
        let number = (finish / 60.0).floor() as i64;
        match self.spent.last_mut() {
            Some(minute) if minute.number == number => minute.seconds += seconds,
            _ => self.spent.push(Minute { number, seconds, until: finish + WINDOW }),
        }
    }

    fn give_back(&mut self, finish: f64, mut seconds: f64) {
        for minute in self.spent.iter_mut().filter(|minute| minute.until > finish) {
            let part = seconds.min(minute.seconds);
            minute.seconds -= part;
            seconds -= part;
        }
        self.spent.retain(|minute| minute.seconds > 0.0);
    }
}

/// Seconds of work up to which a call costs nothing.
const FREE: f64 = 0.1;

impl Time {
    /// What can be believed of it: nobody spends more than a window has, nor waits for longer than one.
    pub fn clamped(self) -> Time {
        Time {
            duration: within(self.duration, 0.0, WINDOW),
            operating: within(self.operating, 0.0, WINDOW),
            reset_at: within(self.reset_at, self.finish, self.finish + WINDOW),
            ..self
        }
    }
}
