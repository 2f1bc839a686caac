//! In which order the calls of a batch leave: what must not overtake each other stands in one lane.

use super::fifo::Fifo;
use crate::format::number::written;
use crate::payload::Payload;
use crate::schema::{Verb, method};
use crate::value::Places;

/// What a call works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// It changes nothing.
    Nothing,
    /// A person, by id; none for one who is to be created.
    Person(Option<i64>),
    /// The custom fields, of which each can concern all people.
    Fields,
}

impl Target {
    pub fn of(payload: &Payload) -> Target {
        match method(payload.method()).map(|method| method.verb) {
            Some(Verb::Read) => Target::Nothing,
            _ if payload.method().starts_with("user.userfield.") => Target::Fields,
            _ => Target::Person(payload.params().get("ID").and_then(|id| id.as_integer())),
        }
    }
}

/// Calls of one lane, by their places in the batch, that leave together.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken {
    pub calls: Vec<usize>,
    /// The first of those of the lane that wait for them to end.
    pub rest: Option<usize>,
}

/// The calls that have not left.
#[derive(Debug, Default)]
pub struct Lanes {
    /// The first call of each lane that waits.
    waiting: Fifo<usize>,
    /// For each call the one behind it in its lane.
    behind: Vec<Option<usize>>,
}

impl Lanes {
    /// One lane: everything in its order.
    pub fn single(calls: usize) -> Lanes {
        let mut lanes = Lanes::default();
        for call in 0..calls {
            lanes.behind.push(None);
            match call.checked_sub(1) {
                Some(before) => lanes.link(before, call),
                None => lanes.waiting.push(call),
            }
        }
        lanes
    }

    /// A lane for each person, so that of two changes of one the later one counts. Reads alone overtake each other as they
    /// like; where reads and changes are mixed, or the fields themselves are changed, everything stays in its order.
    pub fn new(targets: &[Target]) -> Lanes {
        let are_people = targets.iter().all(|target| matches!(target, Target::Person(_)));
        let are_reads = targets.iter().all(|target| *target == Target::Nothing);
        if !are_people && !are_reads {
            return Lanes::single(targets.len());
        }
        let mut lanes = Lanes::default();
        // Where the first call of a person stands; and there, where the last one so far does.
        let (mut people, mut last) = (Places::default(), Vec::new());
        for (call, target) in targets.iter().enumerate() {
            lanes.behind.push(None);
            last.push(call);
            let first = match target {
                Target::Person(Some(id)) => people.note(written(*id).into(), call),
                _ => None,
            };
            match first.and_then(|first| last.get_mut(first)) {
                Some(last) => lanes.link(std::mem::replace(last, call), call),
                None => lanes.waiting.push(call),
            }
        }
        lanes
    }

    fn link(&mut self, call: usize, behind: usize) {
        if let Some(slot) = self.behind.get_mut(call) {
            *slot = Some(behind);
        }
    }

    fn behind(&self, call: usize) -> Option<usize> {
        self.behind.get(call).copied().flatten()
    }

    /// The call that would leave next.
    pub fn front(&self) -> Option<usize> {
        self.waiting.first().copied()
    }

    /// Takes calls for one request, as many as `fits` says. Where requests are slow, a lane that does not fit beside others
    /// is not split: what would be left of it had to wait.
    pub fn take(&mut self, may_split: bool, mut fits: impl FnMut(usize) -> bool) -> Vec<Taken> {
        let mut all = Vec::new();
        while let Some(first) = self.waiting.pop() {
            let (mut calls, mut rest) = (Vec::new(), Some(first));
            while let Some(call) = rest.filter(|call| fits(*call)) {
                calls.push(call);
                rest = self.behind(call);
            }
            if calls.is_empty() || !(may_split || rest.is_none() || all.is_empty()) {
                self.waiting.push_front(first);
                break;
            }
            all.push(Taken { calls, rest });
        }
        all
    }

    /// Lets a lane go on from this call, since its request has ended: behind the others, so that all come to their end
    /// together.
    pub fn give_back(&mut self, rest: Option<usize>) {
        if let Some(first) = rest {
            self.waiting.push(first);
        }
    }

    /// All calls that have not left.
    pub fn drain(&mut self) -> Vec<usize> {
        let mut calls = Vec::new();
        while let Some(first) = self.waiting.pop() {
            let mut next = Some(first);
            while let Some(call) = next {
                calls.push(call);
                next = self.behind(call);
            }
        }
        calls
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(ids: &[i64]) -> Lanes {
        Lanes::new(&ids.iter().map(|id| Target::Person((*id > 0).then_some(*id))).collect::<Vec<_>>())
    }

    fn taken(lanes: &mut Lanes, most: usize) -> (Vec<usize>, Vec<Option<usize>>) {
        let mut left = most;
        let fits = |_| {
            left.checked_sub(1).is_some_and(|less| {
                left = less;
                true
            })
        };
        let taken = lanes.take(true, fits);
        (
            taken.iter().flat_map(|taken| taken.calls.clone()).collect(),
            taken.into_iter().map(|taken| taken.rest).collect(),
        )
    }

    #[test]
    fn different_people_go_side_by_side_in_their_order() {
        let mut lanes = people(&[5, 7, 0, 9, 0]);
        assert_eq!(taken(&mut lanes, 3).0, [0, 1, 2]);
        assert_eq!(taken(&mut lanes, 3).0, [3, 4]);
        assert_eq!(lanes.front(), None);
    }

    #[test]
    fn changes_of_one_person_do_not_overtake_each_other() {
        let mut lanes = people(&[5, 7, 5, 5, 7, 9]);
        let (calls, rest) = taken(&mut lanes, 2);
        assert_eq!((calls, rest.as_slice()), (vec![0, 2], &[Some(3)][..]));
        // The third change of the first person waits for the first two.
        let (others, _) = taken(&mut lanes, 10);
        assert_eq!(others, [1, 4, 5]);
        rest.into_iter().for_each(|rest| lanes.give_back(rest));
        assert_eq!(lanes.drain(), [3]);
    }

    #[test]
    fn what_is_mixed_stays_in_its_order() {
        for targets in [
            [Target::Person(Some(1)), Target::Nothing, Target::Person(Some(2))],
            [Target::Fields, Target::Fields, Target::Fields],
            [Target::Fields, Target::Person(None), Target::Person(None)],
        ] {
            let mut lanes = Lanes::new(&targets);
            let (calls, rest) = taken(&mut lanes, 2);
            assert_eq!(calls, [0, 1]);
            assert_eq!(taken(&mut lanes, 2).0, [0; 0], "the rest waits");
            rest.into_iter().for_each(|rest| lanes.give_back(rest));
            assert_eq!(lanes.front(), Some(2));
        }
        let mut reads = Lanes::new(&[Target::Nothing; 3]);
        assert_eq!((taken(&mut reads, 2).0, taken(&mut reads, 2).0), (vec![0, 1], vec![2]));
    }

    #[test]
    fn nobody_is_lost() {
        let mut lanes = people(&(0..1000).map(|place| place % 7).collect::<Vec<_>>());
        let mut seen = Vec::new();
        let mut out = Fifo::default();
        while seen.len() < 1000 {
            let (calls, rest) = taken(&mut lanes, 50);
            seen.extend(calls);
            out.push(rest);
            if out.len() > 3 || lanes.front().is_none() {
                out.pop().into_iter().flatten().for_each(|rest| lanes.give_back(rest));
            }
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..1000).collect::<Vec<_>>());
    }
}
