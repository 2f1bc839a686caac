//! Runs, one thing at a time.

use b24_users::sync::{How, OnConflict, Room, Run, RunOptions, Step};
use b24_users::value::Value;
use serde_json::{Value as Json, json};

use crate::life::{Death, history, live, options};
use crate::plans::{planned, world};
use crate::scenario::BY;
use crate::world::{Fault, News, World};

fn csv(ids: impl Iterator<Item = i64>) -> String {
    ids.fold("XML_ID;NAME\n".to_owned(), |csv, id| format!("{csv}E-{id};New {id}\n"))
}

fn run(world: &mut World, ids: std::ops::RangeInclusive<i64>, options: RunOptions) -> Run {
    let plan = planned(world, json!({}), &csv(ids));
    Run::new(plan.into(), options, BY, world.wall()).expect("a run")
}

fn row(run: &Run, place: usize) -> Json {
    let mut text = String::new();
    b24_users::value::json::push_json(&mut text, &run.report().row_value(place), BY.write);
    serde_json::from_str(&text).expect("JSON")
}

fn number(value: &Value, name: &str) -> i64 {
    value.get(name).and_then(Value::as_integer).unwrap_or(-1)
}

#[test]
fn all_is_read_changed_and_read_in_few_requests() {
    let mut world = world(200);
    world.cost = 20.0;
    let mut run = run(&mut world, 2..=200, options(1));
    let before = world.visits.len();
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    let summary = run.report().summary();
    assert_eq!((number(&summary, "applied"), number(&summary, "rows")), (199, 199));
    let sizes: Vec<usize> = world.visits[before..].iter().map(|visit| visit.calls.len()).collect();
    // Who calls, and the first people; then ten changes, and after that as many as fit.
    assert_eq!(sizes, [1, 1, 13, 50, 50, 50, 50, 3]);
    assert!(world.portal.people.range(2..).all(|(id, person)| person.fields["NAME"] == format!("New {id}")));
}

#[test]
fn requests_are_made_for_their_time() {
    let mut world = world(200);
    world.cost = 1_000.0;
    let mut run = run(&mut world, 2..=200, options(2));
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    let most =
        world.visits.iter().map(|visit| visit.calls.iter().filter(|(method, _)| method == "user.update").count());
    assert_eq!(most.max(), Some(17));
}

#[test]
fn somebody_elses_change_is_left_alone_and_told() {
    let mut world = world(4);
    let mut run = run(&mut world, 2..=4, options(1));
    world.portal.write(3, "NAME", "Theirs".to_owned(), crate::portal::Who::Other, 0.0);
    let mut journal = Vec::new();
    assert!(live(&mut world, &mut run, &mut journal, Death::Never));
    assert_eq!(world.portal.value(3, "NAME"), "Theirs");
    assert_eq!(
        row(&run, 1),
        json!({
            "row": 2, "line": 3, "id": 3, "kind": "update", "key": "E-3", "state": "conflict",
            "changes": { "NAME": { "before": "Name 3", "after": "New 3" } },
            "fields": { "NAME": { "before": "Name 3", "wanted": "New 3", "now": "Theirs" } },
        })
    );
    let report = run.report().csv(0, 9, ';', BY.write);
    assert_eq!(
        report,
        "\u{feff}row;line;key;id;kind;state;fields;error\r\n\
            1;2;E-2;2;update;applied;\"NAME: \"\"Name 2\"\" → \"\"New 2\"\"\";\r\n\
            2;3;E-3;3;update;conflict;\"NAME: \"\"Name 3\"\" → \"\"New 3\"\" = \"\"Theirs\"\"\";\r\n\
            3;4;E-4;4;update;applied;\"NAME: \"\"Name 4\"\" → \"\"New 4\"\"\";\r\n"
    );
}

