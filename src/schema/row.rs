//! A row: one name, once.

use super::Kind;
use crate::issue::Caution;

/// A name the portal knows, and all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// As the portal writes it, and as it is sent.
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    note: Option<Note>,
    /// What it is, in one line.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
    /// What the portal does with a value that was not meant for it.
    #[cfg(not(target_family = "wasm"))]
    pub portal: &'static str,
}

/// Why using a name deserves a word.
#[derive(Clone, Copy, Debug)]
enum Note {
    /// Written by the portal, though the method's page does not name it.
    Undocumented,
    /// Named on the method's page, dropped by the portal.
    Dead,
}

/// Why a known name may not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotAllowed,
    ReadOnly,
    Immutable,
}

/// The names of one object.
#[derive(Debug)]
pub struct Shape {
    pub rows: &'static [&'static [Row]],
    pub spelling: Spelling,
    /// Whether `UF_USR_*` may stand beside the rows.
    pub custom: bool,
}

/// How the portal compares names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    AnyCase,
    Exact,
}

/// A doc line that is not part of a row: empty in the wasm, as theirs are missing there.
pub(super) const fn native(text: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") { "" } else { text }
}

/// A row begins with its name and kind; the rest is said with the methods of [`Row`].
pub(super) const fn row(name: &'static str, kind: Kind) -> Row {
    Row {
        name,
        kind,
        required: false,
        note: None,
        #[cfg(not(target_family = "wasm"))]
        doc: "",
        #[cfg(not(target_family = "wasm"))]
        portal: "",
    }
}

pub(super) const fn refused(name: &'static str, refusal: Refusal) -> Row {
    row(name, Kind::Refused(refusal))
}

impl Row {
    pub(super) const fn required(mut self) -> Row {
        self.required = true;
        self
    }

    pub(super) const fn undocumented(mut self) -> Row {
        self.note = Some(Note::Undocumented);
        self
    }

    pub(super) const fn dead(mut self) -> Row {
        self.note = Some(Note::Dead);
        self
    }

    /// Said whenever the name is used.
    pub fn caution(&self) -> Option<(Caution, &'static str)> {
        Some(match self.note? {
            Note::Undocumented => {
                (Caution::Undocumented, "The portal writes this, though the method's page does not name it.")
            }
            Note::Dead => (Caution::IgnoredByServer, "The page documents this, but the portal drops it."),
        })
    }

    /// Doc lines are for people and stay out of the wasm.
    #[cfg(not(target_family = "wasm"))]
    pub(super) const fn doc(mut self, doc: &'static str) -> Row {
        self.doc = doc;
        self
    }

    #[cfg(target_family = "wasm")]
    pub(super) const fn doc(self, _: &'static str) -> Row {
        self
    }

    #[cfg(not(target_family = "wasm"))]
    pub(super) const fn portal(mut self, portal: &'static str) -> Row {
        self.portal = portal;
        self
    }

    #[cfg(target_family = "wasm")]
    pub(super) const fn portal(self, _: &'static str) -> Row {
        self
    }
}

impl Shape {
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> + Clone + use<> {
        self.rows.iter().flat_map(|rows| rows.iter())
    }

    pub fn find(&self, name: &str) -> Option<&'static Row> {
        self.finder().find(name)
    }

    /// Finds many, quickest in the order of the rows.
    pub fn finder(&self) -> Finder<'_> {
        Finder { shape: self, next: &[], later: self.rows }
    }

    /// The names that may be sent: what a wrong name can have been meant to be.
    pub fn names(&self) -> Vec<&'static str> {
        self.rows().filter(|row| !matches!(row.kind, Kind::Refused(_))).map(|row| row.name).collect()
    }
}

/// A search of names, one after the other.
pub struct Finder<'s> {
    shape: &'s Shape,
    /// The rows behind the one that was found last: the rest of its group, and the groups after that.
    next: &'static [Row],
    later: &'static [&'static [Row]],
}

impl Finder<'_> {
    pub fn find(&mut self, name: &str) -> Option<&'static Row> {
        self.find_behind(name).or_else(|| {
            (self.next, self.later) = (&[], self.shape.rows);
            self.find_behind(name)
        })
    }

    fn find_behind(&mut self, name: &str) -> Option<&'static Row> {
        let (mut next, mut later) = (self.next, self.later);
        loop {
            if let Some(place) = next.iter().position(|row| self.shape.spelling.same(row.name, name)) {
                let (row, next) = next.get(place..)?.split_first()?;
                (self.next, self.later) = (next, later);
                return Some(row);
            }
            (next, later) = later.split_first()?;
        }
    }
}

impl Spelling {
    #[inline(always)]
    pub fn same(self, known: &str, written: &str) -> bool {
        // Lengths and last letters tell nearly all names apart, without a call.
        known.len() == written.len() && last(known) == last(written) && self.same_letters(known, written)
    }

    #[inline(never)]
    fn same_letters(self, known: &str, written: &str) -> bool {
        match self {
            Spelling::AnyCase => known == written || known.eq_ignore_ascii_case(written),
            Spelling::Exact => known == written,
        }
    }
}

fn last(name: &str) -> Option<u8> {
    name.as_bytes().last().map(u8::to_ascii_uppercase)
}
