//! A connection to a portal, from the options of `createClient`.

use js_sys::{Array, Function, Object};
use wasm_bindgen::prelude::*;

use super::check::invalid;
use super::line::Line;
use super::options;
use super::read::{member, read};
use super::write::{object, write};
use crate::check::Context;
use crate::issue::{Problem, Report, nearest};
use crate::path::At;
use crate::rest::endpoint::Endpoint;
use crate::rest::pace::Pace;
use crate::transport::{Auth, B24, Bx24, Door, Fetch, Transport};

/// Ways to a portal; exactly one is given.
const WAYS: &[&str] = &["webhook", "oauth", "bx24", "b24"];
const SETTINGS: &[&str] = &["timeout", "attempts", "rate", "userFields", "languages", "fetch"];

/// A way to one portal, and what is known of it.
#[wasm_bindgen]
pub struct Connection {
    pub(super) line: Line,
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
        None => write(&invalid(&report.issues)),
    }
}

fn read_options(options: &JsValue, report: &mut Report) -> Option<Connection> {
    let root = At::ROOT;
    if !options.is_object() || Array::is_array(options) {
        return report.issue(&root, Problem::Type { expected: "an object of options" });
    }
    let known = [WAYS, SETTINGS].concat();
    for name in Object::keys(options.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()) {
        if !known.contains(&name.as_str()) && !member(options, &name).is_undefined() {
            report.hinted::<()>(&root.name(&name), Problem::UnknownField, nearest(&name, &known));
        }
    }
    let timeout = options::timeout(options, report);
    let attempts = options::attempts(options, report);
    let bucket = options::rate(options, report);
    let function = options::fetch(options, report);
    let transport = read_transport(options, function, report);
    let mut context = Context::read(&read(options));
    context.data_urls = true;
    let pace = std::rc::Rc::new(Pace::new(bucket).into());
    Some(Connection { line: Line { transport: transport?, pace, attempts: attempts? }, context, timeout: timeout? })
}

fn read_transport(options: &JsValue, function: Option<Function>, report: &mut Report) -> Option<Transport> {
    let root = At::ROOT;
    let given: Vec<_> = WAYS.iter().filter(|way| !member(options, way).is_undefined()).collect();
    let way = match given.as_slice() {
        [] => {
            let hint = "Give one of webhook, oauth, bx24, b24.".to_owned();
            return report.hinted(&root, Problem::Required, Some(hint));
        }
        [way] => **way,
        [_, second, ..] => {
            let why = "Give one connection only: webhook, oauth, bx24 or b24.";
            return report.issue(&root.name(second), Problem::Conflict { why });
        }
    };
    let (value, at) = (member(options, way), root.name(way));
    match way {
        "webhook" => webhook(&value, &at, report).map(|door| Transport::Fetch(Fetch { door, function })),
        "oauth" => token(&value, &at, report).map(|door| Transport::Fetch(Fetch { door, function })),
        "bx24" => Bx24::find(value).map(Transport::Bx24).or_else(|| {
            let hint = "Outside a portal's frame BX24 is null, and without its script it is missing.".to_owned();
            report.hinted(&at, Problem::Type { expected: "the BX24 object" }, Some(hint))
        }),
        _ => B24::find(value).map(Transport::B24).or_else(|| {
            report.issue(&at, Problem::Type { expected: "a B24Frame, B24Hook or B24OAuth of @bitrix24/b24jssdk" })
        }),
    }
}

fn webhook(value: &JsValue, at: &At, report: &mut Report) -> Option<Door> {
    const EXPECTED: &str = "https://<portal>/rest/<user>/<code>/, https unless the host is loopback";
    let Some(address) = value.as_string() else { return report.issue(at, Problem::Type { expected: "text" }) };
    match Endpoint::parse(&address).ok().filter(Endpoint::is_webhook) {
        Some(endpoint) => Some(Door::Webhook(endpoint)),
        None => report.issue(at, Problem::BadFormat { expected: EXPECTED }),
    }
}

/// `{ domain, accessToken, refresh? }`
fn token(value: &JsValue, at: &At, report: &mut Report) -> Option<Door> {
    const EXPECTED: &str = "the portal's host, or https://<portal>/rest/";
    if !value.is_object() {
        return report.issue(at, Problem::Type { expected: "{ domain, accessToken, refresh? }" });
    }
    let endpoint = match member(value, "domain").as_string() {
        None => report.issue(&at.name("domain"), Problem::Required),
        Some(domain) => Endpoint::parse(&domain)
            .ok()
            .or_else(|| report.issue(&at.name("domain"), Problem::BadFormat { expected: EXPECTED })),
    };
    let token = member(value, "accessToken").as_string().filter(|token| !token.is_empty());
    let token = token.or_else(|| report.issue(&at.name("accessToken"), Problem::Required));
    let refresh = member(value, "refresh");
    let refresh = if refresh.is_undefined() {
        None
    } else {
        options::function(refresh, &at.name("refresh"), "a function that resolves with a new token", report)
    };
    Some(Door::Token(Auth::new(token?, endpoint?, refresh)))
}
