//! The portal's custom fields, read when a value cannot be told without their types: a midnight of UTC that is written
//! behind UTC is the next day in a field of days, and this very moment in one of moments.

use std::rc::Rc;

use super::request::{Order, Wants};
use super::settings::Settings;
use crate::check::{UserFields, needs_types};
use crate::payload::Payload;
use crate::schema::{Verb, method};
use crate::value::Value;

/// Whether the fields have to be read before this is checked.
pub fn has_to_learn(settings: &Settings, method_name: &str, input: &Value) -> bool {
    let is_known = settings.context.user_fields.is_some() || settings.learned.borrow().is_some();
    let writes = method(method_name).is_some_and(|method| matches!(method.verb, Verb::Add | Verb::Update));
    !is_known && writes && needs_types(input)
}

/// What is to be asked.
pub fn question() -> Option<Order> {
    let payload = Payload::unchecked("user.userfield.list", Value::Object(Vec::new())).ok()?;
    Some(Order::call(payload, Wants::Result))
}

/// Keeps what was answered; without the right to read the fields nothing is learned, and the check says what is missing.
pub fn learn(settings: &Settings, facts: &Value) {
    if let Some(Value::List(rows)) = facts.get("result") {
        *settings.learned.borrow_mut() = Some(Rc::new(UserFields::read(rows)));
    }
}
