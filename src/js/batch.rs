//! Many calls, fifty a request.

use js_sys::{Array, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::call::{Limits, describe, read_limits};
use super::check::unknown_method;
use super::connect::Connection;
use super::files::Files;
use super::line::Line;
use super::read::{Packed, member, read};
use super::write::{number, object, warnings, write};
use crate::check::{Context, check};
use crate::issue::{Issue, Problem, Report, Warning};
use crate::path::{At, Segment};
use crate::payload::Payload;
use crate::rest::answer::{self, Answer};
use crate::rest::batch::{LIMIT, command, no_reference};
use crate::rest::retry::Repeat;
use crate::schema::method;
use crate::transport::{Envelope, Failure, Lost, work};
use crate::value::Value;

#[wasm_bindgen]
impl Connection {
    /// Checks every call, and sends them if all are right; resolves with `{ success: true, outcomes }`, one for each call
    /// in a list or under its key, or with `{ success: false, failure }`. Never rejects.
    ///
    /// `calls` is a list or an object of `[method, params]` or `{ method, params }`. Options: `signal`, `timeout` for each
    /// request, `halt`, and `references`, which lets `$result[…]` stand for what an earlier call gave.
    pub fn batch(&self, calls: &JsValue, options: &JsValue) -> Promise {
        let prepared = self.prepare_batch(calls, options);
        work::start(Box::pin(async move {
            let outcome = match prepared {
                Ok(batch) => batch.run().await,
                Err(failure) => Err(failure),
            };
            Ok(match outcome {
                Ok(outcomes) => object(&[("success", JsValue::TRUE), ("outcomes", outcomes)]),
                Err(failure) => object(&[("success", JsValue::FALSE), ("failure", describe(failure))]),
            })
        }))
    }

    fn prepare_batch(&self, calls: &JsValue, options: &JsValue) -> Result<Batch, Failure> {
        let mut report = Report::default();
        let limits = read_limits(self.timeout, options, &mut report);
        let has_references = member(options, "references").is_truthy();
        let is_list = Array::is_array(calls);
        let (calls, files): (Vec<_>, Vec<_>) = read_calls(calls, &mut report).into_iter().unzip();
        if has_references && calls.len() > LIMIT {
            let why = "Results can be referred to within one request only: at most 50 calls.";
            report.issue::<()>(&At::ROOT, Problem::Conflict { why });
        }
        let Some(limits) = limits.filter(|_| report.issues.is_empty()) else {
            return Err(Failure::Invalid(report.issues));
        };
        Ok(Batch {
            line: self.line.clone(),
            context: Context { references: has_references, ..self.context.clone() },
            limits,
            halt: member(options, "halt").is_truthy(),
            is_list,
            calls,
            files,
        })
    }
}

struct Batch {
    line: Line,
    context: Context,
    limits: Limits,
    halt: bool,
    is_list: bool,
    calls: Vec<Call>,
    /// Of each call.
    files: Vec<Files>,
}

struct Call {
    key: String,
    method: String,
    input: Packed,
}

/// A call that may be sent.
struct Ready {
    key: String,
    command: String,
    repeat: Repeat,
    warnings: Vec<Warning>,
    /// What the portal may quote.
    texts: Vec<String>,
}

impl Batch {
    async fn run(mut self) -> Result<JsValue, Failure> {
        let deadline = self.limits.start();
        let mut inputs = Vec::with_capacity(self.calls.len());
        for (call, files) in self.calls.iter().zip(std::mem::take(&mut self.files)) {
            let mut input = call.input.value();
            files.fill(&mut input, &deadline).await?;
            inputs.push(input);
        }
        drop(deadline);
        let ready = self.check(&inputs)?;
        let outcomes: Object = if self.is_list { Array::new().unchecked_into() } else { Object::new() };
        let mut is_halted = false;
        for (index, calls) in ready.chunks(LIMIT).enumerate() {
            let sent = if is_halted { None } else { Some(self.send(calls).await) };
            if let Some(Err(Failure::Aborted(_))) = &sent {
                // The caller gave up on all that is left.
                is_halted = true;
            }
            for (place, call) in calls.iter().enumerate() {
                let outcome = match &sent {
                    None => Err(not_run()),
                    Some(Err(failure)) => Err(again(failure)),
                    Some(Ok(envelope)) => outcome(call, envelope),
                };
                is_halted |= self.halt && outcome.is_err();
                let outcome = match outcome {
                    Ok(reply) => object(&[("success", JsValue::TRUE), ("reply", reply)]),
                    Err(failure) => object(&[("success", JsValue::FALSE), ("failure", describe(failure))]),
                };
                let key =
                    if self.is_list { JsValue::from((index * LIMIT + place) as u32) } else { call.key.as_str().into() };
                // Setting a member of a fresh plain object cannot fail.
                let _ = Reflect::set(&outcomes, &key, &outcome);
            }
        }
        Ok(outcomes.into())
    }

    /// Nothing is sent unless all calls are right.
    fn check(&self, inputs: &[Value]) -> Result<Vec<Ready>, Failure> {
        let mut issues = Vec::new();
        let mut ready = Vec::with_capacity(self.calls.len());
        for (index, (call, input)) in self.calls.iter().zip(inputs).enumerate() {
            match self.check_one(call, input) {
                Ok(call) => ready.push(call),
                Err(found) => issues.extend(found.into_iter().map(|mut issue| {
                    let place = if self.is_list { Segment::Index(index) } else { Segment::Name(call.key.clone()) };
                    issue.path.0.insert(0, place);
                    issue
                })),
            }
        }
        if issues.is_empty() { Ok(ready) } else { Err(Failure::Invalid(issues)) }
    }

    fn check_one(&self, call: &Call, input: &Value) -> Result<Ready, Vec<Issue>> {
        let method = method(&call.method).ok_or_else(|| vec![unknown_method()])?;
        let checked = check(method, input, &self.context)?;
        if !self.context.references {
            no_reference(&checked.payload)?;
        }
        Ok(Ready {
            key: call.key.clone(),
            command: command(&checked.payload, number),
            repeat: Repeat::of(&call.method),
            texts: checked.payload.texts(),
            warnings: checked.warnings,
        })
    }

    async fn send(&self, calls: &[Ready]) -> Result<Envelope, Failure> {
        let commands = calls.iter().map(|call| (call.key.as_str().into(), Value::text(call.command.as_str())));
        let halt = Value::Number(if self.halt { 1.0 } else { 0.0 });
        let params = Value::Object(vec![("halt".into(), halt), ("cmd".into(), Value::Object(commands.collect()))]);
        let payload = Payload::unchecked("batch", params).map_err(Failure::Invalid)?;
        // What one call may not do twice, none of its request may.
        let is_repeatable = calls.iter().all(|call| call.repeat != Repeat::Never);
        let repeat = if is_repeatable { Repeat::Write } else { Repeat::Never };
        let working = calls.first().map_or("batch", Ready::method);
        let envelope = self.line.send_as(&payload, working, repeat, &self.limits.start()).await?;
        for call in calls {
            self.line.learn(call.method(), &part(&envelope, "result_time", &call.key));
        }
        Ok(envelope)
    }
}

impl Ready {
    fn method(&self) -> &str {
        self.command.split('?').next().unwrap_or_default()
    }
}

/// A part of the answer of a batch, of one call. Empty parts are lists, and a list is what comes for the keys 0, 1, 2:
/// both are read by name.
fn part(envelope: &Envelope, name: &str, key: &str) -> JsValue {
    let batch = envelope.body.as_ref().map_or(JsValue::UNDEFINED, |body| member(body, "result"));
    member(&member(&batch, name), key)
}

fn outcome(call: &Ready, envelope: &Envelope) -> Result<JsValue, Failure> {
    let part = |name| part(envelope, name, &call.key);
    let (result, error) = (part("result"), part("result_error"));
    let facts = if error.is_undefined() {
        if result.is_undefined() {
            return Err(not_run());
        }
        Value::Object(vec![("result".into(), read(&hidden(&result)))])
    } else {
        read(&error)
    };
    match answer::read(200, Some(&facts)) {
        Answer::Success => Ok(object(&[
            ("result", result),
            ("warnings", write(&warnings(&call.warnings))),
            ("time", part("result_time")),
            ("total", part("result_total")),
            ("next", part("result_next")),
        ])),
        Answer::Refusal(refusal) => {
            let refusal = refusal.without(&call.texts);
            Err(Failure::Refused { refusal, status: envelope.status, method: call.method().to_owned() })
        }
        Answer::Unreadable(message) => Err(Lost::for_good(message)),
    }
}

/// Of a result only an error that hides in it is looked at.
fn hidden(result: &JsValue) -> JsValue {
    if result.is_object() && !member(result, "error").is_undefined() { result.clone() } else { JsValue::TRUE }
}

fn not_run() -> Failure {
    Lost::for_good("Not run: an earlier call of the batch has failed.")
}

/// The failure of a request is that of each of its calls.
fn again(failure: &Failure) -> Failure {
    match failure {
        Failure::Invalid(issues) => Failure::Invalid(issues.clone()),
        Failure::Refused { refusal, status, method } => {
            Failure::Refused { refusal: refusal.clone(), status: *status, method: method.clone() }
        }
        Failure::Lost(lost) => Failure::Lost(lost.clone()),
        Failure::Timeout(span) => Failure::Timeout(*span),
        Failure::Aborted(reason) => Failure::Aborted(reason.clone()),
    }
}

fn read_calls(calls: &JsValue, report: &mut Report) -> Vec<(Call, Files)> {
    let root = At::ROOT;
    if !calls.is_object() {
        report.issue::<()>(&root, Problem::Type { expected: "a list or an object of calls" });
        return Vec::new();
    }
    let keys = Object::keys(calls.unchecked_ref::<Object>());
    if keys.length() == 0 {
        report.issue::<()>(&root, Problem::Empty);
    }
    let call = |key: JsString| {
        let key = String::from(&key);
        let call = member(calls, &key);
        let (method, params) = if Array::is_array(&call) {
            (member(&call, "0"), member(&call, "1"))
        } else {
            (member(&call, "method"), member(&call, "params"))
        };
        let Some(method) = method.as_string() else {
            return report
                .issue(&root.name(&key), Problem::Type { expected: "[method, params] or { method, params }" });
        };
        let params = if params.is_undefined() { Object::new().into() } else { params };
        let (input, contents) = Packed::with_files(&params);
        Some((Call { key, method, input }, Files::new(&contents)))
    };
    keys.iter().filter_map(|key| key.dyn_into().ok()).filter_map(call).collect()
}
