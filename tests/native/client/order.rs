//! In which order the calls of a batch leave, and how many requests are under way.

use std::collections::BTreeMap;

use serde_json::json;

use super::{creation, sizes, update, updates_of};
use crate::pretended::{Fault, Many, Setup, World};

/// The texts that each person was given, in their order.
fn histories(world: &World) -> BTreeMap<u64, Vec<u64>> {
    let mut histories: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for deed in &world.portal.deeds {
        let number = |text: &str| text.rsplit(' ').next().and_then(|digits| digits.parse().ok()).expect("a number");
        let id = number(deed.params["ID"].as_str().expect("an id"));
        histories.entry(id).or_default().push(number(deed.params["WORK_POSITION"].as_str().expect("a text")));
    }
    histories
}

/// People of 1,000 calls, some of whom occur often.
fn people() -> Vec<i64> {
    (0..1_000_i64).map(|call| if call % 3 == 0 { call % 7 + 1 } else { call * call % 191 + 10 }).collect()
}

#[test]
fn changes_of_one_person_are_made_in_their_order() {
    for (work, faults) in
        [(0.0, vec![]), (0.05, vec![]), (0.05, vec![Fault::None, Fault::no_connection(), Fault::broken()])]
    {
        let mut world = World::new(Setup::default());
        world.portal.work = work;
        let is_whole = faults.is_empty();
        world.faults(faults);
        let job = world.batch(&updates_of(&people()));
        world.run();
        assert!(world.outcomes(job).iter().all(Result::is_ok));
        for (person, mut history) in histories(&world) {
            let calls: Vec<_> =
                (0_u64..).zip(people()).filter(|(_, id)| *id as u64 == person).map(|(call, _)| call).collect();
            // What was sent again was done twice, one after the other.
            if !is_whole {
                history.sort_unstable();
                history.dedup();
            }
            assert_eq!(history, calls, "person {person}");
        }
    }
}

#[test]
fn many_requests_are_under_way_at_once() {
    let mut world = World::new(Setup::default());
    world.portal.work = 0.1;
    world.batch(&updates_of(&(1..=2_000).collect::<Vec<_>>()));
    // The first shows how long they take.
    assert_eq!(sizes(&world), [10]);
    world.run_until(1_500.0);
    assert_eq!(sizes(&world), [vec![10], vec![50; 16]].concat());
    world.run();
    assert_eq!(world.portal.deeds.len(), 2_000);
}

#[test]
fn few_calls_need_no_first_request() {
    for (count, first) in [(800, 50), (801, 10)] {
        let mut world = World::new(Setup::default());
        world.batch(&updates_of(&(1..=count).collect::<Vec<_>>()));
        assert_eq!(sizes(&world), [first]);
    }
}

#[test]
fn under_halt_one_request_after_the_other() {
    let mut world = World::new(Setup::default());
    world.portal.work = 0.1;
    let job = world.batch_of(&updates_of(&(1..=200).collect::<Vec<_>>()), Many { halt: true, ..Many::default() });
    world.run();
    assert!(world.outcomes(job).iter().all(Result::is_ok));
    assert!(world.begun.windows(2).all(|pair| pair[1].at >= pair[0].at + 5_200.0));
}

#[test]
fn reads_go_side_by_side() {
    let mut world = World::new(Setup::default());
    world.portal.work = 0.1;
    world.batch(&vec![("user.get", json!({})); 150]);
    world.run();
    assert_eq!(world.begun[1].at, world.begun[2].at);
}

#[test]
fn where_reads_and_changes_are_mixed_everything_stays_in_its_order() {
    let mut world = World::new(Setup::default());
    let mut calls = updates_of(&(1..=120).collect::<Vec<_>>());
    calls.insert(60, ("user.get", json!({})));
    world.batch(&calls);
    world.run();
    assert!(world.begun.windows(2).all(|pair| pair[1].at > pair[0].at));
    let methods: Vec<_> = world.portal.deeds.iter().map(|deed| deed.method == "user.get").collect();
    assert_eq!(methods.iter().position(|is_read| *is_read), Some(60));
}

#[test]
fn changes_of_fields_stay_in_their_order() {
    let mut world = World::new(Setup::default());
    let field = |name: usize| json!({ "fields": { "FIELD_NAME": format!("X{name}"), "USER_TYPE_ID": "string" } });
    let calls: Vec<_> = (0..120).map(|name| ("user.userfield.add", field(name))).collect();
    world.batch(&calls);
    world.run();
    assert_eq!(sizes(&world), [50, 50, 20]);
    assert!(world.begun.windows(2).all(|pair| pair[1].at > pair[0].at));
}

