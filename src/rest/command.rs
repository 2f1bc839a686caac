//! Calls as commands of a batch (`rest.md` 7).

use std::borrow::Cow;

use super::passing::Passed;
use super::query::Query;
use crate::format::field_name::is_custom;
use crate::format::number::{push_number, whole, written};
use crate::format::text::{contains, has_byte};
use crate::issue::{Advice, Conflict, Expected, Issue, Lack, Problem, Report};
use crate::path::At;
use crate::payload::Payload;
use crate::value::{Member, Value, bare};

/// `method?query`, as PHP reads it.
///
/// Everything arrives as text, so flags must already be letters. An empty list is written as a list of one empty text,
/// which the portal drops; without it the name would not arrive at all. How numbers that are not whole are written is
/// for the caller to say, who has somebody that can: the standard library's own way is 5 KB in the wasm.
pub fn command(payload: &Payload, fraction: fn(f64) -> String) -> String {
    let mut query = Query::default();
    push_command(&mut query, payload, &[], fraction);
    // Nothing but ASCII was written.
    String::from_utf8(query.into_bytes()).unwrap_or_default()
}

/// Refuses a payload in which the portal would replace a text by an earlier result.
pub fn no_reference(payload: &Payload) -> Result<(), Vec<Issue>> {
    if !has_reference(payload.params()) {
        return Ok(());
    }
    let problem = Problem::Conflict(Conflict::ReferenceInBatch);
    Err(vec![Issue { path: At::ROOT.path(), problem, hint: None }])
}

/// Refuses a payload of which a custom field's value would arrive with less in it, or under other names: a form has no
/// empty objects, and brackets of its own. `BX24` sends single calls as forms as well.
pub fn fits_form(payload: &Payload) -> Result<(), Vec<Issue>> {
    let mut report = Report::default();
    for (name, value) in payload.params().members().unwrap_or_default() {
        // An empty list of its own arrives as a list of one blank, which the portal drops.
        let is_empty_list = matches!(value, Value::List(items) if items.is_empty());
        if is_custom(bare(name)) && !is_empty_list {
            parts_fit(value, &At::ROOT.name(name), &mut report);
        }
    }
    if report.issues.is_empty() { Ok(()) } else { Err(report.issues) }
}

fn parts_fit(value: &Value, at: &At, report: &mut Report) {
    match value {
        Value::List(items) => {
            none_is_lost(items.is_empty(), at, report);
            for (index, item) in items.iter().enumerate() {
                parts_fit(item, &at.index(index), report);
            }
        }
        Value::Object(members) => {
            none_is_lost(members.is_empty(), at, report);
            members.iter().for_each(|(name, value): &Member| {
                let at = at.name(name);
                if !is_name(name) {
                    report.issue::<()>(&at, Problem::BadFormat(Expected::FormName));
                }
                parts_fit(value, &at, report);
            });
        }
        _ => {}
    }
}

fn none_is_lost(is_empty: bool, at: &At, report: &mut Report) {
    if is_empty {
        report.told::<()>(at, Problem::Empty(Lack::Blank), Advice::LostInForm);
    }
}

/// Whether PHP reads the name between brackets as it was written.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with([' ', '\t', '\n', '\r', '\u{b}', '\u{c}']) && !name.contains(['[', ']', '\0'])
}

/// Whether a text would be taken for a reference to an earlier result, somewhere in a value.
pub fn has_reference(value: &Value) -> bool {
    match value {
        // Hardly any text has a dollar, and to look for one byte is quick.
        Value::Text(text) => has_byte(bare(text), b'$') && contains(text, "$result["),
        Value::List(items) => items.iter().any(has_reference),
        Value::Object(members) => members.iter().any(|(_, value)| has_reference(value)),
        _ => false,
    }
}

/// Adds a command; what has passed the check takes its place among the others.
pub(super) fn push_command(out: &mut Query, payload: &Payload, passed: &[Passed], fraction: fn(f64) -> String) {
    out.push(&[payload.method().as_bytes()], "");
    let mut command = Command { out, separator: b'?', fraction };
    let mut passed = passed.iter().peekable();
    for (index, (name, value)) in payload.params().members().unwrap_or_default().iter().enumerate() {
        while let Some(one) = passed.next_if(|one| one.before <= index) {
            command.plain_pair(one);
        }
        command.pairs(&Name { outer: None, part: bare(name) }, value);
    }
    passed.for_each(|one| command.plain_pair(one));
}

/// A name such as `LIST[0][VALUE]`, from its end.
struct Name<'n> {
    outer: Option<&'n Name<'n>>,
    part: &'n str,
}

/// A command under way.
struct Command<'o> {
    out: &'o mut Query,
    /// What the next pair begins with.
    separator: u8,
    fraction: fn(f64) -> String,
}

impl Command<'_> {
    fn pairs(&mut self, name: &Name, value: &Value) {
        match value {
            Value::List(items) if items.is_empty() => self.pair(&Name { outer: Some(name), part: "0" }, ""),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    // Most lists are short, and a text of its own takes longer than all else.
                    let digit = "0123456789".get(index..=index);
                    let part = digit.map_or_else(|| Cow::Owned(written(index as i64)), Cow::Borrowed);
                    self.pairs(&Name { outer: Some(name), part: &part }, item);
                }
            }
            Value::Object(members) => {
                for (key, value) in members {
                    self.pairs(&Name { outer: Some(name), part: key }, value);
                }
            }
            Value::Text(text) => self.pair(name, bare(text)),
            Value::Number(number) => match whole(*number) {
                Some(number @ 0..) => {
                    self.pair(name, "");
                    self.out.push_digits(number as u64);
                }
                _ => {
                    let mut text = String::new();
                    push_number(&mut text, *number, self.fraction);
                    self.pair(name, &text);
                }
            },
            // As PHP writes it: in a filter a blank means what `false` does.
            Value::Bool(flag) => self.pair(name, if *flag { "1" } else { "" }),
            Value::Null | Value::File(_) | Value::Foreign(_) => {}
        }
    }

    fn pair(&mut self, name: &Name, value: &str) {
        self.name(name);
        self.out.push(&[b"="], value);
    }

    /// The name of a row stands for itself.
    fn plain_pair(&mut self, Passed { name, text, .. }: &Passed) {
        self.out.push(&[&[self.separator], name.as_bytes(), b"="], text);
        self.separator = b'&';
    }

    fn name(&mut self, name: &Name) {
        match name.outer {
            None => {
                self.out.push(&[&[self.separator]], name.part);
                self.separator = b'&';
            }
            Some(outer) => {
                self.name(outer);
                self.out.push(&[b"%5B"], name.part);
                self.out.push(&[b"%5D"], "");
            }
        }
    }
}
