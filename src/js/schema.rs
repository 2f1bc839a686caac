//! The check for callers that send by other means.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::report::{invalid, success, warnings};
use crate::border::passed::{amend, passed};
use crate::border::read::packed;
use crate::border::write::json;
use crate::check::{Checked, Context, check as check_value};
use crate::issue::Issue;
use crate::schema::{METHODS, Method};
use crate::value::input::fill;
use crate::value::packed::{unpack, unpack_named};
use crate::value::skim::skim;
use crate::value::{Member, Value};

/// Checks an input, which may hold files if they are taken.
///
/// A copy of the input is added to a list. Nothing is said where that is the payload, or has become it; otherwise JSON:
/// `[changed, warnings]`, where `changed` has members that take the place of the copy's, or what `judged` says. Where
/// there are files, nothing is said yet: the packed input and their contents are added to the list, and `checkRead` wants
/// both.
#[wasm_bindgen]
pub fn check(method: &JsValue, input: &JsValue, context: &JsValue, takes_files: bool, found: &Array) -> Option<String> {
    let context = Context { data_urls: takes_files, ..context_of(context) };
    let input = passed(method, input, takes_files, found, table);
    if found.length() > 1 {
        return None;
    }
    let Some((method, input)) = input.as_deref().and_then(opened) else {
        return Some(unknown());
    };
    match told(method, input, &context, found) {
        Told::Nothing => None,
        Told::Text(text) => Some(text),
        Told::Untold => Some(judged(method, &packed(&found.get(0), None), &context, Vec::new())),
    }
}

/// What is to be said of an input.
enum Told {
    Nothing,
    Text(String),
    /// Texts are needed of which the lengths alone are known.
    Untold,
}

pub(super) fn context_of(context: &JsValue) -> Context {
    if context.is_undefined() { Context::default() } else { Context::read(&unpack(&packed(context, None))) }
}

/// The number of a method, and the names of its rows.
fn table(name: &str) -> Option<(usize, String)> {
    let number = METHODS.iter().position(|method| method.name == name)?;
    Some((number, METHODS.get(number)?.shape.table()))
}

/// What is to be said of an input of which some texts are only lengths.
fn told(method: &'static Method, packed: &[u8], context: &Context, copy: &Array) -> Told {
    let input = skimmed(method, packed);
    match check_value(method, &input, context) {
        Ok(Checked { payload, warnings: found }) => {
            let Some(changed) = changed(&input, payload.params()) else {
                return Told::Untold;
            };
            // To say it in JSON takes longer than many a check.
            let is_amended =
                |(name, value): &Member| method.shape.number(name).is_some_and(|row| amend(copy, row, value));
            if found.is_empty() && changed.iter().all(is_amended) {
                return Told::Nothing;
            }
            Told::Text(json(&Value::List(vec![Value::Object(changed), warnings(&found)])))
        }
        Err(issues) => Told::Text(json(&invalid(&issues))),
    }
}

/// `{ success: true, data, warnings }` or `{ success: false, issues }`, as JSON, of an input with all its texts, and the
/// contents of its files.
pub(super) fn judged(method: &'static Method, packed: &[u8], context: &Context, contents: Vec<Vec<u8>>) -> String {
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
pub(super) fn opened(packed: &[u8]) -> Option<(&'static Method, &[u8])> {
    let (number, packed) = packed.split_first()?;
    Some((METHODS.get(usize::from(*number))?, packed))
}

pub(super) fn unknown() -> String {
    json(&invalid(&[Issue::unknown_method()]))
}

fn name(method: &Method, number: usize) -> Option<&'static str> {
    method.shape.row(number).map(|row| row.name)
}

/// What decides. No rule between the names of a person asks for one that may pass.
fn skimmed<'b>(method: &'static Method, packed: &'b [u8]) -> Value<'b> {
    let name = |number| name(method, number);
    let may_pass = |number, length| method.shape.row(number).is_some_and(|row| row.lets_pass(length));
    let skimmed = if method.shape.has_custom_fields() { skim(packed, &name, &may_pass) } else { None };
    skimmed.unwrap_or_else(|| unpack_named(packed, &name))
}

/// The members that are not sent as they were passed. None when it is not the same members.
fn changed<'v>(passed: &Value, sent: &Value<'v>) -> Option<Vec<Member<'v>>> {
    let (passed, sent) = (passed.members()?, sent.members()?);
    if passed.len() != sent.len() {
        return None;
    }
    let mut changed = Vec::new();
    for ((name, passed), member) in passed.iter().zip(sent) {
        if !is_same(name, &member.0) {
            return None;
        }
        let is_sent = match (passed, &member.1) {
            (Value::Text(passed), Value::Text(sent)) => is_same(passed, sent),
            (passed, sent) => passed == sent,
        };
        if !is_sent {
            changed.push(member.clone());
        }
    }
    Some(changed)
}

/// Most texts are the very same.
fn is_same(text: &str, other: &str) -> bool {
    std::ptr::eq(text, other) || text == other
}
