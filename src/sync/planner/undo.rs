//! The plan that takes a run back: what it has changed gets what was there before, where that is still what it has left.

use super::seek::Seeker;
use super::{PlanOptions, Planner};
use crate::format::number::written;
use crate::rest::bodies::Fractions;
use crate::sync::diff::{After, Compared, Want};
use crate::sync::journal::History;
use crate::sync::ledger::{Ledger, State};
use crate::sync::options::Key;
use crate::sync::photo::{PHOTO, saved_of};
use crate::sync::plan::{Detail, Kind, Plan};
use crate::sync::run::sendable;
use crate::value::Value;

impl Planner {
    /// Wants no table. Options are those of a plan; people are found by their ids.
    pub fn undo(history: History, mut options: PlanOptions, by: Fractions, wall: f64) -> Planner {
        options.table.key = Key::Id;
        options.missing = super::Missing::Ignore;
        let mut planner = Planner::new(options, by, wall);
        let History { plan, ledger, saved, .. } = history;
        planner.plan.head.undoes = Some(plan.digest().to_owned());
        planner.plan.columns = plan.columns.clone();
        planner.saved = saved;
        for place in 0..plan.len() {
            planner.take_back(&plan, &ledger, place);
        }
        planner
    }

    fn take_back(&mut self, done: &Plan, ledger: &Ledger, place: usize) {
        let Some(row) = done.row(place).filter(|row| row.kind == Kind::Update && ledger.was_sent(place)) else {
            return;
        };
        let told = ledger.told(place);
        let mut wants = Vec::new();
        for change in done.changes(place) {
            if told.is_some_and(|told| told.skipped.contains(&change.column)) {
                continue;
            }
            let field = told.and_then(|told| told.fields.iter().find(|field| field.column == change.column));
            // What somebody had put there, and was overwritten, is what comes back.
            let found = field.and_then(|field| field.found.clone());
            let left = match field {
                // What a photo is known by, only the portal has told.
                Some(field) if ledger.state(place) == State::Altered || done.code(change.column) == PHOTO => {
                    field.now.clone()
                }
                _ => change.after.clone(),
            };
            let after = found.unwrap_or_else(|| change.before.clone());
            wants.push(Want { column: change.column, after: After::Own(after), left: Some(left) });
        }
        if wants.is_empty() {
            return;
        }
        let new = self.plan.push(row.number as usize, row.line as usize, done.key(place));
        self.seek.add(Seeker { place: new as u32, key: written(row.id), written: None, wants });
    }

    /// What cannot come back is said, and left out.
    pub(super) fn lose(&mut self, row: usize, id: i64, compared: Compared) {
        let mut detail = Detail { conflicts: compared.conflicts, ..Detail::default() };
        for mut change in compared.changes {
            let code = self.plan.code(change.column).to_owned();
            if let Some(form) = saved_of(&self.saved, &change.after).filter(|_| code == PHOTO) {
                change.after = form.clone();
                detail.changes.push(change);
                continue;
            }
            let id = Value::Number(id as f64);
            let input = Value::Object(vec![("ID".into(), id), (code.clone().into(), change.after.clone())]);
            match (sendable(&input).is_ok(), code.as_str()) {
                (false, _) => {
                    detail.lost.push(if code == PHOTO { "photo".to_owned() } else { code });
                    continue;
                }
                // Sessions have ended, and queues of calls do not take anybody back.
                (true, "ACTIVE") if change.after == Value::Bool(true) => {
                    detail.lost.extend(["sessions", "telephony"].map(str::to_owned));
                }
                (true, "EMAIL") => detail.lost.push("letters".to_owned()),
                _ => {}
            }
            detail.changes.push(change);
        }
        let kind = match (detail.changes.is_empty(), detail.conflicts.is_empty() && detail.lost.is_empty()) {
            (false, _) => Kind::Update,
            (true, true) => Kind::Unchanged,
            (true, false) => Kind::Refused,
        };
        self.plan.set(row, kind, id);
        if kind != Kind::Unchanged {
            self.plan.say(row, |slot| *slot = detail);
        }
    }
}
