//! What a planner asks the portal, and what comes of it.

use super::seek::{Lookup, Seek};
use super::{Phase, Planner, TIMEOUT};
use crate::client::errand::{Came, Part};
use crate::client::failure::Failure;
use crate::payload::Payload;
use crate::sync::ask::Ask;

/// A request that is under way, or about to be.
pub(super) struct Open {
    pub number: u32,
    pub ask: Ask,
    pub purpose: Purpose,
    pub is_submitted: bool,
}

pub(super) enum Purpose {
    Facts,
    Lookup(Lookup),
    Sweep,
}

impl Planner {
    pub(super) fn open(&mut self, calls: Vec<Payload<'static>>, purpose: Purpose) {
        self.count += 1;
        self.asks.push(Open { number: self.count, ask: Ask::read(calls), purpose, is_submitted: false });
    }

    pub fn ask(&self, number: u32) -> Option<&Ask> {
        self.asks.iter().find(|open| open.number == number).map(|open| &open.ask)
    }

    /// What has come of an ask.
    pub fn came(&mut self, number: u32, came: Came, wall: f64) {
        self.clock.read(wall);
        let Some(place) = self.asks.iter().position(|open| open.number == number) else { return };
        let open = self.asks.swap_remove(place);
        if self.phase == Phase::Done {
            return;
        }
        let taken = match came {
            Came::Answered { parts, .. } => self.take_parts(open.purpose, parts),
            Came::Failed(failure) => Err(failure),
        };
        if let Err(failure) = taken {
            self.fail(failure);
        }
    }

    fn take_parts(&mut self, purpose: Purpose, parts: Vec<Part>) -> Result<(), Failure> {
        match purpose {
            Purpose::Facts => self.facts.take(&parts),
            Purpose::Sweep => self.sweep.as_mut().map_or(Ok(()), |sweep| sweep.take(parts)),
            Purpose::Lookup(lookup) => {
                let mut seek = std::mem::replace(&mut self.seek, Seek::new(self.options.table.key, TIMEOUT));
                let taken = seek.take(lookup, parts, &mut |found| self.found(found));
                self.seek = seek;
                taken
            }
        }
    }
}
