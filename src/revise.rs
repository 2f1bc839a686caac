//! Makes a change of a custom field whole, so that the portal loses nothing of what it holds.
//!
//! On update the portal empties every language that a label object does not name, replaces the code of a list item
//! that comes without one, and deletes an item that comes without its text (`userfield.md` 3 and 5). Here a change is
//! laid over what is stored, and what is sent names all of it.

mod item;
mod items;
mod labels;
mod names;
mod removal;

pub use labels::has_partial_labels;
pub use removal::Removal;

use std::borrow::Cow;

use crate::issue::{Advice, Issue, Problem, Report};
use crate::path::At;
use crate::value::Value;

/// The names that hold texts by language.
pub const LABELS: &[&str] = &crate::schema::LABELS;

/// A custom field as the portal holds it.
#[derive(Clone, Debug, Default)]
pub struct Stored<'a> {
    /// Its row of `user.userfield.list`.
    pub row: Value<'a>,
    /// The same row once for each language, with the labels in it.
    pub by_language: Vec<(String, Value<'a>)>,
}

/// The `fields` to send: the change, and beside it everything that would be lost by sending the change alone.
///
/// Looks at labels and items only; whether the rest is right is for the check to say.
pub fn revise<'v>(fields: &'v Value<'v>, stored: &'v Stored<'v>, removal: &Removal) -> Result<Value<'v>, Vec<Issue>> {
    let mut report = Report::default();
    let at = At::ROOT.name("fields");
    let revised = match fields.members() {
        None => fields.clone(),
        Some(members) => Value::Object(
            members
                .iter()
                .map(|(name, value)| {
                    let value = match (name.as_ref(), value) {
                        ("LIST", Value::List(given)) => {
                            items::revised(given, stored, removal, &at.name("LIST"), &mut report)
                        }
                        (label, Value::Object(_)) if LABELS.contains(&label) => labels::revised(label, value, stored),
                        _ => value.clone(),
                    };
                    (Cow::Borrowed(name.as_ref()), value)
                })
                .collect(),
        ),
    };
    let is_named = removal.named.as_ref().is_some_and(|names| !names.is_empty());
    if is_named && fields.get("LIST").is_none() {
        report.told::<()>(&at.name("LIST"), Problem::Required, Advice::GiveListWhole);
    }
    if report.issues.is_empty() { Ok(revised) } else { Err(report.issues) }
}
