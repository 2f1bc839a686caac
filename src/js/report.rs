//! What the face is told, as JSON.

use crate::client::batch::{News, Told};
use crate::client::call::Done;
use crate::client::failure::{Failure, Lost};
use crate::client::line::End;
use crate::issue::{Issue, Warning};
use crate::path::Segment;
use crate::value::{Member, Value};

/// `{ success: true, … }`
pub fn success<'v>(members: impl IntoIterator<Item = (&'static str, Value<'v>)>) -> Value<'v> {
    outcome(true, members)
}

/// `{ success: false, issues }`
pub fn invalid(found: &[Issue]) -> Value<'_> {
    outcome(false, [("issues", issues(found))])
}

pub fn issues(issues: &[Issue]) -> Value<'_> {
    Value::List(issues.iter().map(Issue::to_value).collect())
}

pub fn warnings(warnings: &[Warning]) -> Value<'_> {
    Value::List(warnings.iter().map(Warning::to_value).collect())
}

/// `{ success: true, request?, status?, warnings? }` or `{ success: false, failure }`
pub fn end(end: &End) -> Value<'_> {
    match end {
        End::Call(Done { request, status, warnings: found }) => {
            let request = Value::Number(f64::from(*request));
            success([("request", request), ("warnings", warnings(found)), ("status", number(*status))])
        }
        End::Batch => success([]),
        End::Failed(failure) => failed(failure),
    }
}

/// `{ request, status?, outcomes: [[index, place, key, { success, warnings?, failure? }]] }`
pub fn news(news: &News) -> Value<'_> {
    let outcomes = news.outcomes.iter().map(told_of_call).collect();
    object([
        ("request", Value::Number(f64::from(news.request))),
        ("status", number(news.status)),
        ("outcomes", Value::List(outcomes)),
    ])
}

fn told_of_call(told: &Told) -> Value<'_> {
    let place = match &told.place {
        Segment::Name(name) => Value::text(name.as_str()),
        Segment::Index(index) => Value::Number(*index as f64),
    };
    let outcome = match &told.outcome {
        Ok(found) => success([("warnings", warnings(found))]),
        Err(failure) => failed(failure),
    };
    Value::List(vec![Value::Number(told.call as f64), place, Value::text(told.key.as_str()), outcome])
}

fn failed(failure: &Failure) -> Value<'_> {
    outcome(false, [("failure", described(failure))])
}

/// `undefined` is left out; it is [`Value::Null`] here, which none of this is.
fn described(failure: &Failure) -> Value<'_> {
    match failure {
        Failure::Invalid(found) => object([("kind", Value::text("validation")), ("issues", issues(found))]),
        Failure::Refused { refusal, status, method } => object([
            ("kind", Value::text("rest")),
            ("code", Value::text(refusal.code.as_str())),
            ("description", Value::text(refusal.description.as_str())),
            ("status", number(*status)),
            ("method", Value::text(method.as_str())),
            ("argument", refusal.argument.as_deref().map_or(Value::Null, Value::text)),
            ("retryable", Value::Bool(refusal.is_retryable())),
        ]),
        Failure::Lost(Lost { message, status, cause, sent, .. }) => object([
            ("kind", Value::text("transport")),
            ("message", Value::text(*message)),
            ("status", number(*status)),
            ("sent", Value::Bool(*sent)),
            (
                "cause",
                cause.as_ref().map_or(Value::Null, |thrown| {
                    object([
                        ("name", Value::text(thrown.name.as_str())),
                        ("message", Value::text(thrown.message.as_str())),
                        (
                            "code",
                            Some(thrown.code.as_str()).filter(|code| !code.is_empty()).map_or(Value::Null, Value::text),
                        ),
                    ])
                }),
            ),
        ]),
        Failure::Late { span, sent } => late("The portal did not answer in time.", *span, *sent),
        Failure::Stuck { span, sent } => {
            late("The limits of the portal leave no room for the call in time.", *span, *sent)
        }
        Failure::Aborted { sent } => object([("kind", Value::text("aborted")), ("sent", Value::Bool(*sent))]),
    }
}

fn late(message: &'static str, span: f64, sent: bool) -> Value<'static> {
    object([
        ("kind", Value::text("timeout")),
        ("message", Value::text(message)),
        ("timeout", Value::Number(span)),
        ("sent", Value::Bool(sent)),
    ])
}

fn number(status: Option<u16>) -> Value<'static> {
    status.map_or(Value::Null, |status| Value::Number(status.into()))
}

fn outcome<'v>(success: bool, members: impl IntoIterator<Item = (&'static str, Value<'v>)>) -> Value<'v> {
    object([("success", Value::Bool(success))].into_iter().chain(members))
}

/// The members that there are.
fn object<'v>(members: impl IntoIterator<Item = (&'static str, Value<'v>)>) -> Value<'v> {
    let members = members.into_iter().filter(|(_, value)| *value != Value::Null);
    Value::Object(members.map(|(name, value)| -> Member<'v> { (name.into(), value) }).collect())
}
