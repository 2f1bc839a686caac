//! What comes of requests.

use super::failures::pause_after;
use super::lane::{Doubtful, Fresh, Lane, Open, What};
use super::send::rows_of;
use super::verdict::{Verdict, doubted, found, sent};
use super::{How, REFUSALS, Run};
use crate::check::id_of;
use crate::client::errand::{Came, Given, Part};
use crate::sync::ledger::{State, Told};

/// Times that rows of a lost request are read in vain.
const TRIES: u32 = 8;

impl Run {
    /// What has come of an ask.
    pub fn came(&mut self, number: u32, came: Came, wall: f64) {
        let now = self.clock.read(wall);
        let Some(place) = self.asks.iter().position(|open| open.number == number) else { return };
        let Open { lane, what, since, .. } = self.asks.swap_remove(place);
        let next = match came.read() {
            Came::Answered { parts, .. } => {
                self.strikes = 0;
                self.answered(what, parts, since, now)
            }
            Came::Failed(failure) => self.failed(what, failure, since, now),
        };
        if let Some(lane) = lane.and_then(|lane| self.lanes.get_mut(lane)) {
            *lane = next;
        }
    }

    fn answered(&mut self, what: What, parts: Vec<Part>, since: f64, now: f64) -> Lane {
        match what {
            What::Profile => {
                let caller = match parts.first().map(|part| &part.given) {
                    Some(Given::Result(profile)) => profile.value().get("ID").and_then(id_of),
                    _ => None,
                };
                if caller == Some(self.plan.head.caller) {
                    self.is_known = true;
                } else {
                    self.stop_for(How::Caller);
                }
                Lane::Idle
            }
            What::Look(rows) => self.looked(rows, parts.first(), now),
            What::Send { people, next } => self.sent(people, next, &parts, since, now),
            What::Prove { rows, until, tries } => self.proved(rows, parts.first(), until, tries, now),
        }
    }

    fn looked(&mut self, rows: Vec<u32>, part: Option<&Part>, now: f64) -> Lane {
        match self.sort(rows, part) {
            Ok(people) => Lane::Ready { people, at: now },
            Err(rows) => {
                self.give_back(rows.into_iter());
                self.unread(part, now);
                Lane::Idle
            }
        }
    }

    fn sent(&mut self, people: Vec<Fresh>, next: Vec<u32>, parts: &[Part], since: f64, now: f64) -> Lane {
        let count = people.len();
        let mut parts = parts.iter();
        let before = parts.next();
        let changes: Vec<&Part> = parts.by_ref().take(count).collect();
        let (after, then) = (parts.next(), parts.next());
        self.pace.learn(changes.len(), work_of(before, &changes));
        let (mut settled, mut again, mut doubt) = (Vec::new(), Vec::new(), Vec::new());
        for (fresh, part) in people.iter().zip(changes) {
            let row = fresh.row;
            let (start, proof) = (self.sight(row, before), self.sight(row, after));
            match sent(&self.plan, row as usize, start.as_ref(), &part.given, proof.as_ref()) {
                Verdict::Settled(state, told) => settled.push((row, state, told)),
                Verdict::Again => {
                    settled.push((row, State::Pending, Told::default()));
                    again.push(row);
                }
                Verdict::Look => {
                    let fields = found(&self.plan, row as usize, start.as_ref());
                    if !fields.is_empty() {
                        // Whoever goes on has to know it.
                        settled.push((row, State::Sent, Told { fields, ..Told::default() }));
                    }
                    doubt.push(Doubtful { row, start });
                }
            }
        }
        self.count_refusals(&settled);
        self.outcome(settled);
        self.give_back(again.into_iter());
        let people = if next.is_empty() { Ok(Vec::new()) } else { self.sort(next, then) };
        if !doubt.is_empty() {
            // The portal has answered, so that nothing of it is under way any more.
            match people {
                Ok(people) => self.give_back(rows_of(&people).into_iter()),
                Err(rows) => self.give_back(rows.into_iter()),
            }
            return Lane::Doubt { rows: doubt, due: now, until: since, tries: 0 };
        }
        match people {
            Ok(people) => Lane::Ready { people, at: now },
            Err(rows) => {
                self.give_back(rows.into_iter());
                self.unread(then, now);
                Lane::Idle
            }
        }
    }

    /// Where the portal refuses everybody, as without the right to change others, it is not asked for all.
    fn count_refusals(&mut self, settled: &[(u32, State, Told)]) {
        for (_, state, told) in settled {
            match (state, &told.error) {
                (State::Failed, Some(_)) => self.refusals += 1,
                _ => self.refusals = 0,
            }
        }
        if self.refusals >= REFUSALS && self.ledger.count(State::Applied) == 0 {
            self.stop_for(How::Failed);
        }
    }

    fn proved(&mut self, rows: Vec<Doubtful>, part: Option<&Part>, until: f64, tries: u32, now: f64) -> Lane {
        let is_final = now >= until;
        let (mut settled, mut again, mut doubt) = (Vec::new(), Vec::new(), Vec::new());
        for doubtful in rows {
            let Doubtful { row, start } = &doubtful;
            let sight = self.sight(*row, part);
            let verdict = sight.map(|sight| doubted(&self.plan, *row as usize, start.as_ref(), &sight, is_final));
            let row = *row;
            match verdict {
                Some(Verdict::Settled(state, told)) => settled.push((row, state, told)),
                Some(Verdict::Again) => {
                    settled.push((row, State::Pending, Told::default()));
                    again.push(row);
                }
                Some(Verdict::Look) | None => doubt.push(doubtful),
            }
        }
        self.outcome(settled);
        self.give_back(again.into_iter());
        self.doubt(doubt, until, tries, is_final, now)
    }

    /// Rows of which nothing is known are read again: when the request can have no effect any more, or after a while.
    pub(super) fn doubt(&mut self, rows: Vec<Doubtful>, until: f64, tries: u32, is_in_vain: bool, now: f64) -> Lane {
        if rows.is_empty() {
            return Lane::Idle;
        }
        if !is_in_vain {
            return Lane::Doubt { rows, due: until, until, tries };
        }
        if tries >= TRIES {
            // They stay open in the journal, so that whoever goes on reads them.
            self.stop_for(How::Failed);
            return Lane::Idle;
        }
        let due = now + pause_after(tries);
        Lane::Doubt { rows, due, until, tries: tries + 1 }
    }
}

/// Seconds that changes took, from the end of what came before them. Their own durations say less: portals tell only their
/// ends with fractions.
fn work_of(before: Option<&Part>, changes: &[&Part]) -> f64 {
    let told = changes.iter().filter_map(|part| part.duration).sum::<f64>();
    let ends = (before.and_then(|part| part.finish), changes.last().and_then(|part| part.finish));
    match ends {
        (Some(from), Some(to)) if from <= to => told.min(to - from),
        _ => told,
    }
}
