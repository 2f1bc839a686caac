//! Problems: each stops a payload from being made.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::path::Path;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    pub path: Path,
    pub problem: Problem,
    /// A whole sentence on what was probably meant.
    pub hint: Option<String>,
}

/// The closed set of things that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    /// A name the method (or this type, or this object) does not know.
    UnknownField,
    /// A name that exists in the product but may not be sent here.
    NotAllowed,
    /// Readable, never written.
    ReadOnly,
    /// Fixed when the field was created.
    Immutable,
    Required,
    /// Present but blank, or with nothing in it.
    Empty,
    /// Wrong JSON type, or text that is not of the wanted kind.
    Type {
        expected: &'static str,
    },
    /// Right type, value outside the allowed set or limits.
    OutOfRange(Allowed),
    /// More characters (code points) than the portal keeps.
    TooLong {
        limit: usize,
    },
    /// Text with a wrong shape.
    BadFormat {
        expected: &'static str,
    },
    BadDate {
        expected: &'static str,
    },
    BadEmail,
    BadLanguage,
    BadBase64,
    /// Wrong extension, or content that is not an image.
    BadFile {
        expected: &'static str,
    },
    /// Two parts contradict each other.
    Conflict {
        why: &'static str,
    },
    /// The same id or external code twice.
    Duplicate,
}

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowed {
    Words(&'static [&'static str]),
    Between {
        min: i64,
        max: i64,
    },
    AtLeast(i64),
    /// Told in words: "must be …".
    Such(&'static str),
}

impl Problem {
    pub fn code(&self) -> &'static str {
        match self {
            Problem::UnknownField => "unknown_field",
            Problem::NotAllowed => "not_allowed",
            Problem::ReadOnly => "read_only",
            Problem::Immutable => "immutable",
            Problem::Required => "required",
            Problem::Empty => "empty",
            Problem::Type { .. } => "type",
            Problem::OutOfRange(_) => "out_of_range",
            Problem::TooLong { .. } => "too_long",
            Problem::BadFormat { .. } => "bad_format",
            Problem::BadDate { .. } => "bad_date",
            Problem::BadEmail => "bad_email",
            Problem::BadLanguage => "bad_language",
            Problem::BadBase64 => "bad_base64",
            Problem::BadFile { .. } => "bad_file",
            Problem::Conflict { .. } => "conflict",
            Problem::Duplicate => "duplicate",
        }
    }
}

/// One plain sentence, without the value.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Problem::UnknownField => "This name is not known here; the portal would drop it and still answer true.",
            Problem::NotAllowed => "This cannot be sent here; the portal would drop or refuse it.",
            Problem::ReadOnly => "This can be read but not written.",
            Problem::Immutable => "This was fixed when the field was created and cannot be changed.",
            Problem::Required => "This is required.",
            Problem::Empty => "This must not be empty.",
            Problem::Type { expected } => return write!(f, "This must be {expected}."),
            Problem::OutOfRange(allowed) => return write!(f, "This must be {allowed}."),
            Problem::TooLong { limit } => {
                return write!(f, "This must have at most {limit} characters.");
            }
            Problem::BadFormat { expected } => return write!(f, "This must look like {expected}."),
            Problem::BadDate { expected } => return write!(f, "This must be {expected}."),
            Problem::BadEmail => "This is not an e-mail address that the portal accepts.",
            Problem::BadLanguage => "This is not a language code of the product.",
            Problem::BadBase64 => "This must be base64: standard alphabet, padded, without a prefix.",
            Problem::BadFile { expected } => return write!(f, "This must be {expected}."),
            Problem::Conflict { why } => why,
            Problem::Duplicate => "This occurs twice.",
        })
    }
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Allowed::Words(words) => {
                f.write_str("one of ")?;
                for (position, word) in words.iter().enumerate() {
                    f.write_str(if position == 0 { "" } else { ", " })?;
                    f.write_str(if word.is_empty() { "empty text" } else { word })?;
                }
                Ok(())
            }
            Allowed::Between { min, max } => write!(f, "from {min} to {max}"),
            Allowed::AtLeast(min) => write!(f, "{min} or more"),
            Allowed::Such(text) => f.write_str(text),
        }
    }
}

/// `{ path, code, message, hint?, expected?, limit?, allowed?, min?, max? }`
impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("path", &self.path)?;
        object.serialize_entry("code", self.problem.code())?;
        object.serialize_entry("message", &self.problem.to_string())?;
        if let Some(hint) = &self.hint {
            object.serialize_entry("hint", hint)?;
        }
        match self.problem {
            Problem::Type { expected }
            | Problem::BadFormat { expected }
            | Problem::BadDate { expected }
            | Problem::BadFile { expected } => object.serialize_entry("expected", expected)?,
            Problem::TooLong { limit } => object.serialize_entry("limit", &(limit as u32))?,
            Problem::OutOfRange(Allowed::Words(words)) => object.serialize_entry("allowed", words)?,
            Problem::OutOfRange(Allowed::Between { min, max }) => {
                object.serialize_entry("min", &(min as f64))?;
                object.serialize_entry("max", &(max as f64))?;
            }
            Problem::OutOfRange(Allowed::AtLeast(min)) => object.serialize_entry("min", &(min as f64))?,
            _ => {}
        }
        object.end()
    }
}
