//! Whole worlds, made by chance and told by a number: a table is planned, applied, broken off, gone on with and taken back,
//! while others edit the same people and answers are lost. What must be so is so in all of them.

#![cfg(not(target_family = "wasm"))]
// A test that fails panics, and says what it has seen.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout, clippy::unreachable)]

mod chance;
mod crash;
mod laws;
mod life;
mod one;
mod photos;
mod plans;
mod portal;
mod query;
mod runs;
mod scenario;
// Of all tests.
#[allow(dead_code)]
#[path = "../support/mod.rs"]
mod support;
mod world;

use b24_users::sync::{Broken, PlanOptions, Planner, Refused, Run};
use serde_json::json;

use crate::chance::Chance;
use crate::laws::{caps_hold, journal_is_right, plan_is_right, planned, run_is_right};
use crate::life::{Death, history, live, options};
use crate::portal::FIELDS;
use crate::scenario::{BY, Scenario, make, some_value};
use crate::support::value;
use crate::world::World;

/// Worlds that are tried, unless the environment says how many.
const SEEDS: u64 = if cfg!(debug_assertions) { 300 } else { 10_000 };
/// Lives of one run, the last of which nothing befalls.
const LIVES: usize = 4;

#[derive(Default)]
struct Sum {
    rows: usize,
    refused: usize,
    lives: usize,
    requests: usize,
    updates: usize,
    states: std::collections::BTreeMap<String, usize>,
}

fn simulate(seed: u64, most: usize, sum: &mut Sum) {
    let mut chance = Chance::new(seed);
    let (cost, calm) = (chance.between(20.0, 400.0), 4 + chance.below(7));
    let mut world = World::new(chance);
    (world.cost, world.calm, world.has_limits) = (cost, calm, true);
    let scenario = Scenario::new(&mut world, most);
    let plan = scenario.plan(&mut world);
    assert!(world.portal.writes.is_empty(), "a plan writes nothing");
    plan_is_right(&scenario, &plan, &world);
    let rows = planned(&plan);
    sum.rows += plan.len();
    if !plan.obstacles().is_empty() {
        let refused = Run::new(plan.into(), options(1), BY, world.wall()).err();
        assert!(matches!(refused, Some(Refused::Obstacles(_))));
        sum.refused += 1;
        return;
    }
    let since = world.now;
    disturb(&mut world, &rows);
    let (mut run, mut journal) = apply(&mut world, plan, sum);
    world.settle();
    run_is_right(&run, &rows, &world, since);
    journal_is_right(&journal, &rows);
    caps_hold(&world, &rows);
    for row in &rows {
        *sum.states.entry(run.report().state(row.place).to_owned()).or_default() += 1;
    }
    sum.requests += world.visits.len();
    sum.updates += world.portal.updates;
    // Whoever goes on with what has ended finds nothing to do.
    let told = history(&journal, &mut world).expect("a journal");
    run = Run::resume(told, options(1), BY, world.wall()).expect("a run");
    let before = journal.len();
    assert!(live(&mut world, &mut run, &mut journal, Death::Never));
    assert_eq!(journal.len(), before);
    take_back(&mut world, &journal, &rows, since);
}

/// People are odd, and others edit them.
fn disturb(world: &mut World, rows: &[laws::Planned]) {
    let chance = &mut world.chance;
    for row in rows {
        if chance.one_in(30) {
            world.portal.refused.insert(row.id);
        }
        for field in row.fields.keys() {
            if chance.one_in(40) {
                world.portal.ignored.insert((row.id, *field));
            } else if chance.one_in(40) && *field != "ACTIVE" {
                world.portal.altered.insert((row.id, *field));
            }
        }
    }
    let edits = chance.below(rows.len() + 1) / 2;
    for _ in 0..edits {
        let chance = &mut world.chance;
        let row = chance.pick(rows);
        let field = if chance.one_in(4) {
            *chance.pick(FIELDS)
        } else {
            let fields: Vec<_> = row.fields.keys().copied().collect();
            *chance.pick(&fields)
        };
        let (id, text) = (row.id, some_value(chance, field, row.id));
        let wait = chance.between(0.0, 20_000.0) * chance.between(0.0, 1.0);
        world.edit_after(wait, id, field, text);
    }
}

