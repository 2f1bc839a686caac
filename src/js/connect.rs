//! A connection to a portal, from the options of `createClient`.

use js_sys::{Array, Function, Object};
use wasm_bindgen::prelude::*;

use super::check::invalid;
use super::read::{member, read};
use super::write::object;
use crate::check::Context;
use crate::issue::{Allowed, Problem, Report, nearest};
use crate::path::At;
use crate::rest::endpoint::Endpoint;
use crate::transport::{Bx24, Fetch, Transport};

/// Milliseconds that a call may take, when nothing else is said.
const TIMEOUT: f64 = 30_000.0;

const OPTIONS: &[&str] = &["webhook", "bx24", "timeout", "userFields", "languages", "fetch"];

/// A way to one portal, and what is known of it.
#[wasm_bindgen]
pub struct Connection {
    pub(super) transport: Transport,
    pub(super) context: Context,
    pub(super) timeout: f64,
}

/// `{ success: true, connection }` or `{ success: false, issues }`.
#[wasm_bindgen]
pub fn connect(options: &JsValue) -> JsValue {
    let mut report = Report::default();
    let connection = read_options(options, &mut report).filter(|_| report.issues.is_empty());
    match connection {
        Some(connection) => object(&[("success", JsValue::TRUE), ("connection", connection.into())]),
        None => invalid(&report.issues),
    }
}

fn read_options(options: &JsValue, report: &mut Report) -> Option<Connection> {
    let root = At::ROOT;
    if !options.is_object() || Array::is_array(options) {
        return report.issue(&root, Problem::Type { expected: "an object of options" });
    }
    for name in Object::keys(options.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()) {
        if !OPTIONS.contains(&name.as_str()) && !member(options, &name).is_undefined() {
            let hint = nearest(&name, OPTIONS.iter().copied());
            report.hinted::<()>(&root.name(&name), Problem::UnknownField, hint);
        }
    }
    let timeout = read_timeout(options, report);
    let function = read_fetch(options, report);
    let transport = read_transport(options, function, report);
    let mut context = Context::read(&read(options));
    context.data_urls = true;
    Some(Connection { transport: transport?, context, timeout: timeout? })
}

fn read_transport(options: &JsValue, function: Option<Function>, report: &mut Report) -> Option<Transport> {
    let root = At::ROOT;
    let (webhook, bx24) = (member(options, "webhook"), member(options, "bx24"));
    match (webhook.is_undefined(), bx24.is_undefined()) {
        (true, true) => {
            let hint = "Give webhook: an address, or bx24: BX24.".to_owned();
            report.hinted(&root, Problem::Required, Some(hint))
        }
        (false, false) => {
            report.issue(&root.name("bx24"), Problem::Conflict { why: "Give either webhook or bx24, not both." })
        }
        (false, true) => {
            const EXPECTED: &str = "https://<portal>/rest/<user>/<code>/, https unless the host is loopback";
            let at = root.name("webhook");
            let Some(address) = webhook.as_string() else {
                return report.issue(&at, Problem::Type { expected: "text" });
            };
            match Endpoint::parse(&address).ok().filter(Endpoint::is_webhook) {
                Some(endpoint) => Some(Transport::Fetch(Fetch { endpoint, function })),
                None => report.issue(&at, Problem::BadFormat { expected: EXPECTED }),
            }
        }
        (true, false) => match Bx24::find(bx24) {
            Some(bx24) => Some(Transport::Bx24(bx24)),
            None => {
                let hint = "Outside a portal's frame BX24 is null, and without its script it is missing.".to_owned();
                report.hinted(&root.name("bx24"), Problem::Type { expected: "the BX24 object" }, Some(hint))
            }
        },
    }
}

fn read_timeout(options: &JsValue, report: &mut Report) -> Option<f64> {
    let value = member(options, "timeout");
    if value.is_undefined() { Some(TIMEOUT) } else { milliseconds(&value, &At::ROOT.name("timeout"), report) }
}

/// A span of time above nothing; `Infinity` is as long as a timer can be.
pub(super) fn milliseconds(value: &JsValue, at: &At, report: &mut Report) -> Option<f64> {
    match value.as_f64() {
        Some(span) if span > 0.0 => Some(span),
        Some(_) => report.issue(at, Problem::OutOfRange(Allowed::Such("more than 0 milliseconds"))),
        None => report.issue(at, Problem::Type { expected: "a number of milliseconds" }),
    }
}

fn read_fetch(options: &JsValue, report: &mut Report) -> Option<Function> {
    let value = member(options, "fetch");
    if value.is_undefined() {
        return None;
    }
    match value.dyn_into() {
        Ok(function) => Some(function),
        Err(_) => report.issue(&At::ROOT.name("fetch"), Problem::Type { expected: "a function like fetch" }),
    }
}
