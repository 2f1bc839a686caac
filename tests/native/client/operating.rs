//! Operating time, counted along.

use b24_users::client::operating::{Operating, Time};

const METHOD: &str = "user.update";
/// Milliseconds of our clock at the portal's moment 1,000.
const NOW: f64 = 50_000.0;

fn time(finish: f64, duration: f64, operating: f64, reset_at: f64) -> Time {
    Time { finish, duration, operating, reset_at }
}

/// Our milliseconds at a moment of the portal's.
fn at(moment: f64) -> f64 {
    NOW + (moment - 1_000.0) * 1_000.0
}

/// After answers, each received at its own moment.
fn told(times: &[Time]) -> Operating {
    let mut operating = Operating::default();
    for time in times {
        operating.book(METHOD, 1);
        operating.learn(METHOD, *time, at(time.finish));
    }
    operating
}

#[test]
fn nothing_is_known_of_it_at_first() {
    let mut operating = Operating::default();
    assert_eq!((operating.room(METHOD, NOW), operating.wait(METHOD, NOW)), (u32::MAX, 0.0));
    operating.book(METHOD, 100);
    assert_eq!(operating.room(METHOD, NOW), u32::MAX);
}

#[test]
fn what_is_free_has_no_bound() {
    // However long it takes: not every portal counts.
    for duration in [0.05, 5.0] {
        let mut operating = told(&[time(1_000.0, duration, 0.0, 1_600.0)]);
        operating.book(METHOD, 100);
        assert_eq!(operating.room(METHOD, NOW), u32::MAX);
    }
}

#[test]
fn a_few_seconds_are_kept_back() {
    let mut operating = told(&[time(1_000.0, 1.0, 474.0, 1_500.0)]);
    assert_eq!((operating.room(METHOD, NOW), operating.wait(METHOD, NOW)), (1, 0.0));
    let mut operating = told(&[time(1_000.0, 1.0, 475.0, 1_500.0)]);
    assert_eq!(operating.room(METHOD, NOW), 0);
    // Until the portal's second is over in which the first of them were spent.
    assert_eq!(operating.wait(METHOD, NOW), 500_001.0);
    assert_eq!(operating.wait(METHOD, NOW + 400_000.0), 100_001.0);
    assert_eq!(operating.wait(METHOD, NOW + 500_001.0), 0.0);
}

#[test]
fn what_is_under_way_is_expected_to_take_as_long_as_others_did() {
    let mut operating = told(&[time(1_000.0, 1.0, 1.0, 1_600.0), time(1_004.0, 3.0, 4.0, 1_600.0)]);
    // Two seconds each.
    assert_eq!(operating.room(METHOD, at(1_004.0)), 236);
    operating.book(METHOD, 100);
    assert_eq!(operating.room(METHOD, at(1_004.0)), 136);
    operating.unbook(METHOD, 30);
    assert_eq!(operating.room(METHOD, at(1_004.0)), 166);
    operating.unbook(METHOD, 1_000);
    assert_eq!(operating.room(METHOD, at(1_004.0)), 236);
}

#[test]
fn one_more_call_may_begin_as_long_as_anything_is_left() {
    let mut operating = told(&[time(1_000.0, 2.0, 2.0, 1_600.0)]);
    operating.book(METHOD, 236);
    assert_eq!(operating.room(METHOD, NOW), 1);
    operating.book(METHOD, 1);
    assert_eq!((operating.room(METHOD, NOW), operating.wait(METHOD, NOW)), (0, 600_001.0));
    operating.book(METHOD, 1);
    // What is under way will take all that there is: only answers can tell of more.
    assert_eq!(operating.wait(METHOD, NOW), f64::INFINITY);
}

#[test]
fn where_calls_take_no_time_of_their_own_each_has_a_fair_share() {
    let mut operating = told(&[time(1_000.0, 0.1, 10.0, 1_600.0)]);
    assert_eq!(operating.room(METHOD, NOW), 47);
    // What calls under way have spent so far is in the sum already.
    operating.book(METHOD, 2);
    assert_eq!(operating.room(METHOD, NOW), 91);
    let mut operating = told(&[time(1_000.0, 0.11, 10.0, 1_600.0)]);
    assert_eq!(operating.room(METHOD, NOW), 4_228);
}

#[test]
fn each_minute_is_given_back_by_itself() {
    let times =
        [time(1_000.0, 1.0, 300.0, 1_590.0), time(1_019.0, 1.0, 310.0, 1_590.0), time(1_020.0, 1.0, 480.0, 1_590.0)];
    let mut operating = told(&times);
    let now = at(1_020.0);
    assert_eq!(operating.wait(METHOD, now), 570_001.0);
    // 310 are given back at 1,590, and 170 ten minutes after they were spent.
    operating.book(METHOD, 310);
    assert_eq!(operating.wait(METHOD, now), 600_001.0);
    operating.book(METHOD, 165);
    assert_eq!(operating.wait(METHOD, now), f64::INFINITY);
    operating.unbook(METHOD, 475);
    assert_eq!(operating.room(METHOD, at(1_589.9)), 0);
    assert_eq!(operating.room(METHOD, at(1_590.0)), 305);
    assert_eq!(operating.room(METHOD, at(1_620.0)), 475);
}

