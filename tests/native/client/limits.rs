//! The portal's limits are kept to, and where they were met all the same they are waited for.

use b24_users::client::bucket::Bucket;
use serde_json::json;

use super::{code, update};
use crate::pretended::limits::Rate;
use crate::pretended::{Fault, Setup, Trouble, World};

fn updates(world: &mut World, count: i64) -> Vec<crate::pretended::Job> {
    (0..count).map(|id| world.call("user.update", update(id + 1, "Cook"))).collect()
}

#[test]
fn as_many_calls_leave_as_the_portal_takes_and_no_more() {
    for (burst, per_second) in [(50.0, 2.0), (250.0, 5.0), (1.0, 1.0), (2.0, 0.5), (1.5, 1.0), (1.25, 4.0)] {
        let mut world = World::new(Setup { rate: Some((burst, per_second)), ..Setup::default() });
        world.portal.rate = Some(Rate::new(burst, per_second));
        let jobs = updates(&mut world, 300);
        world.run();
        assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()), "{burst}");
        assert_eq!(world.portal.limited, 0, "{burst}");
        let (last, least) = (world.begun[299].at / 1000.0, (300.0 - burst) / per_second);
        assert!((least - 1e-3..least + 1.0 / per_second + 0.5).contains(&last), "{last} after {least}");
    }
}

#[test]
fn without_a_rate_all_leave_at_once() {
    let mut world = World::new(Setup { rate: None, ..Setup::default() });
    world.portal.rate = None;
    updates(&mut world, 300);
    assert_eq!(world.begun.len(), 300);
}

#[test]
fn the_first_who_came_is_the_first_who_leaves() {
    let mut world = World::new(Setup { rate: Some((1.0, 1.0)), ..Setup::default() });
    for round in 0..4 {
        world.call("user.update", update(round + 1, "Cook"));
        world.call("user.current", json!({}));
    }
    world.run();
    let methods: Vec<_> = world.begun.iter().map(|begun| begun.url.contains("update")).collect();
    assert_eq!(methods, [true, false, true, false, true, false, true, false]);
}

#[test]
fn a_portal_that_others_use_too_is_waited_for() {
    for code in ["QUERY_LIMIT_EXCEEDED", "CONNECTION_ERROR"] {
        let mut world = World::new(Setup::default());
        world.faults([Fault::refused(503, code), Fault::refused(503, code)]);
        // Refused before any work was done, so that a creation may be sent again as well.
        let job = world.call("user.add", super::creation("a@example.com"));
        world.run();
        assert_eq!((world.outcome(job), world.begun.len()), (Ok(()), 3), "{code}");
    }
}

#[test]
fn after_a_refusal_for_the_rate_nobody_leaves_at_once() {
    let mut world = World::new(Setup::default());
    world.faults([Fault::too_fast()]);
    let first = world.call("user.update", update(1, "Cook"));
    world.run_until(250.0);
    let jobs = updates(&mut world, 10);
    assert_eq!(world.begun.len(), 1, "the bucket is full");
    world.run();
    assert!(jobs.iter().chain([&first]).all(|job| world.outcome(*job).is_ok()));
    assert!(world.begun.windows(2).skip(1).all(|pair| pair[1].at - pair[0].at >= 499.0));
}

#[test]
fn a_method_without_operating_time_lets_the_others_pass() {
    let mut world = World::new(Setup::default());
    world.portal.counts = true;
    world.portal.spend("user.update", 480.0, 0.0);
    let blocked = updates(&mut world, 5);
    world.run_until(1_000.0);
    let free = world.call("user.current", json!({}));
    world.run();
    assert_eq!((world.outcome(free), world.ended_at(free)), (Ok(()), 1_200.0));
    assert!(blocked.iter().all(|job| world.outcome(*job).is_ok()));
    // Nothing is known of when it will be given back: one tries each minute, and then the others.
    assert!(world.begun.len() <= 1 + 5 + 11 + 4, "{}", world.begun.len());
    assert!(world.ended_at(blocked[0]) < 661_000.0);
}

#[test]
fn operating_time_is_waited_for_until_it_is_given_back() {
    let mut world = World::new(Setup::default());
    (world.portal.counts, world.portal.work) = (true, 100.0);
    let jobs: Vec<_> = (0..5)
        .map(|id| {
            let job = world.call_of("user.update", &crate::support::value(&update(id + 1, "Cook")), |wish| {
                wish.limits.timeout = 200_000.0;
            });
            world.run_until(world.now + 110_000.0);
            job
        })
        .collect();
    // 480 seconds are used up after 500.
    let last = world.call_of("user.update", &crate::support::value(&update(9, "Cook")), |wish| {
        wish.limits.timeout = 200_000.0;
    });
    world.run();
    assert!(jobs.iter().chain([&last]).all(|job| world.outcome(*job).is_ok()));
    assert_eq!(world.portal.limited, 0, "the portal need not refuse anything");
    // The first call ended after 100.1 seconds, and the portal's second in which that was is given back ten minutes later.
    let left = world.begun[5].at / 1000.0;
    assert!((699.75..700.25).contains(&left), "{left}");
}

