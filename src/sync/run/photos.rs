//! Photos of rows that are about to be sent. Whoever drives brings their bytes, and saves those that they replace.

use super::lane::Fresh;
use super::{CHANGES, Run};
use crate::client::batch::HEAVIEST;
use crate::sync::ledger::Told;
use crate::sync::photo::{PHOTO, digest_of, form, photo, weight};
use crate::sync::plan::Change;
use crate::value::{Member, Value};

/// What was asked for a row.
pub(super) struct Brought {
    pub row: u32,
    is_asked: bool,
    /// None while it is waited for; then `[name, base64]`, nothing where none is wanted, or why there is none.
    photo: Option<Result<Value<'static>, (String, String)>>,
    /// What is held of the photo that it replaces, once that is safe.
    saved: Option<Value<'static>>,
}

impl Run {
    /// How many of these go into the next request, by the work that they make and by the bytes of their photos.
    pub(super) fn fitting(&self, people: &[Fresh], left: u32) -> usize {
        let most = self.pace.calls().min(left as usize).clamp(1, CHANGES);
        let mut bytes = 0;
        let fits = |fresh: &&Fresh| {
            bytes += self.photo_of(fresh.row).map(|change| weight(&change.after)).unwrap_or_default();
            bytes <= HEAVIEST
        };
        people.iter().take(most).take_while(fits).count().max(1)
    }

    /// Lets photos be brought for the next request; says whether some are still to come.
    pub(super) fn awaits_photos(&mut self, people: &[Fresh], left: u32) -> bool {
        let mut is_waiting = false;
        for fresh in people.iter().take(self.fitting(people, left)) {
            let row = fresh.row;
            let known = self.photos.iter().find(|brought| brought.row == row);
            is_waiting |= match known {
                Some(brought) => brought.photo.is_none(),
                None => {
                    let is_wanted = self.photo_of(row).is_some_and(|change| {
                        digest_of(&change.after).is_some() || self.address_to_save(row, change).is_some()
                    });
                    if is_wanted {
                        self.photos.push(Brought { row, is_asked: false, photo: None, saved: None });
                    }
                    is_wanted
                }
            };
        }
        is_waiting
    }

    /// The row whose photo is to be brought next.
    pub(super) fn next_photo(&mut self) -> Option<u32> {
        let brought = self.photos.iter_mut().find(|brought| !brought.is_asked)?;
        brought.is_asked = true;
        Some(brought.row)
    }

    /// What is to be brought for a row: `{ id, key, digest?, address? }`. The photo of that digest is wanted, and the one at
    /// that address is to be saved.
    pub fn photo(&self, row: u32) -> Value<'static> {
        let Some((change, id)) = self.photo_of(row).zip(self.plan.row(row as usize).map(|row| row.id)) else {
            return Value::Null;
        };
        let mut members: Vec<Member<'static>> = vec![
            ("id".into(), Value::Number(id as f64)),
            ("key".into(), Value::text(self.plan.key(row as usize).to_owned())),
        ];
        members.extend(digest_of(&change.after).map(|digest| ("digest".into(), Value::text(digest.to_owned()))));
        let address = self.address_to_save(row, change);
        members.extend(address.map(|address| ("address".into(), Value::text(address.to_owned()))));
        Value::Object(members)
    }

    /// Takes what was brought for a row: the photo that is wanted, and what is held of the one that was saved. What is not
    /// that photo is refused by these words.
    pub fn bring(&mut self, row: u32, given: Option<&Value>, saved: Option<Value<'static>>, words: (String, String)) {
        let wanted = self.photo_of(row).and_then(|change| digest_of(&change.after)).map(str::to_owned);
        let found = match &wanted {
            None => Ok(Value::Null),
            Some(digest) => {
                let pair = given.and_then(|given| photo(given).ok());
                let is_it = |pair: &Value| form(pair).is_some_and(|form| digest_of(&form) == Some(digest));
                pair.filter(is_it).ok_or(words)
            }
        };
        if let Some(brought) = self.photos.iter_mut().find(|brought| brought.row == row) {
            brought.photo = Some(found);
            brought.saved = saved.filter(|saved| digest_of(saved).is_some());
        }
    }

    /// The value of a photo as it is sent, or why it cannot be.
    pub(super) fn photo_sent(&self, row: u32, after: &Value<'static>) -> Result<Value<'static>, Told> {
        if digest_of(after).is_none() {
            return Ok(after.clone());
        }
        let brought = self.photos.iter().find(|brought| brought.row == row).and_then(|brought| brought.photo.as_ref());
        let Some(Ok(Value::List(parts))) = brought else {
            let error = brought.and_then(|brought| brought.as_ref().err()).cloned();
            return Err(Told { error: Some(error.unwrap_or_default()), ..Told::default() });
        };
        // The plan has the name, whatever the file is called now.
        let name = after.get("name").cloned();
        Ok(Value::List(name.into_iter().chain(parts.get(1).cloned()).collect()))
    }

    /// Records what is saved of rows that are about to be sent; their bytes are in the request by now.
    pub(super) fn record_saved(&mut self, rows: &[u32]) {
        let mut saved = Vec::new();
        for brought in self.photos.iter_mut().filter(|brought| rows.contains(&brought.row)) {
            if let Some(form) = brought.saved.take() {
                self.saved.push(brought.row);
                saved.push(Value::List(vec![Value::Number(f64::from(brought.row)), form]));
            }
        }
        // Whoever is sent again is asked for it again.
        self.photos.retain(|brought| !rows.contains(&brought.row));
        if !saved.is_empty() {
            self.line("saved", vec![("rows".into(), Value::List(saved))]);
        }
    }

    /// What a row changes of a photo.
    fn photo_of(&self, row: u32) -> Option<&Change> {
        let changes = self.plan.changes(row as usize);
        changes.iter().find(|change| self.plan.code(change.column) == PHOTO)
    }

    /// Where the photo is that a row replaces, if it is to be saved and is not yet.
    fn address_to_save<'c>(&self, row: u32, change: &'c Change) -> Option<&'c str> {
        let is_due = self.saves_photos && !self.saved.contains(&row);
        change.before.as_text().filter(|address| is_due && !address.is_empty())
    }
}