#[test]
fn a_request_that_lasts_over_the_end_of_a_minute_moves_no_seconds_to_another() {
    let mut operating = told(&[
        time(1_000.0, 1.0, 200.0, 1_600.0),
        time(1_050.0, 1.0, 400.0, 1_600.0),
        time(1_100.0, 1.0, 410.0, 1_600.0),
    ]);
    // The first minute is over, of which others have been told already; then comes what was done before and after.
    assert_eq!(operating.room(METHOD, at(1_601.0)), 265);
    for (finish, spent, reset_at) in [(1_599.0, 411.0, 1_600.0), (1_602.0, 212.0, 1_650.0)] {
        operating.book(METHOD, 1);
        operating.learn(METHOD, time(finish, 1.0, spent, reset_at), at(1_602.0));
    }
    assert_eq!(operating.room(METHOD, at(1_602.0)), 263);
    // Of what is left, the second minute has 200 seconds, and the third 10.
    assert_eq!(operating.room(METHOD, at(1_651.0)), 463);
}

#[test]
fn what_the_portal_says_counts_more_than_what_was_reckoned() {
    let mut operating = told(&[
        time(1_000.0, 1.0, 200.0, 1_600.0),
        time(1_070.0, 1.0, 400.0, 1_600.0),
        // The first minute is given back, and some of the second.
        time(1_100.0, 1.0, 150.0, 1_665.0),
    ]);
    assert_eq!(operating.room(METHOD, at(1_100.0)), 325);
    assert_eq!(operating.room(METHOD, at(1_664.9)), 325);
    assert_eq!(operating.room(METHOD, at(1_665.0)), 475);
}

#[test]
fn answers_that_come_late_change_no_count() {
    let mut operating = told(&[time(1_000.0, 1.0, 100.0, 1_600.0), time(990.0, 1.0, 50.0, 1_600.0)]);
    assert_eq!(operating.room(METHOD, NOW), 375);
    // But of the same moment the last one does.
    let mut operating = told(&[time(1_000.0, 1.0, 100.0, 1_600.0), time(1_000.0, 1.0, 101.0, 1_600.0)]);
    assert_eq!(operating.room(METHOD, NOW), 374);
}

#[test]
fn of_guesses_of_the_portals_clock_the_earliest_is_the_nearest() {
    // The first answer was long on its way.
    for answers in [[1_010.0, 1_001.0], [1_001.0, 1_010.0]] {
        let mut operating = Operating::default();
        for received in answers {
            operating.learn(METHOD, time(1_000.0, 1.0, 475.0, 1_100.0), at(received));
        }
        assert_eq!(operating.wait(METHOD, at(1_001.0)), 100_001.0);
    }
}

#[test]
fn a_clock_of_the_portals_that_was_set_is_believed() {
    for seconds in [-3_600.0, -600.0, 600.0, 3_600.0] {
        let mut operating = told(&[time(1_000.0, 1.0, 100.0, 1_600.0)]);
        let moment = 1_010.0 + seconds;
        operating.learn("user.get", time(moment, 1.0, 475.0, moment + 50.0), at(1_010.0));
        assert_eq!(operating.wait("user.get", at(1_010.0)), 50_001.0, "{seconds}");
    }
    // Within the window it may have been the way.
    let mut operating = told(&[time(1_000.0, 1.0, 100.0, 1_600.0)]);
    operating.learn("user.get", time(411.0, 1.0, 475.0, 461.0), at(1_010.0));
    assert_eq!(operating.wait("user.get", at(1_010.0)), 0.0);
}

#[test]
fn each_method_has_its_own_seconds() {
    let mut operating = told(&[time(1_000.0, 1.0, 480.0, 1_600.0)]);
    assert_eq!((operating.room(METHOD, NOW), operating.room("user.get", NOW)), (0, u32::MAX));
}

#[test]
fn what_the_portal_refuses_is_used_up() {
    let mut operating = told(&[time(1_000.0, 1.0, 300.0, 1_600.0), time(1_100.0, 1.0, 301.0, 1_600.0)]);
    operating.exhausted(METHOD, at(1_100.0));
    assert_eq!((operating.room(METHOD, at(1_100.0)), operating.wait(METHOD, at(1_100.0))), (0, 500_001.0));
    // With the oldest that are known.
    assert_eq!(operating.room(METHOD, at(1_600.0)), 474);
    let mut operating = told(&[time(1_000.0, 1.0, 490.0, 1_600.0)]);
    operating.exhausted(METHOD, NOW);
    assert_eq!(operating.wait(METHOD, NOW), 600_001.0);
}

#[test]
fn where_nobody_knows_one_request_tries_each_minute() {
    let mut operating = Operating::default();
    operating.exhausted(METHOD, NOW);
    assert_eq!((operating.room(METHOD, NOW), operating.wait(METHOD, NOW)), (0, 60_001.0));
    operating.exhausted(METHOD, NOW + 30_000.0);
    assert_eq!(operating.wait(METHOD, NOW + 30_000.0), 30_001.0);
    assert_eq!(operating.room(METHOD, NOW + 60_001.0), 50);
    operating.book(METHOD, 1);
    assert_eq!(operating.room(METHOD, NOW + 60_001.0), 0);
    assert_eq!(operating.wait(METHOD, NOW + 60_001.0), f64::INFINITY);
    operating.learn(METHOD, time(1_000.0, 1.0, 1.0, 1_600.0), NOW + 61_000.0);
    assert_eq!(operating.room(METHOD, NOW + 61_000.0), 474);
}

#[test]
fn nobody_spends_more_than_a_window_nor_waits_longer() {
    let wild = time(1_000.0, -5.0, 1e9, 1e12).clamped();
    assert_eq!(wild, time(1_000.0, 0.0, 600.0, 1_600.0));
    let wild = time(1_000.0, 1e9, -1.0, 3.0).clamped();
    assert_eq!(wild, time(1_000.0, 600.0, 0.0, 1_000.0));
    let right = time(1_000.0, 1.0, 5.0, 1_300.0);
    assert_eq!(right.clamped(), right);
}
