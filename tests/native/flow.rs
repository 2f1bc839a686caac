//! Pace, repetition and batches, against a portal with a pretended clock.

use b24_users::check::{Context, check};
use b24_users::rest::answer::{Cause, Refusal};
use b24_users::rest::batch::{LIMIT, command, has_reference};
use b24_users::rest::bucket::Bucket;
use b24_users::rest::pace::{Pace, Ticket, Turn};
use b24_users::rest::retry::{Attempts, Next, Repeat, Sent};
use b24_users::schema::method;
use proptest::prelude::*;
use serde_json::json;

use crate::support::value;

/// The portal's own count (`rest.md` 8).
struct Portal {
    burst: f64,
    per_second: f64,
    level: f64,
    at: f64,
}

impl Portal {
    fn new(burst: f64, per_second: f64) -> Portal {
        Portal { burst, per_second, level: 0.0, at: 0.0 }
    }

    /// Whether a call that arrives now is served.
    fn serves(&mut self, now: f64) -> bool {
        self.level = (self.level - (now - self.at) / 1000.0 * self.per_second).max(0.0) + 1.0;
        self.at = now;
        self.level <= self.burst + 1e-6
    }
}

/// Sends all calls that wait, as a driver would: each asks, sleeps as told, and asks again. Returns when each left.
fn drive(pace: &mut Pace, calls: &[(&str, f64)]) -> Vec<f64> {
    let mut waiting: Vec<(usize, Ticket, f64)> = Vec::new();
    let mut left = vec![f64::NAN; calls.len()];
    for (index, (method, _)) in calls.iter().enumerate() {
        waiting.push((index, pace.enter(method), calls[index].1));
    }
    while !waiting.is_empty() {
        // The one that wakes first; of several the one that came first.
        let next = (0..waiting.len()).min_by(|a, b| waiting[*a].2.total_cmp(&waiting[*b].2)).expect("one waits");
        let (index, ticket, now) = waiting[next];
        match pace.turn(ticket, now) {
            Turn::Go => {
                left[index] = now;
                waiting.remove(next);
            }
            Turn::Wait(wait) => {
                assert!(wait > 0.0, "a wait of nothing would spin");
                waiting[next].2 = now + wait;
            }
        }
    }
    left
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_more_than_the_portal_takes(burst in 1..60_u32, per_second in 1..9_u32, count in 1..150_usize) {
        let (burst, per_second) = (f64::from(burst), f64::from(per_second));
        let mut pace = Pace::new(Some(Bucket::new(burst, per_second)));
        let left = drive(&mut pace, &vec![("user.update", 0.0); count]);
        let mut portal = Portal::new(burst, per_second);
        prop_assert!(left.iter().all(|now| portal.serves(*now)));
        // In order, and as early as the portal allows, but for the one place kept free.
        prop_assert!(left.windows(2).all(|pair| pair[0] <= pair[1]));
        let least = (count as f64 - burst).max(0.0) / per_second * 1000.0;
        prop_assert!(left.last().is_none_or(|last| *last <= least + 1000.0 / per_second + 1.0), "{:?} after {least}", left.last());
    }

    #[test]
    fn who_leaves_the_queue_holds_nothing(gone in prop::collection::vec(any::<bool>(), 1..80)) {
        let mut pace = Pace::new(Some(Bucket::new(10.0, 2.0)));
        let tickets: Vec<_> = gone.iter().map(|_| pace.enter("user.get")).collect();
        for (ticket, _) in tickets.iter().zip(&gone).filter(|(_, gone)| **gone) {
            pace.leave(*ticket);
        }
        let mut now = 0.0;
        let mut served = 0;
        for ticket in tickets.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(ticket, _)| *ticket) {
            while let Turn::Wait(wait) = pace.turn(ticket, now) {
                now += wait;
            }
            served += 1;
        }
        let least = (f64::from(served) - 9.0).max(0.0) / 2.0 * 1000.0;
        prop_assert!((now - least).abs() < 1.0, "{served} served after {now}, {least} at least");
    }
}

#[test]
fn a_method_without_time_lets_the_others_pass() {
    let mut pace = Pace::new(Some(Bucket::new(50.0, 2.0)));
    pace.learn("user.update", 480.0, 60.0);
    let (blocked, free) = (pace.enter("user.update"), pace.enter("user.get"));
    assert_eq!(pace.turn(blocked, 0.0), Turn::Wait(60_000.0));
    assert_eq!(pace.turn(free, 0.0), Turn::Go);
    assert_eq!(pace.turn(blocked, 60_000.0), Turn::Go);
    pace.learn("user.update", 100.0, 120.0);
    let ticket = pace.enter("user.update");
    assert_eq!(pace.turn(ticket, 60_001.0), Turn::Go);
}

#[test]
fn a_clock_set_back_does_no_harm() {
    let mut bucket = Bucket::new(3.0, 1.0);
    bucket.fill(10_000.0);
    bucket.fill(10_000.0);
    assert!(bucket.wait(0.0, 0) > 0.0);
    assert_eq!(bucket.wait(11_000.0, 0), 0.0);
}

/// 10,000 updates in batches: the figure that the README gives.
#[test]
fn ten_thousand_updates_take_hardly_longer_than_they_must() {
    let batches = 10_000_usize.div_ceil(LIMIT);
    let mut pace = Pace::new(Some(Bucket::new(50.0, 2.0)));
    let left = drive(&mut pace, &vec![("user.update", 0.0); batches]);
    let mut portal = Portal::new(50.0, 2.0);
    assert!(left.iter().all(|now| portal.serves(*now)), "no QUERY_LIMIT_EXCEEDED");
    let (took, least) = (left.last().copied().unwrap_or_default() / 1000.0, (batches as f64 - 50.0) / 2.0);
    assert!(took <= least * 1.03, "{took} s, where {least} s is the least");
}

