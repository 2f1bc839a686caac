//! A plan made and applied over a client's line, against the limits of a portal.

use b24_users::client::errand::Came;
use b24_users::client::failure::Failure;
use b24_users::rest::bodies::Fractions;
use b24_users::sync::{PlanOptions, Planner, Room, Run, RunOptions, Step};
use b24_users::value::Value;
use serde_json::{Map, json};

use crate::pretended::setup::CODE;
use crate::pretended::{Job, Setup, Trouble, World};
use crate::support::value;

const BY: Fractions = Fractions { read: |text| text.parse().unwrap_or(f64::NAN), write: |number| number.to_string() };

enum Machine {
    Planner(Box<Planner>),
    Run(Box<Run>),
}

/// Drives a machine to its end; gives the journal.
fn drive(world: &mut World, machine: &mut Machine, table: &str) -> String {
    let (mut open, mut journal): (Vec<(u32, Job)>, _) = (Vec::new(), String::new());
    loop {
        let (calls, wait) = world.free("user.update");
        let step = match machine {
            Machine::Planner(planner) => planner.next(world.wall()),
            Machine::Run(run) => run.next(world.wall(), Room { calls, wait }),
        };
        let mut end = f64::INFINITY;
        match (step, &mut *machine) {
            (Step::Submit(number), Machine::Planner(planner)) => {
                let order = planner.ask(number).and_then(|ask| ask.order(BY.write)).expect("an order");
                open.push((number, world.errand(order)));
                continue;
            }
            (Step::Submit(number), Machine::Run(run)) => {
                let order = run.ask(number).and_then(|ask| ask.order(BY.write)).expect("an order");
                open.push((number, world.errand(order)));
                continue;
            }
            (Step::Feed, Machine::Planner(planner)) => {
                planner.feed(table.as_bytes().to_vec());
                planner.end();
                continue;
            }
            (Step::Record, Machine::Run(run)) => {
                journal.push_str(&run.lines());
                run.recorded();
                continue;
            }
            (Step::Done, _) => return journal,
            (Step::Wait(wait), _) => end = world.now + wait.ceil(),
            (Step::Rest, _) => {}
            _ => panic!("{step:?}"),
        }
        // Until something has come, or the time is over.
        loop {
            let came = open
                .iter()
                .enumerate()
                .find_map(|(place, (number, job))| Some((place, *number, world.errand_came(*job)?)));
            if let Some((place, number, came)) = came {
                open.swap_remove(place);
                told(machine, number, came, world.wall());
                break;
            }
            if !world.step(end) {
                assert!(end.is_finite(), "nothing comes any more");
                world.now = end;
                break;
            }
        }
    }
}

fn told(machine: &mut Machine, number: u32, came: Came, wall: f64) {
    match machine {
        Machine::Planner(planner) => planner.came(number, came, wall),
        Machine::Run(run) => run.came(number, came, wall),
    }
}

fn world(people: i64) -> World {
    let mut world = World::new(Setup::default());
    for id in 1..=people {
        let person: Map<_, _> = [("XML_ID", format!("E-{id}")), ("NAME", format!("Name {id}"))]
            .into_iter()
            .map(|(name, text)| (name.to_owned(), json!(text)))
            .collect();
        world.portal.people.insert(id, person);
    }
    world
}

fn table(people: i64) -> String {
    (2..=people).fold("XML_ID;NAME\n".to_owned(), |table, id| format!("{table}E-{id};New {id}\n"))
}

fn planned(world: &mut World, people: i64) -> Run {
    let options = PlanOptions::read(&value(&json!({ "portal": "acme.example" }))).expect("options");
    let mut machine = Machine::Planner(Box::new(Planner::new(options, BY, world.wall())));
    drive(world, &mut machine, &table(people));
    let Machine::Planner(planner) = machine else { panic!("a planner") };
    let plan = planner.take().expect("a plan");
    assert_eq!(plan.count(b24_users::sync::Kind::Update), people as usize - 1);
    let options = RunOptions { portal: "acme.example".to_owned(), ..RunOptions::default() };
    Run::new(plan.into(), options, BY, world.wall()).expect("a run")
}

