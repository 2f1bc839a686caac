//! What these machines send: calls that go in one request, one after the other.

use crate::client::request::{Order, Wants};
use crate::client::retry::Repeat;
use crate::format::number::written;
use crate::payload::Payload;
use crate::rest::command::command;
use crate::value::{Member, Value};

/// What the driver has to do next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Send this ask, and tell what came of it.
    Submit(u32),
    /// Write the lines that are there, flush them, and say so.
    Record,
    /// Bring the photo of this row.
    Photo(u32),
    /// Feed more of the table, or say that it has ended.
    Feed,
    /// Come back after so many milliseconds, or when something has happened.
    Wait(f64),
    /// Come back when something has happened.
    Rest,
    /// There is nothing more to do.
    Done,
}

/// One request.
#[derive(Debug)]
pub struct Ask {
    pub calls: Vec<Payload<'static>>,
    repeat: Repeat,
}

impl Ask {
    /// Calls that only read.
    pub(super) fn read(calls: Vec<Payload<'static>>) -> Ask {
        Ask { calls, repeat: Repeat::Read }
    }

    /// Calls of which some write. When the answer is lost, whoever asked reads before it writes again.
    pub(super) fn write(calls: Vec<Payload<'static>>) -> Ask {
        Ask { calls, repeat: Repeat::Never }
    }

    /// As it goes on the wire. How numbers that are not whole are written is for the caller to say.
    pub fn order(&self, fraction: fn(f64) -> String) -> Option<Order> {
        let (mut keys, mut work, mut commands): (Vec<String>, _, Vec<Member>) = (Vec::new(), Vec::new(), Vec::new());
        for (place, call) in self.calls.iter().enumerate() {
            let mut key = String::from("c");
            key.push_str(&written(place as i64));
            keys.push(key.clone());
            work.push(call.method().to_owned());
            commands.push((key.into(), Value::text(command(call, fraction))));
        }
        let params = Value::Object(vec![("halt".into(), Value::Number(0.0)), ("cmd".into(), Value::Object(commands))]);
        let payload = Payload::unchecked("batch", params).ok()?;
        Some(Order { payload, work, repeat: self.repeat, wants: Wants::Whole(keys) })
    }
}

/// A call that reads, whose parameters are our own.
pub(super) fn reading(method: &'static str, params: Vec<Member<'static>>) -> Option<Payload<'static>> {
    Payload::unchecked(method, Value::Object(params)).ok()
}

/// People by a filter, fifty at most, in the order of their ids.
///
/// An administrator sees those without a department only by `ADMIN_MODE` or by plain `ID`.
pub(super) fn people(filter: Vec<Member<'static>>, select: &[String], start: usize) -> Option<Payload<'static>> {
    let select = select.iter().map(|code| Value::text(code.clone())).collect();
    let mut params: Vec<Member> = vec![
        ("sort".into(), Value::text("ID")),
        ("order".into(), Value::text("ASC")),
        ("FILTER".into(), Value::Object(filter)),
        ("ADMIN_MODE".into(), Value::text("Y")),
        ("select".into(), Value::List(select)),
    ];
    if start > 0 {
        params.push(("start".into(), Value::Number(start as f64)));
    }
    reading("user.get", params)
}

/// People by their ids.
pub(super) fn people_of(ids: &[i64], select: &[String]) -> Option<Payload<'static>> {
    let ids = ids.iter().map(|id| Value::Number(*id as f64)).collect();
    people(vec![("ID".into(), Value::List(ids))], select, 0)
}

/// Rows of an answer; none when it is no list of them.
pub(super) fn rows<'v>(result: &'v Value<'v>) -> Option<Vec<&'v Value<'v>>> {
    match result {
        Value::List(items) => Some(items.iter().collect()),
        // PHP writes a list with holes as an object.
        Value::Object(members) => Some(members.iter().map(|(_, item)| item).collect()),
        _ => None,
    }
}

/// Rows of a page of the portal's.
pub(super) const PAGE: usize = 50;
