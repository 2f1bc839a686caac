//! What the face is told of jobs.

use super::report::{issues, object, outcome, success, warnings};
use crate::client::batch::{News, Told};
use crate::client::call::Done;
use crate::client::failure::{Failure, Lost};
use crate::client::job::End;
use crate::path::Segment;
use crate::value::Value;

/// `{ success: true, request?, status?, warnings? }` or `{ success: false, failure }`
pub fn end(end: &End) -> Value<'_> {
    match end {
        End::Call(Done { request, status, warnings: found }) => {
            let request = Value::Number(f64::from(*request));
            success(vec![("request", request), ("warnings", warnings(found)), ("status", number(*status))])
        }
        End::Batch => success(Vec::new()),
        // What it came to is for whoever has made it.
        #[cfg(feature = "sync")]
        End::Errand(_) => success(Vec::new()),
        End::Failed(failure) => failed(failure),
    }
}

/// `{ request, status?, outcomes: [[index, place, key, { success, warnings?, failure? }]] }`
pub fn news(news: &News) -> Value<'_> {
    let mut outcomes = Vec::with_capacity(news.outcomes.len());
    for told in &news.outcomes {
        outcomes.push(told_of_call(told));
    }
    object(vec![
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
        Ok(found) => success(vec![("warnings", warnings(found))]),
        Err(failure) => failed(failure),
    };
    Value::List(vec![Value::Number(told.call as f64), place, Value::text(told.key.as_str()), outcome])
}

pub(super) fn failed(failure: &Failure) -> Value<'_> {
    outcome(false, vec![("failure", described(failure))])
}

/// `undefined` is left out; it is [`Value::Null`] here, which none of this is.
fn described(failure: &Failure) -> Value<'_> {
    match failure {
        Failure::Invalid(found) => object(vec![("kind", Value::text("validation")), ("issues", issues(found))]),
        Failure::Refused { refusal, status, method } => object(vec![
            ("kind", Value::text("rest")),
            ("code", Value::text(refusal.code.as_str())),
            ("description", Value::text(refusal.description.as_str())),
            ("status", number(*status)),
            ("method", Value::text(method.as_str())),
            ("argument", refusal.argument.as_deref().map_or(Value::Null, Value::text)),
            ("retryable", Value::Bool(refusal.is_retryable())),
        ]),
        Failure::Lost(Lost { message, status, cause, sent, .. }) => object(vec![
            ("kind", Value::text("transport")),
            ("message", Value::text(*message)),
            ("status", number(*status)),
            ("sent", Value::Bool(*sent)),
            (
                "cause",
                cause.as_ref().map_or(Value::Null, |thrown| {
                    object(vec![
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
        Failure::Aborted { sent } => object(vec![("kind", Value::text("aborted")), ("sent", Value::Bool(*sent))]),
    }
}

fn late(message: &'static str, span: f64, sent: bool) -> Value<'static> {
    object(vec![
        ("kind", Value::text("timeout")),
        ("message", Value::text(message)),
        ("timeout", Value::Number(span)),
        ("sent", Value::Bool(sent)),
    ])
}

fn number(status: Option<u16>) -> Value<'static> {
    status.map_or(Value::Null, |status| Value::Number(status.into()))
}
