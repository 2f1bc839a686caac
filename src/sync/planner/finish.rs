//! The end of a plan: rows that mean the same person, people who are protected or missing, and what stands in the way.

use super::{Phase, Planner};
use crate::sync::likeness::{Likeness, Many, One};
use crate::sync::plan::{Change, Kind, Obstacle, Why};
use crate::value::Value;

/// Ids that are sorted at once.
const PART: usize = 100_000;

impl Planner {
    pub(super) fn finish(&mut self) {
        self.duplicates();
        self.missing();
        self.protect();
        self.obstacles();
        self.plan.finish(self.by.write);
        self.phase = Phase::Done;
    }

    /// Of rows that mean one person none counts: nobody knows which one is right.
    fn duplicates(&mut self) {
        let twice = self.named_twice();
        let rows = self.plan.rows.iter().enumerate().filter(|(_, row)| twice.binary_search(&row.id).is_ok());
        let mut named: Vec<(i64, u32)> = rows.map(|(place, row)| (row.id, place as u32)).collect();
        named.sort_unstable();
        for same in named.chunk_by(|(id, _), (other, _)| id == other) {
            let rows: Vec<u32> = same.iter().map(|(_, place)| *place).collect();
            let numbers: Vec<u32> =
                rows.iter().filter_map(|place| Some(self.plan.row(*place as usize)?.number)).collect();
            for (place, own) in rows.iter().zip(&numbers) {
                let place = *place as usize;
                let Some((id, kind)) = self.plan.row(place).map(|row| (row.id, row.kind)) else { continue };
                // What is wrong with it is said first.
                if kind == Kind::Refused {
                    continue;
                }
                self.plan.set(place, Kind::Duplicate, id);
                self.plan.say(place, |detail| {
                    detail.changes.clear();
                    detail.rows = numbers.iter().copied().filter(|number| number != own).collect();
                });
            }
        }
    }

    /// People whom more than one row names, in the order of their ids.
    fn named_twice(&self) -> Vec<i64> {
        // A part of all ids is held at once, by what is left of them when they are divided.
        let parts = 1 + (self.plan.len() / PART) as i64;
        let (mut ids, mut twice): (Vec<i64>, Vec<i64>) = (Vec::new(), Vec::new());
        for part in 0..parts {
            ids.clear();
            ids.extend(self.plan.rows.iter().map(|row| row.id).filter(|id| *id > 0 && id % parts == part));
            ids.sort_unstable();
            let same = ids.chunk_by(|id, other| id == other).filter(|same| same.len() > 1);
            twice.extend(same.filter_map(|same| same.first()));
        }
        twice.sort_unstable();
        twice
    }

    /// Those who work here and are not named are dismissed.
    fn missing(&mut self) {
        let Some(mut sweep) = self.sweep.take() else { return };
        if !sweep.is_steady() {
            self.plan.obstacles.push(Obstacle::Unsteady);
            return;
        }
        self.plan.head.people = Some(sweep.people);
        let named = sweep.people - sweep.missing.len();
        if 2 * named < sweep.people {
            self.plan.obstacles.push(Obstacle::Short { named, people: sweep.people });
        }
        if self.unnamed > 0 {
            self.plan.obstacles.push(Obstacle::Unnamed { rows: self.unnamed });
        }
        let active = Likeness { one: One::Flag, many: Many::One };
        let column = self.plan.column_of("ACTIVE", || active);
        sweep.missing.sort_unstable();
        for (id, key) in sweep.missing {
            let place = self.plan.push(0, 0, &key);
            // Nobody who has no key can be named.
            let kind = if key.is_empty() { Kind::Protected } else { Kind::Update };
            self.plan.set(place, kind, id);
            let change = Change { column, before: Value::Bool(true), after: Value::Bool(false) };
            self.plan.say(place, |detail| {
                detail.changes = vec![change];
                detail.why = (kind == Kind::Protected).then_some(Why::Keyless);
            });
        }
    }

    /// Whoever sends this, and whom the caller has listed, is not changed.
    fn protect(&mut self) {
        let mut listed = self.options.protect.clone();
        listed.sort_unstable();
        for place in 0..self.plan.len() {
            let Some(row) = self.plan.row(place).filter(|row| row.kind == Kind::Update) else { continue };
            let id = row.id;
            let why = if id == self.plan.head.caller {
                Why::Caller
            } else if listed.binary_search(&id).is_ok() {
                Why::Listed
            } else {
                continue;
            };
            self.plan.set(place, Kind::Protected, id);
            self.plan.say(place, |detail| detail.why = Some(why));
        }
    }

    fn obstacles(&mut self) {
        if let Some(table) = &self.table {
            let issues: Vec<_> = table.issues().iter().map(|issue| issue.to_value().into_owned()).collect();
            if !issues.is_empty() {
                self.plan.obstacles.push(Obstacle::Table(issues));
            }
        }
        let unreadable = self.unreadable();
        if !unreadable.is_empty() {
            self.plan.obstacles.push(Obstacle::Unreadable(unreadable));
        }
    }

    /// Fields that the portal neither lists nor shows of anybody: their values could not be told from none.
    fn unreadable(&self) -> Vec<String> {
        let titles = self.facts.titles.members().unwrap_or_default();
        let is_listed = |code: &str| titles.is_empty() || titles.iter().any(|(title, _)| title == code);
        let key = self.options.table.key.code();
        let has_people =
            !self.sharing.is_empty() || self.plan.rows.iter().any(|row| row.id > 0 || row.kind == Kind::Unmatched);
        let mut unreadable = Vec::new();
        if has_people && !self.is_key_seen && !is_listed(key) {
            unreadable.push(key.to_owned());
        }
        for (column, seen) in self.plan.columns.iter().zip(&self.seen) {
            if !seen && !is_listed(&column.code) {
                unreadable.push(column.code.clone());
            }
        }
        unreadable
    }
}