#[test]
fn people_are_created_side_by_side() {
    let mut world = World::new(Setup::default());
    world.portal.work = 0.1;
    let calls: Vec<_> = (0..150).map(|call| ("user.add", creation(&format!("a{call}@example.com")))).collect();
    world.batch(&calls);
    world.run();
    assert_eq!((world.begun[1].at, world.portal.people.len()), (world.begun[2].at, 150));
}

#[test]
fn within_a_request_calls_stand_as_they_were_passed() {
    let mut world = World::new(Setup::default());
    world.batch(&updates_of(&[1, 2, 1, 3, 2]));
    world.run();
    let keys: Vec<_> = world.begun[0].body["cmd"].as_object().expect("commands").keys().collect();
    assert_eq!(keys, ["0", "1", "2", "3", "4"]);
}

#[test]
fn where_requests_are_slow_no_more_people_are_split_than_needed() {
    let people: Vec<_> = (0..150).map(|call| call / 30 + 1).collect();
    for (work, expected) in [(0.0, vec![50, 50, 40, 10]), (0.1, vec![50, 30, 30, 40])] {
        let mut world = World::new(Setup::default());
        world.portal.work = work;
        world.batch(&updates_of(&people));
        world.run();
        assert_eq!(sizes(&world), expected, "{work}");
    }
}

/// How many calls of a second each a request holds at most, when the portal has so much time for one.
fn most(timeout: f64, work: f64) -> (usize, usize) {
    let mut world = World::new(Setup { rate: None, ..Setup::timeout(timeout) });
    (world.portal.latency, world.portal.work, world.portal.rate) = (0.0, work, None);
    world.batch(&updates_of(&(1..=900).collect::<Vec<_>>()));
    world.run_until(70_000.0);
    let sizes = sizes(&world);
    (sizes[0], sizes[1..].iter().copied().max().unwrap_or_default())
}

#[test]
fn a_request_is_not_longer_than_the_portal_has_time_for_it() {
    assert_eq!(most(30_000.0, 1.0), (10, 10));
    // Gateways cut what is longer than a minute, whatever time there is.
    assert_eq!(most(60_000.0, 1.0), (10, 20));
    assert_eq!(most(f64::INFINITY, 1.0), (10, 20));
    assert_eq!(most(60_000.0, 3.0), (10, 6));
    assert_eq!(most(30_000.0, 0.15), (10, 50));
}

#[test]
fn requests_become_longer_little_by_little_and_shorter_at_once() {
    let mut world = World::new(Setup::default());
    (world.portal.latency, world.portal.work) = (0.0, 1.0);
    world.batch_of(&updates_of(&(1..=900).collect::<Vec<_>>()), Many { halt: true, ..Many::default() });
    world.run_until(10_000.0);
    world.portal.work = 0.1;
    world.run_until(19_000.0);
    world.portal.work = 2.0;
    world.run();
    assert_eq!(sizes(&world)[..9], [10, 10, 13, 17, 23, 30, 12, 5, 5]);
}

#[test]
fn a_call_at_a_time_where_even_one_is_long() {
    let mut world = World::new(Setup::timeout(60_000.0));
    world.portal.work = 5.0;
    let job = world.batch(&updates_of(&(1..=900).collect::<Vec<_>>()));
    world.run_until(51_000.0);
    assert_eq!(sizes(&world)[1..].iter().max(), Some(&3));
    world.portal.work = 25.0;
    world.run();
    assert_eq!(sizes(&world).last(), Some(&1));
    assert!(world.outcomes(job).iter().all(Result::is_ok));
}

#[test]
fn two_batches_share_what_there_is() {
    let mut world = World::new(Setup::default());
    world.portal.work = 0.02;
    let calls = updates_of(&(1..=500).collect::<Vec<_>>());
    let jobs = [world.batch(&calls), world.batch(&calls)];
    let single = world.call("user.update", update(1, "Cook"));
    world.run();
    assert!(jobs.iter().all(|job| world.outcomes(*job).iter().all(Result::is_ok)));
    assert_eq!(world.outcome(single), Ok(()));
    assert!(world.ended_at(single) < 1_000.0);
}
