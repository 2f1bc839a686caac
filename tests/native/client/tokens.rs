//! Access tokens that end, and the next ones.

use b24_users::client::failure::Failure;
use serde_json::{Value as Json, json};

use super::{code, sent, update};
use crate::pretended::faults::thrown;
use crate::pretended::setup::TOKEN;
use crate::pretended::{Fault, Job, Refresh, Setup, World};

/// A world in which the first token has ended.
fn ended(setup: Setup, refreshes: impl IntoIterator<Item = Refresh>) -> World {
    let mut world = World::new(setup);
    world.portal.token = Some("the-next-token".to_owned());
    world.refreshes.extend(refreshes);
    world
}

fn gives(token: Json) -> Refresh {
    Refresh::Gives(token, 1.0)
}

fn next_token() -> Refresh {
    gives(json!({ "accessToken": "the-next-token" }))
}

fn updates(world: &mut World, count: i64) -> Vec<Job> {
    (0..count).map(|id| world.call("user.update", update(id + 1, "Cook"))).collect()
}

#[test]
fn one_refresh_for_all_who_wait() {
    let mut world = ended(Setup::oauth(), [next_token()]);
    let jobs = updates(&mut world, 20);
    world.run();
    assert!(jobs.iter().all(|job| world.outcome(*job).is_ok()));
    assert_eq!((world.asked, world.begun.len()), (1, 40));
    let tokens: Vec<_> = world.begun.iter().map(|begun| begun.token.as_deref()).collect();
    assert_eq!((tokens[0], tokens[39]), (Some(TOKEN), Some("the-next-token")));
}

#[test]
fn a_token_may_come_as_a_text() {
    let mut world = ended(Setup::oauth(), [gives(json!("the-next-token"))]);
    let jobs = updates(&mut world, 1);
    world.run();
    assert_eq!(world.outcome(jobs[0]), Ok(()));
}

#[test]
fn a_token_that_was_renewed_meanwhile_is_taken() {
    let mut world = ended(Setup::oauth(), [next_token()]);
    let first = updates(&mut world, 1)[0];
    // Leaves with the first token, and is answered when there is another already.
    world.after(150.0, |world| {
        world.portal.latency = 3.0;
        updates(world, 1);
    });
    world.run();
    assert_eq!(world.outcome(first), Ok(()));
    assert_eq!(world.outcome(Job(1)), Ok(()));
    assert_eq!((world.asked, world.begun.len()), (1, 4));
}

#[test]
fn a_refresh_that_fails_ends_all_who_wait() {
    let failure = thrown("Error", &format!("{TOKEN} is over"), "EPERM");
    let mut world = ended(Setup::oauth(), [Refresh::Fails(failure, 1.0), next_token()]);
    let jobs = updates(&mut world, 3);
    world.run();
    for job in jobs {
        let Err(Failure::Lost(lost)) = world.outcome(job) else { panic!("a failure") };
        let cause = lost.cause.expect("what was thrown");
        assert_eq!((cause.message.as_str(), cause.code.as_str(), lost.sent), ("… is over", "EPERM", false));
    }
    assert_eq!((world.asked, world.begun.len()), (1, 3));
    // The next one asks again.
    let later = updates(&mut world, 1)[0];
    world.run();
    assert_eq!((world.outcome(later), world.asked), (Ok(()), 2));
}

#[test]
fn a_refresh_that_gives_no_token_is_one_that_fails() {
    for answer in [json!({}), json!(""), json!({ "accessToken": "" }), json!({ "accessToken": "x", "domain": "a b" })] {
        let mut world = ended(Setup::oauth(), [gives(answer.clone()), next_token()]);
        let job = updates(&mut world, 1)[0];
        world.run();
        assert!(!sent(&world.outcome(job)), "{answer}");
        let later = updates(&mut world, 1)[0];
        world.run();
        assert_eq!(world.outcome(later), Ok(()), "{answer}");
    }
}

