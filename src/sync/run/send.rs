//! A request that changes people: read, change, read again, and read those who come next.

use super::Run;
use super::lane::{Fresh, Lane, What};
use super::photos::Brought;
use super::verdict::is_left;
use crate::check::{Context, check};
use crate::issue::Issue;
use crate::path::Segment;
use crate::payload::Payload;
use crate::rest::command::{fits_form, no_reference};
use crate::schema::method;
use crate::sync::ask::{Ask, people_of};
use crate::sync::ledger::{State, Told};
use crate::sync::photo::{digest_in, digest_of};
use crate::value::{Member, Value};

impl Run {
    /// Forms the next request of a lane. Those who do not fit wait for the one after.
    pub(super) fn send(&mut self, place: usize, mut people: Vec<Fresh>, left: &mut u32, wall: f64) -> Lane {
        let most = self.fitting(&people, *left);
        let rest: Vec<Fresh> = people.split_off(most.min(people.len()));
        let mut next: Vec<u32> = rest.into_iter().map(|fresh| fresh.row).collect();
        let (mut changes, mut sent, mut intents, mut wrong) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut saved = Vec::new();
        for fresh in people {
            let brought = self.take_photo(fresh.row);
            let told = brought.as_ref().map(|brought| brought.told.clone()).unwrap_or_default();
            match self.payload(&fresh, brought) {
                (Ok(payload), skipped) => {
                    intents.push(self.intent(fresh.row, skipped));
                    changes.push(payload);
                    if let Some(form) = told.get("saved") {
                        saved.extend(self.note_saved(fresh.row, form.clone()));
                    }
                    sent.push(fresh);
                }
                (Err(told), _) => wrong.push((fresh.row, State::Failed, told)),
            }
        }
        self.outcome(wrong);
        if self.stop.is_none() {
            next.extend(self.take_rows(self.pace.later().saturating_sub(next.len())));
        } else {
            self.give_back(std::mem::take(&mut next).into_iter());
        }
        let (ids, next_ids) = (self.ids(&rows_of(&sent)), self.ids(&next));
        let (before, after) = (people_of(&ids, &self.select), people_of(&ids, &self.select));
        let (Some(before), Some(after), false) = (before, after, sent.is_empty()) else {
            self.give_back(next.into_iter());
            return Lane::Idle;
        };
        *left = left.saturating_sub(sent.len() as u32);
        if !saved.is_empty() {
            self.line("saved", vec![("photos".into(), Value::List(saved))]);
        }
        let members = vec![("at".into(), Value::Number(wall.floor())), ("rows".into(), Value::List(intents))];
        self.line("intent", members);
        let mut calls = vec![before];
        calls.extend(changes);
        calls.push(after);
        if !next_ids.is_empty() {
            calls.extend(people_of(&next_ids, &self.select));
        }
        self.open(Some(place), Ask::write(calls), What::Send { people: sent, next });
        Lane::Busy
    }

    /// The change of a person, and the columns that are left out of it. It is checked once more, as plans come from files.
    fn payload(&self, fresh: &Fresh, brought: Option<Brought>) -> (Result<Payload<'static>, Told>, Vec<u16>) {
        let row = fresh.row as usize;
        let id = self.plan.row(row).map(|row| row.id).unwrap_or_default();
        let mut members: Vec<Member<'static>> = vec![("ID".into(), Value::Number(id as f64))];
        let (mut skipped, mut photo, mut digest) = (Vec::new(), Value::Null, None);
        let mut told = Value::Null;
        if let Some(brought) = brought {
            (photo, told) = (brought.photo, brought.told);
        }
        for (change, now) in self.plan.changes(row).iter().zip(&fresh.now) {
            if self.sends_all || is_left(&self.plan, change, now) {
                let after = match digest_of(&change.after) {
                    None => change.after.clone(),
                    known => {
                        digest = known;
                        std::mem::take(&mut photo)
                    }
                };
                members.push((self.plan.code(change.column).to_owned().into(), after));
            } else {
                skipped.push(change.column);
            }
        }
        let payload = match sendable(&Value::Object(members)) {
            Ok(payload) if digest.is_none() || digest == digest_in(&payload).as_deref() => Ok(payload),
            Err(issues) if digest.is_none() => Err(invalid(&issues)),
            // It is not what it was when it was planned.
            _ => Err((text_in(&told, "code"), text_in(&told, "words"))),
        };
        (payload.map_err(|error| Told { error: Some(error), ..Told::default() }), skipped)
    }

    fn intent(&mut self, row: u32, skipped: Vec<u16>) -> Value<'static> {
        let place = Value::Number(f64::from(row));
        let codes: Vec<_> = skipped.iter().map(|column| Value::text(self.plan.code(*column).to_owned())).collect();
        self.ledger.send(row as usize, skipped);
        if codes.is_empty() { place } else { Value::List(vec![place, Value::List(codes)]) }
    }
}

/// The payload of a change whose custom fields were checked when it was planned.
pub(in crate::sync) fn sendable(input: &Value<'static>) -> Result<Payload<'static>, Vec<Issue>> {
    let method = method("user.update").ok_or_else(|| vec![Issue::unknown_method()])?;
    let payload = check(method, input, &Context { data_urls: true, ..Context::default() })?.payload.into_owned();
    no_reference(&payload)?;
    fits_form(&payload)?;
    Ok(payload)
}

pub(super) fn rows_of(people: &[Fresh]) -> Vec<u32> {
    people.iter().map(|fresh| fresh.row).collect()
}

#[inline(never)]
fn text_in(told: &Value, name: &str) -> String {
    told.get(name).and_then(Value::as_text).unwrap_or_default().to_owned()
}

/// Which field was wrong, and how.
fn invalid(issues: &[Issue]) -> (String, String) {
    let issue = issues.first();
    let code = issue.map(|issue| issue.problem.code()).unwrap_or_default().to_owned();
    let field = match issue.and_then(|issue| issue.path.0.first()) {
        Some(Segment::Name(name)) => name.clone(),
        _ => String::new(),
    };
    (code, field)
}
