//! Makes a plan: reads what it has to know of the portal, then the table, and looks up whom each row means.
//!
//! Sends nothing that writes. Rows are taken as they are needed, so that of a table no more is held than what differs.

mod asks;
mod facts;
mod finish;
mod food;
mod memo;
mod options;
mod seek;
mod sweep;
mod table;
mod undo;

pub use options::{Missing, PlanOptions};

use std::rc::Rc;

use self::asks::{Open, Purpose};
use self::facts::Facts;
use self::memo::Memo;
use self::seek::Seek;
use self::sweep::Sweep;
use super::ask::Step;
use super::diff::Want;
use super::knowledge::Knowledge;
use super::plan::{Head, Plan};
use super::table::Table;
use crate::client::clock::Clock;
use crate::client::failure::Failure;
use crate::rest::bodies::Fractions;
use crate::value::{Member, Value};

/// Requests that are under way at once.
const LANES: usize = 4;
/// Milliseconds that a request has, unless more is known.
const TIMEOUT: f64 = 30_000.0;

pub struct Planner {
    options: PlanOptions,
    by: Fractions,
    clock: Clock,
    plan: Plan,
    phase: Phase,
    facts: Facts,
    knowledge: Option<Rc<Knowledge>>,
    table: Option<Table>,
    /// Whether the driver was asked for more of the table.
    is_feeding: bool,
    seek: Seek,
    /// Lists of rows that are done, for those that come.
    spare: Vec<Vec<Want>>,
    memo: Memo,
    sweep: Option<Sweep>,
    asks: Vec<Open>,
    count: u32,
    /// People who share a key that is named: others stand in their rows.
    sharing: Vec<i64>,
    /// Rows whose key cannot be read.
    unnamed: usize,
    /// Columns of which the portal has said anything, and whether it has of the key.
    seen: Vec<bool>,
    is_key_seen: bool,
    /// `[address, form]` of photos that were saved.
    saved: Vec<Value<'static>>,
    failure: Option<Failure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Facts,
    People,
    Missing,
    Done,
}

impl Planner {
    pub fn new(options: PlanOptions, by: Fractions, wall: f64) -> Planner {
        let timeout = options.timeout.unwrap_or(TIMEOUT);
        let head = Head {
            portal: options.portal.clone(),
            key: options.table.key,
            made: wall,
            caps: options.caps,
            ..Head::default()
        };
        Planner {
            facts: Facts::new(&options),
            seek: Seek::new(options.table.key, timeout),
            options,
            by,
            clock: Clock::default(),
            plan: Plan::new(head),
            phase: Phase::Facts,
            spare: Vec::new(),
            memo: Memo::default(),
            knowledge: None,
            table: None,
            is_feeding: false,
            sweep: None,
            asks: Vec::new(),
            count: 0,
            sharing: Vec::new(),
            unnamed: 0,
            seen: Vec::new(),
            is_key_seen: false,
            saved: Vec::new(),
            failure: None,
        }
    }

    /// What is next.
    pub fn next(&mut self, wall: f64) -> Step {
        self.clock.read(wall);
        loop {
            if let Some(open) = self.asks.iter_mut().find(|open| !open.is_submitted) {
                open.is_submitted = true;
                return Step::Submit(open.number);
            }
            let is_going_on = match self.phase {
                Phase::Facts => self.go_on_with_facts(),
                Phase::People => self.go_on_with_people(),
                Phase::Missing => self.go_on_with_missing(),
                Phase::Done => return Step::Done,
            };
            if !is_going_on {
                return if self.wants_food() { Step::Feed } else { Step::Rest };
            }
        }
    }

    fn go_on_with_facts(&mut self) -> bool {
        if !self.asks.is_empty() {
            return false;
        }
        let calls = self.facts.questions();
        if calls.is_empty() {
            self.know();
            return true;
        }
        self.open(calls, Purpose::Facts);
        true
    }

