//! Two spans of time: what the portal may take, and what one waits for its limits.

use b24_users::client::failure::Failure;
use b24_users::client::limits::Limits;
use serde_json::json;

use super::{code, update};
use crate::pretended::{Fault, Setup, World};

#[test]
fn a_portal_that_is_silent_is_given_up_in_time() {
    let mut world = World::new(Setup::timeout(5_000.0));
    world.faults([Fault::Lost(None)]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 5_000.0, sent: true }));
    assert_eq!((world.ended_at(job), world.cancelled), (5_000.0, 1));
    assert_eq!(world.portal.deeds.len(), 1, "and it was done");
}

#[test]
fn a_deadline_is_kept_while_others_wait_for_longer() {
    let mut world = World::new(Setup { rate: Some((1.0, 0.01)), ..Setup::timeout(5_000.0) });
    // The client's clock begins with its first call.
    world.call("user.update", update(1, "Chef"));
    world.run_until(200_000.0);
    world.faults([Fault::Lost(None)]);
    let (first, second) = (world.call("user.update", update(1, "Cook")), world.call("user.update", update(2, "Cook")));
    world.run();
    assert_eq!((world.ended_at(first), world.ended_at(second)), (205_000.0, 300_200.0));
}

#[test]
fn what_comes_too_late_is_not_heard() {
    let mut world = World::new(Setup::timeout(5_000.0));
    world.portal.work = 6.0;
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 5_000.0, sent: true }));
}

#[test]
fn the_time_is_that_of_all_tries_together() {
    let mut world = World::new(Setup::timeout(5_000.0));
    world.portal.work = 2.8;
    world.faults([Fault::broken(), Fault::None]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    // Three seconds for the first try leave two for the second; the pause between them is no time of the portal's.
    let pause = world.begun[1].at - 3_000.0;
    assert!((1_000.0..=1_200.0).contains(&pause), "{pause}");
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 5_000.0, sent: true }));
    assert_eq!(world.ended_at(job), world.begun[1].at + 2_000.0);
}

#[test]
fn waiting_for_limits_is_no_time_of_the_portal() {
    let mut world = World::new(Setup::timeout(1_000.0));
    let jobs: Vec<_> = (0..200).map(|id| world.call("user.update", update(id + 1, "Cook"))).collect();
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    assert!(world.ended_at(jobs[199]) > 70_000.0);
    assert_eq!(world.portal.limited, 0);
}

#[test]
fn what_cannot_leave_in_time_is_told_at_once() {
    let mut world = World::new(Setup::patience(10_100.0));
    let jobs: Vec<_> = (0..100).map(|id| world.call("user.update", update(id + 1, "Cook"))).collect();
    let stuck: Vec<_> = jobs.iter().filter(|job| world.has_ended(**job)).collect();
    // One place is left free in the bucket of fifty; in ten seconds it takes twenty more.
    assert_eq!(stuck.len(), 100 - 49 - 20);
    assert!(stuck.iter().all(|job| world.outcome(**job) == Err(Failure::Stuck { span: 10_100.0, sent: false })));
    world.run();
    assert_eq!(jobs.iter().filter(|job| world.outcome(**job).is_ok()).count(), 69);
    assert_eq!(world.begun.len(), 69);
}

#[test]
fn what_could_leave_when_patience_ends_is_told_at_once_as_well() {
    for (patience, at_once) in [(2_000.0, true), (2_001.0, false)] {
        let mut world = World::new(Setup { rate: Some((1.0, 0.5)), ..Setup::patience(patience) });
        let jobs = [world.call("user.update", update(1, "Cook")), world.call("user.update", update(2, "Cook"))];
        assert_eq!(world.has_ended(jobs[1]), at_once);
        world.run();
        assert_eq!(world.outcome(jobs[1]).is_err(), at_once);
    }
}

