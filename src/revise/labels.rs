//! Labels: the texts of languages that a change does not name.

use std::borrow::Cow;

use super::{LABELS, Stored};
use crate::value::{Member, Value};

/// Whether a change names some languages of a label, so that the others have to be read first.
pub fn has_partial_labels(fields: &Value) -> bool {
    LABELS.iter().any(|label| matches!(fields.get(label), Some(Value::Object(_))))
}

/// The given texts, and the stored ones of every other language.
pub(super) fn revised<'v>(label: &str, given: &'v Value<'v>, stored: &'v Stored<'v>) -> Value<'v> {
    let mut texts: Vec<Member<'v>> = given.members().unwrap_or_default().to_vec();
    for (language, row) in &stored.by_language {
        let text = row.get(label).and_then(Value::as_text).unwrap_or_default();
        // A language without a text has none to lose; naming it could name one that the portal lacks.
        if !text.is_empty() && given.get(language).is_none() {
            texts.push((Cow::Borrowed(language), Value::text(text)));
        }
    }
    Value::Object(texts)
}