#[test]
fn a_conflict_can_stop_it() {
    let mut world = world(150);
    let options = RunOptions { on_conflict: OnConflict::Stop, ..options(1) };
    let mut run = run(&mut world, 2..=150, options);
    world.portal.write(60, "NAME", "Theirs".to_owned(), crate::portal::Who::Other, 0.0);
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    assert_eq!(run.stopped(), Some(How::Conflict));
    let summary = run.report().summary();
    assert_eq!((number(&summary, "conflict"), number(&summary, "applied"), number(&summary, "pending")), (1, 57, 91));
}

#[test]
fn who_is_gone_is_a_conflict_and_not_created() {
    let mut world = world(4);
    let mut run = run(&mut world, 2..=4, options(1));
    world.portal.people.remove(&3);
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    assert_eq!((row(&run, 1)["state"].clone(), row(&run, 1)["gone"].clone()), (json!("conflict"), json!(true)));
    assert!(!world.portal.people.contains_key(&3));
}

#[test]
fn what_the_portal_does_with_it_is_told() {
    let mut world = world(5);
    let mut run = run(&mut world, 2..=5, options(1));
    world.portal.ignored.insert((2, "NAME"));
    world.portal.altered.insert((3, "NAME"));
    world.portal.refused.insert(4);
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    let told = |place| {
        let row = row(&run, place);
        (row["state"].clone(), row["fields"]["NAME"]["now"].clone(), row["error"]["code"].clone())
    };
    assert_eq!(told(0), (json!("ignored"), json!("Name 2"), Json::Null));
    assert_eq!(told(1), (json!("altered"), json!("New 3~"), Json::Null));
    assert_eq!(told(2), (json!("failed"), json!("Name 4"), json!("ERROR_CORE")));
    assert_eq!(told(3), (json!("applied"), Json::Null, Json::Null));
}

#[test]
fn nobody_may_change_anybody() {
    let mut world = world(300);
    world.portal.refused.extend(1..=300);
    let mut run = run(&mut world, 2..=300, options(1));
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    assert_eq!(run.stopped(), Some(How::Failed));
    let failed = number(&run.report().summary(), "failed");
    assert!((50..120).contains(&failed), "{failed}");
}

#[test]
fn somebody_else_calls() {
    let mut world = world(3);
    let mut run = run(&mut world, 2..=3, options(1));
    world.caller = 2;
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    assert_eq!((run.stopped(), world.portal.updates), (Some(How::Caller), 0));
}

#[test]
fn without_a_net_it_stops_and_can_be_gone_on_with() {
    let mut world = world(100);
    let mut run = run(&mut world, 2..=100, options(2));
    world.always = Some(Fault::Unreached);
    let mut journal = Vec::new();
    assert!(live(&mut world, &mut run, &mut journal, Death::Never));
    assert!(run.failure().is_some());
    assert_eq!((run.stopped(), world.portal.updates), (Some(How::Failed), 0));
    assert!(world.now < 600_000.0, "{}", world.now);
    world.always = None;
    let told = history(&journal, &mut world).expect("a journal");
    run = Run::resume(told, options(2), BY, world.wall()).expect("a run");
    assert!(live(&mut world, &mut run, &mut journal, Death::Never));
    assert_eq!((run.stopped(), number(&run.report().summary(), "applied")), (None, 99));
}

#[test]
fn a_lost_answer_is_not_repeated_but_read() {
    let mut world = world(11);
    let mut run = run(&mut world, 2..=11, options(1));
    world.once.push((4, Fault::Cut { call: 6, goes_on: true }));
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    assert_eq!((number(&run.report().summary(), "applied"), world.portal.updates), (10, 10));
    let mut world = crate::plans::world(11);
    let mut run = self::run(&mut world, 2..=11, options(1));
    world.once.push((4, Fault::Cut { call: 6, goes_on: false }));
    assert!(live(&mut world, &mut run, &mut Vec::new(), Death::Never));
    // What was not done is sent once more when nothing of it can come any more.
    assert_eq!((number(&run.report().summary(), "applied"), world.portal.updates), (10, 10));
    assert!(world.now > 75_000.0);
}