#[test]
fn whoever_waits_behind_others_that_wait_for_something_else_is_not_stuck() {
    let mut world = World::new(Setup::default());
    world.portal.counts = true;
    world.portal.spend("user.update", 480.0, 0.0);
    let first = world.call("user.update", update(1, "Cook"));
    world.run_until(10_000.0);
    let updates: Vec<_> = (0..200).map(|id| world.call("user.update", update(id + 1, "Cook"))).collect();
    let limits = Limits { timeout: 30_000.0, patience: 2_000.0 };
    let quick = world.call_of("user.current", &crate::support::value(&json!({})), |wish| wish.limits = limits);
    world.run();
    assert_eq!(world.outcome(quick), Ok(()));
    assert!(world.ended_at(quick) < 11_000.0);
    assert!(updates.iter().chain([&first]).all(|job| world.outcome(*job).is_ok()));
}

#[test]
fn whoever_waits_behind_others_is_stuck_with_them() {
    let mut world = World::new(Setup::default());
    for _ in 0..100 {
        world.call("user.current", json!({}));
    }
    let limits = Limits { timeout: 30_000.0, patience: 10_000.0 };
    let job = world.call_of("user.update", &crate::support::value(&update(1, "Cook")), |wish| wish.limits = limits);
    assert_eq!(world.outcome(job), Err(Failure::Stuck { span: 10_000.0, sent: false }));
}

#[test]
fn patience_ends_while_one_waits() {
    let mut world = World::new(Setup::patience(20_000.0));
    // Others take all that the portal gives.
    world.faults(vec![Fault::too_fast(); 9]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    assert_eq!(code(&world.outcome(job)), "QUERY_LIMIT_EXCEEDED");
    assert_eq!(world.begun.len(), 3);
    let operating = Fault::refused(429, "OPERATION_TIME_LIMIT");
    let mut world = World::new(Setup::patience(20_000.0));
    world.faults([operating]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    // A minute is longer than its patience, so that it need not wait for any of it.
    assert_eq!((code(&world.outcome(job)), world.ended_at(job)), ("OPERATION_TIME_LIMIT", 200.0));
}

#[test]
fn a_pause_longer_than_the_patience_is_not_begun() {
    let mut world = World::new(Setup::patience(900.0));
    world.faults([Fault::no_connection()]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    assert!(!super::sent(&world.outcome(job)));
    assert_eq!((world.ended_at(job), world.begun.len()), (100.0, 1));
}

#[test]
fn patience_is_that_of_all_waits_together() {
    let mut world = World::new(Setup { attempts: 9, ..Setup::patience(8_000.0) });
    world.faults(vec![Fault::no_connection(); 9]);
    let job = world.call("user.update", update(5, "Cook"));
    world.run();
    // 1 + 2 + 4 seconds and a little each; the next wait would be one of 8.
    assert_eq!(world.begun.len(), 4);
    assert!((7_400.0..8_900.0).contains(&world.ended_at(job)), "{}", world.ended_at(job));
}

#[test]
fn who_has_no_end_of_patience_waits_without_turning_round() {
    let limits = Limits { timeout: f64::INFINITY, patience: f64::INFINITY };
    let mut world = World::new(Setup { limits, rate: Some((1.0, 1.0 / 3_600.0)), ..Setup::default() });
    let jobs: Vec<_> = (0..3).map(|id| world.call("user.update", update(id + 1, "Cook"))).collect();
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    assert_eq!(world.begun.iter().map(|begun| (begun.at / 3_600_000.0).floor()).collect::<Vec<_>>(), [0.0, 1.0, 2.0]);
    assert!(world.wakes <= 6, "{}", world.wakes);
}

#[test]
fn a_wait_is_not_over_when_the_longest_timer_is() {
    let limits = Limits { timeout: f64::INFINITY, patience: f64::INFINITY };
    let mut world = World::new(Setup { limits, rate: Some((1.0, 1e-7)), ..Setup::default() });
    let jobs = [world.call("user.update", update(1, "Cook")), world.call("user.update", update(2, "Cook"))];
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    // Some months; timers take three weeks.
    assert!((1e10..1.001e10).contains(&world.begun[1].at), "{}", world.begun[1].at);
}
