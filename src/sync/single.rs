//! A change of one person: what differs is found out, sent and proved, or only said.

use std::rc::Rc;

use super::ask::{Ask, Step, people_of, reading, rows};
use super::choice::{each_option, meant};
use super::diff::{After, Want, compare};
use super::knowledge::Knowledge;
use super::ledger::State;
use super::likeness::Likeness;
use super::person::Person;
use super::plan::{Caps, Change, Head, Kind, Plan};
use super::report::Report;
use super::run::{Room, Run, RunOptions, sendable};
use crate::check::id_of;
use crate::client::errand::{Came, Given, Part};
use crate::client::failure::{Failure, Lost};
use crate::format::field_name::is_custom;
use crate::format::number::written;
use crate::issue::Issue;
use crate::path::At;
use crate::payload::Payload;
use crate::rest::bodies::Fractions;
use crate::value::{Member, Value};

/// What is done with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SingleOptions {
    /// Sends only what differs.
    pub only_changed: bool,
    /// Sends nothing.
    pub is_dry: bool,
}

impl SingleOptions {
    /// Reads `{ only?, verify?, dryRun? }`, or says what is wrong. Whatever is done is proved.
    pub fn read(value: &Value) -> Result<SingleOptions, Vec<Issue>> {
        let mut read = SingleOptions::default();
        let mut issues = Vec::new();
        each_option(value, &At::ROOT, &["only", "verify", "dryRun"], &mut issues, &mut |name, value, _, _| {
            match name {
                "only" => read.only_changed = meant(value, &["changed"], &[true])?,
                "dryRun" => read.is_dry = *value == Value::Bool(true),
                _ => {}
            }
            Ok(())
        });
        if issues.is_empty() { Ok(read) } else { Err(issues) }
    }
}

/// Needs no journal: who waits for one person sees what became of it.
pub struct Single {
    options: SingleOptions,
    by: Fractions,
    id: i64,
    /// What is wanted, as it was checked.
    wanted: Vec<Member<'static>>,
    phase: Phase,
    plan: Rc<Plan>,
    run: Option<Box<Run>>,
    failure: Option<Failure>,
}

enum Phase {
    /// The request that reads, and whether it was submitted.
    Reading(Ask, bool),
    Running,
    Done,
}

/// Of all custom fields, fifty a page.
const PAGES: usize = 10;

impl Single {
    /// Parameters of `user.update`, as the check has given them.
    pub fn new(params: &Value, options: SingleOptions, by: Fractions) -> Result<Single, Vec<Issue>> {
        let payload = sendable(&params.clone().into_owned())?;
        let id = payload.params().get("ID").and_then(id_of).unwrap_or_default();
        let mut wanted = Vec::new();
        if let Value::Object(members) = payload.into_params() {
            wanted.extend(members.into_iter().filter(|(name, _)| name != "ID"));
        }
        let mut calls = Vec::new();
        let select: Vec<String> =
            std::iter::once("ID".to_owned()).chain(wanted.iter().map(|(name, _)| name.to_string())).collect();
        calls.extend(people_of(&[id], &select));
        if wanted.iter().any(|(name, _)| is_custom(name)) {
            calls.extend(fields());
        }
        let phase = Phase::Reading(Ask::read(calls), false);
        Ok(Single { options, by, id, wanted, phase, plan: Rc::new(Plan::default()), run: None, failure: None })
    }

    pub fn next(&mut self, wall: f64, room: Room) -> Step {
        match &mut self.phase {
            Phase::Reading(_, is_submitted) => {
                if std::mem::replace(is_submitted, true) {
                    Step::Rest
                } else {
                    Step::Submit(READ)
                }
            }
            Phase::Done => Step::Done,
            Phase::Running => loop {
                let Some(run) = &mut self.run else { return Step::Done };
                match run.next(wall, room) {
                    // There is nobody who would read it.
                    Step::Record => {
                        drop(run.lines());
                        run.recorded();
                    }
                    Step::Done => {
                        self.phase = Phase::Done;
                        return Step::Done;
                    }
                    step => return step,
                }
            },
        }
    }

    pub fn ask(&self, number: u32) -> Option<&Ask> {
        match &self.phase {
            Phase::Reading(ask, _) => Some(ask).filter(|_| number == READ),
            _ => self.run.as_ref()?.ask(number),
        }
    }

    pub fn came(&mut self, number: u32, came: Came, wall: f64) {
        match (&self.phase, came.read()) {
            (Phase::Reading(..), Came::Answered { parts, .. }) if number == READ => {
                if let Err(failure) = self.read(&parts, wall) {
                    self.fail(failure);
                }
            }
            (Phase::Reading(..), Came::Failed(failure)) if number == READ => self.fail(failure),
            (_, came) => {
                if let Some(run) = &mut self.run {
                    run.came(number, came, wall);
                }
            }
        }
    }

