//! A plan from plain data: its head, its rows in pieces, and whether it is still what was written.

use super::write::{FORMAT, VERSION};
use super::{Change, Column, Conflicting, Detail, Head, Kind, Obstacle, Plan, Why};
use crate::path::At;
use crate::sync::likeness::Likeness;
use crate::sync::options::Key;
use crate::sync::plan::Caps;
use crate::value::Value;

/// Why something is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// It is something else, or part of it is missing.
    Broken,
    /// A version that is not known here.
    Version,
    /// Its digest is that of another one.
    Edited,
}

impl NoPlan {
    pub fn code(self) -> &'static str {
        match self {
            NoPlan::Broken => "broken",
            NoPlan::Version => "version",
            NoPlan::Edited => "edited",
        }
    }
}

/// A plan that is being read.
#[derive(Debug)]
pub struct PlanReader {
    plan: Plan,
    rows: usize,
    digest: String,
}

impl PlanReader {
    pub fn new(head: &Value) -> Result<PlanReader, NoPlan> {
        if head.get("format").and_then(Value::as_text) != Some(FORMAT) {
            return Err(NoPlan::Broken);
        }
        if head.get("version").and_then(Value::as_integer) != Some(VERSION) {
            return Err(NoPlan::Version);
        }
        read_head(head).ok_or(NoPlan::Broken)
    }

    /// The row that comes next.
    pub fn row(&mut self, value: &Value) -> Result<(), NoPlan> {
        self.add(value).ok_or(NoPlan::Broken)
    }

    /// How many rows there are to come.
    pub fn left(&self) -> usize {
        self.rows.saturating_sub(self.plan.len())
    }

    pub fn end(self, fraction: fn(f64) -> String) -> Result<Plan, NoPlan> {
        let PlanReader { mut plan, rows, digest } = self;
        if plan.len() != rows {
            return Err(NoPlan::Broken);
        }
        plan.finish(fraction);
        if plan.digest == digest { Ok(plan) } else { Err(NoPlan::Edited) }
    }

    fn add(&mut self, value: &Value) -> Option<()> {
        let plan = &mut self.plan;
        let number = |name: &str| value.get(name).map_or(Some(0), Value::as_integer).filter(|number| *number >= 0);
        let kind = Kind::of(value.get("kind")?.as_text()?)?;
        let (row, line) = (number("row")?, number("line")?);
        let place = plan.push(row as usize, line as usize, value.get("key")?.as_text()?);
        plan.set(place, kind, number("id")?);
        let detail = read_detail(plan, value)?;
        if let Some(detail) = detail {
            plan.say(place, |slot| *slot = detail);
        }
        Some(())
    }
}

fn read_caps(caps: &Value) -> Option<Caps> {
    let mut issues = Vec::new();
    let caps = Caps::read(caps, &At::ROOT, &mut issues);
    issues.is_empty().then_some(caps)
}

fn read_head(head: &Value) -> Option<PlanReader> {
    let text = |name: &str| head.get(name).and_then(Value::as_text);
    let number = |name: &str| head.get(name).and_then(Value::as_integer);
    let read = Head {
        portal: text("portal")?.to_owned(),
        caller: number("caller")?,
        key: Key::read(head.get("match")?).ok()?,
        made: number("made")? as f64,
        people: match head.get("people") {
            None => None,
            Some(people) => Some(usize::try_from(people.as_integer()?).ok()?),
        },
        caps: read_caps(head.get("caps")?)?,
        undoes: text("undoes").map(str::to_owned),
    };
    let mut plan = Plan::new(read);
    let Some(Value::List(columns)) = head.get("columns") else { return None };
    for column in columns {
        let Value::List(parts) = column else { return None };
        let [Value::Text(code), Value::Text(one), Value::Text(many)] = parts.as_slice() else { return None };
        plan.columns.push(Column { code: code.to_string(), likeness: Likeness::named(one, many)? });
    }
    let Some(Value::List(obstacles)) = head.get("obstacles") else { return None };
    plan.obstacles = obstacles.iter().filter_map(Obstacle::read).collect();
    let rows = usize::try_from(number("rows")?).ok()?;
    Some(PlanReader { plan, rows, digest: text("digest")?.to_owned() })
}

/// None within when there is nothing to say.
fn read_detail(plan: &Plan, value: &Value) -> Option<Option<Detail>> {
    let items = |name: &str| match value.get(name) {
        None => Some(&[][..]),
        Some(Value::List(items)) => Some(items.as_slice()),
        Some(_) => None,
    };
    let members = |name: &str| value.get(name).map_or(Some(&[][..]), Value::members);
    let column = |code: &str| plan.columns.iter().position(|column| column.code == code).map(|place| place as u16);
    let owned = |value: &Value| value.clone().into_owned();
    let mut detail = Detail { issues: items("issues")?.iter().map(owned).collect(), ..Detail::default() };
    for id in items("people")? {
        detail.people.push(id.as_integer()?);
    }
    for row in items("rows")? {
        detail.rows.push(u32::try_from(row.as_integer()?).ok()?);
    }
    for lost in items("lost")? {
        detail.lost.push(lost.as_text()?.to_owned());
    }
    detail.why = match value.get("why") {
        None => None,
        Some(why) => Some(Why::of(why.as_text()?)?),
    };
    for (code, change) in members("changes")? {
        let (before, after) = (owned(change.get("before")?), owned(change.get("after")?));
        detail.changes.push(Change { column: column(code)?, before, after });
    }
    for (code, found) in members("conflicts")? {
        let (before, after, now) = (owned(found.get("before")?), owned(found.get("after")?), owned(found.get("now")?));
        detail.conflicts.push(Conflicting { column: column(code)?, before, after, now });
    }
    let is_empty = detail.issues.is_empty()
        && detail.people.is_empty()
        && detail.rows.is_empty()
        && detail.lost.is_empty()
        && detail.why.is_none()
        && detail.changes.is_empty()
        && detail.conflicts.is_empty();
    Some((!is_empty).then_some(detail))
}
