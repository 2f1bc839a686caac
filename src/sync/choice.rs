//! Options by their names: what one may be, and what is said of one that is something else.

use crate::issue::{Allowed, Expected, Issue, Problem, Unknown, nearest};
use crate::path::At;
use crate::value::Value;

/// What one of some words stands for.
pub(super) fn meant<T: Copy>(value: &Value, words: &'static [&'static str], meanings: &[T]) -> Result<T, Problem> {
    let place = value.as_text().and_then(|text| words.iter().position(|word| *word == text));
    place.and_then(|place| meanings.get(place).copied()).ok_or(Problem::OutOfRange(Allowed::Words(words)))
}

pub(super) fn text(value: &Value) -> Result<String, Problem> {
    value.as_text().map(str::to_owned).ok_or(Problem::Type(Expected::Text))
}

/// A span of time above nothing.
pub(super) fn milliseconds(value: &Value) -> Result<f64, Problem> {
    match value {
        Value::Number(span) if *span > 0.0 => Ok(*span),
        Value::Number(_) => Err(Problem::OutOfRange(Allowed::Such(Expected::SomeMilliseconds))),
        _ => Err(Problem::Type(Expected::Milliseconds)),
    }
}

/// Takes one option by its name; where it has parts of its own, it adds what is wrong with them.
type Reader<'r> = dyn FnMut(&str, &Value, &At, &mut Vec<Issue>) -> Result<(), Problem> + 'r;

/// Reads an object of options: each by its name, and all that is wrong at once.
pub(super) fn each_option(value: &Value, at: &At, known: &[&str], issues: &mut Vec<Issue>, read: &mut Reader) {
    let Some(members) = value.members() else {
        return issues.push(Issue { path: at.path(), problem: Problem::Type(Expected::Options), hint: None });
    };
    for (name, value) in members {
        let at = at.name(name);
        let (problem, hint) = if known.contains(&name.as_ref()) {
            match read(name, value, &at, issues) {
                Ok(()) => continue,
                Err(problem) => (problem, None),
            }
        } else {
            (Problem::Unknown(Unknown::Option), nearest(name, known))
        };
        issues.push(Issue { path: at.path(), problem, hint });
    }
}
