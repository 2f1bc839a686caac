//! Calls with files, which are read while they wait.

use b24_users::client::failure::Failure;
use b24_users::value::{File, Value};
use serde_json::json;

use super::sent;
use crate::pretended::faults::thrown;
use crate::pretended::{Job, Setup, World};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

fn photo() -> Value<'static> {
    let file = File { name: "a.png".to_owned(), bytes: Vec::new() };
    Value::Object(vec![("ID".into(), Value::Number(5.0)), ("PERSONAL_PHOTO".into(), Value::File(Box::new(file)))])
}

fn asked(setup: Setup) -> (World, Job) {
    let mut world = World::new(setup);
    let job = world.call_of("user.update", &photo(), |_| {});
    assert!(world.begun.is_empty(), "it waits for its file");
    (world, job)
}

#[test]
fn a_call_waits_for_its_files() {
    let (mut world, job) = asked(Setup::default());
    world.after(5_000.0, move |world| world.fill(job, Ok(vec![vec![PNG.to_vec()]])));
    world.run();
    assert_eq!(world.outcome(job), Ok(()));
    assert_eq!(world.ended_at(job), 5_200.0);
    let photo = &world.portal.people[&5]["PERSONAL_PHOTO"];
    assert_eq!((photo[0].as_str(), photo[1].as_str()), (Some("a.png"), Some("iVBORw0KGgoAAAANSUhEUg==")));
}

#[test]
fn a_file_that_cannot_be_read_ends_its_call() {
    let (mut world, job) = asked(Setup::default());
    let failure = thrown("NotReadableError", &format!("https://acme.example/rest/1/{}/", "k3yc0de7x"), "EACCES");
    world.after(5_000.0, move |world| world.fill(job, Err(failure)));
    world.run();
    let Err(Failure::Lost(lost)) = world.outcome(job) else { panic!("a failure") };
    let cause = lost.cause.expect("what was thrown");
    assert_eq!((lost.sent, cause.name.as_str(), cause.code.as_str()), (false, "NotReadableError", "EACCES"));
    assert!(!cause.message.contains("k3yc0de"));
    assert!(world.begun.is_empty());
    assert_eq!(world.now, 5_000.0, "nothing is waited for any more");
}

#[test]
fn a_file_that_never_comes_ends_with_the_time_of_its_call() {
    let (mut world, job) = asked(Setup::timeout(7_000.0));
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 7_000.0, sent: false }));
    assert_eq!(world.ended_at(job), 7_000.0);
    // What comes later changes nothing.
    world.fill(job, Ok(vec![vec![PNG.to_vec()]]));
    world.run();
    assert!(world.begun.is_empty());
}

#[test]
fn reading_files_takes_of_the_time_of_the_call() {
    let (mut world, job) = asked(Setup::timeout(7_000.0));
    world.portal.work = 60.0;
    world.after(5_000.0, move |world| world.fill(job, Ok(vec![vec![PNG.to_vec()]])));
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 7_000.0, sent: true }));
    assert_eq!(world.ended_at(job), 7_000.0);
}

#[test]
fn a_call_whose_time_is_over_does_not_leave() {
    let (mut world, job) = asked(Setup::timeout(7_000.0));
    // Promises come before timers of the same moment, and timers can be late.
    world.after(6_999.0, |world| world.ahead += 1.0);
    world.after(6_999.0, move |world| world.fill(job, Ok(vec![vec![PNG.to_vec()]])));
    world.run();
    assert_eq!(world.outcome(job), Err(Failure::Late { span: 7_000.0, sent: false }));
    assert!(world.begun.is_empty());
}

#[test]
fn each_call_of_a_batch_gets_its_own_files() {
    let mut world = World::new(Setup::default());
    let photo = |name: &str| json!({ "ID": 5, "PERSONAL_PHOTO": { "$file": name } });
    let job =
        world.batch(&[("user.update", photo("a.png")), ("user.current", json!({})), ("user.update", photo("b.png"))]);
    assert!(world.begun.is_empty());
    let contents = vec![vec![PNG.to_vec()], vec![], vec![[PNG, b"b"].concat()]];
    world.after(5_000.0, move |world| world.fill(job, Ok(contents)));
    world.run();
    assert_eq!(world.outcomes(job), [Ok(()), Ok(()), Ok(())]);
    let photos: Vec<_> = world.portal.deeds.iter().map(|deed| deed.params["PERSONAL_PHOTO"].clone()).collect();
    assert_eq!(photos[0], json!(["a.png", "iVBORw0KGgoAAAANSUhEUg=="]));
    assert_eq!(photos[2], json!(["b.png", "iVBORw0KGgoAAAANSUhEUmI="]));
}

#[test]
fn a_batch_whose_file_cannot_be_read_sends_nothing() {
    let mut world = World::new(Setup::timeout(7_000.0));
    let photo = json!({ "ID": 5, "PERSONAL_PHOTO": { "$file": "a.png" } });
    let (fails, hangs) = (world.batch(&[("user.update", photo.clone())]), world.batch(&[("user.update", photo)]));
    world.after(100.0, move |world| world.fill(fails, Err(thrown("Error", "gone", ""))));
    world.run();
    assert!(!sent(&world.outcome(fails)));
    assert_eq!(world.outcome(hangs), Err(Failure::Late { span: 7_000.0, sent: false }));
    assert!(world.begun.is_empty());
}

#[test]
fn files_of_a_list_come_in_their_order() {
    let mut world = World::new(Setup::default());
    let files = json!({ "ID": 5, "UF_USR_X": [{ "$file": "a.pdf" }, { "$file": "b.pdf" }] });
    let job = world.call("user.update", files);
    world.fill(job, Ok(vec![vec![b"%PDF-1 a".to_vec(), b"%PDF-1 b".to_vec()]]));
    world.run();
    assert_eq!(world.outcome(job), Ok(()));
    let data = |name: &str, content: &str| json!({ "fileData": [name, content] });
    let expected = json!([data("a.pdf", "JVBERi0xIGE="), data("b.pdf", "JVBERi0xIGI=")]);
    assert_eq!(world.portal.people[&5]["UF_USR_X"], expected);
}
