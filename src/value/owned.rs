//! Values of an answer with texts of their own, but for names that come again and again.

use std::borrow::Cow;

use super::{Member, Value};

/// Names that are kept, at most: those of a row are few.
const MOST: usize = 64;

/// Makes values own their texts; names that are known are not copied.
pub struct Owner {
    known: fn(&str) -> Option<&'static str>,
    seen: Vec<&'static str>,
    /// The place of the name that came last time behind the one before: rows are alike.
    next: usize,
}

impl Owner {
    pub fn new(known: fn(&str) -> Option<&'static str>) -> Owner {
        Owner { known, seen: Vec::new(), next: 0 }
    }

    pub fn own(&mut self, value: Value) -> Value<'static> {
        match value {
            Value::List(items) => Value::List(items.into_iter().map(|item| self.own(item)).collect()),
            Value::Object(members) => {
                let owned = |(name, value): Member| (self.name(name), self.own(value));
                Value::Object(members.into_iter().map(owned).collect())
            }
            single => single.into_owned(),
        }
    }

    fn name(&mut self, name: Cow<str>) -> Cow<'static, str> {
        let place = match self.seen.get(self.next) {
            Some(next) if *next == name => Some(self.next),
            _ => self.seen.iter().position(|seen| *seen == name),
        };
        if let Some(known) = place.and_then(|place| self.seen.get(place)) {
            self.next = place.map_or(0, |place| place + 1);
            return Cow::Borrowed(known);
        }
        match (self.known)(&name) {
            Some(known) if self.seen.len() < MOST => {
                self.seen.push(known);
                Cow::Borrowed(known)
            }
            _ => Cow::Owned(name.into_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_not_copied_and_all_stay_what_they_are() {
        let row =
            |a: &'static str, b: &'static str| Value::Object(vec![(a.into(), Value::text(b)), (b.into(), Value::Null)]);
        let rows = Value::List(vec![row("ID", "NAME"), row("NAME", "ID"), row("UF_A", "NAME"), row("ID", "NAME")]);
        let known = |name: &str| ["ID", "NAME"].into_iter().find(|known| *known == name);
        let owned = Owner::new(known).own(rows.clone());
        assert_eq!(owned, rows);
        let names = |value: &Value<'static>| match value {
            Value::List(items) => {
                items.iter().filter_map(Value::members).flatten().map(|(name, _)| name.clone()).collect()
            }
            _ => Vec::new(),
        };
        for name in names(&owned) {
            assert_eq!(matches!(name, Cow::Borrowed(_)), name != "UF_A");
        }
    }
}
