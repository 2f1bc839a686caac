//! Kinds of values, and what each becomes on the wire.

use super::Shape;
use crate::issue::Remark;
use crate::value::packed::LENGTHS;

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Boolean, 1 or 0, or a word for it → `"Y"` or `"N"`.
    Flag,
    /// A flag where the portal stores letters of its own, which are refused: `Y` or `N` only.
    FilterFlag,
    /// A flag that the portal takes for on whenever it is there at all → `true`, or left out.
    Switch,
    /// A flag that does nothing when it is off → `"Y"`.
    On,
    /// A flag → `1` or `0`: the portal takes any other text for yes.
    Bit,
    /// Whole numbers by their sign, or a flag → `1` or `0`.
    Sign,
    /// Whole number from 1, also as digits → number.
    Id,
    /// The same, or empty text → digits as text, as the page has it.
    IdText,
    /// The product's id of a country, or an ISO code → digits as text; `"0"` and empty text → empty text.
    Country,
    /// One id or a list of them → list of numbers.
    Ids(Blank),
    /// Whole number within limits, also as digits → number. The extremes of the type stand for no limit.
    Integer {
        min: i32,
        max: i32,
    },
    /// Number with a point, also as text → number; text of more digits than a number holds stays text.
    Number,
    Text {
        limit: usize,
        blank: Blank,
    },
    /// Text, trimmed.
    Trimmed {
        limit: usize,
    },
    Email {
        trimmed: bool,
    },
    /// One of a set of words.
    Word(&'static [&'static str], Case),
    /// `YYYY-MM-DD`, or an instant that is exactly midnight UTC, which is how the portal returns it.
    Day,
    /// The same, or `DD.MM.YYYY`, which is how a portal may have stored a default.
    StoredDay,
    /// A day in the portal's own format, whatever that is: text, but no instant.
    PortalDay,
    /// ISO 8601 with seconds and an offset.
    DateTime,
    /// A day, or ISO 8601 with seconds and an offset.
    DateOrDateTime,
    /// A day or a moment to compare with, as the portal reads it; empty text and `false` for "none".
    When,
    /// `[file name, base64]` of an image, or empty text to delete.
    Photo,
    /// `{ fileData: [file name, base64] }`, or `{ id, remove }`.
    Upload,
    /// `100|USD`.
    Money,
    /// `CO_3`.
    CrmLink,
    /// Anything JSON can hold, but null; booleans become 1 or 0.
    Plain,
    /// The same, but for booleans: what they would mean differs from type to type.
    Untold,
    /// A number, text or boolean; no null.
    Scalar,
    /// The same, or a list of them.
    Criterion,
    /// The other kind, or a list of such.
    AnyOf(&'static Kind),
    /// Empty text, or the other kind.
    Clearable(&'static Kind),
    /// Whether a new custom field holds several values.
    Multiple,
    /// One of a set of words, some of which the portal replaces.
    Look(&'static Look),
    /// `{ TYPE, VALUE }`: no default, the current moment, or a fixed one.
    Moment(&'static Shape),
    /// The code of a custom field, sent in its final form.
    FieldName,
    /// The type of a new custom field.
    UserType,
    /// One text for every language.
    Label,
    /// One text for every language, or an object of texts by language.
    Labels,
    Language,
    /// `SETTINGS`, by the field's type.
    Settings,
    /// Items of an enumeration.
    Items,
    /// An object with rows of its own.
    Object(&'static Shape),
    /// A custom field that is being created.
    NewField(&'static Shape),
    /// What is to be changed of a custom field.
    FieldChange(&'static Shape),
    /// An object whose names may carry a prefix that says how to compare.
    Filter(&'static Shape),
    /// An object of names and values that are compared exactly.
    ExactFilter(&'static Shape),
    /// A list of names that can be read.
    Select(&'static Shape),
    /// A name to sort by.
    Column(&'static Shape),
    /// The name exists, but may not be sent.
    Refused(super::Refusal),
}

/// Words, and those of them that the portal replaces.
#[derive(Debug)]
pub struct Look {
    pub words: &'static [&'static str],
    pub dead: &'static [&'static str],
}

/// Whether nothing may be sent on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    Refused,
    /// Clears what is stored, and nothing else is lost by it.
    Clears,
    /// Clears what is stored, with more consequences than one would think.
    Destroys(Remark),
}

/// Whether words are taken in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Exact,
    /// Sent as the table spells it.
    Any,
}

/// Characters of a text that the database keeps in an ordinary column.
pub const LINE: usize = 255;

impl Kind {
    pub const fn text(limit: usize) -> Kind {
        Kind::Text { limit, blank: Blank::Clears }
    }

    pub const fn integer(min: i32, max: i32) -> Kind {
        Kind::Integer { min, max }
    }

    /// The limit of a kind for which nothing but its length decides about a text, and all lengths are told apart that have
    /// to be; where there is no limit, the longest length that is told.
    pub const fn plain_limit(&self) -> Option<u16> {
        match *self {
            Kind::Text { limit: usize::MAX, .. } => Some(u16::MAX),
            Kind::Text { limit, .. } if limit < LENGTHS => Some(limit as u16),
            _ => None,
        }
    }

    /// The object below, where this is a kind of object that has names of its own.
    pub const fn shape(&self) -> Option<&'static Shape> {
        match *self {
            Kind::Moment(shape)
            | Kind::Object(shape)
            | Kind::NewField(shape)
            | Kind::FieldChange(shape)
            | Kind::Filter(shape)
            | Kind::ExactFilter(shape) => Some(shape),
            _ => None,
        }
    }
}
