//! When two values of a field are the same: in what way the portal gives back what it was sent.
//!
//! Values are kept in one form, whatever they came as, so that most are the same when they are equal. It is a form that the
//! check takes again: `ACTIVE` a boolean, other flags as they are sent, days `YYYY-MM-DD`, ids numbers, nothing `""` or
//! an empty list.

mod one;
mod single;

pub use one::One;

use super::knowledge::Knowledge;
use crate::check::id_of;
use crate::format::text::{is_same, trim};
use crate::schema::Kind;
use crate::value::Value;

/// How values of a field are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    pub one: One,
    pub many: Many,
}

/// How many values there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    One,
    /// Their order counts.
    List,
    /// It does not.
    Set,
}

/// Names, as plans and journals have them.
const MANY: &[(&str, Many)] = &[("one", Many::One), ("list", Many::List), ("set", Many::Set)];

impl Likeness {
    /// That of a field, by its code.
    pub fn of(code: &str, knowledge: &Knowledge) -> Likeness {
        if code == "ACTIVE" {
            return Likeness { one: One::Flag, many: Many::One };
        }
        let row = knowledge.method.and_then(|method| method.shape.find(code));
        if let Some(row) = row {
            let one = One::of(&row.kind, knowledge.days);
            let many = if matches!(row.kind, Kind::Ids(_)) { Many::Set } else { Many::One };
            return Likeness { one, many };
        }
        match knowledge.custom.iter().find(|custom| custom.code == code) {
            Some(custom) => {
                let one = custom.user_type.map_or(One::Text, One::of_type);
                let many = match (custom.is_multiple, one) {
                    (false, _) => Many::One,
                    (true, One::Id) => Many::Set,
                    (true, _) if custom.user_type.is_some_and(|known| known.name == "crm") => Many::Set,
                    (true, _) => Many::List,
                };
                Likeness { one, many }
            }
            None => Likeness { one: One::Text, many: Many::One },
        }
    }

    /// Its names: how single values are, and how many there are.
    pub fn names(self) -> (&'static str, &'static str) {
        let many = MANY.iter().find(|(_, many)| *many == self.many).map_or("one", |(name, _)| name);
        (self.one.name(), many)
    }

    pub fn named(one: &str, many: &str) -> Option<Likeness> {
        let (_, many) = MANY.iter().find(|(name, _)| *name == many)?;
        Some(Likeness { one: One::named(one)?, many: *many })
    }

    /// A value in the form in which it is compared and kept; none is nothing.
    pub fn form(self, value: Option<&Value>) -> Value<'static> {
        if self.many == Many::One {
            return self.one.form(value.unwrap_or(&Value::Null));
        }
        let mut items = Vec::new();
        match value {
            None => {}
            Some(Value::List(list)) => list.iter().for_each(|item| items.push(self.one.form(item))),
            // PHP writes a list with holes as an object.
            Some(Value::Object(members)) => members.iter().for_each(|(_, item)| items.push(self.one.form(item))),
            Some(single) => items.push(self.one.form(single)),
        }
        items.retain(|item| !is_nothing(item));
        if self.many == Many::Set {
            items.sort_by(order);
            items.dedup();
        }
        Value::List(items)
    }

    /// Whether a value as the portal gives it is in its form the same as another one, without making that form where it can
    /// be told.
    pub fn holds(self, now: Option<&Value>, form: &Value) -> bool {
        match (self.many, self.one, now, form) {
            (Many::One, One::Text, Some(Value::Text(now)), Value::Text(form)) => {
                is_same(now, form) || is_same(trim(now), form)
            }
            (Many::One, One::Flag, Some(now), Value::Bool(form)) => single::is_on(now) == *form,
            (Many::One, One::Day, Some(Value::Text(now)), Value::Text(form)) => single::is_day(now, form),
            (Many::Set, One::Id, Some(Value::List(now)), Value::List(form)) if are_ids(now, form) => true,
            _ => self.is_same(&self.form(now), form),
        }
    }

    /// Whether two values are the same, each in its form.
    pub fn is_same(self, one: &Value, other: &Value) -> bool {
        match self.one {
            One::PortalDay(days) => one == other || single::are_days_same(one, other, days),
            _ => one == other,
        }
    }
}

/// Whether these are the ids of a set in its form, one by one; of others nothing is said.
fn are_ids(now: &[Value], form: &[Value]) -> bool {
    let is_same = |(now, form): (&Value, &Value)| id_of(now).is_some_and(|id| form.as_integer() == Some(id));
    now.len() == form.len() && now.iter().zip(form).all(is_same)
}

/// Whether a value in its form is nothing: no text, no items.
pub fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Null => true,
        _ => false,
    }
}

/// Numbers before texts.
fn order(one: &Value, other: &Value) -> std::cmp::Ordering {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.total_cmp(other),
        (Value::Number(_), _) => std::cmp::Ordering::Less,
        (_, Value::Number(_)) => std::cmp::Ordering::Greater,
        (one, other) => one.as_text().cmp(&other.as_text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values as portals give them and as forms have them, alone and in lists.
    fn values() -> Vec<Value<'static>> {
        let texts = [
            "",
            " ",
            "0",
            "N",
            "n",
            "Y",
            "1",
            "5",
            "05",
            " A ",
            "A",
            "a",
            "\u{a0}A",
            "1990-12-31",
            " 1990-12-31 ",
            "31.12.1990",
            "1990-12-31T03:00:00+03:00",
            "1990-12-30T21:00:00-03:00",
            "1990-12-31T00:00:00.5Z",
            "1990-12-31T12:00:00Z",
            "31/12/1990",
            "12/31/1990",
            "1990-02-31",
            "100.50|USD",
            "100.5|USD",
            "1e400",
        ];
        let mut all: Vec<Value> = texts.into_iter().map(Value::text).collect();
        all.extend([0.0, 1.0, -1.0, 5.0, 0.5, 9_007_199_254_740_993.0].map(Value::Number));
        all.extend([
            Value::Null,
            Value::Bool(true),
            Value::Bool(false),
            Value::Foreign(crate::value::Foreign::BrokenText),
        ]);
        let single = all.clone();
        all.push(Value::List(Vec::new()));
        all.push(Value::Object(Vec::new()));
        for pair in single.windows(2) {
            all.push(Value::List(pair.to_vec()));
            all.push(Value::List(pair.iter().rev().chain(pair).cloned().collect()));
        }
        all.extend(single.iter().map(|value| Value::List(vec![value.clone()])));
        all.push(Value::Object(vec![("2".into(), Value::text("5")), ("7".into(), Value::Number(1.0))]));
        all
    }

    #[test]
    fn what_holds_is_the_same_in_its_form() {
        let values = values();
        for (_, one) in one::NAMES {
            for (_, many) in MANY {
                let likeness = Likeness { one: *one, many: *many };
                for value in &values {
                    let form = likeness.form(Some(value));
                    for now in values.iter().map(Some).chain([None]) {
                        let is_same = likeness.is_same(&likeness.form(now), &form);
                        assert_eq!(likeness.holds(now, &form), is_same, "{likeness:?}: {now:?} and {form:?}");
                    }
                }
            }
        }
    }
}
