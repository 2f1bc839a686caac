//! What a journal tells: a plan, and how far it was applied.

use super::read_line;
use crate::rest::bodies::Fractions;
use crate::sync::ledger::{Field, Ledger, State, Told};
use crate::sync::plan::{NoPlan, Plan, PlanReader};
use crate::value::Value;

/// Why a journal cannot be gone by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Nothing is in it, or it ends before anything was sent: the plan can be applied anew, with a new journal.
    Unbegun,
    /// It is no journal, or was changed.
    Damaged,
    Plan(NoPlan),
}

impl Broken {
    pub fn code(self) -> &'static str {
        match self {
            Broken::Unbegun => "unbegun",
            Broken::Damaged => "damaged",
            Broken::Plan(why) => why.code(),
        }
    }
}

/// A journal that is being read, in pieces of any size.
pub struct History {
    by: Fractions,
    /// Bytes behind the last line's end.
    rest: Vec<u8>,
    reader: Option<PlanReader>,
    pub(in crate::sync) plan: Plan,
    pub(in crate::sync) ledger: Ledger,
    /// Rows of requests of which nothing is known, and when they left.
    pub(in crate::sync) open: Vec<(Vec<u32>, f64)>,
    /// `[address, form]` of photos that were saved; and whether they are.
    pub(in crate::sync) saved: Vec<Value<'static>>,
    pub(in crate::sync) saves_photos: bool,
    is_begun: bool,
    /// Whether a run has come to its end, with nothing left.
    pub(in crate::sync) is_ended: bool,
    /// Whether the line before could not be read: only whoever goes on may write behind one.
    is_torn: bool,
    /// Whether the last line has no end.
    is_open: bool,
    broken: Option<Broken>,
}

impl History {
    pub fn new(by: Fractions) -> History {
        History {
            by,
            rest: Vec::new(),
            reader: None,
            plan: Plan::default(),
            ledger: Ledger::default(),
            open: Vec::new(),
            saved: Vec::new(),
            saves_photos: false,
            is_begun: false,
            is_ended: false,
            is_torn: false,
            is_open: false,
            broken: None,
        }
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        let mut lines = bytes.split(|byte| *byte == b'\n');
        let mut next = lines.next();
        while let Some(piece) = next {
            next = lines.next();
            if self.rest.is_empty() && next.is_some() {
                self.line(piece);
            } else {
                self.rest.extend_from_slice(piece);
                if next.is_some() {
                    let line = std::mem::take(&mut self.rest);
                    self.line(&line);
                }
            }
        }
    }

    /// Nothing more comes. A last line that was not written to its end is passed over.
    pub fn end(&mut self) -> Result<(), Broken> {
        let rest = std::mem::take(&mut self.rest);
        if !rest.is_empty() {
            self.is_open = true;
            // Only its end may be missing: then it counts, as it will once something is written behind it.
            self.line(&rest);
        }
        match self.broken {
            Some(broken) => Err(broken),
            None if !self.is_begun => Err(Broken::Unbegun),
            None => Ok(()),
        }
    }

    /// Whether what is written next has to begin a line of its own.
    pub(in crate::sync) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether a run has come to its end, with nothing left.
    pub fn is_ended(&self) -> bool {
        self.is_ended
    }

