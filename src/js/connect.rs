//! A way to a portal, and what is known of it, from the options of `createClient`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Math};
use wasm_bindgen::JsValue;

use super::options;
use crate::border::read::{names, own, read};
use crate::check::Context;
use crate::client::learned::SharedLearned;
use crate::client::line::Line;
use crate::client::queue::Queue;
use crate::client::requests::Manner;
use crate::client::settings::Settings;
use crate::client::token::Token;
use crate::issue::{Advice, Conflict, Expected, Issue, Problem, Report};
use crate::path::At;
use crate::rest::endpoint::Endpoint;
use crate::transport::{B24, Bx24, Fetch, Way};
use crate::value::Value;

/// Ways to a portal; exactly one is given.
const WAYS: &[&str] = &["webhook", "oauth", "bx24", "b24"];
/// How a line sends, whoever uses it.
const MANNERS: &[&str] = &["attempts", "rate", "fetch"];
/// What each of those who use it can be told.
const SETTINGS: &[&str] = &["timeout", "patience", "userFields", "languages", "locale"];

/// What a client consists of.
pub struct Connected {
    pub line: Line,
    pub way: Way,
    pub settings: Settings,
    /// Gives the next token.
    pub refresh: Option<Function>,
}

/// Where calls go, and with what.
struct Door {
    way: Way,
    endpoint: Option<Endpoint>,
    token: Option<Token>,
    refresh: Option<Function>,
}

pub fn connected(options: &JsValue) -> Result<Connected, Vec<Issue>> {
    let mut report = Report::default();
    let connected = read_options(options, &mut report);
    connected.filter(|_| report.issues.is_empty()).ok_or(report.issues)
}

fn read_options(options: &JsValue, report: &mut Report) -> Option<Connected> {
    let root = At::ROOT;
    let given = read(options);
    if given.members().is_none() {
        return report.issue(&root, Problem::Type(Expected::Options));
    }
    options::only(&given, &[WAYS, MANNERS, SETTINGS].concat(), report);
    let limits = options::limits(options, None, report);
    let attempts = options::attempts(&given, report);
    let bucket = options::rate(&given, report);
    let fetch = options::fetch(options, report);
    let door = door(options, fetch, report);
    let (door, attempts) = (door?, attempts?);
    let is_governed = door.way.is_governed();
    options::knowledge(&given, report);
    let settings = Settings {
        context: Context { data_urls: true, ..Context::read(&given) },
        limits: limits?,
        is_patient: attempts > 1,
        is_form: door.way.is_form(),
        reads_fields: options::reads_fields(&given),
        learned: SharedLearned::default(),
    };
    let manner = Manner {
        queue: Queue::new(bucket.filter(|_| !is_governed)),
        endpoint: door.endpoint,
        token: door.token,
        attempts: if is_governed { 1 } else { attempts },
    };
    let seed = (Math::random() * f64::from(u32::MAX)) as u64;
    Some(Connected { line: Line::new(manner, seed), way: door.way, settings, refresh: door.refresh })
}

/// The same settings, but for those that are given.
pub fn adapted(settings: &Settings, options: &JsValue) -> Result<Settings, Vec<Issue>> {
    let mut report = Report::default();
    let given = read(options);
    if given.members().is_none() {
        report.issue::<()>(&At::ROOT, Problem::Type(Expected::Options));
    }
    options::only(&given, SETTINGS, &mut report);
    options::knowledge(&given, &mut report);
    let limits = options::limits(options, Some(settings.limits), &mut report);
    let Some(limits) = limits.filter(|_| report.issues.is_empty()) else { return Err(report.issues) };
    let mut adapted =
        Settings { limits, context: settings.context.clone(), learned: settings.learned.clone(), ..*settings };
    let known = Context::read(&given);
    if given.get("userFields").is_some() {
        adapted.context.user_fields = known.user_fields;
        adapted.reads_fields = options::reads_fields(&given);
        adapted.learned = Rc::new(RefCell::new(settings.learned.borrow().beside()));
    }
    if given.get("languages").is_some() {
        adapted.context.languages = known.languages;
    }
    Ok(adapted)
}

