//! Items of an enumeration: which stored one is meant, what of it must be said again, and what goes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Stored;
use crate::check::{flag, id_of};
use crate::format::number::written;
use crate::format::text::joined;
use crate::issue::{Problem, Report};
use crate::path::At;
use crate::value::{Member, Value};

/// Which items may go.
#[derive(Clone, Debug, Default)]
pub struct Removal {
    /// When given, the list is the whole list as it shall be, in its order: what is missing from it must be named here,
    /// by id, code or text. When not, what the list does not name stays.
    pub named: Option<Vec<String>>,
}

impl Removal {
    fn names(&self, item: &Item) -> bool {
        let is_it = |name: &String| {
            let name = name.as_str();
            !name.is_empty() && (written(item.id) == name || item.code == name || item.text == name)
        };
        self.named.iter().flatten().any(is_it)
    }
}

/// A stored item.
struct Item<'v> {
    id: i64,
    text: &'v str,
    code: &'v str,
    sort: Option<&'v Value<'v>>,
    is_default: bool,
    is_taken: bool,
}

pub(super) fn revised<'v>(
    given: &'v [Value<'v>],
    stored: &'v Stored<'v>,
    removal: &Removal,
    at: &At,
    report: &mut Report,
) -> Value<'v> {
    let mut items = read(stored);
    let found = matched(given, &mut items, at, report);
    texts_once_each(given, at, report);
    let is_single = stored.row.get("MULTIPLE").and_then(flag::read) != Some(true);
    let takes_default = is_single && given.iter().any(|item| is_on(item, "DEF") && !is_on(item, "DEL"));
    let mut sent: Vec<Value<'v>> = Vec::with_capacity(items.len());
    for (position, (item, found)) in given.iter().zip(&found).enumerate() {
        let stored = found.and_then(|index| items.get(index));
        let position = removal.named.is_some().then_some(position);
        sent.push(if item.members().is_some() { whole(item, stored, position, takes_default) } else { item.clone() });
    }
    for item in items.iter().filter(|item| !item.is_taken) {
        if removal.names(item) {
            let id = member("ID", Value::Number(item.id as f64));
            sent.push(Value::Object(vec![id, member("DEL", Value::text("Y"))]));
        } else if removal.named.is_some() {
            let hint =
                joined(&["The item of ID ", &written(item.id), " is not in the list, and not named to be removed."]);
            let why = "The list would lose an item that was not named to be removed.";
            report.hinted::<()>(at, Problem::Conflict { why }, Some(hint));
        } else if takes_default && item.is_default {
            // The portal takes back the other defaults of the request only: this one has to be in it.
            sent.push(whole(&Value::Null, Some(item), None, true));
        }
    }
    Value::List(sent)
}

fn read<'v>(stored: &'v Stored<'v>) -> Vec<Item<'v>> {
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
        })
    };
    let mut items = Vec::new();
    for row in rows {
        items.extend(item(row));
    }
    items
}

/// For each given item the stored one that it means: by id, else by code, else by text.
///
/// Ids and codes come first for all of them, so that a text is not taken from the item that is called by its code.
fn matched(given: &[Value], items: &mut [Item], at: &At, report: &mut Report) -> Vec<Option<usize>> {
    let mut found = vec![None; given.len()];
    for by_text in [false, true] {
        for (position, (item, found)) in given.iter().zip(&mut found).enumerate() {
            let at = at.index(position);
            let id = item.get("ID").and_then(id_of);
            let code = item.get("XML_ID").and_then(Value::as_text).filter(|code| !code.is_empty());
            let text = item.get("VALUE").and_then(Value::as_text).map(str::trim);
            let is_meant = |stored: &Item| match (id, by_text) {
                (Some(id), false) => stored.id == id,
                (None, false) => code == Some(stored.code),
                (None, true) => !stored.is_taken && text == Some(stored.text),
                (Some(_), true) => false,
            };
            if found.is_some() {
                continue;
            }
            match items.iter_mut().enumerate().find(|(_, stored)| is_meant(stored)) {
                Some((_, stored)) if stored.is_taken => {
                    let name = if id.is_some() { "ID" } else { "XML_ID" };
                    report.issue::<()>(&at.name(name), Problem::Duplicate);
                }
                Some((index, stored)) => {
                    stored.is_taken = true;
                    *found = Some(index);
                }
                None if id.is_some() && !by_text => {
                    report.issue::<()>(&at.name("ID"), Problem::Conflict { why: "The list has no item of this ID." });
                }
                None => {}
            }
        }
    }
    found
}

/// Items that are called by their text alone: twice the same could mean either, or one code for two new items, which the
/// portal refuses.
fn texts_once_each(given: &[Value], at: &At, report: &mut Report) {
    let called = |item: &Value| item.get("ID").is_some() || item.get("XML_ID").is_some();
    let mut texts = BTreeSet::new();
    for (position, item) in given.iter().enumerate().filter(|(_, item)| !called(item)) {
        let text = item.get("VALUE").and_then(Value::as_text).map(|text| Cow::from(text.trim()));
        if text.is_some_and(|text| !texts.insert(text)) {
            report.issue::<()>(&at.index(position).name("VALUE"), Problem::Duplicate);
        }
    }
}

/// The item with everything that the portal would replace if it were not said again.
fn whole<'v>(given: &Value<'v>, stored: Option<&Item<'v>>, position: Option<usize>, takes_default: bool) -> Value<'v> {
    let mut members: Vec<Member<'v>> = given.members().unwrap_or_default().to_vec();
    let mut add = |name, value: Option<Value<'v>>| {
        if let (None, Some(value)) = (given.get(name), value) {
            members.push(member(name, value));
        }
    };
    add("ID", stored.map(|stored| Value::Number(stored.id as f64)));
    if !is_on(given, "DEL") {
        add("VALUE", stored.map(|stored| Value::text(stored.text)));
        add("XML_ID", stored.filter(|stored| !stored.code.is_empty()).map(|stored| Value::text(stored.code)));
        match position {
            Some(position) => add("SORT", Some(Value::Number((position as f64 + 1.0) * 10.0))),
            None => add("SORT", stored.and_then(|stored| stored.sort).cloned()),
        }
        let letter = |stored: &Item| Value::text(if stored.is_default && !takes_default { "Y" } else { "N" });
        add("DEF", stored.map(letter));
    }
    Value::Object(members)
}

fn is_on(item: &Value, name: &str) -> bool {
    item.get(name).and_then(flag::read) == Some(true)
}

fn member<'v>(name: &'static str, value: Value<'v>) -> Member<'v> {
    (Cow::Borrowed(name), value)
}
