//! Requests of clients: what begins one, what became of it, and the tokens they need.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::client::with;
use crate::border::answer::{attempt, facts};
#[cfg(feature = "sync")]
use crate::border::answer::{parse, text};
#[cfg(feature = "sync")]
use crate::border::read::number;
use crate::border::read::read;
use crate::client::failure::Thrown;
use crate::client::request::Wants;
use crate::schema::method;
use crate::transport::{Incoming, Outgoing, Way, thrown};

/// Begins a request; its promise is added to a list. Where it cannot even begin, there is none.
#[wasm_bindgen]
pub fn begin(client: u32, request: u32, signal: &JsValue, promises: &Array, now: f64) {
    let packed = with(client, |client| {
        let requests = client.line.requests();
        let order = requests.order(request)?;
        let outgoing = client.way.pack(&order.payload, requests.endpoint(), requests.token());
        // Nobody else gets to see what such a request is answered.
        let in_pieces = cfg!(feature = "sync") && matches!(order.wants, Wants::Whole(_));
        Some((client.way.clone(), outgoing, in_pieces))
    });
    let Some((way, outgoing, in_pieces)) = packed.flatten() else { return };
    match outgoing.and_then(|outgoing: Outgoing| way.begin(&outgoing, signal, in_pieces)) {
        Ok(promise) => {
            promises.push(&promise);
        }
        Err(lost) => came(client, request, &way, Incoming::Lost(lost), &Array::new(), now),
    }
}

/// The promise of a request was kept. A body that a job gives is added to a list.
#[wasm_bindgen]
pub fn settle(client: u32, request: u32, settled: &JsValue, bodies: &Array, now: f64) {
    let Some(way) = with(client, |client| client.way.clone()) else { return };
    came(client, request, &way, way.read(settled), bodies, now);
}

/// The promise of a request was broken.
#[wasm_bindgen]
pub fn fail(client: u32, request: u32, failure: &JsValue, now: f64) {
    let Some(way) = with(client, |client| client.way.clone()) else { return };
    came(client, request, &way, way.failed(failure), &Array::new(), now);
}

fn came(client: u32, request: u32, way: &Way, incoming: Incoming, bodies: &Array, now: f64) {
    #[cfg(feature = "sync")]
    let Some(incoming) = read_pieces(client, request, incoming, now) else { return };
    let wants = with(client, |client| client.line.requests().order(request).map(|order| order.wants.clone()));
    let Some(wants) = wants.flatten() else { return };
    // Before anything is said of it.
    let secrets = way.secrets();
    let found = match &incoming {
        Incoming::Answer { body, .. } => facts(body, wants.keys(), wants.is_whole(), field),
        _ => None,
    };
    with(client, |client| {
        secrets.into_iter().for_each(|secret| client.line.keep_secret(secret));
        match incoming {
            Incoming::Answer { status, body } => {
                if client.line.answered(request, status, found, now) {
                    bodies.push(&body);
                }
            }
            Incoming::Facts { status, facts } => {
                client.line.answered(request, status, Some(facts), now);
            }
            #[cfg(feature = "sync")]
            Incoming::Pieces { .. } => {}
            Incoming::Lost(lost) => client.line.lost(request, lost, now),
        }
    });
}

/// Reads an answer that came in pieces; what it says has to be looked at as an object where the text was not enough.
#[cfg(feature = "sync")]
fn read_pieces(client: u32, request: u32, incoming: Incoming, now: f64) -> Option<Incoming> {
    let Incoming::Pieces { status, pieces } = incoming else { return Some(incoming) };
    if let Some(text) = text(&pieces) {
        let told = with(client, |client| client.line.answered_by_text(request, status, text, number, now));
        if let Some(Ok(())) = told {
            return None;
        }
    }
    let body = parse(&pieces).unwrap_or(JsValue::UNDEFINED);
    Some(Incoming::Answer { status, body })
}

/// The name of a person's field, where it is one.
fn field(name: &str) -> Option<&'static str> {
    let row = method("user.update")?.shape.find(name)?;
    (row.name == name).then_some(row.name)
}

/// Asks the caller for a token; the promise of it is added to a list.
#[wasm_bindgen]
pub fn ask(client: u32, promises: &Array) {
    let refresh = with(client, |client| client.refresh.clone()).flatten();
    if let Some(promise) = refresh.and_then(|refresh| attempt(&refresh).ok()) {
        promises.push(&promise);
    }
}

/// The caller has given a token.
#[wasm_bindgen]
pub fn renew(client: u32, answer: &JsValue, now: f64) {
    let answer = read(answer);
    with(client, |client| client.line.renewed(Ok(&answer), now));
}

/// The caller has given none.
#[wasm_bindgen(js_name = failToRenew)]
pub fn fail_to_renew(client: u32, failure: &JsValue, now: f64) {
    let thrown: Thrown = thrown(failure);
    with(client, |client| client.line.renewed(Err(thrown), now));
}
