//! Caps: how many rows of a plan may do what is hard to take back.

use super::{Consequence, Kind, Obstacle, Plan};
use crate::format::number::decimal;
use crate::issue::{Expected, Issue, Problem};
use crate::path::At;
use crate::sync::choice::each_option;
use crate::value::{Member, Value};

/// As many as this.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cap {
    Rows(u32),
    /// Of a hundred rows; of a hundred active people, where it is about dismissals.
    PerCent(f64),
}

/// None for no cap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caps {
    pub dismiss: Option<Cap>,
    pub email: Option<Cap>,
    /// People who leave all departments.
    pub departments: Option<Cap>,
    /// Rows that empty a field.
    pub clear: Option<Cap>,
    /// Rows that change anything.
    pub change: Option<Cap>,
}

impl Default for Caps {
    /// Nobody is dismissed, gets another e-mail address or leaves all departments.
    fn default() -> Caps {
        let none = Some(Cap::Rows(0));
        Caps { dismiss: none, email: none, departments: none, clear: None, change: None }
    }
}

/// How many rows of a plan do what caps are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub dismiss: usize,
    pub email: usize,
    pub departments: usize,
    pub clear: usize,
    pub change: usize,
}

impl Cap {
    /// A number, or per cent as `5%`.
    pub fn read(value: &Value) -> Option<Cap> {
        match value {
            Value::Number(_) => Some(Cap::Rows(u32::try_from(value.as_integer()?).ok()?)),
            Value::Text(text) => {
                let number = decimal(text.strip_suffix('%')?.trim())?;
                (0.0..=100.0).contains(&number).then_some(Cap::PerCent(number))
            }
            _ => None,
        }
    }

    fn value(self) -> Value<'static> {
        match self {
            Cap::Rows(rows) => Value::Number(f64::from(rows)),
            // A number beside its unit, since numbers are written by whoever can.
            Cap::PerCent(number) => Value::Object(vec![("percent".into(), Value::Number(number))]),
        }
    }

    fn limit(self, whole: usize) -> usize {
        match self {
            Cap::Rows(rows) => rows as usize,
            Cap::PerCent(number) => (number * whole as f64 / 100.0 + 1e-9).floor() as usize,
        }
    }
}

impl Caps {
    /// As many as one likes.
    pub(in crate::sync) const NONE: Caps =
        Caps { dismiss: None, email: None, departments: None, clear: None, change: None };

    /// Reads `{ dismiss?, email?, departments?, clear?, change? }`, and adds what is wrong; `null` lifts a cap.
    pub(in crate::sync) fn read(value: &Value, at: &At, issues: &mut Vec<Issue>) -> Caps {
        let mut caps = Caps::default();
        let names = caps.named().map(|(name, _)| name);
        each_option(value, at, &names, issues, &mut |name, value, _, _| {
            let cap = match (value, value.get("percent")) {
                (Value::Null, _) => None,
                (_, Some(Value::Number(number))) => Some(Cap::PerCent(*number)),
                _ => Some(Cap::read(value).ok_or(Problem::Type(Expected::Cap))?),
            };
            if let Some(slot) = caps.slot(name) {
                *slot = cap;
            }
            Ok(())
        });
        caps
    }

    fn slot(&mut self, name: &str) -> Option<&mut Option<Cap>> {
        match name {
            "dismiss" => Some(&mut self.dismiss),
            "email" => Some(&mut self.email),
            "departments" => Some(&mut self.departments),
            "clear" => Some(&mut self.clear),
            "change" => Some(&mut self.change),
            _ => None,
        }
    }

    pub(super) fn to_value(self) -> Value<'static> {
        let member = |(name, cap): (&'static str, Option<Cap>)| -> Member<'static> {
            (name.into(), cap.map_or(Value::Null, Cap::value))
        };
        Value::Object(self.named().into_iter().map(member).collect())
    }

    fn named(self) -> [(&'static str, Option<Cap>); 5] {
        [
            ("dismiss", self.dismiss),
            ("email", self.email),
            ("departments", self.departments),
            ("clear", self.clear),
            ("change", self.change),
        ]
    }
}

impl Plan {
    /// How many rows do what caps are about.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (place, row) in self.rows.iter().enumerate() {
            if row.kind != Kind::Update {
                continue;
            }
            counts.change += 1;
            for consequence in self.consequences(place) {
                match consequence {
                    Consequence::Dismiss => counts.dismiss += 1,
                    Consequence::Email => counts.email += 1,
                    Consequence::Departments => counts.departments += 1,
                    Consequence::Clear => counts.clear += 1,
                    Consequence::Reinstate | Consequence::Photo => {}
                }
            }
        }
        counts
    }

    /// The caps that it goes beyond.
    pub fn beyond(&self) -> Vec<Obstacle> {
        let counts = self.counts();
        let counts = [counts.dismiss, counts.email, counts.departments, counts.clear, counts.change];
        let mut beyond = Vec::new();
        for ((cap, limit), count) in self.head.caps.named().into_iter().zip(counts) {
            let whole = if cap == "dismiss" { self.head.people.unwrap_or_default() } else { self.rows.len() };
            if let Some(limit) = limit.map(|limit| limit.limit(whole)).filter(|limit| count > *limit) {
                beyond.push(Obstacle::Cap { cap, count, limit });
            }
        }
        beyond
    }
}
