//! People, as the portal gives them.

use std::borrow::Cow;

use super::likeness::Likeness;
use super::options::Key;
use crate::check::id_of;
use crate::format::number::written;
use crate::format::text::{is_same, trim};
use crate::value::{Member, Value};

/// A person's row of an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person<'v> {
    pub id: i64,
    row: &'v Value<'v>,
}

impl<'v> Person<'v> {
    /// None when it is no person.
    pub fn read(row: &'v Value<'v>) -> Option<Person<'v>> {
        let id = row.get("ID").and_then(id_of).filter(|id| *id > 0)?;
        Some(Person { id, row })
    }

    /// What a field holds, in the form of its likeness.
    pub fn now(self, code: &str, likeness: Likeness) -> Value<'static> {
        likeness.form(self.row.get(code))
    }

    /// The same as it came. Looked for behind the one that was found last, as rows are alike.
    pub fn field(self, code: &str, guess: &mut usize) -> Option<&'v Value<'v>> {
        let members = self.row.members()?;
        let is_it = |(name, _): &Member| is_same(name, code);
        let place = match members.get(*guess) {
            Some(member) if is_it(member) => *guess,
            _ => members.iter().position(is_it)?,
        };
        *guess = place + 1;
        members.get(place).map(|(_, value)| value)
    }

    /// Whether the portal has said anything of a field: what is empty it can leave out.
    pub fn has(self, code: &str) -> bool {
        self.row.get(code).is_some()
    }

    /// What it is found by, as it is compared; nothing when it has none.
    pub fn key(self, key: Key) -> Cow<'v, str> {
        match key {
            Key::Id => written(self.id).into(),
            _ => folded(key, self.row.get(key.code()).and_then(Value::as_text).unwrap_or_default()),
        }
    }

    pub fn is_active(self) -> bool {
        matches!(self.row.get("ACTIVE"), Some(Value::Bool(true)))
            || self.row.get("ACTIVE").and_then(Value::as_text) == Some("Y")
    }
}

/// A key as it is compared: the portal finds it in any case, of which only addresses are one.
pub(super) fn folded(key: Key, text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if key == Key::Email { text.to_lowercase().into() } else { text.into() }
}
