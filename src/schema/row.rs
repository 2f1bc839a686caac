//! A row: one name, once.

use super::{Blank, Kind};
use crate::issue::Remark;

/// A name the portal knows, and all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// As the portal writes it, and as it is sent.
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// Whether a prefix of a filter turns it into its opposite, or does nothing.
    pub bare: bool,
    /// What is said whenever the name is used.
    pub remark: Option<Remark>,
    /// What it is, in one line.
    #[cfg(not(target_family = "wasm"))]
    pub doc: &'static str,
    /// What the portal does with a value that was not meant for it.
    #[cfg(not(target_family = "wasm"))]
    pub portal: &'static str,
}

/// Why a known name may not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotAllowed,
    ReadOnly,
    Immutable,
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
        bare: false,
        remark: None,
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
    /// Whether nothing follows from a text of that length but that it is sent.
    pub fn lets_pass(&self, length: usize) -> bool {
        let Kind::Text { limit, blank } = self.kind else {
            return false;
        };
        length <= limit && (length > 0 || blank == Blank::Clears) && !self.required && self.remark.is_none()
    }

    pub(super) const fn required(mut self) -> Row {
        self.required = true;
        self
    }

    pub(super) const fn bare(mut self) -> Row {
        self.bare = true;
        self
    }

    pub(super) const fn undocumented(mut self) -> Row {
        self.remark = Some(Remark::NotOnPage);
        self
    }

    pub(super) const fn dead(mut self) -> Row {
        self.remark = Some(Remark::Dropped);
        self
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
