//! How a plan comes about, row by row.

use super::{Change, Column, Consequence, Detail, Head, Kind, Plan, Row};
use crate::format::text::is_same;
use crate::sync::likeness::{Likeness, is_nothing};
use crate::sync::photo::PHOTO;
use crate::value::Value;

impl Plan {
    pub(in crate::sync) fn new(head: Head) -> Plan {
        Plan { head, ..Plan::default() }
    }

    /// The number of a column, which is added where it is not there.
    pub(in crate::sync) fn column_of(&mut self, code: &str, likeness: impl FnOnce() -> Likeness) -> u16 {
        let known = self.columns.iter().position(|column| is_same(&column.code, code));
        let place = known.unwrap_or_else(|| {
            self.columns.push(Column { code: code.to_owned(), likeness: likeness() });
            self.columns.len() - 1
        });
        place as u16
    }

    /// Adds a row of which no more is known yet; says where it stands.
    pub(in crate::sync) fn push(&mut self, number: usize, line: usize, key: &str) -> usize {
        self.keys.push(key);
        let row = Row { id: 0, number: number as u32, line: line as u32, detail: 0, kind: Kind::Unmatched };
        self.rows.push(row);
        self.rows.len() - 1
    }

    /// What has become of a row.
    pub(in crate::sync) fn set(&mut self, place: usize, kind: Kind, id: i64) {
        if let Some(row) = self.rows.get_mut(place) {
            (row.kind, row.id) = (kind, id);
        }
    }

    /// Says more about a row.
    pub(in crate::sync) fn say(&mut self, place: usize, say: impl FnOnce(&mut Detail)) {
        let Some(row) = self.rows.get_mut(place) else { return };
        if row.detail == 0 {
            self.details.push(Detail::default());
            row.detail = self.details.len() as u32;
        }
        if let Some(detail) = self.details.get_mut(row.detail as usize - 1) {
            say(detail);
        }
    }

    /// What a row entails.
    pub fn consequences(&self, place: usize) -> Vec<Consequence> {
        let mut all: Vec<Consequence> = Vec::new();
        for change in self.changes(place) {
            for consequence in self.entailed(change) {
                if !all.contains(consequence) {
                    all.push(*consequence);
                }
            }
        }
        all
    }

    /// What a change entails.
    pub(super) fn entailed(&self, change: &Change) -> &'static [Consequence] {
        let is_emptied = is_nothing(&change.after) && !is_nothing(&change.before);
        match self.code(change.column) {
            _ if change.before == change.after => &[],
            "ACTIVE" if change.after == Value::Bool(false) => &[Consequence::Dismiss],
            "ACTIVE" => &[Consequence::Reinstate],
            "EMAIL" => &[Consequence::Email],
            "UF_DEPARTMENT" if is_emptied => &[Consequence::Departments],
            PHOTO if is_emptied => &[Consequence::Photo, Consequence::Clear],
            PHOTO => &[Consequence::Photo],
            _ if is_emptied => &[Consequence::Clear],
            _ => &[],
        }
    }

    /// Notes what it goes beyond, and by which digest it is known. Nothing is added any more.
    pub(in crate::sync) fn finish(&mut self, fraction: fn(f64) -> String) {
        let beyond = self.beyond();
        self.obstacles.splice(0..0, beyond);
        self.digest = self.count_digest(fraction);
    }
}
