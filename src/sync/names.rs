//! Things that have an id and go by several names.

use super::fold;
use crate::format::number::{integer, is_digits, whole, written};
use crate::value::Places;

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    One(i64),
    Several,
    Nothing,
}

/// Ids by names, whatever their case.
#[derive(Clone, Debug, Default)]
pub struct Names {
    places: Places<'static>,
    /// None where several things go by one name.
    ids: Vec<Option<i64>>,
    /// Names as they were given, and folded.
    known: Vec<(String, String)>,
}

impl Names {
    pub fn add(&mut self, name: &str, id: i64) {
        let folded = fold::name(name);
        if folded.is_empty() {
            return;
        }
        match self.places.note(folded.clone().into(), self.ids.len()) {
            None => {
                self.ids.push(Some(id));
                self.known.push((folded, name.to_owned()));
            }
            Some(place) => {
                if let Some(known) = self.ids.get_mut(place).filter(|known| **known != Some(id)) {
                    *known = None;
                }
            }
        }
    }

    /// Adds a name by which only the id is known.
    pub fn add_id(&mut self, id: i64) {
        self.add(&written(id), id);
    }

    pub fn of(&self, name: &str) -> Meant {
        match self.places.of(&fold::name(name)).and_then(|place| self.ids.get(place)) {
            Some(Some(id)) => Meant::One(*id),
            Some(None) => Meant::Several,
            None => Meant::Nothing,
        }
    }

    /// All names, folded and as they were given.
    pub(super) fn known(&self) -> impl Iterator<Item = (&str, &str)> {
        self.known.iter().map(|(folded, name)| (folded.as_str(), name.as_str()))
    }
}

/// The id that a text is in digits.
pub(super) fn id_in(text: &str) -> Option<i64> {
    whole(integer(text).filter(|_| is_digits(text))?).filter(|id| *id > 0)
}
