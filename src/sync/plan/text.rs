//! A plan as text for terminals and logs: one line a change, and one for each row that stands out.

use super::{Kind, Plan};
use crate::format::number::{hex_digit, written};
use crate::format::text::is_hidden;
use crate::sync::shown::{push_issue, push_quoted};
use crate::value::Value;

impl Plan {
    /// The lines of these rows. Rows without changes have none.
    pub fn text(&self, from: usize, count: usize, fraction: fn(f64) -> String) -> String {
        let mut out = String::new();
        for place in from..self.len().min(from.saturating_add(count)) {
            self.push_text(&mut out, place, fraction);
        }
        out
    }

    fn push_text(&self, out: &mut String, place: usize, fraction: fn(f64) -> String) {
        let Some(row) = self.row(place).filter(|row| row.kind != Kind::Unchanged) else { return };
        let key = Value::text(self.key(place));
        let begin = |out: &mut String| {
            out.push_str(row.kind.word());
            if row.line > 0 {
                out.push_str(" line ");
                out.push_str(&written(row.line.into()));
            }
            if row.id > 0 {
                out.push_str(" id ");
                out.push_str(&written(row.id));
            }
            out.push(' ');
            push_quoted(out, &key, fraction);
        };
        let mut push_line = |push_rest: &dyn Fn(&mut String)| {
            let from = out.len();
            begin(out);
            push_rest(out);
            spell(out, from);
            out.push('\n');
        };
        let Some(detail) = self.detail(place) else {
            push_line(&|_| {});
            return;
        };
        for change in &detail.changes {
            push_line(&|out| {
                out.push_str(": ");
                out.push_str(self.code(change.column));
                out.push(' ');
                push_quoted(out, &change.before, fraction);
                out.push_str(" → ");
                push_quoted(out, &change.after, fraction);
                let entailed = self.entailed(change);
                for (place, found) in entailed.iter().enumerate() {
                    out.push_str(if place == 0 { " (" } else { ", " });
                    out.push_str(found.word());
                }
                if !entailed.is_empty() {
                    out.push(')');
                }
            });
        }
        for issue in &detail.issues {
            push_line(&|out| {
                out.push_str(": ");
                push_issue(out, issue, fraction);
            });
        }
        for conflict in &detail.conflicts {
            push_line(&|out| {
                out.push_str(": ");
                out.push_str(self.code(conflict.column));
                out.push_str(" conflict ");
                push_quoted(out, &conflict.now, fraction);
            });
        }
        if detail.changes.is_empty() && detail.issues.is_empty() && detail.conflicts.is_empty() {
            push_line(&|out| {
                let people = detail.people.iter().map(|id| written(*id));
                let rows = detail.rows.iter().map(|row| written((*row).into()));
                let why = detail.why.map(|why| why.word().to_owned());
                for word in people.chain(rows).chain(why) {
                    out.push(' ');
                    out.push_str(&word);
                }
            });
        }
    }
}

/// Spells what is hidden as JSON does, from here on: a terminal would do what it says, and a line would be two.
fn spell(out: &mut String, from: usize) {
    if !out.get(from..).is_some_and(|line| line.contains(is_hidden)) {
        return;
    }
    for character in out.split_off(from).chars() {
        if !is_hidden(character) {
            out.push(character);
            continue;
        }
        // None of them is beyond four digits.
        let number = u16::try_from(u32::from(character)).unwrap_or_default();
        out.push_str("\\u");
        for byte in number.to_be_bytes() {
            out.push(char::from(hex_digit(byte >> 4)));
            out.push(char::from(hex_digit(byte)));
        }
    }
}
