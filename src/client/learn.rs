//! The portal's custom fields, read when a value cannot be told without their types, or because the caller wants all of
//! them checked by their types. A midnight of UTC that is written behind UTC is the next day in a field of days, and this
//! very moment in one of moments.

use std::cell::RefCell;
use std::rc::Rc;

use super::request::{Order, Wants};
use super::settings::Settings;
use crate::check::{UserFields, first_custom, needs_types};
use crate::issue::{Caution, Warning};
use crate::payload::Payload;
use crate::schema::{Verb, method};
use crate::value::Value;

/// What was read of the fields, and who is about to read them; clients of one line share it.
#[derive(Default)]
pub struct Learned {
    fields: Option<Rc<UserFields>>,
    /// The portal does not let the caller read them.
    is_hidden: bool,
    /// The job that asks, and those that wait for what it is told.
    asking: Option<u32>,
    waiting: Vec<u32>,
}

pub type SharedLearned = Rc<RefCell<Learned>>;

/// What a job has to do before its input is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    Nothing,
    /// Ask the portal.
    Ask,
    /// Wait for the one who asks.
    Wait,
}

impl Learned {
    pub fn fields(&self) -> Option<Rc<UserFields>> {
        self.fields.clone()
    }

    /// The next one to need them reads them again: somebody has changed them.
    pub fn forget(&mut self) {
        self.fields = None;
    }

    /// A job ends, or is given up: whoever waits for it asks for itself.
    pub fn leave(&mut self, job: u32) {
        self.asking = self.asking.filter(|asking| *asking != job);
        self.waiting.retain(|waiting| *waiting != job);
    }

    /// The jobs that need not wait any more.
    pub fn woken(&mut self) -> Vec<u32> {
        if self.asking.is_none() { std::mem::take(&mut self.waiting) } else { Vec::new() }
    }
}

/// What a job has to do before these inputs are checked.
pub fn lesson<'v>(settings: &Settings, job: u32, inputs: impl IntoIterator<Item = (&'v str, Value<'v>)>) -> Lesson {
    let mut learned = settings.learned.borrow_mut();
    let is_known = settings.context.user_fields.is_some() || learned.fields.is_some() || learned.is_hidden;
    if is_known || !inputs.into_iter().any(|(method, input)| needs_fields(settings, method, &input)) {
        return Lesson::Nothing;
    }
    if learned.asking.is_some_and(|asking| asking != job) {
        learned.waiting.push(job);
        return Lesson::Wait;
    }
    learned.asking = Some(job);
    Lesson::Ask
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

/// Keeps what was answered; none when the caller may not read the fields.
pub fn learn(settings: &Settings, facts: Option<&Value>) {
    let mut learned = settings.learned.borrow_mut();
    learned.asking = None;
    match facts.map(|facts| facts.get("result")) {
        Some(Some(Value::List(rows))) => learned.fields = Some(Rc::new(UserFields::read(rows))),
        Some(_) => {}
        None => learned.is_hidden = true,
    }
}

/// That a custom field is not checked by its type, though the caller has asked for that.
pub fn unchecked(settings: &Settings, method: &str, input: &Value) -> Option<Warning> {
    if !settings.reads_fields || !settings.learned.borrow().is_hidden {
        return None;
    }
    let path = first_custom(method, input)?;
    let message = "The portal does not show its custom fields to the caller, so the value was not checked by its type.";
    Some(Warning { path, caution: Caution::Unchecked, message })
}
