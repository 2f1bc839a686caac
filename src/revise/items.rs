//! Items of an enumeration: which stored one is meant, what of it must be said again, and what goes.

use std::borrow::Cow;

use super::Stored;
use super::item::{Item, is_on};
use super::names::Names;
use super::removal::{Removal, removed};
use crate::check::{flag, id_of};
use crate::format::number::written;
use crate::format::text::trim;
use crate::issue::{Advice, Conflict, Hint, Problem, Report};
use crate::path::At;
use crate::value::{Member, Places, Value};

pub(super) fn revised<'v>(
    given: &'v [Value<'v>],
    stored: &'v Stored<'v>,
    removal: &Removal,
    at: &At,
    report: &mut Report,
) -> Value<'v> {
    let mut items = Item::all(stored);
    let found = matched(given, &mut items, at, report);
    texts_once_each(given, at, report);
    let removed = removed(removal, &items, report);
    let is_single = stored.row.get("MULTIPLE").and_then(flag::read) != Some(true);
    let takes_default = is_single && given.iter().any(|item| is_on(item, "DEF") && !is_on(item, "DEL"));
    let mut sent: Vec<Value<'v>> = Vec::with_capacity(items.len());
    for (position, (item, found)) in given.iter().zip(&found).enumerate() {
        let stored = found.and_then(|index| items.get(index));
        let position = removal.named.is_some().then_some(position);
        sent.push(if item.members().is_some() { whole(item, stored, position, takes_default) } else { item.clone() });
    }
    for (item, is_removed) in items.iter().zip(removed).filter(|(item, _)| !item.is_taken) {
        if is_removed {
            let id = member("ID", Value::Number(item.id as f64));
            sent.push(Value::Object(vec![id, member("DEL", Value::text("Y"))]));
        } else if removal.named.is_some() {
            let hint = Hint::of(Advice::ItemLeftOut, &written(item.id));
            report.hinted::<()>(at, Problem::Conflict(Conflict::ItemNotNamed), Some(hint));
        } else if takes_default && item.is_default {
            // The portal takes back the other defaults of the request only: this one has to be in it.
            sent.push(whole(&Value::Null, Some(item), None, true));
        }
    }
    Value::List(sent)
}

/// For each given item the stored one that it means: by id, else by code, else by text.
///
/// Ids and codes come first for all of them, so that a text is not taken from the item that is called by its code.
fn matched(given: &[Value], items: &mut [Item], at: &At, report: &mut Report) -> Vec<Option<usize>> {
    let mut found = vec![None; given.len()];
    let (ids, codes) = (Names::of_ids(items), Names::of_codes(items));
    for (position, (item, found)) in given.iter().zip(&mut found).enumerate() {
        let at = at.index(position);
        let (name, place) = match (item.get("ID").and_then(id_of), code(item)) {
            (Some(id), _) => ("ID", ids.first(&written(id))),
            (None, Some(code)) => ("XML_ID", codes.first(code)),
            (None, None) => continue,
        };
        match place.and_then(|place| items.get_mut(place)) {
            Some(stored) if stored.is_taken => report.issue(&at.name(name), Problem::Duplicate),
            Some(stored) => take(stored, item, place, found),
            None if name == "ID" => report.issue(&at.name(name), Problem::Conflict(Conflict::NoSuchItemId)),
            None => None,
        };
    }
    let texts = Names::of_free_texts(items);
    for (position, (item, found)) in given.iter().zip(&mut found).enumerate() {
        let Some(text) = text(item).filter(|_| found.is_none() && item.get("ID").is_none()) else { continue };
        if texts.is_ambiguous(text) {
            report.issue::<()>(&at.index(position).name("VALUE"), Problem::Conflict(Conflict::SeveralItemsOfText));
        } else if let Some((place, stored)) = texts.first(text).and_then(|place| Some((place, items.get_mut(place)?))) {
            if !stored.is_taken {
                take(stored, item, Some(place), found);
            }
        }
    }
    found
}

fn take(stored: &mut Item, item: &Value, place: Option<usize>, found: &mut Option<usize>) -> Option<()> {
    stored.is_taken = true;
    stored.is_deleted = is_on(item, "DEL");
    *found = place;
    Some(())
}

/// Items that are called by their text alone: twice the same could mean either, or one code for two new items, which the
/// portal refuses.
fn texts_once_each(given: &[Value], at: &At, report: &mut Report) {
    let called = |item: &Value| item.get("ID").is_some() || item.get("XML_ID").is_some();
    let mut texts = Places::default();
    for (position, item) in given.iter().enumerate().filter(|(_, item)| !called(item)) {
        if text(item).is_some_and(|text| texts.note(text.into(), position).is_some()) {
            report.issue::<()>(&at.index(position).name("VALUE"), Problem::Duplicate);
        }
    }
}

fn code<'v>(item: &'v Value) -> Option<&'v str> {
    item.get("XML_ID").and_then(Value::as_text).filter(|code| !code.is_empty())
}

fn text<'v>(item: &'v Value) -> Option<&'v str> {
    item.get("VALUE").and_then(Value::as_text).map(trim)
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

fn member<'v>(name: &'static str, value: Value<'v>) -> Member<'v> {
    (Cow::Borrowed(name), value)
}
