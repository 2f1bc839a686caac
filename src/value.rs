//! What a caller passes and what goes on the wire.

pub mod input;
pub mod json;
pub mod owned;
pub mod packed;
mod places;
pub mod skim;

#[doc(hidden)]
pub use json as parse;
pub use places::Places;

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::format::number::whole;

/// A JSON value, plus what callers may pass that JSON cannot hold.
///
/// Texts are borrowed where they can be, so that a photo is not copied on its way through the check.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value<'a> {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<Member<'a>>),
    /// Named bytes, taken by file fields only; boxed, so that all other values stay small.
    File(Box<File>),
    /// Never part of a payload: always an issue.
    Foreign(Foreign),
}

/// A name and its value, in the order in which the caller wrote them.
pub type Member<'a> = (Cow<'a, str>, Value<'a>);

/// A file's name and content, before it is put in the form that its field wants.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Why something passed by a caller is not a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// `undefined` as an item of a list; as a member it counts as not given.
    Undefined,
    /// A function, symbol, `BigInt`, `Map`, typed array, or another object that is not plain data.
    NotData,
    /// A file where only the documented forms can be taken: reading it needs time.
    File,
    /// `NaN`, an infinity, or an invalid `Date`.
    NotFinite,
    /// Text that is not well-formed Unicode; the portal would refuse the whole body.
    BrokenText,
    /// A getter or Proxy threw.
    Unreadable,
    /// Nested too deeply, too large, or referring to itself.
    Boundless,
}

/// The text itself; what does that for all kinds of texts is a call, where code is small.
#[inline(always)]
#[expect(clippy::ptr_arg, reason = "what makes a text of it is what is to be done here")]
pub fn bare<'t>(text: &'t Cow<'_, str>) -> &'t str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text,
    }
}

impl<'a> Value<'a> {
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Value::Text(text.into())
    }

    /// The same value, with texts of its own.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Bool(flag) => Value::Bool(flag),
            Value::Number(number) => Value::Number(number),
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::List(items) => Value::List(items.into_iter().map(Value::into_owned).collect()),
            Value::Object(members) => {
                let owned = |(name, value): Member<'a>| (Cow::Owned(name.into_owned()), value.into_owned());
                Value::Object(members.into_iter().map(owned).collect())
            }
            Value::File(file) => Value::File(file),
            Value::Foreign(foreign) => Value::Foreign(foreign),
        }
    }

    /// The same value, with texts borrowed from this one.
    pub fn lent(&self) -> Value<'_> {
        match self {
            Value::Text(text) => Value::text(text.as_ref()),
            Value::List(items) => Value::List(items.iter().map(Value::lent).collect()),
            Value::Object(members) => {
                Value::Object(members.iter().map(|(name, value)| (name.as_ref().into(), value.lent())).collect())
            }
            single => single.clone(),
        }
    }

    /// The members of an object.
    pub fn members(&self) -> Option<&[Member<'a>]> {
        match self {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The member of that exact name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.members()?.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The same, to be changed or taken.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value<'a>> {
        match self {
            Value::Object(members) => members.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(bare(text)),
            _ => None,
        }
    }

    /// The number, when it is whole and small enough to be exact.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Number(number) => whole(*number),
            _ => None,
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null | Value::File(_) | Value::Foreign(_) => serializer.serialize_unit(),
            Value::Bool(flag) => serializer.serialize_bool(*flag),
            Value::Number(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Value::Object(members) => {
                let mut object = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    object.serialize_entry(name.as_ref(), value)?;
                }
                object.end()
            }
        }
    }
}
