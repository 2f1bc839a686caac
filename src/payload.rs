//! What may be sent.

use std::borrow::Cow;

use crate::issue::{Expected, Issue, Problem, Report};
use crate::path::At;
use crate::schema::Method;
use crate::value::Value;

/// The parameters of one call, exactly as they go on the wire.
///
/// Made by [`check`](crate::check::check) alone; [`Payload::unchecked`] is the one way round it.
#[derive(Debug)]
pub struct Payload<'a> {
    method: Cow<'a, str>,
    params: Value<'a>,
}

impl<'a> Payload<'a> {
    pub(crate) fn checked(method: &'static Method, params: Value<'a>) -> Self {
        Payload { method: method.name.into(), params }
    }

    /// Parameters of which nothing is known but that JSON can hold them, for methods this library does not know.
    pub fn unchecked(method: impl Into<Cow<'a, str>>, params: Value<'a>) -> Result<Self, Vec<Issue>> {
        let mut report = Report::default();
        if params.members().is_none() {
            report.issue::<()>(&At::ROOT, Problem::Type(Expected::Parameters));
        }
        only_data(&params, &At::ROOT, &mut report);
        if report.issues.is_empty() { Ok(Payload { method: method.into(), params }) } else { Err(report.issues) }
    }

    pub fn method(&self) -> &str {
        &self.method
    }

    /// The same, with texts of its own.
    pub fn into_owned(self) -> Payload<'static> {
        Payload { method: self.method.into_owned().into(), params: self.params.into_owned() }
    }

    /// Always an object.
    pub fn params(&self) -> &Value<'a> {
        &self.params
    }

    pub fn into_params(self) -> Value<'a> {
        self.params
    }
}

fn only_data(value: &Value, at: &At, report: &mut Report) {
    match value {
        Value::File(_) | Value::Foreign(_) => {
            report.issue::<()>(at, Problem::Type(Expected::Json));
        }
        Value::List(items) => {
            items.iter().enumerate().for_each(|(index, item)| only_data(item, &at.index(index), report));
        }
        Value::Object(members) => members.iter().for_each(|(name, value)| only_data(value, &at.name(name), report)),
        _ => {}
    }
}
