//! Problems: each stops a payload from being made.

use crate::format::number::written;
use crate::format::text::joined;
use crate::path::Path;
use crate::value::{Member, Value};

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
    /// A name of something to store that this method, type or object does not have.
    UnknownField,
    /// A parameter that the method does not have.
    UnknownParameter,
    /// A name to look for that nothing is found by.
    UnknownCriterion,
    /// A name to return or to sort by that cannot be read.
    UnknownColumn,
    /// An option of this library that there is not.
    UnknownOption,
    /// A method that this library does not know.
    UnknownMethod,
    /// A name that exists in the product but may not be sent here.
    NotAllowed,
    /// Readable, never written.
    ReadOnly,
    /// Fixed when the field was created.
    Immutable,
    Required,
    /// Present but blank, or with nothing in it.
    Empty,
    /// A change of nothing.
    NothingToChange,
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
            Problem::UnknownField
            | Problem::UnknownParameter
            | Problem::UnknownCriterion
            | Problem::UnknownColumn
            | Problem::UnknownOption
            | Problem::UnknownMethod => "unknown_field",
            Problem::NotAllowed => "not_allowed",
            Problem::ReadOnly => "read_only",
            Problem::Immutable => "immutable",
            Problem::Required => "required",
            Problem::Empty | Problem::NothingToChange => "empty",
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

    /// One plain sentence, without the value.
    pub fn message(&self) -> String {
        let whole = match self {
            Problem::UnknownField => "This name is not known here; the portal would drop it without a word.",
            Problem::UnknownParameter => "The method has no such parameter; the portal would pass over it.",
            Problem::UnknownCriterion => {
                "Nothing is found by this name; the portal would answer as if it were not there."
            }
            Problem::UnknownColumn => "No column that can be read has this name; the portal would pass over it.",
            Problem::UnknownOption => "There is no such option.",
            Problem::UnknownMethod => "This method is not known here.",
            Problem::NotAllowed => "This cannot be sent here; the portal would drop or refuse it.",
            Problem::ReadOnly => "This can be read but not written.",
            Problem::Immutable => "This was fixed when the field was created and cannot be changed.",
            Problem::Required => "This is required.",
            Problem::Empty => "This must not be empty.",
            Problem::NothingToChange => "Nothing is to be changed.",
            Problem::TooLong { limit } => {
                return joined(&["This must have at most ", &written(*limit as i64), " characters."]);
            }
            Problem::BadFormat { expected } => return joined(&["This must look like ", expected, "."]),
            Problem::Type { expected } | Problem::BadDate { expected } | Problem::BadFile { expected } => {
                return joined(&["This must be ", expected, "."]);
            }
            Problem::OutOfRange(allowed) => return joined(&["This must be ", &allowed.told(), "."]),
            Problem::BadEmail => "This is not an e-mail address that the portal accepts.",
            Problem::BadLanguage => "This is not a language code of the product.",
            Problem::BadBase64 => "This must be base64 of the standard alphabet, without a prefix.",
            Problem::Conflict { why } => why,
            Problem::Duplicate => "This occurs twice.",
        };
        whole.to_owned()
    }
}

impl Allowed {
    fn told(&self) -> String {
        match self {
            Allowed::Words(words) => {
                let mut out = "one of ".to_owned();
                for (position, word) in words.iter().enumerate() {
                    out.push_str(if position == 0 { "" } else { ", " });
                    out.push_str(if word.is_empty() { "empty text" } else { word });
                }
                out
            }
            Allowed::Between { min, max } => joined(&["from ", &written(*min), " to ", &written(*max)]),
            Allowed::AtLeast(min) => joined(&[&written(*min), " or more"]),
            Allowed::Such(text) => (*text).to_owned(),
        }
    }
}

impl Issue {
    /// `{ path, code, message, hint?, expected?, limit?, allowed?, min?, max? }`
    pub fn to_value(&self) -> Value<'_> {
        let mut members: Vec<Member> = vec![
            ("path".into(), self.path.to_value()),
            ("code".into(), Value::text(self.problem.code())),
            ("message".into(), Value::text(self.problem.message())),
        ];
        let mut add = |name: &'static str, value| members.push((name.into(), value));
        if let Some(hint) = &self.hint {
            add("hint", Value::text(hint.as_str()));
        }
        match self.problem {
            Problem::Type { expected }
            | Problem::BadFormat { expected }
            | Problem::BadDate { expected }
            | Problem::BadFile { expected } => add("expected", Value::text(expected)),
            Problem::TooLong { limit } => add("limit", Value::Number(limit as f64)),
            Problem::OutOfRange(Allowed::Words(words)) => {
                add("allowed", Value::List(words.iter().map(|word| Value::text(*word)).collect()));
            }
            Problem::OutOfRange(Allowed::Between { min, max }) => {
                add("min", Value::Number(min as f64));
                add("max", Value::Number(max as f64));
            }
            Problem::OutOfRange(Allowed::AtLeast(min)) => add("min", Value::Number(min as f64)),
            _ => {}
        }
        Value::Object(members)
    }
}
