//! A plan as plain data: its head, and each row.

use super::{Kind, Plan};
use crate::value::{Member, Value};

/// What the head is known by, and of which version it is.
pub(super) const FORMAT: &str = "b24-users plan";
pub(super) const VERSION: i64 = 1;

impl Plan {
    /// `{ format, version, portal, caller, match, made, people?, caps, undoes?, columns: [[code, one, many]], rows,
    /// obstacles, digest }`
    pub fn head_value(&self) -> Value<'static> {
        let Value::Object(mut members) = self.undigested() else { return Value::Null };
        members.push(("digest".into(), Value::text(self.digest().to_owned())));
        Value::Object(members)
    }

    pub(super) fn undigested(&self) -> Value<'static> {
        let head = &self.head;
        let columns = self.columns.iter().map(|column| {
            let (one, many) = column.likeness.names();
            Value::List(vec![Value::text(column.code.clone()), Value::text(one), Value::text(many)])
        });
        let mut members: Vec<Member<'static>> = vec![
            ("format".into(), Value::text(FORMAT)),
            ("version".into(), Value::Number(VERSION as f64)),
            ("portal".into(), Value::text(head.portal.clone())),
            ("caller".into(), Value::Number(head.caller as f64)),
            ("match".into(), Value::text(head.key.code())),
            ("made".into(), Value::Number(head.made.floor())),
        ];
        if let Some(people) = head.people {
            members.push(("people".into(), Value::Number(people as f64)));
        }
        members.push(("caps".into(), head.caps.to_value()));
        if let Some(digest) = &head.undoes {
            members.push(("undoes".into(), Value::text(digest.clone())));
        }
        members.push(("columns".into(), Value::List(columns.collect())));
        members.push(("rows".into(), Value::Number(self.len() as f64)));
        let obstacles = self.obstacles.iter().map(|obstacle| obstacle.to_value()).collect();
        members.push(("obstacles".into(), Value::List(obstacles)));
        Value::Object(members)
    }

    /// `{ row?, line?, kind, key, id?, changes?, consequences?, issues?, people?, rows?, why?, conflicts?, lost? }`
    pub fn row_value<'p>(&'p self, place: usize) -> Value<'p> {
        let Some(row) = self.row(place) else { return Value::Null };
        let mut members: Vec<Member<'p>> = Vec::with_capacity(8);
        let mut number = |name: &'static str, number: i64| {
            if number != 0 {
                members.push((name.into(), Value::Number(number as f64)));
            }
        };
        number("row", row.number.into());
        number("line", row.line.into());
        number("id", row.id);
        members.push(("kind".into(), Value::text(row.kind.word())));
        members.push(("key".into(), Value::text(self.key(place))));
        let Some(detail) = self.detail(place) else { return Value::Object(members) };
        let mut list = |name: &'static str, items: Vec<Value<'p>>| {
            if !items.is_empty() {
                members.push((name.into(), Value::List(items)));
            }
        };
        if row.kind == Kind::Update {
            let words = self.consequences(place).into_iter().map(|found| Value::text(found.word()));
            list("consequences", words.collect());
        }
        list("issues", detail.issues.iter().map(Value::lent).collect());
        list("people", detail.people.iter().map(|id| Value::Number(*id as f64)).collect());
        list("rows", detail.rows.iter().map(|row| Value::Number(f64::from(*row))).collect());
        list("lost", detail.lost.iter().map(|lost| Value::text(lost.as_str())).collect());
        if let Some(why) = detail.why {
            members.push(("why".into(), Value::text(why.word())));
        }
        if !detail.changes.is_empty() {
            let mut changes: Vec<Member> = Vec::with_capacity(detail.changes.len());
            for change in &detail.changes {
                let values = vec![("before".into(), change.before.lent()), ("after".into(), change.after.lent())];
                changes.push((self.code(change.column).into(), Value::Object(values)));
            }
            members.push(("changes".into(), Value::Object(changes)));
        }
        if !detail.conflicts.is_empty() {
            let mut conflicts: Vec<Member> = Vec::with_capacity(detail.conflicts.len());
            for found in &detail.conflicts {
                let values = vec![
                    ("before".into(), found.before.lent()),
                    ("after".into(), found.after.lent()),
                    ("now".into(), found.now.lent()),
                ];
                conflicts.push((self.code(found.column).into(), Value::Object(values)));
            }
            members.push(("conflicts".into(), Value::Object(conflicts)));
        }
        Value::Object(members)
    }

    /// `{ rows, update, unchanged, …, counts: { dismiss, email, … }, people?, obstacles, digest }`
    pub fn summary(&self) -> Value<'static> {
        let count = |count: usize| Value::Number(count as f64);
        let mut members: Vec<Member<'static>> = vec![("rows".into(), count(self.len()))];
        for kind in Kind::ALL {
            members.push((kind.word().into(), count(self.count(*kind))));
        }
        let counts = self.counts();
        let counts = [
            ("dismiss", counts.dismiss),
            ("email", counts.email),
            ("departments", counts.departments),
            ("clear", counts.clear),
            ("change", counts.change),
        ];
        let counts = counts.into_iter().map(|(name, found)| (name.into(), count(found))).collect();
        members.push(("counts".into(), Value::Object(counts)));
        if let Some(people) = self.head.people {
            members.push(("people".into(), count(people)));
        }
        members.push(("obstacles".into(), Value::List(self.obstacles.iter().map(|found| found.to_value()).collect())));
        members.push(("digest".into(), Value::text(self.digest().to_owned())));
        Value::Object(members)
    }
}
