//! One call, from input to outcome.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::check::unknown_method;
use super::connect::Connection;
use super::files::Files;
use super::keep::{completed, read_removal};
use super::line::Line;
use super::options::milliseconds;
use super::read::{Packed, member, read};
use super::write::{self, object, write};
use crate::check::{Checked, Context, check};
use crate::issue::{Problem, Report, Warning};
use crate::path::At;
use crate::payload::Payload;
use crate::revise::Removal;
use crate::schema::method;
use crate::transport::{Deadline, Envelope, Failure, Lost, work};

#[wasm_bindgen]
impl Connection {
    /// Checks and sends; resolves with `{ success: true, reply }` or `{ success: false, failure }`, and never rejects.
    ///
    /// The input is read at once: what the caller changes later does not reach the portal. Options: `signal`, `timeout`
    /// in milliseconds, `field` (the custom field being changed), `keep` and `remove` (the change of a custom field is
    /// completed from what the portal holds), and `raw`, which sends unchecked.
    pub fn call(&self, method: String, params: &JsValue, options: &JsValue) -> Promise {
        let prepared = self.prepare(method, params, options);
        work::start(Box::pin(async move {
            let outcome = match prepared {
                Ok(call) => call.run().await,
                Err(failure) => Err(failure),
            };
            Ok(match outcome {
                Ok(reply) => object(&[("success", JsValue::TRUE), ("reply", reply)]),
                Err(failure) => object(&[("success", JsValue::FALSE), ("failure", describe(failure))]),
            })
        }))
    }

    fn prepare(&self, method: String, params: &JsValue, options: &JsValue) -> Result<Call, Failure> {
        let mut report = Report::default();
        let limits = read_limits(self.timeout, options, &mut report);
        let keep = member(options, "keep").is_truthy();
        let remove = member(options, "remove");
        if !keep && !remove.is_undefined() {
            report.issue::<()>(
                &At::ROOT.name("remove"),
                Problem::Conflict { why: "Items are removed by name only with keep." },
            );
        }
        let removal = keep.then(|| read_removal(&remove, &mut report));
        let (input, contents) = Packed::with_files(params);
        let mut context = self.context.clone();
        let field = member(options, "field");
        if field.is_object() {
            context.field = crate::check::Field::read(&read(&field));
        }
        let Some(limits) = limits.filter(|_| report.issues.is_empty()) else {
            return Err(Failure::Invalid(report.issues));
        };
        Ok(Call {
            line: self.line.clone(),
            context,
            method,
            is_raw: member(options, "raw").is_truthy(),
            removal,
            input,
            files: Files::new(&contents),
            deadline: limits.start(),
        })
    }
}

struct Call {
    line: Line,
    context: Context,
    method: String,
    is_raw: bool,
    /// When the change is to be completed from what the portal holds.
    removal: Option<Removal>,
    input: Packed,
    files: Files,
    deadline: Deadline,
}

impl Call {
    async fn run(mut self) -> Result<JsValue, Failure> {
        let mut input = self.input.value();
        self.files.fill(&mut input, &self.deadline).await?;
        if self.is_raw {
            let payload = Payload::unchecked(&self.method, input).map_err(Failure::Invalid)?;
            let envelope = self.line.send(&payload, &self.deadline).await?;
            return Ok(reply(&envelope, &[]));
        }
        let method = method(&self.method).ok_or_else(|| Failure::Invalid(vec![unknown_method()]))?;
        if let Some(removal) = &self.removal {
            let completed = completed(&input, removal, &self.line, &self.deadline, &mut self.context).await?;
            input = completed.unwrap_or(input);
        }
        let Checked { payload, warnings } = check(method, &input, &self.context).map_err(Failure::Invalid)?;
        let envelope = self.line.send(&payload, &self.deadline).await?;
        Ok(reply(&envelope, &warnings))
    }
}

/// How long a call may take, and what ends it before.
pub(super) struct Limits {
    timeout: f64,
    signal: Option<AbortSignal>,
}

impl Limits {
    pub(super) fn start(&self) -> Deadline {
        Deadline::start(self.timeout, self.signal.clone())
    }
}

/// `timeout` and `signal` of one call; a client's own timeout stands in.
pub(super) fn read_limits(timeout: f64, options: &JsValue, report: &mut Report) -> Option<Limits> {
    let given = member(options, "timeout");
    let timeout =
        if given.is_undefined() { Some(timeout) } else { milliseconds(&given, &At::ROOT.name("timeout"), report) };
    let signal = read_signal(&member(options, "signal"), report);
    Some(Limits { timeout: timeout?, signal })
}

fn read_signal(value: &JsValue, report: &mut Report) -> Option<AbortSignal> {
    if value.is_undefined() || value.is_null() {
        return None;
    }
    // By shape: a signal can come from another frame.
    if value.is_object() && member(value, "addEventListener").is_function() && !member(value, "aborted").is_undefined()
    {
        return Some(value.clone().unchecked_into());
    }
    report.issue(&At::ROOT.name("signal"), Problem::Type { expected: "an AbortSignal" })
}

fn reply(envelope: &Envelope, warnings: &[Warning]) -> JsValue {
    let part = |name| envelope.body.as_ref().map_or(JsValue::UNDEFINED, |body| member(body, name));
    object(&[
        ("result", part("result")),
        ("warnings", write(&write::warnings(warnings))),
        ("time", part("time")),
        ("total", part("total")),
        ("next", part("next")),
        ("status", envelope.status.map_or(JsValue::UNDEFINED, JsValue::from)),
    ])
}

pub(super) fn describe(failure: Failure) -> JsValue {
    let number = |status: Option<u16>| status.map_or(JsValue::UNDEFINED, JsValue::from);
    match failure {
        Failure::Invalid(issues) => {
            object(&[("kind", "validation".into()), ("issues", write(&write::issues(&issues)))])
        }
        Failure::Refused { refusal, status, method } => object(&[
            ("kind", "rest".into()),
            ("code", JsValue::from_str(&refusal.code)),
            ("description", JsValue::from_str(&refusal.description)),
            ("status", number(status)),
            ("method", method.into()),
            ("argument", refusal.argument.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str)),
            ("retryable", refusal.is_retryable().into()),
        ]),
        Failure::Lost(Lost { message, status, cause, .. }) => object(&[
            ("kind", "transport".into()),
            ("message", message.into()),
            ("status", number(status)),
            (
                "cause",
                cause.map_or(JsValue::UNDEFINED, |thrown| {
                    object(&[("name", thrown.name.into()), ("message", thrown.message.into())])
                }),
            ),
        ]),
        Failure::Timeout(span) => object(&[
            ("kind", "timeout".into()),
            ("message", "The portal did not answer in time.".into()),
            ("timeout", span.into()),
        ]),
        Failure::Aborted(reason) => object(&[("kind", "aborted".into()), ("cause", reason)]),
    }
}