#[test]
fn a_refusal_for_operating_time_is_no_try() {
    let mut world = World::new(Setup { attempts: 2, ..Setup::default() });
    world.troubles(vec![Trouble::no_time(); 5]);
    let job = world.call("user.add", super::creation("a@example.com"));
    world.run();
    assert_eq!((world.outcome(job), world.begun.len()), (Ok(()), 6));
    assert!((300_000.0..310_000.0).contains(&world.ended_at(job)), "a minute each: {}", world.ended_at(job));
}

#[test]
fn whoever_has_one_try_is_told_of_limits() {
    let mut world = World::new(Setup { attempts: 1, ..Setup::default() });
    world.troubles([Trouble::no_time()]);
    world.faults([Fault::None, Fault::too_fast()]);
    let (time, rate) = (world.call("user.update", update(1, "Cook")), world.call("user.update", update(2, "Cook")));
    world.run();
    assert_eq!(code(&world.outcome(time)), "OPERATION_TIME_LIMIT");
    assert_eq!(code(&world.outcome(rate)), "QUERY_LIMIT_EXCEEDED");
    assert_eq!(world.begun.len(), 2);
}

/// Calls that have to wait for the rate, and for operating time, while clocks are set.
fn loaded(set: impl Fn(&mut World) + 'static) -> World {
    let mut world = World::new(Setup::default());
    (world.portal.counts, world.portal.work) = (true, 6.0);
    let jobs = updates(&mut world, 150);
    world.after(30_000.0, set);
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    world
}

#[test]
fn a_wall_clock_that_is_set_back_stalls_nothing() {
    let usual = loaded(|_| {});
    for hours in [1.0, 24.0] {
        let world = loaded(move |world| world.ahead -= hours * 3_600_000.0);
        assert!(world.now < usual.now + 35_000.0, "{} instead of {}", world.now, usual.now);
        assert!(world.wakes < usual.wakes + 20);
    }
}

#[test]
fn a_timer_is_proof_of_time_whatever_the_wall_shows() {
    let mut world = World::new(Setup { rate: Some((1.0, 0.1)), ..Setup::default() });
    let jobs = updates(&mut world, 3);
    world.after(5_000.0, |world| world.ahead -= 3_600_000.0);
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    assert_eq!(world.begun.iter().map(|begun| begun.at).collect::<Vec<_>>(), [0.0, 10_000.0, 20_000.0]);
}

#[test]
fn a_wall_clock_that_is_set_forth_costs_only_what_is_under_way() {
    let mut world = World::new(Setup::default());
    world.portal.work = 6.0;
    let jobs = updates(&mut world, 150);
    world.after(30_000.0, |world| world.ahead += 3_600_000.0);
    world.run();
    let lost: Vec<_> = jobs.iter().map(|job| world.outcome(*job)).filter(Result::is_err).collect();
    assert!((1..=13).contains(&lost.len()), "{}", lost.len());
    assert!(lost.iter().all(super::sent));
}

#[test]
fn a_portal_whose_clock_is_wrong_does_no_harm() {
    let usual = loaded(|_| {});
    for seconds in [-86_400.0, -3_600.0, -61.0, 61.0, 3_600.0, 86_400.0] {
        let mut world = World::new(Setup::default());
        (world.portal.counts, world.portal.work, world.portal.ahead) = (true, 6.0, seconds);
        let jobs = updates(&mut world, 150);
        world.run();
        assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
        // Minutes begin at another second there.
        assert!((world.now - usual.now).abs() < 61_000.0, "{} instead of {}", world.now, usual.now);
    }
}

#[test]
fn a_bucket_forgets_what_is_over() {
    let mut bucket = Bucket::new(3.0, 2.0);
    assert_eq!((bucket.wait(0.0, 0), bucket.wait(0.0, 1), bucket.wait(0.0, 2)), (0.0, 0.0, 500.0));
    bucket.fill(0.0);
    bucket.fill(0.0);
    assert_eq!(bucket.wait(0.0, 0), 500.0);
    assert!((bucket.wait(400.0, 0) - 100.0).abs() < 1e-6);
    // Rounded moments do not cost another wait.
    assert_eq!(bucket.wait(500.0 - 1e-7, 0), 0.0);
    assert_eq!(bucket.wait(10_000.0, 0), 0.0);
    bucket.fill_up(10_000.0);
    assert_eq!(bucket.wait(10_000.0, 0), 500.0);
    // It does not forget more than there was.
    bucket.fill_up(60_000.0);
    assert_eq!(bucket.wait(60_000.0, 0), 500.0);
    bucket.fill(60_000.0);
    bucket.fill_up(60_000.0);
    assert_eq!(bucket.wait(60_000.0, 0), 1_000.0);
}
