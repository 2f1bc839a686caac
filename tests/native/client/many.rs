//! Ten thousand updates: none is lost, and they take hardly longer than the portal makes them.

use std::collections::VecDeque;

use super::{update, updates_of};
use crate::pretended::limits::{BUDGET, WINDOW};
use crate::pretended::{Setup, World};

const CALLS: usize = 10_000;
const LATENCY: f64 = 0.2;
const MINUTE: f64 = 60.0;

/// The rate as somebody counts it who knows everything beforehand.
struct Rate {
    now: f64,
    places: f64,
}

impl Rate {
    fn pass(&mut self, to: f64) {
        self.places = (self.places + (to - self.now) * 2.0).min(50.0);
        self.now = to;
    }
}

/// Seconds that they would take, keeping to the portal's limits; the model of `tests/package/least.ts`.
fn least_time(work: f64, counts: bool) -> f64 {
    let (mut rate, mut lanes, mut left) = (Rate { now: 0.0, places: 50.0 }, [0.0; 16], CALLS);
    let mut spent: VecDeque<(f64, f64)> = VecDeque::new();
    while left > 0 {
        lanes.sort_by(f64::total_cmp);
        rate.pass(rate.now.max(lanes[0]));
        if rate.places < 1.0 {
            rate.pass(rate.now + (1.0 - rate.places) / 2.0);
        }
        spent.retain(|(from, _)| from + WINDOW > rate.now);
        let room = BUDGET - spent.iter().map(|(_, seconds)| seconds).sum::<f64>();
        if counts && room <= 0.0 {
            rate.pass(spent[0].0 + WINDOW);
            continue;
        }
        rate.places -= 1.0;
        let most = if counts { (room / work).ceil() as usize } else { 50 };
        let size = left.min(most.clamp(1, 50));
        let seconds = size as f64 * work;
        match spent.back_mut().filter(|(from, _)| rate.now - from < MINUTE) {
            Some((_, known)) => *known += seconds,
            None => spent.push_back((rate.now, if counts { seconds } else { 0.0 })),
        }
        lanes[0] = rate.now + seconds + LATENCY;
        left -= size;
    }
    lanes.into_iter().fold(0.0, f64::max)
}

/// Updates of sixty people each, `work` seconds long.
fn updated(work: f64, counts: bool, ahead: f64) -> World {
    let mut world = World::new(Setup::default());
    (world.portal.work, world.portal.counts, world.portal.ahead) = (work, counts, ahead);
    let people: Vec<_> = (0..CALLS as i64).map(|call| call % 60 + 1).collect();
    let job = world.batch(&updates_of(&people));
    world.run();
    let (seconds, least) = (world.now / 1000.0, least_time(work, counts));
    assert!(world.outcomes(job).iter().all(Result::is_ok));
    assert!(seconds <= least * 1.03, "{seconds} s, and {least} s at least");
    assert_eq!(world.portal.deeds.len(), CALLS, "nothing is done twice");
    // Of several changes of one person the last one counts.
    assert_eq!(world.portal.people[&60]["WORK_POSITION"], format!("call {}", CALLS - 41));
    world
}

#[test]
fn without_limits_of_work_the_rate_is_all_that_counts() {
    assert_eq!(updated(0.0, false, 0.0).portal.limited, 0);
    assert_eq!(updated(0.15, false, 0.0).portal.limited, 0);
}

#[test]
fn operating_time_is_used_to_the_last_second_and_hardly_ever_refused() {
    for (work, ahead) in [(0.13, 0.0), (0.4, 0.0), (0.4, 3_600.0), (0.13, -3_600.0)] {
        let world = updated(work, true, ahead);
        assert_eq!(world.portal.limited, 0, "{work}");
    }
}

#[test]
fn of_many_calls_at_once_none_is_lost() {
    let mut world = World::new(Setup::default());
    world.portal.work = 0.05;
    let jobs: Vec<_> = (0..1_000).map(|call| world.call("user.update", update(call % 60 + 1, "Cook"))).collect();
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    assert_eq!(world.portal.limited, 0);
    assert!(world.now / 1000.0 <= (1_000.0 - 50.0) / 2.0 * 1.03);
}

#[test]
fn single_calls_keep_to_operating_time_as_well() {
    let mut world = World::new(Setup { rate: Some((250.0, 5.0)), ..Setup::default() });
    (world.portal.rate, world.portal.work, world.portal.counts) = (None, 1.5, true);
    let jobs: Vec<_> = (0..800).map(|call| world.call("user.update", update(call % 60 + 1, "Cook"))).collect();
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    assert_eq!(world.portal.limited, 0);
    // 1,200 seconds of work: two windows are used up, and the third is begun.
    assert!((1_200.0..1_300.0).contains(&(world.now / 1000.0)), "{}", world.now);
}
