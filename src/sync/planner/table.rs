//! Rows of the table become rows of the plan, and people found become changes.

use std::borrow::Cow;

use super::Planner;
use super::seek::{Found, Seeker};
use crate::format::text::is_same;
use crate::issue::{Conflict, Problem};
use crate::path::At;
use crate::rest::command::has_reference;
use crate::sync::diff::{After, Compared, Want, compare};
use crate::sync::knowledge::Knowledge;
use crate::sync::likeness::Likeness;
use crate::sync::person::folded;
use crate::sync::place::{Place, TableIssue};
use crate::sync::plan::Kind;
use crate::sync::row::Row;
use crate::sync::shown::push_shown;
use crate::sync::target::Target;
use crate::value::Member;

impl Planner {
    /// Takes rows that are there, as many as the next requests want. Says whether there were any.
    pub(super) fn read_rows(&mut self) -> bool {
        let (Some(mut table), Some(knowledge)) = (self.table.take(), self.knowledge.clone()) else { return false };
        let mut has_read = false;
        // With the places of their fields, by which they are ordered: what is known comes before what is read.
        let mut wants: Vec<(usize, Want)> = Vec::new();
        while self.seek.waiting() < 2 * self.seek.capacity() {
            let Some(row) = table.next_row() else { break };
            has_read = true;
            self.read_row(&row, &knowledge, &mut wants);
        }
        self.table = Some(table);
        has_read
    }

    fn read_row(&mut self, row: &Row, knowledge: &Knowledge, wants: &mut Vec<(usize, Want)>) {
        wants.clear();
        let memo = &mut self.memo;
        let draft = row.draft_without(&mut |place, target, text| match memo.get(place, text) {
            Some((column, after)) => {
                wants.push((target.place, Want { column, after: After::Shared(after), left: None }));
                true
            }
            None => false,
        });
        let key = draft.key();
        let mut shown = String::new();
        if let Some(key) = &key {
            push_shown(&mut shown, key, self.by.write);
        }
        let place = self.plan.push(row.number, row.line, &shown);
        let mut issues = match draft.wanted() {
            Ok(wanted) => self.want(row, &wanted.changes, knowledge, wants),
            Err(issues) => issues,
        };
        if key.as_ref().is_some_and(has_reference) {
            issues.push(in_batch(&row.place(), self.options.table.key.code()));
        }
        if !issues.is_empty() {
            wants.clear();
            self.plan.set(place, Kind::Refused, 0);
            let issues = issues.iter().map(|issue| issue.to_value().into_owned()).collect();
            self.plan.say(place, |detail| detail.issues = issues);
        }
        // Whoever is named by a row that is wrong is named all the same.
        match key.filter(|key| !has_reference(key)) {
            Some(_) => {
                let (key, written) = match folded(self.options.table.key, &shown) {
                    Cow::Borrowed(key) if key.len() == shown.len() => (shown, None),
                    key => {
                        let key = key.into_owned();
                        let written = (key != shown).then_some(shown);
                        (key, written)
                    }
                };
                let mut own = self.spare.pop().unwrap_or_default();
                own.extend(wants.drain(..).map(|(_, want)| want));
                self.seek.add(Seeker { place: place as u32, key, written, wants: own });
            }
            None => self.unnamed += 1,
        }
    }

    /// Puts what was read of a row to what is known of it, each in its place; says what is wrong with it.
    fn want(
        &mut self,
        row: &Row,
        changes: &[Member],
        knowledge: &Knowledge,
        wants: &mut Vec<(usize, Want)>,
    ) -> Vec<TableIssue> {
        let mut issues = Vec::new();
        // Changes stand in the same order.
        let mut places = row.columns.order.iter();
        for (code, value) in changes {
            let is_wrong = has_reference(value);
            if is_wrong {
                issues.push(in_batch(&row.place(), code));
            }
            let number = self.plan.column_of(code, || Likeness::of(code, knowledge));
            let likeness = self.plan.column(number).map(|column| column.likeness);
            let after = likeness.map(|likeness| likeness.form(Some(value))).unwrap_or_default();
            let is_of = |target: &&Target| is_same(&target.code, code);
            let target = |place: usize| row.columns().get(place)?.target.as_ref().filter(is_of);
            let Some((place, target)) = places.find_map(|place| Some((*place, target(*place)?))) else { continue };
            let after = match row.cell(place).and_then(|cell| cell.text()).filter(|_| !is_wrong) {
                Some(text) => self.memo.keep(place, text, number, after).map_or_else(After::Own, After::Shared),
                None => After::Own(after),
            };
            let rank = target.place;
            let behind = wants.iter().rposition(|(known, _)| *known < rank).map_or(0, |before| before + 1);
            wants.insert(behind, (rank, Want { column: number, after, left: None }));
        }
        issues
    }

    /// What a row comes to, now that its people are known.
    pub(super) fn found(&mut self, Found { seeker, people }: Found) {
        let Seeker { place, mut wants, .. } = seeker;
        let row = place as usize;
        let is_refused = self.plan.row(row).is_some_and(|row| row.kind == Kind::Refused);
        for person in people {
            for (column, seen) in self.plan.columns.iter().zip(&mut self.seen) {
                *seen = *seen || person.has(&column.code);
            }
            self.is_key_seen = self.is_key_seen || person.has(self.options.table.key.code());
            if people.len() > 1 {
                self.sharing.push(person.id);
            }
        }
        if self.seen.len() < self.plan.columns.len() {
            let known = self.seen.len();
            for column in self.plan.columns.iter().skip(known) {
                self.seen.push(people.iter().any(|person| person.has(&column.code)));
            }
        }
        match people {
            [person] if is_refused => self.plan.set(row, Kind::Refused, person.id),
            _ if is_refused => {}
            [] => self.plan.set(row, Kind::Unmatched, 0),
            [person] => {
                let compared = compare(&self.plan, *person, &mut wants);
                self.settle(row, person.id, compared);
            }
            _ => {
                self.plan.set(row, Kind::Ambiguous, 0);
                let ids = people.iter().map(|person| person.id).collect();
                self.plan.say(row, |detail| detail.people = ids);
            }
        }
        wants.clear();
        self.spare.push(wants);
    }

    fn settle(&mut self, row: usize, id: i64, compared: Compared) {
        if self.plan.head.undoes.is_some() {
            return self.lose(row, id, compared);
        }
        let kind = if compared.changes.is_empty() { Kind::Unchanged } else { Kind::Update };
        self.plan.set(row, kind, id);
        if !compared.changes.is_empty() {
            let mut changes = compared.changes;
            // Most have one, and a list that has grown has room for four.
            changes.shrink_to_fit();
            self.plan.say(row, |detail| detail.changes = changes);
        }
    }
}

/// A text that the portal would replace by an earlier result.
fn in_batch(place: &Place, code: &str) -> TableIssue {
    TableIssue::new(place.clone(), At::ROOT.name(code).path(), Problem::Conflict(Conflict::ReferenceInBatch), None)
}