fn refusal(code: &str) -> Refusal {
    let cause = match code {
        "expired_token" => Cause::Token,
        "QUERY_LIMIT_EXCEEDED" | "OPERATION_TIME_LIMIT" => Cause::Limit,
        _ => Cause::Other,
    };
    Refusal { code: code.to_owned(), description: String::new(), argument: None, cause }
}

/// What is done after each of these failures in turn.
fn after(repeat: Repeat, failures: &[Sent]) -> Vec<Next> {
    let mut attempts = Attempts::new(repeat, 3, true);
    failures.iter().map(|sent| attempts.next(*sent, 0.0)).collect()
}

#[test]
fn what_is_lost_is_sent_again_only_where_that_does_no_harm() {
    let lost = [Sent::Lost, Sent::Lost, Sent::Lost];
    let twice = [Next::Again(1000.0), Next::Again(2000.0), Next::GiveUp];
    assert_eq!(after(Repeat::of("user.get"), &lost), twice);
    assert_eq!(after(Repeat::of("user.update"), &lost), twice);
    for method in ["user.add", "user.userfield.add", "user.userfield.delete", "crm.deal.add", "batch"] {
        assert_eq!(after(Repeat::of(method), &lost[..1]), [Next::GiveUp], "{method}");
    }
}

#[test]
fn limits_are_waited_for_by_all() {
    let (rate, time) = (refusal("QUERY_LIMIT_EXCEEDED"), refusal("OPERATION_TIME_LIMIT"));
    assert_eq!(
        after(Repeat::Never, &[Sent::Refused(&rate), Sent::Refused(&rate)]),
        [Next::Again(1000.0), Next::Again(2000.0)]
    );
    assert_eq!(after(Repeat::Never, &[Sent::Refused(&time)]), [Next::Again(10_000.0)]);
}

#[test]
fn a_token_is_renewed_once() {
    let token = refusal("expired_token");
    assert_eq!(after(Repeat::Never, &[Sent::Refused(&token), Sent::Refused(&token)]), [Next::Refresh, Next::GiveUp]);
    let mut without = Attempts::new(Repeat::Read, 3, false);
    assert_eq!(without.next(Sent::Refused(&token), 0.0), Next::GiveUp);
}

#[test]
fn faults_of_the_server_are_forgiven_to_reads_once() {
    let fault = refusal("INTERNAL_SERVER_ERROR");
    assert_eq!(
        after(Repeat::Read, &[Sent::Refused(&fault), Sent::Refused(&fault)]),
        [Next::Again(1000.0), Next::GiveUp]
    );
    assert_eq!(after(Repeat::Write, &[Sent::Refused(&fault)]), [Next::GiveUp]);
    let denied = refusal("ERROR_CORE");
    assert_eq!(after(Repeat::Read, &[Sent::Refused(&denied)]), [Next::GiveUp]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_is_an_end(kinds in prop::collection::vec(0..4_u8, 1..40), attempts in 1..6_u32, random in 0.0..1.0) {
        let refusals = [refusal("QUERY_LIMIT_EXCEEDED"), refusal("expired_token"), refusal("INTERNAL_SERVER_ERROR")];
        let mut machine = Attempts::new(Repeat::Read, attempts, true);
        let mut again = 0;
        for kind in kinds {
            let sent = refusals.get(usize::from(kind)).map_or(Sent::Lost, Sent::Refused);
            match machine.next(sent, random) {
                Next::GiveUp => break,
                Next::Refresh => {}
                Next::Again(wait) => {
                    prop_assert!((1000.0..=36_000.0).contains(&wait));
                    again += 1;
                }
            }
        }
        prop_assert!(again < attempts);
    }
}

#[test]
fn commands_are_what_php_reads() {
    let input = json!({ "ID": 5, "ACTIVE": false, "LAST_NAME": "Ла & ма=+", "UF_DEPARTMENT": [], "UF_USR_X": [1, "a b"], "UF_USR_Y": { "fileData": ["a.pdf", "JVBERi0xLjQKJUVPRgo="] } });
    let input = value(&input);
    let checked = check(method("user.update").expect("a method"), &input, &Context::default()).expect("right");
    assert_eq!(
        command(&checked.payload, |number| number.to_string()),
        "user.update?ID=5&ACTIVE=N&LAST_NAME=%D0%9B%D0%B0%20%26%20%D0%BC%D0%B0%3D%2B&UF_DEPARTMENT%5B0%5D=\
         &UF_USR_X%5B0%5D=1&UF_USR_X%5B1%5D=a%20b&UF_USR_Y%5BfileData%5D%5B0%5D=a.pdf\
         &UF_USR_Y%5BfileData%5D%5B1%5D=JVBERi0xLjQKJUVPRgo%3D"
    );
}

#[test]
fn references_are_only_for_those_who_ask() {
    assert!(has_reference(&value(&json!({ "a": ["x $result[add]"] }))));
    assert!(!has_reference(&value(&json!({ "a": ["result[add]", 5] }))));
    let input = json!({ "ID": "$result[add]", "NAME": "Ann" });
    let input = value(&input);
    let update = method("user.update").expect("a method");
    assert!(check(update, &input, &Context::default()).is_err());
    let asked = Context { references: true, ..Context::default() };
    let checked = check(update, &input, &asked).expect("right");
    assert_eq!(command(&checked.payload, |number| number.to_string()), "user.update?ID=%24result%5Badd%5D&NAME=Ann");
}
