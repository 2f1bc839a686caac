//! How many calls of a batch leave where operating time is short.

use serde_json::Value as Json;

use super::{creation, sizes, update, updates_of};
use crate::pretended::{Setup, World};

/// A world in which so many seconds of a method's time are used up, and known to be.
fn spent(seconds: f64) -> World {
    let mut world = World::new(Setup::default());
    (world.portal.counts, world.portal.work) = (true, 0.5);
    world.portal.spend("user.update", seconds - 0.5, 0.0);
    world.call("user.update", update(9_999, "Cook"));
    world.run();
    world.begun.clear();
    world
}

fn creations(count: usize) -> Vec<(&'static str, Json)> {
    (0..count).map(|call| ("user.add", creation(&format!("a{call}@example.com")))).collect()
}

#[test]
fn as_many_leave_as_there_is_time_for() {
    let mut world = spent(468.0);
    let people: Vec<_> = (1..=20).collect();
    let job = world.batch(&[creations(10), updates_of(&people)].concat());
    // Half a second each, and 475 in all.
    assert_eq!(sizes(&world), [10 + 14]);
    world.run();
    assert!(world.outcomes(job).iter().all(Result::is_ok));
    assert_eq!(world.portal.limited, 0);
}

#[test]
fn others_fill_the_rest_of_a_request() {
    let mut world = spent(468.0);
    let job = world.batch(&[updates_of(&[1; 20]), creations(60)].concat());
    assert_eq!(sizes(&world), [50]);
    let commands = world.begun[0].body["cmd"].as_object().expect("commands");
    let updates =
        commands.values().filter(|command| command.as_str().is_some_and(|text| text.starts_with("user.update")));
    assert_eq!(updates.count(), 14);
    world.run();
    assert!(world.outcomes(job).iter().all(Result::is_ok));
    assert_eq!(world.portal.limited, 0);
}

#[test]
fn who_comes_first_waits_for_it_while_single_calls_of_others_pass() {
    let mut world = spent(475.0);
    let job = world.batch(&updates_of(&[1, 2, 3]));
    assert_eq!(sizes(&world), [0; 0]);
    let other = world.call("user.add", creation("a@example.com"));
    world.run();
    assert!(world.ended_at(other) < 3_000.0);
    assert!(world.outcomes(job).iter().all(Result::is_ok));
    assert!((598_000.0..602_000.0).contains(&world.begun[1].at), "{}", world.begun[1].at);
}
