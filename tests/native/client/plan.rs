//! What can be asked of a client, and what can happen meanwhile.

use proptest::prelude::*;
use serde_json::json;

use crate::pretended::faults::{QUOTE, thrown};
use crate::pretended::{Fault, Refresh, Trouble};

/// A time in which much goes wrong.
#[derive(Clone, Debug)]
pub struct Plan {
    pub errands: Vec<Errand>,
    pub timeout: f64,
    pub patience: f64,
    pub attempts: u32,
    pub rate: Option<(f64, f64)>,
    pub has_token: bool,
    /// When the token ends.
    pub expires: Option<f64>,
    pub refreshes: Vec<Refresh>,
    pub latency: f64,
    pub work: f64,
    pub counts: bool,
    /// Seconds of operating time that others have used up.
    pub spent: f64,
    /// What the portal takes a second.
    pub portal_rate: f64,
    pub ahead: f64,
    pub faults: Vec<Fault>,
    pub troubles: Vec<Trouble>,
    /// When the wall clock is set, and by how much.
    pub set: Vec<(f64, f64)>,
    pub interruptions: Vec<(u32, usize)>,
    pub seed: u64,
}

/// Something that is asked.
#[derive(Clone, Debug)]
pub struct Errand {
    /// Milliseconds after the one before.
    pub wait: f64,
    pub acts: Vec<Act>,
    pub is_batch: bool,
    pub halt: bool,
    pub references: bool,
    /// When the caller gives up.
    pub abort: Option<f64>,
    /// When its files come, and whether they can be read.
    pub file_wait: f64,
    pub is_readable: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Change(u8),
    /// A change with a file.
    Photo(u8),
    Create,
    Read,
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let client = (
        prop::sample::select(vec![2_000.0, 10_000.0, 30_000.0, 90_000.0]),
        prop::sample::select(vec![500.0, 60_000.0, 900_000.0, 7_200_000.0]),
        1..4_u32,
        prop::sample::select(vec![None, Some((50.0, 2.0)), Some((50.0, 2.0)), Some((2.0, 0.5)), Some((1.0, 20.0))]),
        any::<bool>(),
        any::<u64>(),
    );
    let portal = (
        prop::sample::select(vec![0.0, 0.1, 0.4, 2.0]),
        prop::sample::select(vec![0.0, 0.05, 0.13, 0.4, 3.0]),
        any::<bool>(),
        prop::sample::select(vec![0.0, 0.0, 470.0, 480.0]),
        prop::sample::select(vec![2.0, 2.0, 0.5]),
        prop::sample::select(vec![0.0, -3_600.0, 3_600.0]),
    );
    let trouble = (
        prop::collection::vec(fault(), 0..12),
        prop::collection::vec(self::trouble(), 0..60),
        prop::option::of(0.0..20_000.0),
        prop::collection::vec(refresh(), 0..4),
        prop::collection::vec(
            (0.0..60_000.0, prop::sample::select(vec![-3_600_000.0, -500.0, 5_000.0, 3_600_000.0])),
            0..3,
        ),
        prop::collection::vec((1..60_u32, 0..6_usize), 0..3),
    );
    (client, portal, trouble, prop::collection::vec(errand(), 1..6)).prop_map(|(client, portal, trouble, errands)| {
        let (timeout, patience, attempts, rate, has_token, seed) = client;
        let (latency, work, counts, spent, portal_rate, ahead) = portal;
        let (faults, troubles, expires, refreshes, set, interruptions) = trouble;
        Plan {
            errands,
            timeout,
            patience,
            attempts,
            rate,
            has_token,
            expires,
            refreshes,
            latency,
            work,
            counts,
            spent,
            portal_rate,
            ahead,
            faults,
            troubles,
            set,
            interruptions,
            seed,
        }
    })
}