    fn know(&mut self) {
        let facts = self.facts.value(&self.options);
        let knowledge = Rc::new(Knowledge::read(&facts));
        self.plan.head.caller = self.facts.caller;
        self.plan.head.people = self.facts.people;
        if self.plan.head.undoes.is_none() {
            self.table = Some(Table::new(self.options.table.clone(), Rc::clone(&knowledge), self.by.read));
        }
        self.knowledge = Some(knowledge);
        self.phase = Phase::People;
    }

    fn go_on_with_people(&mut self) -> bool {
        let has_read = self.read_rows();
        let is_table_done = self.table.as_ref().is_none_or(Table::is_done);
        let is_full = self.seek.waiting() >= self.seek.capacity() || (is_table_done && !self.seek.is_empty());
        if self.asks.len() < LANES && is_full {
            let select = self.select();
            if let Some((lookup, calls)) = self.seek.next(&select) {
                self.open(calls, Purpose::Lookup(lookup));
                return true;
            }
        }
        if is_table_done && self.seek.is_empty() && self.asks.is_empty() {
            self.end_people();
            return true;
        }
        has_read
    }

    fn end_people(&mut self) {
        let is_table_right = self.table.as_ref().is_none_or(|table| table.issues().is_empty());
        if self.options.missing == Missing::Dismiss && is_table_right && self.plan.head.undoes.is_none() {
            let found = self.plan.rows.iter().map(|row| row.id).filter(|id| *id > 0);
            let named = found.chain(self.sharing.iter().copied()).collect();
            let timeout = self.options.timeout.unwrap_or(TIMEOUT);
            self.sweep = Some(Sweep::new(self.options.table.key, named, timeout));
            self.phase = Phase::Missing;
        } else {
            self.finish();
        }
    }

    fn go_on_with_missing(&mut self) -> bool {
        if !self.asks.is_empty() {
            return false;
        }
        let calls = self.sweep.as_mut().map(Sweep::questions).unwrap_or_default();
        if calls.is_empty() {
            self.finish();
        } else {
            self.open(calls, Purpose::Sweep);
        }
        true
    }

    /// What is read of each person.
    fn select(&self) -> Vec<String> {
        let mut select: Vec<String> = ["ID", self.options.table.key.code(), "ACTIVE"].map(str::to_owned).to_vec();
        for column in &self.plan.columns {
            if !select.contains(&column.code) {
                select.push(column.code.clone());
            }
        }
        select
    }

    fn fail(&mut self, failure: Failure) {
        self.failure = Some(failure);
        self.phase = Phase::Done;
        self.asks.clear();
    }

    /// The caller gives up.
    pub fn stop(&mut self) {
        if self.phase != Phase::Done {
            self.fail(Failure::Aborted { sent: false });
        }
    }

    /// `{ phase, rows, people? }`
    pub fn progress(&self) -> Value<'static> {
        let phase = match self.phase {
            Phase::Facts => "facts",
            Phase::People => "people",
            Phase::Missing => "missing",
            Phase::Done => "done",
        };
        let open = self.seek.waiting();
        let mut members: Vec<Member<'static>> = vec![
            ("phase".into(), Value::text(phase)),
            ("rows".into(), Value::Number(self.plan.len() as f64)),
            ("done".into(), Value::Number(self.plan.len().saturating_sub(open) as f64)),
        ];
        if let Some(people) = self.plan.head.people {
            members.push(("people".into(), Value::Number(people as f64)));
        }
        Value::Object(members)
    }

    /// What the columns of the table stand for: `[{ caption, code? }]`, without a code where one is in doubt or left out.
    pub fn columns(&self) -> Value<'static> {
        let mut told = Vec::new();
        for column in self.table.as_ref().map(Table::columns).unwrap_or_default() {
            let mut members: Vec<Member<'static>> = vec![("caption".into(), Value::text(column.caption.clone()))];
            if let Some(code) = column.code() {
                members.push(("code".into(), Value::text(code.to_owned())));
            }
            told.push(Value::Object(members));
        }
        Value::List(told)
    }

    /// The plan, once there is nothing more to do; or why there is none.
    pub fn take(self) -> Result<Plan, Failure> {
        match self.failure {
            Some(failure) => Err(failure),
            None if self.phase == Phase::Done => Ok(self.plan),
            None => Err(Failure::Aborted { sent: false }),
        }
    }
}
