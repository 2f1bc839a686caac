//! Looking at people: what their rows' fields hold now.

use super::lane::{Fresh, Lane, What};
use super::verdict::{Sight, looked};
use super::{Run, verdict};
use crate::client::errand::{Given, Part};
use crate::sync::ask::{people_of, rows as rows_of};
use crate::sync::ledger::{State, Told};
use crate::sync::person::Person;
use crate::value::Value;

impl Run {
    /// Reads the people of some rows.
    pub(super) fn look(&mut self, lane: Option<usize>, rows: &[u32], what: impl FnOnce(Vec<u32>) -> What) -> Lane {
        let ids = self.ids(rows);
        match people_of(&ids, &self.select) {
            Some(call) => {
                self.read(lane, vec![call], what(rows.to_vec()));
                Lane::Busy
            }
            None => Lane::Idle,
        }
    }

    pub(super) fn ids(&self, rows: &[u32]) -> Vec<i64> {
        rows.iter().filter_map(|row| self.plan.row(*row as usize)).map(|row| row.id).collect()
    }

    /// What the fields of a row's changes hold, as a part of an answer shows it. None when the part is no list; `Gone` when
    /// the person is not in it.
    pub(super) fn sight(&self, row: u32, part: Option<&Part>) -> Option<Sight> {
        let Some(Given::Result(found)) = part.map(|part| &part.given) else { return None };
        let found = found.value();
        let people = rows_of(&found)?;
        let id = self.plan.row(row as usize)?.id;
        let person = people.into_iter().filter_map(Person::read).find(|person| person.id == id);
        Some(match person {
            None => Sight::Gone,
            Some(person) => Sight::Holds(self.values(row, person)),
        })
    }

    fn values(&self, row: u32, person: Person) -> Vec<Value<'static>> {
        let mut values = Vec::new();
        for change in self.plan.changes(row as usize) {
            let column = self.plan.column(change.column);
            values.push(column.map(|column| person.now(&column.code, column.likeness)).unwrap_or_default());
        }
        values
    }

    /// Those of looked-at rows that may be sent; the others are settled.
    pub(super) fn sort(&mut self, rows: Vec<u32>, part: Option<&Part>) -> Result<Vec<Fresh>, Vec<u32>> {
        let mut sights = Vec::with_capacity(rows.len());
        for row in &rows {
            match self.sight(*row, part) {
                Some(sight) => sights.push((*row, sight)),
                None => return Err(rows),
            }
        }
        let (mut fresh, mut settled) = (Vec::new(), Vec::new());
        for (row, sight) in sights {
            let now = match sight {
                Sight::Gone => {
                    settled.push((row, State::Conflict, Told { is_gone: true, ..Told::default() }));
                    continue;
                }
                Sight::Holds(now) => now,
            };
            match looked(&self.plan, row as usize, &now, self.sends_all) {
                verdict::Looked::Send => fresh.push(Fresh { row, now }),
                verdict::Looked::Already => settled.push((row, State::Already, Told::default())),
                verdict::Looked::Conflict(fields) => {
                    settled.push((row, State::Conflict, Told { fields, ..Told::default() }));
                }
            }
        }
        self.outcome(settled);
        Ok(fresh)
    }
}
