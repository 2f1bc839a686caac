//! Photos of rows that are about to be sent. Whoever drives brings their bytes, and saves those that they replace.
//!
//! Rarely is any of it called, so that it stays small in place of quick: what is called from several places is there once.

use super::lane::Fresh;
use super::{CHANGES, Run};
use crate::client::batch::HEAVIEST;
use crate::sync::likeness::is_nothing;
use crate::sync::photo::{PHOTO, digest_of, saved_of, weight};
use crate::sync::plan::Change;
use crate::value::Value;

/// What is asked for a row.
pub(super) struct Brought {
    row: u32,
    is_asked: bool,
    /// The photo that is wanted.
    pub photo: Value<'static>,
    /// What is told of it, once it is here.
    pub told: Value<'static>,
}

impl Run {
    /// How many of these go into the next request, by the work that they make and by the bytes of their photos.
    pub(super) fn fitting(&self, people: &[Fresh], left: u32) -> usize {
        let most = self.pace.calls().min(left as usize).clamp(1, CHANGES);
        let (mut count, mut bytes) = (0, 0);
        for fresh in people.iter().take(most) {
            bytes += self.photo_of(fresh.row).map_or(0, |change| weight(&change.after));
            if count > 0 && bytes > HEAVIEST {
                break;
            }
            count += 1;
        }
        count
    }

    /// Lets photos be brought for the next request; says whether some are still to come.
    pub(super) fn awaits_photos(&mut self, people: &[Fresh], left: u32) -> bool {
        let mut is_waiting = false;
        for fresh in people.iter().take(self.fitting(people, left)) {
            let row = fresh.row;
            if let Some(place) = self.place_of(row) {
                is_waiting |= self.photos.get(place).is_some_and(|brought| brought.told == Value::Null);
            } else if self.photo_of(row).is_some_and(|change| self.is_to_ask(change)) {
                self.photos.push(Brought { row, is_asked: false, photo: Value::Null, told: Value::Null });
                is_waiting = true;
            }
        }
        is_waiting
    }

    /// The row whose photo is to be brought next.
    pub(super) fn next_photo(&mut self) -> Option<u32> {
        let brought = self.photos.iter_mut().find(|brought| !brought.is_asked)?;
        brought.is_asked = true;
        Some(brought.row)
    }

    /// The row whose photo is to be brought, as the plan has it, and whether the one that is there is to be saved.
    pub fn photo(&self, row: u32) -> Value<'_> {
        let saves = self.photo_of(row).is_some_and(|change| self.is_to_save(change));
        Value::List(vec![self.plan.row_value(row as usize), Value::Bool(saves)])
    }

    /// Takes what was brought for a row: the photo that is wanted, and `{ saved?, code, words }`: what is held of the one that
    /// was saved, and what is said of the row where the photo is not the one that is wanted.
    pub fn bring(&mut self, row: u32, photo: Value<'static>, told: Value<'static>) {
        if let Some(brought) = self.place_of(row).and_then(|place| self.photos.get_mut(place)) {
            (brought.photo, brought.told) = (photo, told);
        }
    }

    /// What was brought for a row, which is gone by that: whoever is sent again is asked for it again.
    #[inline(never)]
    pub(super) fn take_photo(&mut self, row: u32) -> Option<Brought> {
        self.place_of(row).map(|place| self.photos.swap_remove(place))
    }

    #[inline(never)]
    fn place_of(&self, row: u32) -> Option<usize> {
        self.photos.iter().position(|brought| brought.row == row)
    }

    /// What a row changes of a photo.
    #[inline(never)]
    fn photo_of(&self, row: u32) -> Option<&Change> {
        let changes = self.plan.changes(row as usize);
        changes.iter().find(|change| self.plan.code(change.column) == PHOTO)
    }

    fn is_to_ask(&self, change: &Change) -> bool {
        digest_of(&change.after).is_some() || self.is_to_save(change)
    }

    /// Whether the photo that is replaced is to be saved, and is not yet.
    #[inline(never)]
    fn is_to_save(&self, change: &Change) -> bool {
        self.saves_photos && !is_nothing(&change.before) && saved_of(&self.saved, &change.before).is_none()
    }

    /// Notes that a photo is saved that a row replaces; gives what is recorded of it.
    #[inline(never)]
    pub(super) fn note_saved(&mut self, row: u32, form: Value<'static>) -> Option<Value<'static>> {
        let address = self.photo_of(row)?.before.clone();
        let saved = Value::List(vec![address, form]);
        self.saved.push(saved.clone());
        Some(saved)
    }
}
