//! A plan as a file for spreadsheets: one line a change, and one for each other row.

use super::{Kind, Plan};
use crate::format::number::written;
use crate::sync::shown::{Lines, push_issue, push_shown};

const HEADER: &[&str] = &["row", "line", "key", "id", "kind", "consequences", "field", "before", "after", "issues"];

impl Plan {
    /// The lines of these rows; with the first of them come a byte order mark and the header.
    pub fn csv(&self, from: usize, count: usize, delimiter: char, fraction: fn(f64) -> String) -> String {
        let mut out = String::new();
        if from == 0 {
            out.push('\u{feff}');
        }
        let mut lines = Lines::new(&mut out, delimiter);
        if from == 0 {
            HEADER.iter().for_each(|name| lines.cell(name));
            lines.end();
        }
        for place in from..self.len().min(from.saturating_add(count)) {
            self.csv_row(place, &mut lines, fraction);
        }
        out
    }

    fn csv_row(&self, place: usize, lines: &mut Lines, fraction: fn(f64) -> String) {
        let Some(row) = self.row(place) else { return };
        let numbers = [row.number.into(), row.line.into(), row.id].map(numbered);
        let [number, line, id] = &numbers;
        let words: Vec<_> = match row.kind {
            Kind::Update => self.consequences(place).into_iter().map(|found| found.word()).collect(),
            _ => Vec::new(),
        };
        let detail = self.detail(place);
        let issues = detail.map(|detail| detail.issues.as_slice()).unwrap_or_default();
        let mut told = String::new();
        for issue in issues {
            if !told.is_empty() {
                told.push_str(" | ");
            }
            push_issue(&mut told, issue, fraction);
        }
        let changes = self.changes(place);
        let mut change = changes.iter();
        for _ in 0..changes.len().max(1) {
            for cell in [number, line, self.key(place), id, row.kind.word(), &words.join(" | ")] {
                lines.cell(cell);
            }
            let change = change.next();
            lines.cell(change.map(|change| self.code(change.column)).unwrap_or_default());
            for value in [change.map(|change| &change.before), change.map(|change| &change.after)] {
                let mut text = String::new();
                value.into_iter().for_each(|value| push_shown(&mut text, value, fraction));
                lines.cell(&text);
            }
            lines.cell(&told);
            lines.end();
        }
    }
}

/// Nothing for no number.
pub(in crate::sync) fn numbered(number: i64) -> String {
    if number == 0 { String::new() } else { written(number) }
}
