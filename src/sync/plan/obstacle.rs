//! Why nothing of a plan may be applied.

use crate::value::{Member, Value};

#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// More rows do this than the cap allows.
    Cap { cap: &'static str, count: usize, limit: usize },
    /// Something is wrong with the table or its columns; each as its `to_value` has it.
    Table(Vec<Value<'static>>),
    /// Those whom the list names are less than half of those who are active.
    Short { named: usize, people: usize },
    /// Rows whose key cannot be read, while whoever is not named is to be dismissed.
    Unnamed { rows: usize },
    /// Fields that the caller cannot read, so that nobody could tell what differs.
    Unreadable(Vec<String>),
    /// The portal's people have changed while they were read; it may work the next time.
    Unsteady,
}

impl Obstacle {
    pub fn code(&self) -> &'static str {
        match self {
            Obstacle::Cap { .. } => "cap",
            Obstacle::Table(_) => "table",
            Obstacle::Short { .. } => "short",
            Obstacle::Unnamed { .. } => "unnamed",
            Obstacle::Unreadable(_) => "unreadable",
            Obstacle::Unsteady => "unsteady",
        }
    }

    /// `{ code, … }` with its parameters.
    pub fn to_value(&self) -> Value<'static> {
        let count = |count: usize| Value::Number(count as f64);
        let mut members: Vec<Member<'static>> = vec![("code".into(), Value::text(self.code()))];
        match self {
            Obstacle::Cap { cap, count: found, limit } => {
                members.push(("cap".into(), Value::text(*cap)));
                members.push(("count".into(), count(*found)));
                members.push(("limit".into(), count(*limit)));
            }
            Obstacle::Table(issues) => members.push(("issues".into(), Value::List(issues.clone()))),
            Obstacle::Short { named, people } => {
                members.push(("named".into(), count(*named)));
                members.push(("people".into(), count(*people)));
            }
            Obstacle::Unnamed { rows } => members.push(("rows".into(), count(*rows))),
            Obstacle::Unreadable(fields) => {
                let fields = fields.iter().map(|code| Value::text(code.clone())).collect();
                members.push(("fields".into(), Value::List(fields)));
            }
            Obstacle::Unsteady => {}
        }
        Value::Object(members)
    }

    /// Of what `to_value` gives. Caps are counted anew, whatever somebody has noted of them.
    pub(super) fn read(value: &Value) -> Option<Obstacle> {
        let count = |name: &str| value.get(name).and_then(Value::as_integer).map(|count| count.max(0) as usize);
        let list = |name: &str| match value.get(name) {
            Some(Value::List(items)) => Some(items.as_slice()),
            _ => None,
        };
        match value.get("code")?.as_text()? {
            "table" => Some(Obstacle::Table(list("issues")?.iter().map(|issue| issue.clone().into_owned()).collect())),
            "short" => Some(Obstacle::Short { named: count("named")?, people: count("people")? }),
            "unnamed" => Some(Obstacle::Unnamed { rows: count("rows")? }),
            "unreadable" => {
                let code = |field: &Value| field.as_text().map(str::to_owned);
                Some(Obstacle::Unreadable(list("fields")?.iter().filter_map(code).collect()))
            }
            "unsteady" => Some(Obstacle::Unsteady),
            _ => None,
        }
    }
}