    pub fn stop(&mut self) {
        match (&self.phase, &mut self.run) {
            (Phase::Reading(..), _) => self.fail(Failure::Aborted { sent: false }),
            (_, Some(run)) => run.stop(),
            _ => {}
        }
    }

    fn fail(&mut self, failure: Failure) {
        self.failure = Some(failure);
        self.phase = Phase::Done;
    }

    fn read(&mut self, parts: &[Part], wall: f64) -> Result<(), Failure> {
        let mut parts = parts.iter();
        let found = match parts.next().map(|part| &part.given) {
            Some(Given::Result(found)) => found.value(),
            Some(Given::Refused(refusal)) => {
                let refusal = refusal.clone();
                return Err(Failure::Refused { refusal, status: None, method: "user.get".to_owned() });
            }
            _ => return Err(unreadable()),
        };
        let person = rows(&found).ok_or_else(unreadable)?;
        let knowledge = knowledge(parts);
        let mut plan = Plan::new(Head { caps: Caps::NONE, made: wall, ..Head::default() });
        let place = plan.push(0, 0, &written(self.id));
        let mut wants: Vec<Want> = Vec::new();
        for (code, value) in &self.wanted {
            let column = plan.column_of(code, || Likeness::of(code, &knowledge));
            let likeness = plan.column(column).map(|column| column.likeness);
            let after = likeness.map(|likeness| likeness.form(Some(value))).unwrap_or_default();
            wants.push(Want { column, after: After::Own(after), left: None });
        }
        let person = person.into_iter().filter_map(Person::read).find(|person| person.id == self.id);
        self.phase = Phase::Done;
        let Some(person) = person else {
            plan.set(place, Kind::Unmatched, 0);
            self.plan = Rc::new(plan);
            return Ok(());
        };
        let changes = if self.options.only_changed || self.options.is_dry {
            compare(&plan, person, &mut wants).changes
        } else {
            all(&plan, person, wants)
        };
        let kind = if changes.is_empty() { Kind::Unchanged } else { Kind::Update };
        plan.set(place, kind, self.id);
        let now = changes.iter().map(|change| change.before.clone()).collect();
        if !changes.is_empty() {
            plan.say(place, |detail| detail.changes = changes);
        }
        plan.finish(self.by.write);
        self.plan = Rc::new(plan);
        if kind == Kind::Update && !self.options.is_dry {
            let sends_all = !self.options.only_changed;
            let options = RunOptions { lanes: 1, ..RunOptions::default() };
            let run = Run::of_one(Rc::clone(&self.plan), now, sends_all, options, self.by, wall);
            self.run = run.ok().map(Box::new);
            self.phase = Phase::Running;
        }
        Ok(())
    }

    /// `{ id, kind, changes?, consequences?, state?, fields?, error? }`; why there is none.
    pub fn outcome(&self) -> Result<Value<'static>, Failure> {
        if let Some(failure) = self.failure.as_ref().or(self.run.as_ref().and_then(|run| run.failure())) {
            return Err(failure.clone());
        }
        match &self.run {
            Some(run) => {
                let is_final = run.ledger().state(0) != State::Pending;
                Ok(Report { plan: run.plan(), ledger: run.ledger(), is_final }.row_value(0).into_owned())
            }
            None => Ok(self.plan.row_value(0).into_owned()),
        }
    }
}

/// The number of the request that reads; a run begins with another one.
const READ: u32 = u32::MAX;

/// All that is wanted, what is there already among it.
fn all(plan: &Plan, person: Person, wants: Vec<Want>) -> Vec<Change> {
    let mut changes = Vec::new();
    for Want { column, after, .. } in wants {
        if let Some(known) = plan.column(column) {
            changes.push(Change { column, before: person.now(&known.code, known.likeness), after: after.into_value() });
        }
    }
    changes
}

/// What custom fields there are, by which their values are compared.
fn fields() -> Vec<Payload<'static>> {
    let page = |page: usize| {
        let start = (page > 0).then(|| ("start".into(), Value::Number((page * super::ask::PAGE) as f64)));
        reading("user.userfield.list", start.into_iter().collect())
    };
    (0..PAGES).filter_map(page).collect()
}

fn knowledge<'p>(parts: impl Iterator<Item = &'p Part>) -> Knowledge {
    let mut fields: Vec<Value<'static>> = Vec::new();
    for part in parts {
        if let Given::Result(found) = &part.given {
            let result = found.value();
            fields.extend(rows(&result).unwrap_or_default().into_iter().map(|row| row.clone().into_owned()));
        }
    }
    Knowledge::read(&Value::Object(vec![("userFields".into(), Value::List(fields))]))
}

fn unreadable() -> Failure {
    Lost::new("The portal's answer does not tell what was asked.").unsent().into()
}
