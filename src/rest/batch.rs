//! Many calls in one request (`rest.md` 7).

use crate::format::number::written;
use crate::format::text::{contains, joined};
use crate::payload::Payload;
use crate::value::Value;

/// Calls in one request.
pub const LIMIT: usize = 50;

/// A command: `method?query`, as PHP reads it.
///
/// Everything arrives as text, so flags must already be letters. An empty list is written as a list of one empty text,
/// which the portal drops; without it the name would not arrive at all. How numbers are written is for the caller to
/// say, who has somebody that can: the standard library's own way is 5 KB in the wasm.
pub fn command(payload: &Payload, number: fn(f64) -> String) -> String {
    let mut command = Command { text: payload.method().to_owned(), separator: '?', number };
    for (name, value) in payload.params().members().unwrap_or_default() {
        command.pairs(&encoded(name), value);
    }
    command.text
}

/// Whether a text would be taken for a reference to an earlier result, somewhere in a value.
pub fn has_reference(value: &Value) -> bool {
    match value {
        Value::Text(text) => contains(text, "$result["),
        Value::List(items) => items.iter().any(has_reference),
        Value::Object(members) => members.iter().any(|(_, value)| has_reference(value)),
        _ => false,
    }
}

/// A command under way.
struct Command {
    text: String,
    /// What the next pair begins with.
    separator: char,
    number: fn(f64) -> String,
}

impl Command {
    fn pairs(&mut self, name: &str, value: &Value) {
        match value {
            Value::List(items) if items.is_empty() => self.pair(&joined(&[name, "%5B0%5D"]), ""),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.pairs(&joined(&[name, "%5B", &written(index as i64), "%5D"]), item);
                }
            }
            Value::Object(members) => {
                for (key, value) in members {
                    self.pairs(&joined(&[name, "%5B", &encoded(key), "%5D"]), value);
                }
            }
            Value::Text(text) => self.pair(name, text),
            Value::Number(number) => self.pair(name, &(self.number)(*number)),
            Value::Bool(flag) => self.pair(name, if *flag { "1" } else { "0" }),
            Value::Null | Value::File(_) | Value::Foreign(_) => {}
        }
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.text.push(self.separator);
        self.separator = '&';
        self.text.push_str(name);
        self.text.push('=');
        self.text.push_str(&encoded(value));
    }
}

fn encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().map_or('0', char::from);
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
    out
}
