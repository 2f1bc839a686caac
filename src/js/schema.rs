//! The check for callers that send by other means.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::report::{invalid, success, warnings};
use crate::border::exchange::{self, Passed};
use crate::border::read::packed;
use crate::border::write::json;
use crate::check::{Checked, Context, check as check_value};
use crate::issue::{Issue, Problem};
use crate::schema::{METHODS, Method};
use crate::value::Value;
use crate::value::input::fill;
use crate::value::packed::{push_packed, unpack, unpack_named};
use crate::value::skim::{Skimmed, skim};

/// What is added to the list of what was found: the payload alone.
const PAYLOAD: u32 = 0;
/// A copy of the input, and `{ success: true, warnings }` of it, or `{ success: true, data, warnings }` or
/// `{ success: false, issues }`, as JSON.
const TOLD: u32 = 1;
/// The input as it was read, and the contents of its files, read or to be read: `checkRead` wants both.
const FILES: u32 = 2;

/// Checks an input, which may hold files if they are taken; says what it has added to the list of what was found.
#[wasm_bindgen]
pub fn check(method: &JsValue, input: &JsValue, context: &JsValue, takes_files: bool, found: &Array) -> u32 {
    // Reading it can lead to another check, which would take the place of what is passed.
    let context = Context { data_urls: takes_files, ..context_of(context) };
    let verdict = match exchange::passed(method, input, takes_files, found, table) {
        None => {
            found.push(&JsValue::UNDEFINED);
            Verdict::Told(json(&invalid(&[Issue::unknown_method()])))
        }
        Some(Passed::Left) => return FILES,
        Some(passed) => passed.read(|bytes| verdict(bytes, &context)),
    };
    let told = match verdict {
        Verdict::Same(changes, told) if changes.is_empty() || exchange::amend(&changes) => told,
        Verdict::Told(told) => Some(told),
        _ => Some(judged(&exchange::whole(), &context, Vec::new())),
    };
    match told {
        None => PAYLOAD,
        Some(told) => {
            found.push(&JsValue::from_str(&told));
            TOLD
        }
    }
}

pub(super) fn context_of(context: &JsValue) -> Context {
    if context.is_undefined() { Context::default() } else { Context::read(&unpack(&packed(context, None))) }
}

/// The number of a method, and the names of its rows.
fn table(name: &str) -> Option<(usize, String)> {
    let number = METHODS.iter().position(|method| method.name == name)?;
    Some((number, METHODS.get(number)?.shape.table()))
}

/// What follows from an input of which some texts are only lengths.
enum Verdict {
    /// What is sent is what was passed, but for some members; and what is to be said of it.
    Same(Vec<u8>, Option<String>),
    /// What is wrong with it.
    Told(String),
    /// Those texts are needed.
    Unclear,
}

fn verdict(packed: &[u8], context: &Context) -> Verdict {
    let Some((method, packed)) = opened(packed) else {
        return Verdict::Unclear;
    };
    let Skimmed { object: input, places } = skimmed(method, packed);
    match check_value(method, &input, context) {
        Ok(checked) => match changes(&input, &places, checked.payload.params()) {
            None => Verdict::Unclear,
            Some(changes) => {
                let told = || json(&success(vec![("warnings", warnings(&checked.warnings))]));
                Verdict::Same(changes, (!checked.warnings.is_empty()).then(told))
            }
        },
        // What is told of a length is in UTF-16 units, and limits are in characters.
        Err(issues) if issues.iter().any(|issue| matches!(issue.problem, Problem::TooLong { .. })) => Verdict::Unclear,
        Err(issues) => Verdict::Told(json(&invalid(&issues))),
    }
}

/// `{ success: true, data, warnings }` or `{ success: false, issues }`, as JSON, of an input with all its texts, and the contents of its
/// files.
pub(super) fn judged(packed: &[u8], context: &Context, contents: Vec<Vec<u8>>) -> String {
    let Some((method, packed)) = opened(packed) else {
        return json(&invalid(&[Issue::unknown_method()]));
    };
    let mut input = unpack_named(packed, &|number| name(method, number));
    fill(&mut input, contents);
    match check_value(method, &input, context) {
        Ok(Checked { payload, warnings: found }) => {
            json(&success(vec![("data", payload.into_params()), ("warnings", warnings(&found))]))
        }
        Err(issues) => json(&invalid(&issues)),
    }
}

/// The method that an input was packed for, and the input.
fn opened(packed: &[u8]) -> Option<(&'static Method, &[u8])> {
    let (number, packed) = packed.split_first()?;
    Some((METHODS.get(usize::from(*number))?, packed))
}

fn name(method: &Method, number: usize) -> Option<&'static str> {
    method.shape.row(number).map(|row| row.name)
}

/// What decides. No rule between the names of a person asks for one that may pass.
fn skimmed<'b>(method: &'static Method, packed: &'b [u8]) -> Skimmed<'b> {
    let name = |number| name(method, number);
    let may_pass = |number, length| method.shape.row(number).is_some_and(|row| row.lets_pass(length));
    let skimmed = if method.shape.has_custom_fields() { skim(packed, &name, &may_pass) } else { None };
    skimmed.unwrap_or_else(|| {
        let object = unpack_named(packed, &name);
        let places = (0..object.members().map_or(0, <[_]>::len)).collect();
        Skimmed { object, places }
    })
}

/// Most texts are the very same.
fn is_same(text: &str, other: &str) -> bool {
    std::ptr::eq(text, other) || text == other
}

/// The members that are not sent as they were passed: 2 bytes for the place of each, and what is sent, packed. None when
/// it is not the same members.
fn changes(passed: &Value, places: &[usize], sent: &Value) -> Option<Vec<u8>> {
    let (passed, sent) = (passed.members()?, sent.members()?);
    if passed.len() != sent.len() {
        return None;
    }
    let mut changes = Vec::new();
    for (place, ((name, passed), (sent_name, sent))) in places.iter().zip(passed.iter().zip(sent)) {
        if !is_same(name, sent_name) {
            return None;
        }
        let is_sent = match (passed, sent) {
            (Value::Text(passed), Value::Text(sent)) => is_same(passed, sent),
            _ => passed == sent,
        };
        if !is_sent {
            changes.extend_from_slice(&(*place as u16).to_le_bytes());
            push_packed(&mut changes, sent);
        }
    }
    Some(changes)
}
