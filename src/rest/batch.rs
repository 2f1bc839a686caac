//! Many calls in one request (`rest.md` 7).

use crate::payload::Payload;
use crate::value::Value;

/// Calls in one request.
pub const LIMIT: usize = 50;

/// A command: `method?query`, as PHP reads it.
///
/// Everything arrives as text, so flags must already be letters. An empty list is written as a list of one empty text,
/// which the portal drops; without it the name would not arrive at all.
pub fn command(payload: &Payload) -> String {
    let mut out = payload.method().to_owned();
    let mut separator = '?';
    for (name, value) in payload.params().members().unwrap_or_default() {
        pairs(&mut out, &mut separator, &encoded(name), value);
    }
    out
}

/// Whether a text would be taken for a reference to an earlier result, somewhere in a value.
pub fn has_reference(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.contains("$result["),
        Value::List(items) => items.iter().any(has_reference),
        Value::Object(members) => members.iter().any(|(_, value)| has_reference(value)),
        _ => false,
    }
}

fn pairs(out: &mut String, separator: &mut char, name: &str, value: &Value) {
    match value {
        Value::List(items) if items.is_empty() => pair(out, separator, &[name, "%5B0%5D"].concat(), ""),
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                pairs(out, separator, &[name, "%5B", &index.to_string(), "%5D"].concat(), item);
            }
        }
        Value::Object(members) => {
            for (key, value) in members {
                pairs(out, separator, &[name, "%5B", &encoded(key), "%5D"].concat(), value);
            }
        }
        Value::Text(text) => pair(out, separator, name, text),
        Value::Number(number) => pair(out, separator, name, &number.to_string()),
        Value::Bool(flag) => pair(out, separator, name, if *flag { "1" } else { "0" }),
        Value::Null | Value::File(_) | Value::Foreign(_) => {}
    }
}

fn pair(out: &mut String, separator: &mut char, name: &str, value: &str) {
    out.push(*separator);
    *separator = '&';
    out.push_str(name);
    out.push('=');
    out.push_str(&encoded(value));
}

fn encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().map_or('0', char::from);
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}
