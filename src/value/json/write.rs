//! Values as JSON text.

use crate::format::number::{hex_digit, push_number};
use crate::value::Value;

/// Writes a value at the end of a text. What JSON cannot hold is written as `null`.
///
/// How numbers that are not whole are written is for the caller to say, who has somebody that can: the standard
/// library's own way is 5 KB in the wasm.
pub fn push_json(out: &mut String, value: &Value, fraction: fn(f64) -> String) {
    match value {
        Value::Null | Value::File(_) | Value::Foreign(_) => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => push_number(out, *number, fraction),
        Value::Text(text) => push_text(out, text),
        Value::List(items) => {
            let mut separator = '[';
            for item in items {
                out.push(separator);
                separator = ',';
                push_json(out, item, fraction);
            }
            out.push_str(if separator == '[' { "[]" } else { "]" });
        }
        Value::Object(members) => {
            let mut separator = '{';
            for (name, value) in members {
                out.push(separator);
                separator = ',';
                push_text(out, name);
                out.push(':');
                push_json(out, value, fraction);
            }
            out.push_str(if separator == '{' { "{}" } else { "}" });
        }
    }
}

fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut written = 0;
    for (place, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        // Both ends are beside a character of one byte.
        out.push_str(text.get(written..place).unwrap_or_default());
        written = place + 1;
        out.push('\\');
        if byte >= b' ' {
            out.push(char::from(byte));
        } else {
            out.push_str("u00");
            out.push(char::from(hex_digit(byte >> 4)));
            out.push(char::from(hex_digit(byte)));
        }
    }
    out.push_str(text.get(written..).unwrap_or_default());
    out.push('"');
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn json(value: &Value) -> String {
        let mut out = String::new();
        push_json(&mut out, value, |number| number.to_string());
        out
    }

    #[test]
    fn writes_json() {
        let text = "\"\\\u{1f}\n é 🙂 \u{7f}/";
        let list = Value::List(vec![Value::Null, Value::Bool(true), Value::Number(-1.0), Value::Number(0.25)]);
        let value = Value::Object(vec![
            ("list".into(), list),
            (text.into(), Value::text(text)),
            ("none".into(), Value::List(vec![])),
            ("nothing".into(), Value::Object(vec![])),
            ("large".into(), Value::Number(9_007_199_254_740_991.0)),
        ]);
        let read: serde_json::Value = serde_json::from_str(&json(&value)).expect("JSON");
        let expected = serde_json::json!({
            "list": [null, true, -1, 0.25], text: text, "none": [], "nothing": {}, "large": 9_007_199_254_740_991_i64,
        });
        assert_eq!(read, expected);
        assert_eq!(json(&Value::Number(-0.0)), "0");
    }
}
