//! How a run begins: with a plan, or with the journal of one that was broken off.

use std::rc::Rc;

use super::{CHANGES, Lane, Phase, Run, RunOptions};
use crate::client::clock::Clock;
use crate::rest::bodies::Fractions;
use crate::sync::journal::{Broken, History};
use crate::sync::ledger::Ledger;
use crate::sync::pace::Pace;
use crate::sync::plan::{Obstacle, Plan};
use crate::sync::run::lane::{Fresh, What};
use crate::value::{Member, Value};

/// Why a plan is not applied, or a run not gone on with.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    Obstacles(Vec<Obstacle>),
    /// It was made so many milliseconds ago.
    Stale {
        age: f64,
    },
    /// It is another portal's.
    Portal,
    Journal(Broken),
}

impl Refused {
    /// `{ code, … }`
    pub fn to_value(&self) -> Value<'static> {
        let (code, more): (&'static str, Option<Member<'static>>) = match self {
            Refused::Obstacles(obstacles) => {
                let list = obstacles.iter().map(Obstacle::to_value).collect();
                ("obstacles", Some(("obstacles".into(), Value::List(list))))
            }
            Refused::Stale { age } => ("stale", Some(("age".into(), Value::Number(age.floor())))),
            Refused::Portal => ("portal", None),
            Refused::Journal(broken) => (broken.code(), None),
        };
        Value::Object(std::iter::once(("code".into(), Value::text(code))).chain(more).collect())
    }
}

impl Run {
    /// Applies a plan, from its beginning.
    pub fn new(plan: Rc<Plan>, options: RunOptions, by: Fractions, wall: f64) -> Result<Run, Refused> {
        let age = wall - plan.head.made;
        if age.abs() > options.max_age {
            return Err(Refused::Stale { age });
        }
        let ledger = Ledger::new(&plan);
        let mut run = Run::of(plan, ledger, options, by, wall)?;
        run.greet();
        Ok(run)
    }

    /// Goes on with what a journal tells.
    pub fn resume(history: History, options: RunOptions, by: Fractions, wall: f64) -> Result<Run, Refused> {
        let is_open = history.is_open();
        let History { plan, ledger, open, is_ended, saved, saves_photos, .. } = history;
        if plan.digest().is_empty() {
            return Err(Refused::Journal(Broken::Unbegun));
        }
        let mut run = Run::of(Rc::new(plan), ledger, options, by, wall)?;
        run.phase = Phase::Going;
        run.saves_photos |= saves_photos;
        run.saved = saved;
        if is_ended {
            run.phase = Phase::Done;
            return Ok(run);
        }
        run.greet();
        let now = run.clock.now();
        for (rows, at) in open {
            // Somebody's clock may have been put back.
            let until = now + (at + run.options.aftermath - wall).clamp(0.0, run.options.aftermath);
            run.doubts.push((rows, until));
        }
        if is_open {
            run.lines.push('\n');
        }
        run.line("resume", vec![("at".into(), Value::Number(wall.floor()))]);
        Ok(run)
    }

    fn of(plan: Rc<Plan>, ledger: Ledger, options: RunOptions, by: Fractions, wall: f64) -> Result<Run, Refused> {
        // Counted anew: nothing that is noted in it raises a cap.
        if !plan.obstacles().is_empty() {
            return Err(Refused::Obstacles(plan.obstacles().to_vec()));
        }
        if plan.head.portal != options.portal {
            return Err(Refused::Portal);
        }
        let mut select = vec!["ID".to_owned()];
        for column in &plan.columns {
            select.push(column.code.clone());
        }
        let mut clock = Clock::default();
        let now = clock.read(wall);
        let mut lanes = Vec::new();
        lanes.resize_with(options.lanes.max(1), || Lane::Idle);
        let run = Run {
            pace: Pace::new(options.timeout, CHANGES),
            plan,
            by,
            saves_photos: options.photos,
            photos: Vec::new(),
            saved: Vec::new(),
            options,
            clock,
            ledger,
            phase: Phase::Opening(0),
            cursor: 0,
            again: Vec::new(),
            doubts: Vec::new(),
            lanes,
            asks: Vec::new(),
            count: 0,
            lines: String::new(),
            written: 0,
            taken: 0,
            safe: 0,
            sends_all: false,
            select,
            is_known: false,
            strikes: 0,
            refusals: 0,
            not_before: 0.0,
            waits_until: None,
            began: now,
            stop: None,
            failure: None,
        };
        Ok(run)
    }

    /// Of one person, who has just been read by whoever calls.
    pub(in crate::sync) fn of_one(
        plan: Rc<Plan>,
        now: Vec<Value<'static>>,
        sends_all: bool,
        options: RunOptions,
        by: Fractions,
        wall: f64,
    ) -> Result<Run, Refused> {
        let ledger = Ledger::new(&plan);
        let mut run = Run::of(plan, ledger, options, by, wall)?;
        (run.phase, run.is_known, run.sends_all, run.cursor) = (Phase::Going, true, sends_all, 1);
        let at = run.clock.now();
        if let Some(lane) = run.lanes.first_mut() {
            *lane = Lane::Ready { people: vec![Fresh { row: 0, now }], at };
        }
        Ok(run)
    }

    /// Asks who calls.
    pub(super) fn greet(&mut self) {
        if let Some(call) = crate::sync::ask::reading("profile", Vec::new()) {
            self.read(None, vec![call], What::Profile);
        }
    }
}
