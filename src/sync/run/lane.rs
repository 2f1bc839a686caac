//! Lanes: requests that follow each other. People of one lane are in no other.

use super::{FRESH, Room, Run};
use crate::sync::ask::Ask;
use crate::sync::run::verdict::Sight;
use crate::value::Value;

/// What a lane does.
pub(super) enum Lane {
    Idle,
    /// A request of it is under way, or about to be.
    Busy,
    /// People who are as the plan says, when they were read.
    Ready {
        people: Vec<Fresh>,
        at: f64,
    },
    /// Rows of a lost request: they are read at some time, and then it is known, or tried again.
    Doubt {
        rows: Vec<Doubtful>,
        due: f64,
        until: f64,
        tries: u32,
    },
}

/// A person whose row may be sent, and what its changes' fields hold.
#[derive(Clone, Debug)]
pub(super) struct Fresh {
    pub row: u32,
    pub now: Vec<Value<'static>>,
}

/// A row of a request that may have left, and what its fields held just before, where that was seen.
#[derive(Clone, Debug)]
pub(super) struct Doubtful {
    pub row: u32,
    pub start: Option<Sight>,
}

/// A request that is under way, or about to be.
pub(super) struct Open {
    pub number: u32,
    pub lane: Option<usize>,
    pub ask: Ask,
    pub what: What,
    /// The record that has to be safe before.
    pub record: u64,
    pub is_submitted: bool,
    pub since: f64,
}

pub(super) enum What {
    Profile,
    /// People of rows are read.
    Look(Vec<u32>),
    /// People are changed, and those of the next request read.
    Send {
        people: Vec<Fresh>,
        next: Vec<u32>,
    },
    /// People of a lost request are read, whose effect can last until then.
    Prove {
        rows: Vec<Doubtful>,
        until: f64,
        tries: u32,
    },
}

impl Open {
    /// How many changes it has.
    pub fn changes(&self) -> u32 {
        match &self.what {
            What::Send { people, .. } => people.len() as u32,
            _ => 0,
        }
    }
}

impl Run {
    pub(super) fn go_on_with(&mut self, place: usize, left: &mut u32, wait: f64, now: f64, wall: f64) {
        let Some(lane) = self.lanes.get_mut(place) else { return };
        let lane = std::mem::replace(lane, Lane::Idle);
        let next = match lane {
            Lane::Busy => Lane::Busy,
            Lane::Doubt { .. } if self.leaves_doubts() => Lane::Idle,
            Lane::Doubt { rows, due, until, tries } if due <= now => {
                let of: Vec<u32> = rows.iter().map(|doubtful| doubtful.row).collect();
                self.look(Some(place), &of, |_| What::Prove { rows, until, tries })
            }
            Lane::Doubt { rows, due, until, tries } => Lane::Doubt { rows, due, until, tries },
            _ if self.not_before > now => lane,
            Lane::Idle => self.leave_idle(place, now),
            Lane::Ready { people, .. } if people.is_empty() => self.leave_idle(place, now),
            Lane::Ready { people, .. } if self.stop.is_some() => {
                self.give_back(people.into_iter().map(|fresh| fresh.row));
                Lane::Idle
            }
            Lane::Ready { people, at } if !self.is_known || *left == 0 => {
                if self.is_known && wait.is_finite() {
                    self.waits_until = Some(now + wait.max(1.0));
                }
                Lane::Ready { people, at }
            }
            Lane::Ready { people, at } if self.awaits_photos(&people, *left) => Lane::Ready { people, at },
            Lane::Ready { people, at } if now - at > FRESH => {
                let rows: Vec<u32> = people.iter().map(|fresh| fresh.row).collect();
                self.look(Some(place), &rows, What::Look)
            }
            Lane::Ready { people, .. } => self.send(place, people, left, wall),
        };
        if let Some(lane) = self.lanes.get_mut(place) {
            *lane = next;
        }
    }

    /// What an earlier life has noted of a row in doubt: what somebody had put there.
    fn noted(&self, row: u32) -> Option<Sight> {
        let fields = &self.ledger.told(row as usize)?.fields;
        let mut values = Vec::new();
        for change in self.plan.changes(row as usize) {
            let field = fields.iter().find(|field| field.column == change.column);
            values.push(field.and_then(|field| field.found.clone()).unwrap_or_else(|| change.before.clone()));
        }
        Some(Sight::Holds(values))
    }

    fn leave_idle(&mut self, place: usize, now: f64) -> Lane {
        if let Some((rows, until)) = self.doubts.pop().filter(|_| !self.leaves_doubts()) {
            let rows = rows.into_iter().map(|row| Doubtful { row, start: self.noted(row) }).collect();
            return Lane::Doubt { rows, due: now, until, tries: 0 };
        }
        if self.stop.is_some() {
            return Lane::Idle;
        }
        let rows = self.take_rows(self.pace.later());
        if rows.is_empty() { Lane::Idle } else { self.look(Some(place), &rows, What::Look) }
    }
}

impl Room {
    /// As much as one likes.
    pub const ALL: Room = Room { calls: u32::MAX, wait: 0.0 };
}
