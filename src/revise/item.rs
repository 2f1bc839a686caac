//! Stored items of an enumeration.

use super::Stored;
use crate::check::{flag, id_of};
use crate::value::Value;

/// A stored item.
pub(super) struct Item<'v> {
    pub id: i64,
    pub text: &'v str,
    pub code: &'v str,
    pub sort: Option<&'v Value<'v>>,
    pub is_default: bool,
    /// Whether the change names it.
    pub is_taken: bool,
    /// Whether the change deletes it.
    pub is_deleted: bool,
}

impl<'v> Item<'v> {
    pub(super) fn all(stored: &'v Stored<'v>) -> Vec<Item<'v>> {
        let Some(Value::List(rows)) = stored.row.get("LIST") else { return Vec::new() };
        let item = |row: &'v Value<'v>| {
            let text = |name| row.get(name).and_then(Value::as_text).unwrap_or_default();
            Some(Item {
                id: id_of(row.get("ID")?)?,
                text: text("VALUE"),
                code: text("XML_ID"),
                sort: row.get("SORT"),
                is_default: is_on(row, "DEF"),
                is_taken: false,
                is_deleted: false,
            })
        };
        let mut items = Vec::new();
        for row in rows {
            items.extend(item(row));
        }
        items
    }
}

/// Whether a flag of an item is on.
pub(super) fn is_on(item: &Value, name: &str) -> bool {
    item.get(name).and_then(flag::read) == Some(true)
}