#[test]
fn a_refresh_that_hangs_ends_with_the_time_of_each_call() {
    let mut world = ended(Setup { token: Some(true), ..Setup::timeout(5_000.0) }, [Refresh::Hangs]);
    let jobs = updates(&mut world, 3);
    world.run();
    for job in jobs {
        assert_eq!(world.outcome(job), Err(Failure::Late { span: 5_000.0, sent: false }));
        assert_eq!(world.ended_at(job), 5_000.0);
    }
}

#[test]
fn a_token_that_comes_late_is_taken_all_the_same() {
    let late = Refresh::Gives(json!("the-next-token"), 20.0);
    let mut world = ended(Setup { token: Some(true), ..Setup::timeout(5_000.0) }, [late]);
    let first = updates(&mut world, 1)[0];
    world.run_until(30_000.0);
    let second = updates(&mut world, 1)[0];
    world.run();
    assert_eq!(world.outcome(first), Err(Failure::Late { span: 5_000.0, sent: false }));
    assert_eq!((world.outcome(second), world.asked, world.begun.len()), (Ok(()), 1, 2));
}

#[test]
fn waiting_for_a_token_takes_of_the_time_of_the_call() {
    let mut world =
        ended(Setup { token: Some(true), ..Setup::timeout(5_000.0) }, [Refresh::Gives(json!("the-next-token"), 3.0)]);
    let job = updates(&mut world, 1)[0];
    world.after(3_000.0, |world| world.portal.work = 60.0);
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 5_000.0, sent: true }));
    assert_eq!(world.ended_at(job), 5_000.0);
}

#[test]
fn a_refresh_that_does_not_help_is_not_repeated() {
    let mut world = ended(Setup::oauth(), [gives(json!("another")), next_token()]);
    let job = updates(&mut world, 1)[0];
    world.run();
    assert_eq!((code(&world.outcome(job)), world.asked, world.begun.len()), ("expired_token", 1, 2));
}

#[test]
fn a_token_that_cannot_be_renewed_is_over() {
    for code_of_token in ["expired_token", "invalid_token"] {
        let mut world = World::new(Setup { token: Some(false), ..Setup::default() });
        world.faults([Fault::refused(401, code_of_token)]);
        let job = updates(&mut world, 1)[0];
        world.run();
        assert_eq!((code(&world.outcome(job)), world.asked), (code_of_token, 0));
    }
}

#[test]
fn doubt_does_not_go_with_a_token() {
    let failure = thrown("Error", "no", "");
    let mut world = World::new(Setup::oauth());
    world.faults([Fault::broken(), Fault::expired()]);
    world.refreshes.push_back(Refresh::Fails(failure, 1.0));
    let job = updates(&mut world, 1)[0];
    world.run();
    assert!(sent(&world.outcome(job)));
    let mut world = World::new(Setup { token: Some(true), ..Setup::timeout(5_000.0) });
    world.faults([Fault::broken(), Fault::expired()]);
    let job = updates(&mut world, 1)[0];
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 5_000.0, sent: true }));
}

#[test]
fn calls_go_where_the_token_is_taken() {
    for (domain, host) in [
        (json!("moved.example"), "moved.example"),
        (json!("https://moved.example/rest/"), "moved.example"),
        // The token's own answer names the authorisation server there.
        (json!("oauth.bitrix.info"), "acme.example"),
    ] {
        let token = json!({ "accessToken": "the-next-token", "domain": domain });
        let mut world = ended(Setup::oauth(), [gives(token)]);
        let job = updates(&mut world, 1)[0];
        world.run();
        assert_eq!(world.outcome(job), Ok(()));
        assert_eq!(world.begun[1].url, format!("https://{host}/rest/user.update.json"));
    }
}

#[test]
fn a_batch_is_sent_again_with_the_next_token() {
    let mut world = ended(Setup::oauth(), [next_token()]);
    let job = world.batch(&[("user.update", update(1, "Cook")), ("user.add", super::creation("a@example.com"))]);
    world.run();
    assert_eq!(world.outcomes(job), [Ok(()), Ok(())]);
    assert_eq!(world.portal.deeds.len(), 2);
}
