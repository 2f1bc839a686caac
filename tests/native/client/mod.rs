//! The machines that send, held against a pretended portal.

use b24_users::client::failure::Failure;
use serde_json::{Value as Json, json};

use crate::pretended::World;

mod again;
mod any;
mod batches;
mod calls;
mod discreet;
mod encodings;
mod files;
mod keep;
mod learn;
mod limits;
mod many;
mod operating;
mod order;
mod outcomes;
mod patience;
mod plan;
mod repeat;
mod room;
mod sent;
mod tokens;
mod words;

/// A change of a person, told from others by its text.
fn update(id: i64, text: &str) -> Json {
    json!({ "ID": id, "WORK_POSITION": text })
}

/// A change of each of these people, told apart by their places.
fn updates_of(people: &[i64]) -> Vec<(&'static str, Json)> {
    people.iter().enumerate().map(|(call, id)| ("user.update", update(*id, &format!("call {call}")))).collect()
}

/// How many calls each request has held.
fn sizes(world: &World) -> Vec<usize> {
    world.begun.iter().map(|begun| begun.body["cmd"].as_object().map_or(1, |commands| commands.len())).collect()
}

fn creation(email: &str) -> Json {
    json!({ "EMAIL": email, "UF_DEPARTMENT": [1] })
}

/// The code with which the portal has refused.
fn code(outcome: &Result<(), Failure>) -> &str {
    match outcome {
        Err(Failure::Refused { refusal, .. }) => &refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

/// Whether a call that has failed may have been acted on, where that is said.
fn sent(outcome: &Result<(), Failure>) -> bool {
    match outcome {
        Err(Failure::Lost(lost)) => lost.sent,
        Err(Failure::Late { sent, .. } | Failure::Stuck { sent, .. } | Failure::Aborted { sent }) => *sent,
        other => panic!("nothing is said of that: {other:?}"),
    }
}
