//! Rows that are to be looked at, and those that come back.

use super::Run;
use crate::sync::ledger::State;
use crate::sync::plan::Kind;

impl Run {
    pub(super) fn has_rows(&mut self) -> bool {
        !self.again.is_empty() || self.find_row().is_some()
    }

    /// The next row that is to be looked at.
    pub(super) fn find_row(&mut self) -> Option<u32> {
        while let Some(row) = self.plan.row(self.cursor) {
            if row.kind == Kind::Update && self.ledger.state(self.cursor) == State::Pending {
                return Some(self.cursor as u32);
            }
            self.cursor += 1;
        }
        None
    }

    /// Rows for a request.
    pub(super) fn take_rows(&mut self, most: usize) -> Vec<u32> {
        let mut rows = Vec::new();
        while rows.len() < most {
            let Some(row) = self.again.pop().or_else(|| {
                let row = self.find_row()?;
                self.cursor += 1;
                Some(row)
            }) else {
                break;
            };
            rows.push(row);
        }
        rows
    }

    /// Rows that were taken, and are not done. Those of an earlier life may come yet.
    pub(super) fn give_back(&mut self, rows: impl DoubleEndedIterator<Item = u32>) {
        let cursor = self.cursor;
        self.again.extend(rows.rev().filter(|row| (*row as usize) < cursor));
    }
}