fn door(options: &JsValue, fetch: Option<Function>, report: &mut Report) -> Option<Door> {
    let root = At::ROOT;
    let named = names(options);
    let named: Vec<_> = WAYS.iter().filter(|way| named.iter().any(|name| name == *way)).collect();
    let given: Vec<_> = named.iter().filter(|way| !own(options, way).is_undefined()).collect();
    let way = match (given.as_slice(), named.as_slice()) {
        // What is there but undefined is what was meant.
        ([], [way, ..]) => **way,
        ([], []) => {
            return report.told(&root, Problem::Required, Advice::GiveConnection);
        }
        ([way], _) => ***way,
        ([_, second, ..], _) => {
            return report.issue(&root.name(second), Problem::Conflict(Conflict::SeveralConnections));
        }
    };
    let (value, at) = (own(options, way), root.name(way));
    match way {
        "webhook" => webhook(&value, fetch, &at, report),
        "oauth" => oauth(&value, fetch, &at, report),
        "bx24" => Bx24::find(value)
            .map(|bx24| Door::by(Way::Bx24(bx24)))
            .or_else(|| report.told(&at, Problem::Type(Expected::Bx24), Advice::Bx24Missing)),
        _ => B24::find(value)
            .map(|b24| Door::by(Way::B24(b24)))
            .or_else(|| report.issue(&at, Problem::Type(Expected::B24))),
    }
}

impl Door {
    fn by(way: Way) -> Door {
        Door { way, endpoint: None, token: None, refresh: None }
    }
}

fn webhook(value: &JsValue, fetch: Option<Function>, at: &At, report: &mut Report) -> Option<Door> {
    let Some(address) = value.as_string() else { return report.issue(at, Problem::Type(Expected::Text)) };
    match Endpoint::parse(&address).ok().filter(Endpoint::is_webhook) {
        Some(endpoint) => Some(Door { endpoint: Some(endpoint), ..Door::by(Way::Fetch(Fetch(fetch))) }),
        None => report.issue(at, Problem::BadFormat(Expected::Webhook)),
    }
}

/// `{ domain, accessToken, refresh? }`
fn oauth(value: &JsValue, fetch: Option<Function>, at: &At, report: &mut Report) -> Option<Door> {
    let given = read(value);
    if given.members().is_none() {
        return report.issue(at, Problem::Type(Expected::OAuth));
    }
    let endpoint = domain(given.get("domain"), &at.name("domain"), report);
    let token = given.get("accessToken").and_then(Value::as_text).filter(|token| !token.is_empty());
    let token = token.or_else(|| report.issue(&at.name("accessToken"), Problem::Required));
    let refresh = own(value, "refresh");
    let refresh = if refresh.is_undefined() {
        None
    } else {
        options::function(refresh, &at.name("refresh"), Expected::Refresh, report)
    };
    let token = Some(Token::new(token?.to_owned(), refresh.is_some()));
    Some(Door { endpoint: Some(endpoint?), token, refresh, ..Door::by(Way::Fetch(Fetch(fetch))) })
}

fn domain(value: Option<&Value>, at: &At, report: &mut Report) -> Option<Endpoint> {
    let Some(value) = value else { return report.issue(at, Problem::Required) };
    let Some(domain) = value.as_text() else { return report.issue(at, Problem::Type(Expected::Text)) };
    match Endpoint::parse(domain) {
        Ok(endpoint) if endpoint.is_authority() => {
            report.told(at, Problem::BadFormat(Expected::Domain), Advice::AuthorisationServer)
        }
        Ok(endpoint) => Some(endpoint),
        Err(_) => report.issue(at, Problem::BadFormat(Expected::Domain)),
    }
}