    /// The plan, once the journal has been read.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    fn line(&mut self, line: &[u8]) {
        if line.is_empty() || self.broken.is_some() {
            return;
        }
        let Some(said) = read_line(line, self.by.read) else {
            self.is_torn = true;
            return;
        };
        let kind = said.get("type").and_then(Value::as_text).unwrap_or_default();
        if std::mem::take(&mut self.is_torn) && kind != "resume" {
            self.broken = Some(Broken::Damaged);
            return;
        }
        if let Err(broken) = self.learn(kind, &said) {
            self.broken = Some(broken);
        }
    }

    fn learn(&mut self, kind: &str, said: &Value) -> Result<(), Broken> {
        match (kind, &mut self.reader) {
            ("plan", None) if !self.is_begun => {
                let head = said.get("plan").unwrap_or(&Value::Null);
                self.reader = Some(PlanReader::new(head).map_err(Broken::Plan)?);
            }
            ("rows", Some(reader)) => {
                for row in items(said, "rows") {
                    reader.row(row).map_err(Broken::Plan)?;
                }
            }
            ("begin", Some(_)) => {
                let plan = self.reader.take().map(|reader| reader.end(self.by.write));
                self.plan = plan.unwrap_or(Err(NoPlan::Broken)).map_err(Broken::Plan)?;
                self.ledger = Ledger::new(&self.plan);
                self.is_begun = true;
                self.saves_photos = said.get("photos").is_some();
            }
            ("intent", None) if self.is_begun => self.intent(said).ok_or(Broken::Damaged)?,
            ("saved", None) if self.is_begun => {
                self.saved.extend(items(said, "photos").iter().map(|saved| saved.clone().into_owned()));
            }
            ("outcome", None) if self.is_begun => {
                for row in items(said, "rows") {
                    self.outcome(row).ok_or(Broken::Damaged)?;
                }
            }
            ("resume", None) if self.is_begun => self.is_ended = false,
            ("end", None) if self.is_begun => {
                self.is_ended = said.get("how").and_then(Value::as_text) == Some("done");
            }
            _ => return Err(Broken::Damaged),
        }
        Ok(())
    }

    /// A row is its place, or its place and the fields of it that are not sent.
    fn intent(&mut self, said: &Value) -> Option<()> {
        let at = said.get("at")?.as_integer()? as f64;
        let mut rows = Vec::new();
        for row in items(said, "rows") {
            let (place, skipped) = match row {
                Value::List(parts) => {
                    let [place, Value::List(codes)] = parts.as_slice() else { return None };
                    let columns: Option<Vec<u16>> = codes.iter().map(|code| self.column(code.as_text()?)).collect();
                    (place, columns?)
                }
                place => (place, Vec::new()),
            };
            let place = self.place(place)?;
            self.ledger.send(place, skipped);
            rows.push(place as u32);
        }
        self.open.push((rows, at));
        Some(())
    }

    /// `[place, state, { fields?, error?, gone? }?]`
    fn outcome(&mut self, row: &Value) -> Option<()> {
        let Value::List(parts) = row else { return None };
        let (place, state, more) = match parts.as_slice() {
            [place, state] => (place, state, &Value::Null),
            [place, state, more] => (place, state, more),
            _ => return None,
        };
        let place = self.place(place)?;
        let state = State::of(state.as_text()?)?;
        let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
        let mut told = Told { is_gone: more.get("gone").is_some(), ..Told::default() };
        for (code, field) in more.get("fields").and_then(Value::members).unwrap_or_default() {
            told.fields.push(Field {
                column: self.column(code)?,
                now: field.get("now")?.clone().into_owned(),
                found: field.get("found").map(|found| found.clone().into_owned()),
            });
        }
        told.error = more.get("error").map(|error| (text(error.get("code")), text(error.get("description"))));
        self.ledger.settle(place, state, told);
        // What is only noted of a row that is still in doubt settles nothing.
        if state == State::Sent {
            return Some(());
        }
        for (rows, _) in &mut self.open {
            rows.retain(|row| *row as usize != place);
        }
        self.open.retain(|(rows, _)| !rows.is_empty());
        Some(())
    }

    fn place(&self, value: &Value) -> Option<usize> {
        value.as_integer().and_then(|place| usize::try_from(place).ok()).filter(|place| *place < self.plan.len())
    }

    fn column(&self, code: &str) -> Option<u16> {
        self.plan.columns.iter().position(|column| column.code == code).map(|place| place as u16)
    }
}

fn items<'v>(said: &'v Value<'v>, name: &str) -> &'v [Value<'v>] {
    match said.get(name) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}
