//! What became of each row: as data, as a file, and in sum.

use super::ledger::{Ledger, State};
use super::plan::{Kind, Plan, numbered};
use super::shown::{Lines, push_quoted, push_shown};
use crate::value::{Member, Value};

/// Of a run, at any time.
pub struct Report<'r> {
    pub plan: &'r Plan,
    pub ledger: &'r Ledger,
    /// Whether nothing more will become known.
    pub is_final: bool,
}

const HEADER: &[&str] = &["row", "line", "key", "id", "kind", "state", "fields", "error"];

impl<'r> Report<'r> {
    /// The state of a row in a word: of one that was not to be changed, its kind.
    pub fn state(&self, place: usize) -> &'static str {
        let Some(row) = self.plan.row(place) else { return "" };
        match (row.kind, self.ledger.state(place)) {
            (Kind::Update, State::Sent) if self.is_final => State::Unknown.word(),
            (Kind::Update, state) => state.word(),
            (kind, _) => kind.word(),
        }
    }

    /// Rows from a place on, as many as asked for, of one state or of all: `[next place, [rows]]`.
    pub fn page(&self, from: usize, count: usize, state: Option<&str>) -> Value<'r> {
        let (mut rows, mut next) = (Vec::new(), from);
        while next < self.plan.len() && rows.len() < count {
            if state.is_none_or(|state| self.state(next) == state) {
                rows.push(self.row_value(next));
            }
            next += 1;
        }
        Value::List(vec![Value::Number(next as f64), Value::List(rows)])
    }

    /// What a plan says of a row, and `{ state, fields?: { CODE: { before, wanted, now, found? } }, error?, gone? }`.
    pub fn row_value(&self, place: usize) -> Value<'r> {
        let Value::Object(mut members) = self.plan.row_value(place) else { return Value::Null };
        members.push(("state".into(), Value::text(self.state(place))));
        let Some(told) = self.ledger.told(place) else { return Value::Object(members) };
        let mut fields: Vec<Member> = Vec::new();
        for field in &told.fields {
            let Some(change) = self.plan.changes(place).iter().find(|change| change.column == field.column) else {
                continue;
            };
            let mut values: Vec<Member> = vec![
                ("before".into(), change.before.lent()),
                ("wanted".into(), change.after.lent()),
                ("now".into(), field.now.lent()),
            ];
            values.extend(field.found.as_ref().map(|found| ("found".into(), found.lent())));
            fields.push((self.plan.code(field.column).into(), Value::Object(values)));
        }
        if !fields.is_empty() {
            members.push(("fields".into(), Value::Object(fields)));
        }
        if let Some((code, description)) = &told.error {
            let error = vec![
                ("code".into(), Value::text(code.as_str())),
                ("description".into(), Value::text(description.as_str())),
            ];
            members.push(("error".into(), Value::Object(error)));
        }
        if told.is_gone {
            members.push(("gone".into(), Value::Bool(true)));
        }
        Value::Object(members)
    }

    /// `{ rows, applied, already, …, unchanged, refused, … }`
    pub fn summary(&self) -> Value<'static> {
        let count = |count: usize| Value::Number(count as f64);
        let mut members: Vec<Member<'static>> = vec![("rows".into(), count(self.plan.len()))];
        for state in State::ALL {
            let mut found = self.ledger.count(*state);
            match state {
                State::Sent if self.is_final => continue,
                State::Unknown if self.is_final => found += self.ledger.count(State::Sent),
                _ => {}
            }
            members.push((state.word().into(), count(found)));
        }
        for kind in Kind::ALL {
            if *kind != Kind::Update {
                members.push((kind.word().into(), count(self.plan.count(*kind))));
            }
        }
        Value::Object(members)
    }

    /// One line a row; with the first of them come a byte order mark and the header.
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
        for place in from..self.plan.len().min(from.saturating_add(count)) {
            let Some(row) = self.plan.row(place) else { break };
            let numbers = [row.number.into(), row.line.into(), row.id].map(numbered);
            let [number, line, id] = &numbers;
            let (fields, error) = (self.fields(place, fraction), self.error(place));
            for cell in [number, line, self.plan.key(place), id, row.kind.word(), self.state(place), &fields, &error] {
                lines.cell(cell);
            }
            lines.end();
        }
        out
    }

    /// `CODE: before → wanted`, and what it holds now where that is something else.
    fn fields(&self, place: usize, fraction: fn(f64) -> String) -> String {
        let mut out = String::new();
        let told = self.ledger.told(place).map(|told| told.fields.as_slice()).unwrap_or_default();
        for change in self.plan.changes(place) {
            if !out.is_empty() {
                out.push_str(" | ");
            }
            out.push_str(self.plan.code(change.column));
            out.push_str(": ");
            push_quoted(&mut out, &change.before, fraction);
            out.push_str(" → ");
            push_quoted(&mut out, &change.after, fraction);
            let field = told.iter().find(|field| field.column == change.column);
            for (sign, value) in
                [(" = ", field.map(|field| &field.now)), (" ≠ ", field.and_then(|field| field.found.as_ref()))]
            {
                if let Some(value) = value {
                    out.push_str(sign);
                    push_quoted(&mut out, value, fraction);
                }
            }
        }
        out
    }

    fn error(&self, place: usize) -> String {
        let mut out = String::new();
        if let Some((code, description)) = self.ledger.told(place).and_then(|told| told.error.as_ref()) {
            push_shown(&mut out, &Value::text(code.as_str()), |_| String::new());
            out.push(' ');
            out.push_str(description);
        }
        out
    }
}
