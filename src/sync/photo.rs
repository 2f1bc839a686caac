//! Photos: what plans and journals hold of one. Its bytes are held by whoever drives.

use super::plan::Digest;
use crate::check::{Context, check};
use crate::issue::Issue;
use crate::payload::Payload;
use crate::schema::method;
use crate::value::{Member, Value};

/// The field that holds a person's photo.
pub(super) const PHOTO: &str = "PERSONAL_PHOTO";

/// What a table may say of photos.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Photos {
    /// A column of them is refused: cells hold no files.
    #[default]
    Refused,
    /// Empty cells clear.
    Cleared,
    /// Rows are in memory, and hold them.
    Taken,
}

/// `[name, base64]` of a photo in whatever form `user.update` takes it, which is checked as there.
pub fn photo(value: &Value) -> Result<Value<'static>, Vec<Issue>> {
    let method = method("user.update").ok_or_else(|| vec![Issue::unknown_method()])?;
    let members: Vec<Member> = vec![("ID".into(), Value::Number(1.0)), (PHOTO.into(), value.lent())];
    let input = Value::Object(members);
    let context = Context { data_urls: true, ..Context::default() };
    let checked = check(method, &input, &context)?;
    Ok(checked.payload.params().get(PHOTO).cloned().unwrap_or_default().into_owned())
}

/// `{ name, size, digest }` of `[name, base64]`, as it comes from a check; none of anything else.
pub fn form(pair: &Value) -> Option<Value<'static>> {
    let Value::List(parts) = pair else { return None };
    let [Value::Text(name), Value::Text(base64)] = parts.as_slice() else { return None };
    // Of four letters there are three bytes; padding stands for none.
    let size = base64.trim_end_matches('=').len() * 3 / 4;
    let mut digest = Digest::default();
    digest.add(base64.as_bytes());
    Some(Value::Object(vec![
        ("name".into(), Value::text(name.as_ref().to_owned())),
        ("size".into(), Value::Number(size as f64)),
        ("digest".into(), Value::text(digest.written())),
    ]))
}

/// By what the bytes of a photo are known that stands in this form.
#[inline(never)]
pub(super) fn digest_of<'v>(value: &'v Value) -> Option<&'v str> {
    value.get("digest")?.as_text()
}

/// By what the bytes of a photo are known that is about to be sent.
pub(super) fn digest_in(payload: &Payload) -> Option<String> {
    let form = form(payload.params().get(PHOTO)?)?;
    digest_of(&form).map(str::to_owned)
}

/// What is held of a photo that was saved, by where it was; of each there is `[address, form]`.
pub(super) fn saved_of<'v>(saved: &'v [Value<'static>], address: &Value) -> Option<&'v Value<'static>> {
    saved.iter().find_map(|saved| match saved {
        Value::List(pair) if pair.first() == Some(address) => pair.get(1),
        _ => None,
    })
}

/// Bytes that a photo takes in a request.
pub(super) fn weight(value: &Value) -> usize {
    let size = value.get("size").and_then(Value::as_integer).unwrap_or_default();
    // Four letters for three bytes or a part of them, some of which are spelled in a command.
    usize::try_from(size).unwrap_or_default().div_ceil(3) * 9 / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_of_a_photo() {
        let pair = |content: &'static str| Value::List(vec![Value::text("a.png"), Value::text(content)]);
        for (content, size) in [("iVBORw0KGgo=", 8), ("iVBORw0KGg==", 7), ("iVBORw0KGgoA", 9)] {
            let form = form(&pair(content)).unwrap_or_default();
            assert_eq!(form.get("size").and_then(Value::as_integer), Some(size));
            assert_eq!(digest_of(&form).map(str::len), Some(16));
            assert!(weight(&form) >= content.len());
        }
        let digest = |content| form(&pair(content)).and_then(|form| digest_of(&form).map(str::to_owned));
        assert_ne!(digest("iVBORw0KGgoA"), digest("iVBORw0KGgoB"));
        assert_eq!(form(&Value::text("")), None);
        assert_eq!(digest_of(&Value::text("https://acme.example/a.png")), None);
    }

    #[test]
    fn is_checked_as_that_of_one_person() {
        assert_eq!(photo(&Value::text("")), Ok(Value::text("")));
        let wrong = Value::List(vec![Value::text("a.png"), Value::text("AAAA")]);
        assert!(photo(&wrong).is_err());
        let url = Value::text("data:image/png;base64,iVBORw0KGgo=");
        let right = Value::List(vec![Value::text("photo.png"), Value::text("iVBORw0KGgo=")]);
        assert_eq!(photo(&url).map(|photo| form(&photo).is_some()), Ok(true));
        assert_eq!(photo(&right).as_ref(), Ok(&right));
    }
}
