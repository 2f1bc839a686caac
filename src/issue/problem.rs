//! Problems: each stops a payload from being made.

#[cfg(feature = "sync")]
use super::Defect;
use super::codes::codes;
use super::{Advice, Conflict, Expected, Hint, Lack, Unknown};
use crate::path::Path;
use crate::value::{Member, Value};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    pub path: Path,
    pub problem: Problem,
    pub hint: Option<Hint>,
}

/// The closed set of things that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    /// A name that is not known here.
    Unknown(Unknown),
    /// A name that exists in the product but may not be sent here.
    NotAllowed,
    /// Readable, never written.
    ReadOnly,
    /// Fixed when the field was created.
    Immutable,
    Required,
    /// Present but blank, or with nothing in it.
    Empty(Lack),
    /// Wrong JSON type, or text that is not of the wanted kind.
    Type(Expected),
    /// Right type, value outside the allowed set or limits.
    OutOfRange(Allowed),
    /// More characters (code points) than the portal keeps.
    TooLong {
        limit: usize,
    },
    /// Text with a wrong shape.
    BadFormat(Expected),
    BadDate(Expected),
    BadEmail,
    BadLanguage,
    BadBase64,
    /// Wrong extension, or content that is not an image.
    BadFile(Expected),
    /// Two parts contradict each other.
    Conflict(Conflict),
    /// The same id or external code twice.
    Duplicate,
    /// Of a table, one of its columns, rows or cells.
    #[cfg(feature = "sync")]
    Table(Defect),
}

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Allowed {
    Words(&'static [&'static str]),
    Between { min: i64, max: i64 },
    AtLeast(i64),
    Such(Expected),
}

codes! {
    /// Kinds of problems.
    Code {
        UnknownField = "unknown_field",
        NotAllowed = "not_allowed",
        ReadOnly = "read_only",
        Immutable = "immutable",
        Required = "required",
        Empty = "empty",
        Type = "type",
        OutOfRange = "out_of_range",
        TooLong = "too_long",
        BadFormat = "bad_format",
        BadDate = "bad_date",
        BadEmail = "bad_email",
        BadLanguage = "bad_language",
        BadBase64 = "bad_base64",
        BadFile = "bad_file",
        Conflict = "conflict",
        Duplicate = "duplicate",
    }
    sync {
        BadTable = "bad_table",
    }
}

impl Problem {
    fn kind(&self) -> Code {
        match self {
            Problem::Unknown(_) => Code::UnknownField,
            Problem::NotAllowed => Code::NotAllowed,
            Problem::ReadOnly => Code::ReadOnly,
            Problem::Immutable => Code::Immutable,
            Problem::Required => Code::Required,
            Problem::Empty(_) => Code::Empty,
            Problem::Type(_) => Code::Type,
            Problem::OutOfRange(_) => Code::OutOfRange,
            Problem::TooLong { .. } => Code::TooLong,
            Problem::BadFormat(_) => Code::BadFormat,
            Problem::BadDate(_) => Code::BadDate,
            Problem::BadEmail => Code::BadEmail,
            Problem::BadLanguage => Code::BadLanguage,
            Problem::BadBase64 => Code::BadBase64,
            Problem::BadFile(_) => Code::BadFile,
            Problem::Conflict(_) => Code::Conflict,
            Problem::Duplicate => Code::Duplicate,
            #[cfg(feature = "sync")]
            Problem::Table(_) => Code::BadTable,
        }
    }

    pub fn code(&self) -> &'static str {
        self.kind().code()
    }
}

impl Issue {
    /// That a method as a whole is not known.
    pub fn unknown_method() -> Issue {
        let problem = Problem::Unknown(Unknown::Method);
        Issue { path: Path::default(), problem, hint: Some(Advice::SentByCall.into()) }
    }

    /// `{ path, code, hint?, why?, expected?, limit?, allowed?, min?, max? }`
    pub fn to_value(&self) -> Value<'_> {
        let mut members: Vec<Member> =
            vec![("path".into(), self.path.to_value()), ("code".into(), Value::text(self.problem.code()))];
        let mut add = |name: &'static str, value| members.push((name.into(), value));
        if let Some(hint) = &self.hint {
            add("hint", hint.to_value());
        }
        let why = match self.problem {
            Problem::Unknown(why) => Some(why.code()),
            Problem::Empty(why) => Some(why.code()),
            Problem::Conflict(why) => Some(why.code()),
            #[cfg(feature = "sync")]
            Problem::Table(why) => Some(why.code()),
            _ => None,
        };
        if let Some(why) = why {
            add("why", Value::text(why));
        }
        match self.problem {
            Problem::Type(expected)
            | Problem::BadFormat(expected)
            | Problem::BadDate(expected)
            | Problem::BadFile(expected)
            | Problem::OutOfRange(Allowed::Such(expected)) => add("expected", Value::text(expected.code())),
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
