//! What an answer of the portal means (`rest.md` 4 and 6).

use crate::value::Value;

/// An answer, told apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Success,
    /// The portal refused.
    Refusal(Refusal),
    /// Whatever answered did not speak the portal's language.
    Unreadable(&'static str),
}

/// An error of the REST layer or of a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Verbatim; may be empty.
    pub code: String,
    /// May be localized, empty, or hold HTML.
    pub description: String,
    /// The parameter that was wrong, where the portal names it.
    pub argument: Option<String>,
    pub cause: Cause,
}

/// What kind of refusal it is, by its code: statuses differ between documentation and portals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The token has ended: refresh it, then once more.
    Token,
    /// Too much at once: the same call can work in a moment.
    Rate,
    /// The method has used up its operating time: the same call can work in some minutes.
    Time,
    Other,
}

impl Refusal {
    /// Whether the same call can be expected to work later.
    pub fn is_retryable(&self) -> bool {
        self.cause != Cause::Other
    }
}

/// Reads an envelope; `body` is `None` when it is not JSON.
///
/// Failure is the presence of `error`, never its truthiness: the portal also sends an empty code. `user.update` hides
/// one error inside a success, as a `result` of nothing but an error (`frame.md` 6.3).
pub fn read(status: u16, body: Option<&Value>) -> Answer {
    // Followed, a redirect could turn the call into another; nor does any answer of the portal's own come with one.
    if (300..400).contains(&status) {
        return Answer::Unreadable("The portal has moved to another address.");
    }
    let Some(body) = body.filter(|body| body.members().is_some()) else {
        return Answer::Unreadable(match status {
            500.. => "The server in front of the portal answered with an error page.",
            _ => "The answer is not JSON.",
        });
    };
    if let Some(error) = body.get("error") {
        return Answer::Refusal(refusal(error, body));
    }
    if status >= 400 {
        return Answer::Unreadable("The server answered with an error status and no error code.");
    }
    match body.get("result") {
        None => Answer::Unreadable("The answer has no result."),
        Some(result) => read_result(result),
    }
}

/// Reads the result of an answer, or of a call in a batch.
pub fn read_result(result: &Value) -> Answer {
    match hidden_error(result) {
        Some(error) => Answer::Refusal(refusal(error, result)),
        None => Answer::Success,
    }
}

fn refusal(error: &Value, body: &Value) -> Refusal {
    let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
    // REST 3.0 puts an object there.
    let (code, description) = match error {
        Value::Object(_) => (text(error.get("code")), text(error.get("message"))),
        _ => (text(Some(error)), text(body.get("error_description"))),
    };
    let argument = body.get("argument").and_then(Value::as_text).filter(|name| !name.is_empty());
    Refusal { cause: cause(&code), argument: argument.map(str::to_owned), code, description }
}

fn hidden_error<'v>(result: &'v Value<'v>) -> Option<&'v Value<'v>> {
    let members = result.members()?;
    let is_part = |name: &str| matches!(name, "error" | "error_description");
    let error = result.get("error").filter(|error| error.as_text().is_some())?;
    members.iter().all(|(name, _)| is_part(name)).then_some(error)
}

fn cause(code: &str) -> Cause {
    match code {
        "expired_token" | "invalid_token" => Cause::Token,
        "QUERY_LIMIT_EXCEEDED" | "CONNECTION_ERROR" => Cause::Rate,
        "OPERATION_TIME_LIMIT" => Cause::Time,
        _ => Cause::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_rest_3_are_objects() {
        let error = |code, message| Value::Object(vec![("code".into(), code), ("message".into(), message)]);
        let read_as = |error: Value| read(400, Some(&Value::Object(vec![("error".into(), error)])));
        let refusal = |code: &str, description: &str, cause| {
            let (code, description) = (code.to_owned(), description.to_owned());
            Answer::Refusal(Refusal { code, description, argument: None, cause })
        };
        for (code, cause) in [("ACCESS_DENIED", Cause::Other), ("expired_token", Cause::Token)] {
            assert_eq!(read_as(error(Value::text(code), Value::text("No."))), refusal(code, "No.", cause));
        }
        assert_eq!(read_as(error(Value::Null, Value::Number(5.0))), refusal("", "", Cause::Other));
    }
}
