//! Values as people read them, and as cells of a file.

use super::photo::digest_of;
use crate::format::number::push_number;
use crate::value::Value;
use crate::value::json::push_json;

/// Several values of one cell have this between them, which tables are read by as well.
const BETWEEN: &str = " | ";

/// A value as text; what is on is `Y`.
pub(super) fn push_shown(out: &mut String, value: &Value, fraction: fn(f64) -> String) {
    match value {
        Value::Text(text) => out.push_str(text),
        Value::Number(number) => push_number(out, *number, fraction),
        Value::Bool(flag) => out.push_str(if *flag { "Y" } else { "N" }),
        Value::List(items) => {
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push_str(BETWEEN);
                }
                push_shown(out, item, fraction);
            }
        }
        Value::Object(_) if digest_of(value).is_some() => {
            for (name, behind) in [("name", " ("), ("size", " bytes)")] {
                push_shown(out, value.get(name).unwrap_or(&Value::Null), fraction);
                out.push_str(behind);
            }
        }
        Value::Object(_) => push_json(out, value, fraction),
        Value::Null | Value::File(_) | Value::Foreign(_) => {}
    }
}

/// The same between quotation marks where it is text, on one line.
pub(super) fn push_quoted(out: &mut String, value: &Value, fraction: fn(f64) -> String) {
    if matches!(value, Value::Text(_)) {
        push_json(out, value, fraction);
    } else {
        push_shown(out, value, fraction);
    }
}

/// An issue in short: where it is, what it is, and why.
pub(super) fn push_issue(out: &mut String, issue: &Value, fraction: fn(f64) -> String) {
    let mut between = "";
    if let Some(Value::List(path)) = issue.get("path") {
        for part in path {
            out.push_str(between);
            push_shown(out, part, fraction);
            between = ".";
        }
    }
    between = if between.is_empty() { "" } else { " " };
    for name in ["code", "why", "expected"] {
        if let Some(text) = issue.get(name).and_then(Value::as_text) {
            out.push_str(between);
            out.push_str(text);
            between = " ";
        }
    }
}

/// Adds cells to a file, a line at a time.
pub(super) struct Lines<'o> {
    pub out: &'o mut String,
    pub delimiter: char,
    is_begun: bool,
}

impl<'o> Lines<'o> {
    pub fn new(out: &'o mut String, delimiter: char) -> Lines<'o> {
        Lines { out, delimiter, is_begun: false }
    }

    /// One cell. What a spreadsheet program would take for a formula gets an apostrophe before it.
    pub fn cell(&mut self, text: &str) {
        if self.is_begun {
            self.out.push(self.delimiter);
        }
        self.is_begun = true;
        let is_formula = is_formula(text);
        let is_plain = |letter: char| letter != '"' && letter != self.delimiter && letter != '\n' && letter != '\r';
        if text.chars().all(is_plain) && !is_formula {
            return self.out.push_str(text);
        }
        self.out.push('"');
        if is_formula {
            self.out.push('\'');
        }
        for letter in text.chars() {
            if letter == '"' {
                self.out.push('"');
            }
            self.out.push(letter);
        }
        self.out.push('"');
    }

    pub fn end(&mut self) {
        self.out.push_str("\r\n");
        self.is_begun = false;
    }
}

/// What begins a formula; a sign does so unless a number or a phone follows.
fn is_formula(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'=' | b'@' | b'\t' | b'\r') => true,
        Some(b'+' | b'-') => {
            let is_number =
                |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b',' | b'(' | b')' | b'-' | b'/');
            !text.bytes().skip(1).all(is_number) || !text.bytes().any(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> String {
        let mut out = String::new();
        let mut lines = Lines::new(&mut out, ';');
        cells.iter().for_each(|cell| lines.cell(cell));
        lines.end();
        out
    }

    #[test]
    fn cells_are_quoted_where_they_must() {
        assert_eq!(line(&["a", "b;c", "d\"e", "f\ng", "", "h,i"]), "a;\"b;c\";\"d\"\"e\";\"f\ng\";;h,i\r\n");
    }

    #[test]
    fn formulas_are_no_formulas_any_more() {
        for text in ["=1+1", "@SUM(A1)", "\t=1", "\r=1", "+cmd|' /C calc'!A0", "-1+1+cmd", "-", "+", "+-"] {
            assert!(line(&[text]).starts_with("\"'"), "{text}");
        }
        for text in ["+49 (30) 123-45", "-12.5", "-1", "a=1", "", "+7/495/1", "'=1"] {
            assert_eq!(line(&[text]), format!("{text}\r\n"));
        }
    }
}
