//! A run that is broken off after each byte of its journal.

use crate::chance::Chance;
use crate::laws::{caps_hold, journal_is_right, planned, run_is_right};
use crate::life::{Death, history, live, options};
use crate::scenario::{BY, Scenario};
use crate::world::World;
use b24_users::sync::{Broken, Run};
use serde_json::json;

/// Bytes between one crash and the next: a build that is not made for speed does not try each.
const STEP: usize = if cfg!(debug_assertions) { 7 } else { 1 };

/// Five people of whom each is changed, of whom somebody else edits one; says how long the journal is.
fn broken_off(death: Death) -> usize {
    let mut world = World::new(Chance::new(7));
    let mut scenario = Scenario::new(&mut world, 12);
    (scenario.caps, scenario.dismisses) = (json!({ "dismiss": null, "email": null, "departments": null }), false);
    let plan = scenario.plan(&mut world);
    let rows = planned(&plan);
    assert!(rows.len() >= 5 && plan.obstacles().is_empty());
    let since = world.now;
    let field = *rows[1].fields.keys().next().expect("a field");
    world.edit_after(300.0, rows[1].id, field, crate::scenario::some_value(&mut Chance::new(3), field, rows[1].id));
    let plan = std::rc::Rc::new(plan);
    let mut journal = Vec::new();
    let mut run = Run::new(plan.clone(), options(2), BY, world.wall()).expect("a run");
    if !live(&mut world, &mut run, &mut journal, death) {
        let wait = world.chance.between(0.0, 90_000.0);
        world.pass(wait);
        run = match history(&journal, &mut world) {
            Ok(told) => Run::resume(told, options(2), BY, world.wall()).expect("a run"),
            Err(why) => {
                assert_eq!(why, Broken::Unbegun);
                assert!(world.portal.writes.values().flatten().all(|write| write.who == crate::portal::Who::Other));
                journal.clear();
                Run::new(plan, options(2), BY, world.wall()).expect("a run")
            }
        };
        assert!(live(&mut world, &mut run, &mut journal, Death::Never));
    }
    assert_eq!(run.stopped(), None);
    world.settle();
    run_is_right(&run, &rows, &world, since);
    journal_is_right(&journal, &rows);
    caps_hold(&world, &rows);
    journal.len()
}

#[test]
fn after_any_byte() {
    let bytes = broken_off(Death::Never);
    assert!(bytes > 2_000, "{bytes}");
    for byte in (0..=bytes).step_by(STEP) {
        let tried = std::panic::catch_unwind(|| broken_off(Death::Byte(byte)));
        if let Err(why) = tried {
            panic!("byte {byte}: {}", why.downcast_ref::<String>().cloned().unwrap_or_default());
        }
    }
    println!("a journal of {bytes} bytes, broken off after each {STEP}.");
}
