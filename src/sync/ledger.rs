//! What became of each row of a plan.

use super::plan::{Kind, Plan};
use super::words::words;
use crate::value::Value;

words! {
    /// How far a row is. Those that change nothing are never anything else than pending, and do not count.
    State {
        Pending = "pending",
        /// Its request may have left, and nothing is known of it.
        Sent = "sent",
        Applied = "applied",
        /// What is wanted was there already.
        Already = "already",
        /// The portal has answered, and left it as it was.
        Ignored = "ignored",
        /// It is neither what it was nor what is wanted.
        Altered = "altered",
        /// Somebody else has changed it since the plan was made.
        Conflict = "conflict",
        Failed = "failed",
        /// There is no proof of anything.
        Unknown = "unknown",
    }
}

/// What there is to say of a row beside its state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Fields that are not as they should be.
    pub fields: Vec<Field>,
    /// Code and description.
    pub error: Option<(String, String)>,
    /// Whether the person cannot be seen any more.
    pub is_gone: bool,
    /// Columns that were never sent, as they held what is wanted.
    pub skipped: Vec<u16>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub column: u16,
    /// What it holds.
    pub now: Value<'static>,
    /// What somebody else had put there, and was overwritten.
    pub found: Option<Value<'static>>,
}

#[derive(Debug, Default)]
pub struct Ledger {
    states: Vec<State>,
    /// Whether the person may have been changed by the run.
    sent: Vec<bool>,
    /// One more than the place of what is told.
    places: Vec<u32>,
    told: Vec<Told>,
    counts: [usize; State::ALL.len()],
}

impl Ledger {
    pub fn new(plan: &Plan) -> Ledger {
        let rows = plan.len();
        let mut ledger = Ledger {
            states: vec![State::Pending; rows],
            sent: vec![false; rows],
            places: vec![0; rows],
            ..Ledger::default()
        };
        if let Some(pending) = ledger.counts.first_mut() {
            *pending = plan.count(Kind::Update);
        }
        ledger
    }

    pub fn state(&self, place: usize) -> State {
        self.states.get(place).copied().unwrap_or(State::Pending)
    }

    /// How many rows that change something are in this state.
    pub fn count(&self, state: State) -> usize {
        self.counts.get(state as usize).copied().unwrap_or_default()
    }

    /// How many rows change something.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    pub fn was_sent(&self, place: usize) -> bool {
        self.sent.get(place).copied().unwrap_or_default()
    }

    pub fn told(&self, place: usize) -> Option<&Told> {
        self.told.get((*self.places.get(place)? as usize).checked_sub(1)?)
    }

    /// Its request is about to leave.
    pub fn send(&mut self, place: usize, skipped: Vec<u16>) {
        self.set(place, State::Sent);
        let was_sent = self.sent.get_mut(place).is_some_and(|sent| std::mem::replace(sent, true));
        // What an earlier request has sent, this one may leave out because it was done.
        let skipped = match (was_sent, self.told(place)) {
            (false, _) => skipped,
            (true, None) => Vec::new(),
            (true, Some(told)) => told.skipped.iter().copied().filter(|column| skipped.contains(column)).collect(),
        };
        if !skipped.is_empty() || self.told(place).is_some() {
            self.say(place, Told { skipped, ..Told::default() });
        }
    }

    /// It has become known.
    pub fn settle(&mut self, place: usize, state: State, told: Told) {
        self.set(place, state);
        let skipped = self.told(place).map(|told| told.skipped.clone()).unwrap_or_default();
        let told = Told { skipped, ..told };
        if told != Told::default() {
            self.say(place, told);
        }
    }

    fn set(&mut self, place: usize, state: State) {
        let Some(slot) = self.states.get_mut(place) else { return };
        let before = std::mem::replace(slot, state);
        self.counts.get_mut(before as usize).into_iter().for_each(|count| *count = count.saturating_sub(1));
        self.counts.get_mut(state as usize).into_iter().for_each(|count| *count += 1);
    }

    fn say(&mut self, place: usize, told: Told) {
        let Some(slot) = self.places.get_mut(place) else { return };
        match self.told.get_mut((*slot as usize).wrapping_sub(1)) {
            Some(known) => *known = told,
            None => {
                self.told.push(told);
                *slot = self.told.len() as u32;
            }
        }
    }
}
