//! A change of a custom field, completed from what the portal holds: what is read for it, and what is made of that.

use super::failure::{Failure, Lost};
use super::request::{Order, Wants};
use crate::check::{Context, Field, id_of};
use crate::format::language::LANGUAGES;
use crate::format::number::written;
use crate::format::text::joined;
use crate::issue::{Conflict, Issue, Problem};
use crate::path::At;
use crate::payload::Payload;
use crate::revise::{Removal, Stored, has_partial_labels, revise};
use crate::value::Value;

/// The change as it was given, and how far it is.
pub struct Keep {
    pub id: i64,
    fields: Value<'static>,
    removal: Removal,
    row: Value<'static>,
    languages: Vec<String>,
}

impl Keep {
    /// None without an id or fields: the check says what is missing.
    pub fn new(input: &Value, removal: Removal) -> Option<Keep> {
        let parameter = |wanted: &str| {
            let members = input.members().unwrap_or_default();
            members.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
        };
        let (id, fields) = (parameter("id").and_then(id_of)?, parameter("fields")?.clone().into_owned());
        Some(Keep { id, fields, removal, row: Value::Null, languages: Vec::new() })
    }

    /// The field as it is.
    pub fn question(&self) -> Option<Order> {
        let filter = Value::Object(vec![("ID".into(), Value::Number(self.id as f64))]);
        asked("user.userfield.list", Value::Object(vec![("filter".into(), filter)]))
    }

    /// Takes the field; says what else is to be asked: the labels of every language, in one request, since one answer has
    /// those of one language only.
    pub fn field(&mut self, facts: &Value<'static>, context: &Context) -> Result<Option<Order>, Failure> {
        let row = facts.get("result").and_then(|rows| self.row_in(rows));
        self.row = row.ok_or_else(|| Failure::Invalid(vec![no_such_field()]))?;
        if !has_partial_labels(&self.fields) {
            return Ok(None);
        }
        let known = || LANGUAGES.iter().map(|code| (*code).to_owned()).collect();
        self.languages = context.languages.clone().unwrap_or_else(known);
        let command = |code: &String| {
            let id = written(self.id);
            let query = ["user.userfield.list?filter%5BID%5D=", &id, "&filter%5BLANG%5D=", code];
            (code.clone().into(), Value::text(joined(&query)))
        };
        let commands = Value::Object(self.languages.iter().map(command).collect());
        Ok(asked("batch", Value::Object(vec![("halt".into(), Value::Number(1.0)), ("cmd".into(), commands)])))
    }

    /// The parameters to send, with the labels where they were asked for; what the check has to know of the field goes into
    /// the context.
    pub fn completed(&self, labels: Option<&Value<'static>>, context: &mut Context) -> Result<Value<'static>, Failure> {
        let mut by_language = Vec::with_capacity(self.languages.len());
        let parts = labels.and_then(|facts| facts.get("result")?.get("result"));
        for code in &self.languages {
            let row = parts.and_then(|parts| self.row_in(parts.get(code)?));
            // One language missing would be one emptied.
            let missing = || Lost::new("The portal did not return the labels of every language.").unsent();
            by_language.push((code.clone(), row.ok_or_else(missing)?));
        }
        context.field = Field::read(&self.row);
        // What is made whole empties no language, whatever it names.
        context.languages = Some(Vec::new());
        let stored = Stored { row: self.row.clone(), by_language };
        let fields = revise(&self.fields, &stored, &self.removal).map_err(Failure::Invalid)?;
        let id = Value::Number(self.id as f64);
        Ok(Value::Object(vec![("id".into(), id), ("fields".into(), fields)]).into_owned())
    }

    fn row_in(&self, rows: &Value<'static>) -> Option<Value<'static>> {
        let Value::List(rows) = rows else { return None };
        rows.iter().find(|row| row.get("ID").and_then(id_of) == Some(self.id)).cloned()
    }
}

fn asked(method: &'static str, params: Value<'static>) -> Option<Order> {
    let payload = Payload::unchecked(method, params).ok()?;
    // A batch of reads can be sent again as a read can.
    let order = Order::call(payload, Wants::Result);
    Some(Order { repeat: super::retry::Repeat::Read, work: vec!["user.userfield.list".to_owned()], ..order })
}

fn no_such_field() -> Issue {
    let problem = Problem::Conflict(Conflict::NoSuchField);
    Issue { path: At::ROOT.name("id").path(), problem, hint: None }
}
