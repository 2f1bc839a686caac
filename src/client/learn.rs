//! The portal's custom fields, read when a value cannot be told without their types, or because the caller wants all of
//! them checked by their types. A midnight of UTC that is written behind UTC is the next day in a field of days, and this
//! very moment in one of moments.

use super::learned::Lesson;
use super::request::{Order, Wants};
use super::settings::Settings;
use crate::check::{first_custom, needs_types};
use crate::issue::{Remark, Warning};
use crate::payload::Payload;
use crate::schema::{Verb, method};
use crate::value::Value;

/// What a job has to do before these inputs are checked.
pub fn lesson<'v>(settings: &Settings, job: u32, inputs: impl IntoIterator<Item = (&'v str, Value<'v>)>) -> Lesson {
    let mut learned = settings.learned.borrow_mut();
    let is_known = settings.context.user_fields.is_some() || learned.is_over();
    if is_known || !inputs.into_iter().any(|(method, input)| needs_fields(settings, method, &input)) {
        return Lesson::Nothing;
    }
    learned.enter(job)
}

fn needs_fields(settings: &Settings, method_name: &str, input: &Value) -> bool {
    let writes = method(method_name).is_some_and(|method| matches!(method.verb, Verb::Add | Verb::Update));
    (writes && needs_types(input)) || (settings.reads_fields && first_custom(method_name, input).is_some())
}

/// Whether a method changes the fields themselves.
pub fn changes_fields(method_name: &str) -> bool {
    method_name.starts_with("user.userfield.")
        && !method(method_name).is_some_and(|method| matches!(method.verb, Verb::Read))
}

/// What is to be asked.
pub fn question() -> Option<Order> {
    let payload = Payload::unchecked("user.userfield.list", Value::Object(Vec::new())).ok()?;
    Some(Order::call(payload, Wants::Result))
}

/// That a custom field is not checked by its type, though the caller has asked for that.
pub fn unchecked(settings: &Settings, method: &str, input: &Value) -> Option<Warning> {
    if !settings.reads_fields || !settings.learned.borrow().is_hidden() {
        return None;
    }
    let path = first_custom(method, input)?;
    Some(Warning { path, remark: Remark::FieldsHidden })
}