fn errand() -> impl Strategy<Value = Errand> {
    let acts = prop_oneof![
        2 => prop::collection::vec(act(), 1..2),
        3 => prop::collection::vec(act(), 1..9),
        2 => prop::collection::vec((0..3_u8).prop_map(Act::Change), 40..140),
        1 => prop::collection::vec(act(), 40..70),
    ];
    let files = (0.0..15_000.0, prop::bool::weighted(0.8));
    let manner = (any::<bool>(), prop::bool::weighted(0.3), prop::bool::weighted(0.2));
    let wait = prop_oneof![Just(0.0), 0.0..30_000.0];
    let abort = prop::option::weighted(0.3, prop_oneof![0.0..3_000.0, 0.0..200_000.0]);
    (acts, wait, manner, abort, files).prop_map(|(acts, wait, (is_batch, halt, references), abort, files)| {
        let (file_wait, is_readable) = files;
        Errand { wait, acts, is_batch, halt, references, abort, file_wait, is_readable }
    })
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..3_u8).prop_map(Act::Change),
        1 => (0..3_u8).prop_map(Act::Photo),
        2 => Just(Act::Create),
        1 => Just(Act::Read),
    ]
}

fn fault() -> impl Strategy<Value = Fault> {
    let quoting = |code: &str| json!({ "error": code, "error_description": QUOTE, "argument": QUOTE });
    let message = format!("request to {QUOTE} failed");
    let codes = ["ECONNREFUSED", "ECONNRESET", "UND_ERR_CONNECT_TIMEOUT", "EPIPE", ""];
    let thrown = prop::sample::select(codes.to_vec()).prop_map(move |code| thrown("TypeError", &message, code));
    let refusals = vec![
        (503, quoting("QUERY_LIMIT_EXCEEDED")),
        (429, quoting("OPERATION_TIME_LIMIT")),
        (401, quoting("expired_token")),
        (500, quoting("INTERNAL_SERVER_ERROR")),
        (400, quoting("ERROR_CORE")),
        (400, quoting(QUOTE)),
        (200, json!({ "result": { "error": "insufficient_scope", "error_description": QUOTE } })),
        (400, json!({ "error": { "code": QUOTE, "message": QUOTE } })),
    ];
    let bodies = vec![None, Some(json!({})), Some(json!([])), Some(json!({ "result": true }))];
    prop_oneof![
        6 => Just(Fault::None),
        2 => thrown.clone().prop_map(|thrown| Fault::Unreached(thrown.code.starts_with("EC").then_some(thrown))),
        1 => thrown.clone().prop_map(|thrown| {
            let is_before = matches!(thrown.code.as_str(), "ECONNREFUSED" | "UND_ERR_CONNECT_TIMEOUT");
            if is_before { Fault::Unreached(Some(thrown)) } else { Fault::Lost(Some(thrown)) }
        }),
        1 => Just(Fault::Lost(None)),
        1 => Just(Fault::Unreached(None)),
        4 => prop::sample::select(refusals).prop_map(|(status, body)| Fault::Refused(status, Some(body))),
        1 => prop::sample::select(vec![302, 403, 502]).prop_map(|status| Fault::Refused(status, None)),
        2 => (prop::sample::select(vec![200, 500]), prop::sample::select(bodies))
            .prop_map(|(status, body)| Fault::Instead(status, body)),
        2 => (0.0..20.0).prop_map(Fault::Cut),
    ]
}

fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        12 => Just(Trouble::None),
        2 => prop::sample::select(vec!["OPERATION_TIME_LIMIT", "QUERY_LIMIT_EXCEEDED", "ERROR_CORE"])
            .prop_map(|code| Trouble::Refused(json!({ "error": code, "error_description": QUOTE, "argument": QUOTE }))),
        1 => prop::sample::select(vec!["OPERATION_TIME_LIMIT", "insufficient_scope"]).prop_map(Trouble::Hidden),
        1 => Just(Trouble::Untold),
    ]
}

fn refresh() -> impl Strategy<Value = Refresh> {
    let token = || json!({ "accessToken": "the-next-token", "domain": "acme.example" });
    prop_oneof![
        4 => (0.0..3.0).prop_map(move |seconds| Refresh::Gives(token(), seconds)),
        1 => Just(Refresh::Gives(json!("still-the-first-token"), 1.0)),
        1 => Just(Refresh::Gives(json!({ "accessToken": "the-next-token", "domain": "a b" }), 1.0)),
        1 => Just(Refresh::Fails(thrown("Error", "t0ken-of-the-first-hour at acme.example is over", "EPERM"), 1.0)),
        1 => Just(Refresh::Hangs),
    ]
}
