//! What became of each call of a request to `batch`: a function of its keys, of the answer's parts and of `halt`.

use crate::format::number::written;
use crate::rest::answer::{Answer, Refusal, read, read_result};
use crate::value::Value;

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Done,
    Refused(Refusal),
    /// An earlier call was refused, and the portal had been told to stop there.
    NotRun,
    /// The answer does not tell.
    Unknown,
}

/// One outcome for each key, in the order in which the calls were sent.
///
/// `parts` is the `result` of the answer: maps by key, which the portal writes as lists when they are empty, or when the
/// keys are 0, 1, 2 … An error beside a result counts: the portal writes none for what it has done.
pub fn outcomes(keys: &[String], parts: &Value, halt: bool) -> Vec<Outcome> {
    let part = |name, key: &str| parts.get(name).and_then(|part| member(part, key));
    let mut is_halted = false;
    let mut outcomes = Vec::with_capacity(keys.len());
    for key in keys {
        let error = part("result_error", key);
        let answer = match (error, part("result", key)) {
            (Some(error), _) => Some(read(200, Some(error))),
            (None, Some(result)) => Some(read_result(result)),
            (None, None) => None,
        };
        outcomes.push(match answer {
            None if is_halted => Outcome::NotRun,
            None | Some(Answer::Unreadable(_)) => Outcome::Unknown,
            // What stands among the errors is no success, whatever it has in it.
            Some(Answer::Success) if error.is_some() => Outcome::Unknown,
            Some(Answer::Success) => Outcome::Done,
            Some(Answer::Refusal(refusal)) => {
                // The portal does not see an error that hides in a result, and goes on.
                is_halted |= halt && error.is_some();
                Outcome::Refused(refusal)
            }
        });
    }
    outcomes
}

/// A member of a map, or of what PHP makes of one.
fn member<'v>(part: &'v Value<'v>, key: &str) -> Option<&'v Value<'v>> {
    match part {
        Value::List(items) => items.get(key.parse::<usize>().ok().filter(|index| written(*index as i64) == key)?),
        _ => part.get(key),
    }
}
