//! Whatever is asked and whatever goes wrong: every call gets one outcome, and what it says is true.

use b24_users::client::failure::Failure;
use b24_users::client::limits::Limits;
use proptest::prelude::*;
use serde_json::json;

use super::plan::{Act, Errand, Plan, plan};
use super::{creation, update};
use crate::pretended::faults::thrown;
use crate::pretended::limits::Rate;
use crate::pretended::setup::{CODE, TOKEN};
use crate::pretended::{Job, Many, Setup, World};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_claimed(plan in plan()) {
        let (world, jobs) = carried_out(&plan);
        for (number, (errand, job)) in plan.errands.iter().zip(jobs).enumerate() {
            let outcomes = outcomes(&world, job, errand);
            for (place, (act, outcome)) in errand.acts.iter().zip(&outcomes).enumerate() {
                is_true(&world, *act, &mark(number, place), outcome)?;
                keeps_quiet(outcome)?;
            }
            for person in 0..3 {
                last_change_counts(&world, number, errand, person, &outcomes)?;
            }
        }
        prop_assert!(world.is_idle());
    }
}

/// What a call writes; nothing else writes the same.
fn mark(errand: usize, place: usize) -> String {
    format!("mark-{errand}-{place}-")
}

fn person(errand: usize, person: u8) -> i64 {
    errand as i64 * 10 + i64::from(person) + 1
}

fn carried_out(plan: &Plan) -> (World, Vec<Job>) {
    let limits = Limits { timeout: plan.timeout, patience: plan.patience };
    let token = plan.has_token.then_some(true);
    let setup = Setup { limits, attempts: plan.attempts, rate: plan.rate, token, seed: plan.seed, ..Setup::default() };
    let mut world = World::new(setup);
    let portal = &mut world.portal;
    (portal.latency, portal.work, portal.counts, portal.ahead) = (plan.latency, plan.work, plan.counts, plan.ahead);
    portal.rate = Some(Rate::new(50.0, plan.portal_rate));
    portal.spend("user.update", plan.spent, 0.0);
    portal.token = plan.has_token.then(|| TOKEN.to_owned());
    world.faults(plan.faults.iter().cloned());
    world.troubles(plan.troubles.iter().cloned());
    world.refreshes.extend(plan.refreshes.iter().cloned());
    for (at, ahead) in &plan.set {
        let ahead = *ahead;
        world.after(*at, move |world| world.ahead += ahead);
    }
    if let Some(at) = plan.expires {
        world.after(at, |world| world.portal.token = world.portal.token.as_ref().map(|_| "the-next-token".to_owned()));
    }
    for (turn, job) in &plan.interruptions {
        world.interruptions.insert(*turn, Job(*job % plan.errands.len()));
    }
    let jobs = plan.errands.iter().enumerate().map(|(number, errand)| begun(&mut world, number, errand)).collect();
    world.run();
    (world, jobs)
}

/// Gives an errand at its time; until then the world goes on.
fn begun(world: &mut World, number: usize, errand: &Errand) -> Job {
    world.run_until(world.now + errand.wait);
    let params = |(place, act): (usize, &Act)| {
        let mark = mark(number, place);
        match act {
            Act::Change(of) => ("user.update", update(person(number, *of), &mark)),
            Act::Photo(of) => {
                let photo = json!({ "$file": format!("{mark}.png") });
                ("user.update", json!({ "ID": person(number, *of), "WORK_POSITION": mark, "PERSONAL_PHOTO": photo }))
            }
            Act::Create => ("user.add", creation(&format!("{mark}@example.com"))),
            Act::Read => ("user.get", json!({})),
        }
    };
    let calls: Vec<_> = errand.acts.iter().enumerate().map(params).collect();
    let job = match calls.as_slice() {
        [(method, params)] if !errand.is_batch => world.call(method, params.clone()),
        calls => {
            let references = errand.references && calls.len() <= 50;
            world.batch_of(calls, Many { halt: errand.halt, references, limits: None })
        }
    };
    let has_file = |act: &Act| matches!(act, Act::Photo(_));
    if errand.acts.iter().any(has_file) {
        let contents = errand.acts.iter().map(|act| if has_file(act) { vec![PNG.to_vec()] } else { vec![] }).collect();
        let contents = if errand.is_readable { Ok(contents) } else { Err(thrown("Error", "no", "EACCES")) };
        world.after(errand.file_wait, move |world| world.fill(job, contents));
    }
    if let Some(wait) = errand.abort {
        world.after(wait, move |world| world.abort(job));
    }
    job
}

