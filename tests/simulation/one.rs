//! One person: what differs is sent and proved, or only said.

use b24_users::client::failure::Failure;
use b24_users::sync::{Room, Single, SingleOptions, Step};
use serde_json::{Value as Json, json};

use crate::plans::world;
use crate::scenario::BY;
use crate::support::value;
use crate::world::{Fault, News, World};

const CHANGED: SingleOptions = SingleOptions { only_changed: true, is_dry: false };
const ALL: SingleOptions = SingleOptions { only_changed: false, is_dry: false };
const DRY: SingleOptions = SingleOptions { only_changed: false, is_dry: true };

fn one(world: &mut World, params: Json, options: SingleOptions) -> Result<Json, Failure> {
    let mut single = Single::new(&value(&params), options, BY).expect("a change");
    for _ in 0..1_000 {
        match single.next(world.wall(), Room::ALL) {
            Step::Submit(number) => world.submit(number, single.ask(number).expect("an ask")),
            Step::Done => {
                let mut text = String::new();
                b24_users::value::json::push_json(&mut text, &single.outcome()?, BY.write);
                return Ok(serde_json::from_str(&text).expect("JSON"));
            }
            Step::Wait(wait) if world.next_at().is_none() => world.now += wait,
            Step::Wait(_) | Step::Rest => {
                if let News::Came(ask, came) = world.step() {
                    single.came(ask, came, world.wall());
                }
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("without an end")
}

#[test]
fn only_what_differs_is_sent() {
    let mut world = world(3);
    let params = json!({ "ID": 2, "NAME": "Anna", "EMAIL": "p2@acme.example", "ACTIVE": "Y", "UF_DEPARTMENT": [1] });
    let told = one(&mut world, params, CHANGED).expect("an outcome");
    let changes = json!({ "NAME": { "before": "Name 2", "after": "Anna" } });
    assert_eq!(told, json!({ "id": 2, "kind": "update", "key": "2", "changes": changes, "state": "applied" }));
    assert_eq!(world.visits.iter().map(|visit| visit.calls.len()).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(world.portal.writes.keys().collect::<Vec<_>>(), [&(2, "NAME")]);
}

#[test]
fn nothing_differs() {
    let mut world = world(3);
    let told = one(&mut world, json!({ "ID": 2, "NAME": "Name 2" }), CHANGED).expect("an outcome");
    assert_eq!((told["kind"].as_str(), world.portal.updates), (Some("unchanged"), 0));
}

#[test]
fn all_is_sent_and_proved() {
    let mut world = world(3);
    let told = one(&mut world, json!({ "ID": 2, "NAME": "Name 2", "ACTIVE": "Y" }), ALL).expect("an outcome");
    assert_eq!((told["state"].as_str(), world.portal.updates), (Some("applied"), 1));
    assert_eq!(told.get("consequences"), None);
    world.portal.ignored.insert((2, "NAME"));
    let told = one(&mut world, json!({ "ID": 2, "NAME": "Anna" }), ALL).expect("an outcome");
    assert_eq!(told["state"], "ignored");
    assert_eq!(told["fields"], json!({ "NAME": { "before": "Name 2", "wanted": "Anna", "now": "Name 2" } }));
    world.portal.refused.insert(2);
    let told = one(&mut world, json!({ "ID": 2, "NAME": "Anna" }), ALL).expect("an outcome");
    assert_eq!((told["state"].as_str(), told["error"]["code"].as_str()), (Some("failed"), Some("ERROR_CORE")));
}

#[test]
fn it_is_only_said() {
    let mut world = world(3);
    let told = one(&mut world, json!({ "ID": 2, "NAME": "Anna", "ACTIVE": "N" }), DRY).expect("an outcome");
    assert_eq!((told["kind"].as_str(), told["consequences"].clone()), (Some("update"), json!(["dismiss"])));
    assert_eq!((world.portal.updates, world.visits.len()), (0, 1));
}

#[test]
fn nobody_has_the_id() {
    let mut world = world(3);
    let told = one(&mut world, json!({ "ID": 99, "NAME": "Anna" }), ALL).expect("an outcome");
    assert_eq!((told["kind"].as_str(), world.portal.updates), (Some("unmatched"), 0));
}

#[test]
fn a_lost_answer_is_looked_for() {
    let mut world = world(3);
    world.once.push((1, Fault::Cut { call: 2, goes_on: true }));
    let told = one(&mut world, json!({ "ID": 2, "NAME": "Anna" }), CHANGED).expect("an outcome");
    assert_eq!((told["state"].as_str(), world.portal.updates), (Some("applied"), 1));
}

#[test]
fn without_a_net() {
    let mut world = world(3);
    world.always = Some(Fault::Unreached);
    assert!(one(&mut world, json!({ "ID": 2, "NAME": "Anna" }), CHANGED).is_err());
}
