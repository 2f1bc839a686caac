//! Members of inputs in JSON that need no check but for their length.

use std::borrow::Cow;

use crate::format::text::{count, has_byte};
use crate::schema::{Method, Row};
use crate::value::Value;
use crate::value::parse::{NotJson, Parser};

/// A text that is sent as it is.
#[derive(Debug, PartialEq)]
pub struct Passed<'t> {
    pub name: &'static str,
    pub text: &'t str,
    /// How many members stand before it, of those that are checked.
    pub before: usize,
}

/// Reads inputs one after the other, and keeps from the check what may pass.
#[derive(Default)]
pub struct Passing<'t> {
    /// Of the input that was read last.
    pub passed: Vec<Passed<'t>>,
    rows: Vec<&'static Row>,
    /// Those rows, roughly: to compare each with all others takes longer than to find it.
    marks: u64,
    is_repeated: bool,
    has_first: bool,
}

impl<'t> Passing<'t> {
    /// The next input, without what may pass. No rule between the names of a person asks for one of these; but the first
    /// stays, since it can matter that there are some.
    pub fn read(&mut self, parser: &mut Parser<'t>, method: &'static Method) -> Result<Value<'t>, NotJson> {
        self.clear();
        if !method.shape.has_custom_fields() {
            return parser.value();
        }
        let start = parser.clone();
        let mut finder = method.shape.finder();
        let value = parser
            .value_but(&mut |name, value, before| finder.find(name).is_some_and(|row| self.takes(row, value, before)));
        if !self.is_repeated {
            return value;
        }
        // Which of the two counts is for the check to say.
        self.clear();
        *parser = start;
        parser.value()
    }

    fn clear(&mut self) {
        self.passed.clear();
        self.rows.clear();
        (self.marks, self.is_repeated, self.has_first) = (0, false, false);
    }

    fn takes(&mut self, row: &'static Row, value: &Value<'t>, before: usize) -> bool {
        let mark = 1 << (std::ptr::from_ref(row).addr() / size_of::<Row>() % 64);
        self.is_repeated |= self.marks & mark != 0 && self.rows.iter().any(|other| std::ptr::eq(*other, row));
        self.marks |= mark;
        self.rows.push(row);
        let Value::Text(Cow::Borrowed(text)) = *value else {
            return false;
        };
        // A character has at least one byte. What may be a reference to an earlier result has a dollar.
        if !(row.lets_pass(text.len()) || row.lets_pass(count(text))) || has_byte(text, b'$') {
            return false;
        }
        if self.has_first {
            self.passed.push(Passed { name: row.name, text, before });
        }
        std::mem::replace(&mut self.has_first, true)
    }
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::schema::method;

    /// What is left to be checked, and what has passed with its place.
    fn read(method_name: &str, text: &str) -> (Vec<String>, Vec<(&'static str, String, usize)>) {
        let mut passing = Passing::default();
        let mut parser = Parser::new(text, |_| f64::NAN);
        let value = passing.read(&mut parser, method(method_name).expect("a method")).expect("JSON");
        let left = value.members().unwrap_or_default().iter().map(|(name, _)| name.to_string()).collect();
        let passed = passing.passed.iter().map(|one| (one.name, one.text.to_owned(), one.before)).collect();
        (left, passed)
    }

    #[test]
    fn what_may_pass_is_kept_from_the_check_but_for_the_first() {
        let (left, passed) = read(
            "user.update",
            r#"{ "TITLE": "x", "NAME": "", "ID": 5, "last_name": "Ä", "TITLE2": "", "UF_ZOOM": "z", "UF_USR_X": "y" }"#,
        );
        // One has a remark.
        assert_eq!(left, ["TITLE", "NAME", "ID", "TITLE2", "UF_USR_X"]);
        assert_eq!(passed, [("LAST_NAME", "Ä".to_owned(), 3), ("UF_ZOOM", "z".to_owned(), 4)]);
    }

    #[test]
    fn what_may_be_wrong_or_more_than_a_text_is_checked() {
        let long = "x".repeat(51);
        for (text, is_passed) in [
            (r#""x""#, true),
            (r#""$5""#, false),
            (r#""\n""#, false),
            (r#""\ud83d""#, false),
            ("5", false),
            (r#"["x"]"#, false),
            (&format!("\"{long}\""), false),
            (&format!("\"{}\"", "😀".repeat(50)), true),
            (&format!("\"{}\"", "😀".repeat(51)), false),
        ] {
            let (left, passed) = read("user.update", &format!(r#"{{ "UF_ZOOM": "", "NAME": {text} }}"#));
            assert_eq!((left.len(), passed.len()), if is_passed { (1, 1) } else { (2, 0) }, "{text}");
        }
        let (left, passed) = read("user.get", r#"{ "NAME": "a", "LAST_NAME": "b" }"#);
        assert_eq!((left.len(), passed.len()), (2, 0));
    }

    #[test]
    fn names_that_pass_are_counted() {
        let fields: Vec<_> = (0..1_997).map(|number| format!("\"UF_USR_{number}\": 1")).collect();
        for (members, is_read) in [("", true), (", \"TITLE2\": 1", false), (", \"UF_XING\": \"x\"", false)] {
            let text = format!(r#"{{ "ID": 1, "UF_ZOOM": "z", "UF_SKILLS": "s", {}{members} }}"#, fields.join(","));
            let (left, passed) = read("user.update", &text);
            // The first stays.
            assert_eq!(left.len(), if is_read { 1_999 } else { 0 }, "{members}");
            assert!(!passed.is_empty(), "{members}");
        }
    }

    #[test]
    fn nothing_passes_where_a_name_stands_twice() {
        for text in [
            r#"{ "ID": 1, "NAME": "a", "TITLE": "b", "LAST_NAME": "c", "name": "d" }"#,
            r#"{ "ID": 1, "NAME": "a", "LAST_NAME": "c", "LAST_NAME": 5 }"#,
            r#"{ "ID": 1, "NAME": "a", "LAST_NAME": 5, "LAST_NAME": "c" }"#,
        ] {
            let whole = Parser::new(text, |_| f64::NAN).value().expect("JSON");
            let (left, passed) = read("user.update", text);
            assert_eq!((left.len(), passed.len()), (whole.members().unwrap_or_default().len(), 0), "{text}");
        }
    }
}