#[test]
fn who_gives_up_waits_for_what_is_under_way() {
    let mut world = world(100);
    let mut run = run(&mut world, 2..=100, options(1));
    let mut journal = String::new();
    let mut progress = Vec::new();
    loop {
        match run.next(world.wall(), Room::ALL) {
            Step::Submit(number) => {
                world.submit(number, run.ask(number).expect("an ask"));
                if world.visits.last().is_some_and(|visit| visit.calls.len() > 5) {
                    run.stop();
                }
            }
            Step::Record => {
                journal.push_str(&run.lines());
                run.recorded();
            }
            Step::Done => break,
            _ => {
                if let News::Came(ask, came) = world.step() {
                    run.came(ask, came, world.wall());
                }
            }
        }
        progress.push((number(&run.progress(), "done"), number(&run.progress(), "total")));
    }
    assert_eq!((run.stopped(), number(&run.report().summary(), "applied")), (Some(How::Cancelled), 10));
    assert_eq!(progress.last(), Some(&(10, 99)));
    assert!(journal.contains(r#""how":"cancelled""#));
}

#[test]
fn without_operating_time_it_waits() {
    let mut world = world(30);
    let mut run = run(&mut world, 2..=30, options(1));
    let mut is_waiting = false;
    for _ in 0..1_000 {
        let room = if world.now < 60_000.0 { Room { calls: 0, wait: 61_000.0 - world.now } } else { Room::ALL };
        match run.next(world.wall(), room) {
            Step::Submit(number) => {
                let ask = run.ask(number).expect("an ask");
                let writes = ask.calls.iter().any(|call| call.method() == "user.update");
                assert!(!writes || world.now >= 60_000.0);
                world.submit(number, ask);
            }
            Step::Record => {
                drop(run.lines());
                run.recorded();
            }
            Step::Done => break,
            Step::Wait(wait) if world.next_at().is_none() => {
                is_waiting |= run.progress().get("waitingSeconds").is_some();
                world.now += wait;
            }
            _ => {
                if let News::Came(ask, came) = world.step() {
                    run.came(ask, came, world.wall());
                }
            }
        }
    }
    assert!(is_waiting);
    assert_eq!(number(&run.report().summary(), "applied"), 29);
}

#[test]
fn the_journal_holds_no_more_than_it_must() {
    let mut world = world(5);
    let mut run = run(&mut world, 2..=5, options(1));
    let mut journal = Vec::new();
    assert!(live(&mut world, &mut run, &mut journal, Death::Never));
    let text = String::from_utf8(journal).expect("text");
    let kinds: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).expect("JSON")["type"].as_str().expect("a type").to_owned())
        .collect();
    assert_eq!(kinds, ["plan", "rows", "begin", "intent", "outcome", "end"], "{text}");
    // A line that is changed is none.
    let changed = text.replacen("New 3", "New 4", 1);
    assert!(history(changed.as_bytes(), &mut world).is_err());
}

#[test]
fn who_gives_up_does_not_wait_for_what_is_in_doubt() {
    let mut world = world(11);
    let mut run = run(&mut world, 2..=11, options(1));
    world.once.push((4, Fault::Swallowed));
    let mut journal = Vec::new();
    loop {
        match run.next(world.wall(), Room::ALL) {
            Step::Submit(number) => world.submit(number, run.ask(number).expect("an ask")),
            Step::Record => {
                journal.extend_from_slice(run.lines().as_bytes());
                run.recorded();
            }
            Step::Done => break,
            // All that is left is to wait until nothing can come any more.
            Step::Wait(_) if world.next_at().is_none() => run.stop(),
            _ => {
                if let News::Came(ask, came) = world.step() {
                    run.came(ask, came, world.wall());
                }
            }
        }
    }
    let summary = run.report().summary();
    assert_eq!((run.stopped(), number(&summary, "unknown")), (Some(How::Cancelled), 10));
    let told = history(&journal, &mut world).expect("a journal");
    let mut run = Run::resume(told, options(1), BY, world.wall()).expect("a run");
    assert!(live(&mut world, &mut run, &mut journal, Death::Never));
    assert_eq!(number(&run.report().summary(), "applied"), 10);
}