/// One outcome for each call: that of the job where it has none of its own.
fn outcomes(world: &World, job: Job, errand: &Errand) -> Vec<Result<(), Failure>> {
    let all = world.outcome(job);
    match world.known(job) {
        known if known.is_empty() || all.is_err() => {
            assert!(known.iter().all(Option::is_none), "outcomes of a job that has failed as a whole");
            vec![all; errand.acts.len()]
        }
        _ => world.outcomes(job),
    }
}

/// Whether a call that has failed has certainly not been acted on; none where nothing is said of that.
fn is_unsent(outcome: &Result<(), Failure>) -> Option<bool> {
    match outcome {
        Ok(()) | Err(Failure::Refused { .. }) => None,
        Err(Failure::Invalid(_)) => Some(true),
        Err(Failure::Lost(lost)) => Some(!lost.sent),
        Err(Failure::Late { sent, .. } | Failure::Stuck { sent, .. } | Failure::Aborted { sent }) => Some(!sent),
    }
}

fn is_true(world: &World, act: Act, mark: &str, outcome: &Result<(), Failure>) -> Result<(), TestCaseError> {
    let is_it = |text: &serde_json::Value| text.as_str().is_some_and(|text| text.starts_with(mark));
    let params = world.portal.deeds.iter().map(|deed| &deed.params);
    let times = params.filter(|params| is_it(&params["WORK_POSITION"]) || is_it(&params["EMAIL"])).count();
    prop_assert!(is_unsent(outcome) != Some(true) || times == 0, "done {times} times, but {outcome:?}");
    prop_assert!(outcome.is_err() || times > 0 || act == Act::Read, "never done, but a success");
    if act == Act::Create {
        prop_assert!(times <= 1, "created {times} times");
        prop_assert!(times == 0 || !matches!(outcome, Err(Failure::Refused { .. })), "created, but {outcome:?}");
    }
    Ok(())
}

/// Of the changes of one person the last one that was acknowledged is what the portal holds, unless one came after it of
/// which that is not known, or that was done when nobody waited for it any more.
fn last_change_counts(
    world: &World,
    number: usize,
    errand: &Errand,
    of: u8,
    outcomes: &[Result<(), Failure>],
) -> Result<(), TestCaseError> {
    let is_change = |act: &Act| matches!(act, Act::Change(person) | Act::Photo(person) if *person == of);
    let changes = || errand.acts.iter().zip(outcomes).enumerate().filter(|(_, (act, _))| is_change(act));
    let Some((last, _)) = changes().rfind(|(_, (_, outcome))| outcome.is_ok()) else { return Ok(()) };
    let id = person(number, of);
    let held = &world.portal.people[&id]["WORK_POSITION"];
    let is_unknown = |outcome: &Result<(), Failure>| outcome.is_err() && is_unsent(outcome) != Some(true);
    let is_explained = changes().any(|(place, (_, outcome))| {
        *held == mark(number, place) && (place == last || place > last && is_unknown(outcome))
    });
    // A number in a call of its own, a text in a command.
    let is_id = |given: &serde_json::Value| given.to_string().trim_matches('"').parse() == Ok(id as f64);
    let deed = world.portal.deeds.iter().rev().find(|deed| deed.method == "user.update" && is_id(&deed.params["ID"]));
    prop_assert!(is_explained || deed.is_some_and(|deed| !deed.is_awaited), "{held} instead of that of {last}");
    Ok(())
}

/// Nothing that a failure says may lead to the portal, or tell what was sent.
fn keeps_quiet(outcome: &Result<(), Failure>) -> Result<(), TestCaseError> {
    let text = format!("{outcome:?}").to_lowercase();
    for secret in [CODE, TOKEN, "the-next-token", "mark-", "acme.example"] {
        prop_assert!(!text.contains(secret), "{secret} in {text}");
    }
    Ok(())
}
