//! What of the table the driver brings.

use super::{Phase, Planner};
use crate::value::Value;

impl Planner {
    /// Whether the driver is to bring more of the table, which it is asked once.
    pub(super) fn wants_food(&mut self) -> bool {
        let is_hungry = self.phase == Phase::People
            && !self.is_feeding
            && self.seek.waiting() < 2 * self.seek.capacity()
            && self.table.as_ref().is_some_and(|table| !table.is_done());
        self.is_feeding |= is_hungry;
        is_hungry
    }

    /// Bytes of the table, in UTF-8.
    pub fn feed(&mut self, bytes: Vec<u8>) {
        self.is_feeding = false;
        if let Some(table) = &mut self.table {
            table.feed(bytes);
        }
    }

    /// Rows that others have read.
    pub fn give(&mut self, rows: Vec<Value<'static>>) {
        self.is_feeding = false;
        if let Some(table) = &mut self.table {
            table.give(rows);
        }
    }

    /// Nothing more of the table comes.
    pub fn end(&mut self) {
        self.is_feeding = false;
        if let Some(table) = &mut self.table {
            table.end();
        }
    }
}
