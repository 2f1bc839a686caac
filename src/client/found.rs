//! What a call of a batch has given.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use crate::value::Value;
use crate::value::parse::Parser;

/// A value, or its place in the text of the answer, which is JSON.
#[derive(Clone, Debug)]
pub enum Found {
    Value(Value<'static>),
    Text { whole: Rc<String>, span: Range<usize>, number: fn(&str) -> f64 },
}

impl Found {
    /// Of a text it is read each time.
    pub fn value(&self) -> Cow<'_, Value<'_>> {
        match self {
            Found::Value(value) => Cow::Borrowed(value),
            Found::Text { whole, span, number } => {
                let text = whole.get(span.clone()).unwrap_or_default();
                Cow::Owned(Parser::new(text, *number).value().unwrap_or_default())
            }
        }
    }

    /// Reads it once for all, with texts of its own.
    pub fn read(&mut self) {
        if let Found::Text { .. } = self {
            *self = self.value().into_owned().into_owned().into();
        }
    }
}

impl From<Value<'static>> for Found {
    fn from(value: Value<'static>) -> Found {
        Found::Value(value)
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Found) -> bool {
        self.value() == other.value()
    }
}
