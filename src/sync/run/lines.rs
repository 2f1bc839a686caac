//! What is recorded, and when it is safe.

use super::{How, Phase, Run};
use crate::sync::journal::push_line;
use crate::sync::ledger::{State, Told};
use crate::value::{Member, Value};

/// Rows of the plan in one line, and lines of them that are written at once.
const ROWS: usize = 100;
const LINES: usize = 50;

impl Run {
    pub(super) fn line(&mut self, kind: &'static str, members: Vec<Member<'static>>) {
        push_line(&mut self.lines, kind, members, self.by.write);
        self.written += 1;
    }

    pub(super) fn has_lines(&self) -> bool {
        !self.lines.is_empty() || matches!(self.phase, Phase::Opening(_))
    }

    /// Lines to be written and flushed; then [`Run::recorded`] is waited for.
    pub fn lines(&mut self) -> String {
        if let Phase::Opening(row) = self.phase {
            self.write_plan(row);
        }
        self.taken = self.written;
        std::mem::take(&mut self.lines)
    }

    /// What was taken last is safe.
    pub fn recorded(&mut self) {
        self.safe = self.taken;
    }

    fn write_plan(&mut self, from: usize) {
        if from == 0 {
            self.line("plan", vec![("plan".into(), self.plan.head_value())]);
        }
        let mut next = from;
        for _ in 0..LINES {
            let end = self.plan.len().min(next + ROWS);
            if next == end {
                break;
            }
            let rows = (next..end).map(|place| self.plan.row_value(place).into_owned()).collect();
            self.line("rows", vec![("rows".into(), Value::List(rows))]);
            next = end;
        }
        self.phase = Phase::Opening(next);
        if next == self.plan.len() {
            let photos = self.saves_photos.then(|| ("photos".into(), Value::Bool(true)));
            self.line("begin", photos.into_iter().collect());
            self.phase = Phase::Going;
        }
    }

    /// What became of rows.
    pub(super) fn outcome(&mut self, rows: Vec<(u32, State, Told)>) {
        if rows.is_empty() {
            return;
        }
        let mut list = Vec::with_capacity(rows.len());
        for (row, state, told) in rows {
            let mut parts = vec![Value::Number(f64::from(row)), Value::text(state.word())];
            let more = self.told_value(&told);
            if !more.is_empty() {
                parts.push(Value::Object(more));
            }
            list.push(Value::List(parts));
            self.settle(row, state, told);
        }
        self.line("outcome", vec![("rows".into(), Value::List(list))]);
    }

    fn told_value(&self, told: &Told) -> Vec<Member<'static>> {
        let mut more: Vec<Member<'static>> = Vec::new();
        if !told.fields.is_empty() {
            let mut fields: Vec<Member<'static>> = Vec::new();
            for field in &told.fields {
                let found = field.found.clone().map(|found| ("found".into(), found));
                let values = std::iter::once(("now".into(), field.now.clone())).chain(found).collect();
                fields.push((self.plan.code(field.column).to_owned().into(), Value::Object(values)));
            }
            more.push(("fields".into(), Value::Object(fields)));
        }
        if let Some((code, description)) = &told.error {
            let error = vec![
                ("code".into(), Value::text(code.clone())),
                ("description".into(), Value::text(description.clone())),
            ];
            more.push(("error".into(), Value::Object(error)));
        }
        if told.is_gone {
            more.push(("gone".into(), Value::Bool(true)));
        }
        more
    }

    pub(super) fn end(&mut self, wall: f64) {
        let how = self.stop.map_or("done", How::word);
        self.line("end", vec![("at".into(), Value::Number(wall.floor())), ("how".into(), Value::text(how))]);
        self.phase = Phase::Ending;
    }
}
