//! A plan as text for terminals and logs: one line a change, and one for each row that stands out.

use super::{Kind, Plan};
use crate::format::number::written;
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
            push_quoted(out, &Value::text(self.key(place)), fraction);
        };
        let Some(detail) = self.detail(place) else {
            begin(out);
            out.push('\n');
            return;
        };
        for change in &detail.changes {
            begin(out);
            out.push_str(": ");
            out.push_str(self.code(change.column));
            out.push(' ');
            push_quoted(out, &change.before, fraction);
            out.push_str(" → ");
            push_quoted(out, &change.after, fraction);
            if let Some(consequence) = self.consequence(change) {
                out.push_str(" (");
                out.push_str(consequence.word());
                out.push(')');
            }
            out.push('\n');
        }
        for issue in &detail.issues {
            begin(out);
            out.push_str(": ");
            push_issue(out, issue, fraction);
            out.push('\n');
        }
        for conflict in &detail.conflicts {
            begin(out);
            out.push_str(": ");
            out.push_str(self.code(conflict.column));
            out.push_str(" conflict ");
            push_quoted(out, &conflict.now, fraction);
            out.push('\n');
        }
        if detail.changes.is_empty() && detail.issues.is_empty() && detail.conflicts.is_empty() {
            begin(out);
            let people = detail.people.iter().map(|id| written(*id));
            let rows = detail.rows.iter().map(|row| written((*row).into()));
            let why = detail.why.map(|why| why.word().to_owned());
            for word in people.chain(rows).chain(why) {
                out.push(' ');
                out.push_str(&word);
            }
            out.push('\n');
        }
    }
}