fn applied(run: &Run) -> i64 {
    run.report().summary().get("applied").and_then(Value::as_integer).expect("a number")
}

/// Least seconds for so many changes that take so long, each of at most 47 a request, in so many lanes.
fn least(changes: usize, cost: f64, lanes: usize) -> f64 {
    let (mut done, mut ends, mut minutes): (usize, Vec<f64>, Vec<(f64, f64)>) = (0, vec![0.0; lanes], Vec::new());
    let mut now = 0.0_f64;
    while done < changes {
        ends.sort_by(f64::total_cmp);
        now = now.max(ends[0]);
        loop {
            minutes.retain(|(start, _)| start + 600.0 > now);
            if minutes.iter().map(|(_, spent)| spent).sum::<f64>() < 480.0 {
                break;
            }
            now = minutes[0].0 + 600.0;
        }
        let spent: f64 = minutes.iter().map(|(_, spent)| spent).sum();
        let calls = 47.min(changes - done).min((((480.0 - spent) / cost) as usize).max(1));
        match minutes.last_mut().filter(|(start, _)| now - start < 60.0) {
            Some((_, spent)) => *spent += calls as f64 * cost,
            None => minutes.push((now, calls as f64 * cost)),
        }
        ends[0] = now + calls as f64 * cost + 0.3;
        done += calls;
    }
    ends.into_iter().fold(0.0, f64::max)
}

#[test]
fn as_fast_as_the_limits_allow() {
    for (people, work) in [(1_001, 0.13), (4_501, 0.13), (1_501, 0.4)] {
        let mut world = world(people);
        (world.portal.work, world.portal.reading, world.portal.counts) = (work, Some(0.03), true);
        let run = planned(&mut world, people);
        let began = world.now;
        let mut machine = Machine::Run(Box::new(run));
        drive(&mut world, &mut machine, "");
        let Machine::Run(run) = machine else { panic!("a run") };
        let took = (world.now - began) / 1000.0;
        let least = least(people as usize - 1, work, 4);
        assert_eq!((applied(&run), world.portal.limited), (people - 1, 0));
        assert!(took <= least * 1.03, "{} changes of {work} s: {took:.1} s, at least {least:.1}", people - 1);
    }
}

#[test]
fn no_secret_is_in_a_journal() {
    let mut world = world(30);
    let run = planned(&mut world, 30);
    let quoting = json!({ "error": "ERROR_CORE", "error_description": format!("Bad: /rest/1/{CODE}/ with New 2") });
    // Who calls, the first people, and what is read before they are changed.
    let reads = (0..3).map(|_| Trouble::None);
    world.troubles(reads.chain((0..10).map(|_| Trouble::Refused(quoting.clone()))));
    let mut machine = Machine::Run(Box::new(run));
    let journal = drive(&mut world, &mut machine, "");
    let Machine::Run(run) = machine else { panic!("a run") };
    let report = run.report().csv(0, 99, ';', BY.write);
    assert_eq!(report.matches("ERROR_CORE Bad:").count(), 10, "{report}");
    for text in [journal, report] {
        assert!(!text.contains(CODE));
    }
}

#[test]
fn an_errand_that_is_given_up() {
    let mut world = world(3);
    let mut machine = Machine::Run(Box::new(planned(&mut world, 3)));
    let Machine::Run(run) = &mut machine else { panic!("a run") };
    let Step::Submit(number) = (loop {
        match run.next(world.wall(), Room::ALL) {
            Step::Record => {
                drop(run.lines());
                run.recorded();
            }
            step => break step,
        }
    }) else {
        panic!("nothing is sent")
    };
    let job = world.errand(run.ask(number).and_then(|ask| ask.order(BY.write)).expect("an order"));
    world.abort(job);
    assert!(matches!(world.errand_came(job), Some(Came::Failed(Failure::Aborted { sent: true }))));
    assert!(world.errand_came(job).is_none());
    world.run();
    assert!(world.is_idle());
}