/// Applies a plan, in one life or several.
fn apply(world: &mut World, plan: b24_users::sync::Plan, sum: &mut Sum) -> (Run, Vec<u8>) {
    let mut journal = Vec::new();
    let lanes = 1 + world.chance.below(4);
    let text = serde_json::to_string(&plan.head_value()).expect("JSON");
    let rows: Vec<_> = (0..plan.len()).map(|place| plan.row_value(place).into_owned()).collect();
    let mut run = Run::new(plan.into(), options(lanes), BY, world.wall()).expect("a run");
    for life in 1.. {
        sum.lives += 1;
        let is_last = life >= LIVES;
        let death = match world.chance.below(3) {
            _ if is_last => Death::Never,
            0 => Death::Never,
            1 => Death::Byte(journal.len() + world.chance.below(6_000)),
            _ => Death::At(world.now + world.chance.between(0.0, 40_000.0)),
        };
        if is_last {
            world.calm = 10;
        }
        let has_ended = live(world, &mut run, &mut journal, death);
        if has_ended && run.stopped().is_none() {
            return (run, journal);
        }
        let wait = world.chance.between(0.0, 100_000.0) * world.chance.between(0.0, 1.0);
        world.pass(wait);
        run = match history(&journal, world) {
            Ok(told) => Run::resume(told, options(lanes), BY, world.wall()).expect("a run"),
            // Nothing was sent: the same plan is applied anew.
            Err(Broken::Unbegun) => {
                journal.clear();
                let head: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                let mut reader = b24_users::sync::PlanReader::new(&value(&head)).expect("a head");
                rows.iter().for_each(|row| reader.row(row).expect("a row"));
                let plan = reader.end(BY.write).expect("the same plan");
                Run::new(plan.into(), options(lanes), BY, world.wall()).expect("a run")
            }
            Err(broken) => panic!("{broken:?}"),
        };
    }
    unreachable!("the last life comes to its end")
}

/// What was changed gets what was there before, unless somebody has changed it since.
fn take_back(world: &mut World, journal: &[u8], rows: &[laws::Planned], since: f64) {
    (world.portal.refused, world.portal.ignored, world.portal.altered) = Default::default();
    let told = history(journal, world).expect("a journal");
    let caps = json!({ "portal": "acme.example", "caps": { "dismiss": null, "email": null, "departments": null } });
    let planner = Planner::undo(told, PlanOptions::read(&value(&caps)).expect("options"), BY, world.wall());
    let plan = make(world, planner, None);
    assert_eq!(plan.obstacles(), []);
    let back = planned(&plan);
    let conflicts: Vec<(i64, String)> = (0..plan.len())
        .flat_map(|place| {
            let id = plan.row(place).expect("a row").id;
            let detail = plan.detail(place);
            let all = detail.map(|detail| detail.conflicts.clone()).unwrap_or_default();
            all.into_iter()
                .map(|found| (id, plan.column(found.column).expect("a column").code.clone()))
                .collect::<Vec<_>>()
        })
        .collect();
    world.seen.clear();
    let mut journal = Vec::new();
    let mut run = Run::new(plan.into(), options(2), BY, world.wall()).expect("a run");
    let began = world.now;
    world.calm = 10;
    assert!(live(world, &mut run, &mut journal, Death::Never));
    assert_eq!(run.stopped(), None);
    run_is_right(&run, &back, world, began);
    for row in rows {
        for (field, (before, _)) in &row.fields {
            let writes = world.portal.writes.get(&(row.id, *field)).map(Vec::as_slice).unwrap_or_default();
            let during: Vec<_> = writes.iter().filter(|write| write.at >= since && write.at < began).collect();
            let is_ours = during.last().is_some_and(|write| write.who != portal::Who::Other);
            if !is_ours || conflicts.contains(&(row.id, (*field).to_owned())) {
                continue;
            }
            // Of several edits the one comes back that was seen.
            let mut edited = during.iter().filter(|write| write.who == portal::Who::Other).map(|write| &write.after);
            let now = world.portal.value(row.id, field);
            let about = || {
                let mut rows = (0..run.plan().len()).map(|place| run.report().row_value(place)).collect::<Vec<_>>();
                rows.retain(|told| told.get("id").and_then(|id| id.as_integer()) == Some(row.id));
                let rows: Vec<_> = rows.iter().map(|row| serde_json::to_string(row).expect("JSON")).collect();
                format!("{} {}", rows.join(" "), laws::writes_of(row, world))
            };
            assert!(
                now == *before || edited.any(|text| *text == now),
                "{field} of {} is {now:?}, not {before:?}: {}",
                row.id,
                about()
            );
        }
    }
}

/// `SEEDS` is how many worlds, `SEED` is the first, and `ROWS` is how many rows are to be tried at least.
#[test]
fn whatever_happens() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (first, rows) = (number("SEED").unwrap_or(0), number("ROWS").unwrap_or(0) as usize);
    let seeds = number("SEEDS").unwrap_or(if rows > 0 { 0 } else { SEEDS });
    // Many rows come in larger tables as well.
    let most = if rows > 0 { 400 } else { 60 };
    let mut sum = Sum::default();
    let mut seed = first;
    while seed < first + seeds || sum.rows < rows {
        let most = if seed % 10 == 0 { most } else { 60 };
        let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| simulate(seed, most, &mut sum)));
        if let Err(why) = tried {
            let why = why.downcast_ref::<String>().cloned().unwrap_or_default();
            panic!("seed {seed}: {why}");
        }
        seed += 1;
    }
    let worlds = seed - first;
    let Sum { rows, refused, lives, requests, updates, states } = sum;
    println!("{worlds} worlds, {refused} refused: {rows} rows, {lives} lives, {requests} requests, {updates} updates");
    println!("{states:?}");
}
