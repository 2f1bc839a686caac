//! The one place through which every text of an error passes that is not ours: what others may not read is hidden.
//!
//! A portal, a gateway or a thrown error can quote the address of a webhook, a token, or what the caller has sent: as it
//! is, in other case, or written for an address or for HTML. An ellipsis stands for it. Control characters go, and what is
//! left has a bound.

mod shown;
mod spelled;

use self::shown::Shown;
use self::spelled::{Unit, begun_escape, readings};
use super::failure::Thrown;
use crate::format::number::{is_digits, push_number};
use crate::rest::answer::Refusal;
use crate::value::Value;

/// Characters of a code, of a description, and of any other text.
pub const CODE: usize = 64;
pub const DESCRIPTION: usize = 2_000;
pub const TEXT: usize = 255;

/// Codes of the layer and of the methods (`rest.md` 6).
const CODES: &str = "QUERY_LIMIT_EXCEEDED OPERATION_TIME_LIMIT OVERLOAD_LIMIT INTERNAL_SERVER_ERROR ERROR_UNEXPECTED_ANSWER \
    expired_token invalid_token NO_AUTH_FOUND INVALID_CREDENTIALS insufficient_scope user_access_error ACCESS_DENIED \
    ALLOWED_ONLY_INTRANET_USER WRONG_AUTH_TYPE WRONG_LICENSE METHOD_CONFIRM_WAITING METHOD_CONFIRM_DENIED \
    APPLICATION_NOT_FOUND authorization_error CONNECTION_ERROR ERROR_OAUTH PAYMENT_REQUIRED PORTAL_DELETED INVALID_REQUEST \
    ERROR_METHOD_NOT_FOUND ERROR_MANIFEST_IS_NOT_AVAILABLE ERROR_BATCH_METHOD_NOT_ALLOWED ERROR_BATCH_LENGTH_EXCEEDED \
    ERROR_NOT_FOUND ERROR_ARGUMENT ERROR_CORE WRONG_ENCODING";

/// Bytes that are looked at; a text that is longer is cut before anything else is done with it.
const READ: usize = 4 * DESCRIPTION;
/// Bytes from which on a text is hidden inside of other words too; shorter ones would tear words of others apart.
const LONG_VALUE: usize = 3;
const LONG_SECRET: usize = 6;
/// Bytes of a beginning that is hidden like the whole: who quotes a long text cuts it.
const BEGINNING: usize = 16;

/// What may not be read; nor may this be printed.
#[derive(Default)]
pub struct Discreet {
    /// In their order, so that all that begin alike stand together.
    words: Vec<Word>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    bytes: Vec<u8>,
    is_secret: bool,
    /// Hidden inside of other words too.
    is_long: bool,
}

impl Discreet {
    /// Address, code or token.
    pub fn secret(&mut self, text: &str) {
        self.add(text, true, text.len() >= LONG_SECRET);
    }

    /// All texts and numbers of a value.
    pub fn values(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.add(text, false, text.len() >= LONG_VALUE),
            Value::Number(number) => {
                let mut text = String::new();
                push_number(&mut text, *number, |_| String::new());
                self.add(&text, false, false);
            }
            Value::List(items) => items.iter().for_each(|item| self.values(item)),
            Value::Object(members) => members.iter().for_each(|(_, value)| self.values(value)),
            _ => {}
        }
    }

    /// All values of a command, `method?query`.
    pub fn command(&mut self, command: &str) {
        for pair in command.split(['?', '&']).skip(1) {
            if let Some((_, value)) = pair.split_once('=') {
                self.add(value, false, value.len() >= LONG_VALUE && !is_digits(value));
            }
        }
    }

    fn add(&mut self, text: &str, is_secret: bool, is_long: bool) {
        for units in readings(text.trim()) {
            let bytes: Vec<u8> = units.iter().map(|unit| unit.byte).collect();
            // What comes behind can complete an escape that it ends with.
            let begun = begun_escape(&bytes).filter(|place| is_long && *place >= LONG_SECRET);
            let short = begun.and_then(|place| bytes.get(..place)).map(<[u8]>::to_vec);
            for bytes in short.into_iter().chain([bytes]) {
                let word = Word { bytes, is_secret, is_long };
                if let (false, Err(place)) = (word.bytes.is_empty(), self.words.binary_search(&word)) {
                    self.words.insert(place, word);
                }
            }
        }
    }

    /// A text that may be shown.
    pub fn told(&self, text: &str, limit: usize) -> String {
        self.hidden(text, limit, false)
    }

    /// A code of the portal's: those that it is known to have are not looked into.
    pub fn code(&self, code: &str) -> String {
        if CODES.split(' ').any(|known| known == code) { code.to_owned() } else { self.word(code, CODE) }
    }

    /// A refusal as it may be shown.
    pub fn refusal(&self, refusal: &Refusal) -> Refusal {
        Refusal {
            code: self.code(&refusal.code),
            description: self.told(&refusal.description, DESCRIPTION),
            argument: refusal.argument.as_ref().map(|argument| self.word(argument, TEXT)),
            cause: refusal.cause,
        }
    }

    /// What was thrown, as it may be shown.
    pub fn thrown(&self, thrown: &Thrown) -> Thrown {
        let is_code = |code: &&String| {
            code.len() <= CODE && code.bytes().all(is_capital) && code.contains('_') | code.starts_with('E')
        };
        Thrown {
            name: self.word(&thrown.name, CODE),
            message: self.told(&thrown.message, TEXT),
            code: Some(&thrown.code).filter(is_code).map(|code| self.word(code, CODE)).unwrap_or_default(),
        }
    }

    /// A code or a name of a field that may be shown. What one in capital letters has in common with a value is chance,
    /// unless it is nothing else.
    pub fn word(&self, text: &str, limit: usize) -> String {
        self.hidden(text, limit, text.bytes().all(is_capital))
    }

    fn hidden(&self, text: &str, limit: usize, is_word: bool) -> String {
        let readings = readings(text);
        let is_cut = text.len() > READ;
        let last = readings.first().and_then(|units| units.last()).map_or(0, |unit| unit.to);
        let mut is_hidden = vec![false; last];
        for units in &readings {
            self.hide(units, is_cut, is_word, &mut is_hidden);
        }
        let mut shown = Shown::new(limit);
        let mut from = 0;
        while from < last {
            let is_gap = is_hidden.get(from) == Some(&true);
            let rest = is_hidden.get(from..).unwrap_or_default();
            let to = from + rest.iter().take_while(|is_hidden| **is_hidden == is_gap).count();
            shown.push(if is_gap { "…" } else { text.get(from..to).unwrap_or_default() });
            from = to;
        }
        shown.finish(is_cut)
    }

    /// Marks the bytes of a text that may not be read.
    fn hide(&self, units: &[Unit], is_cut: bool, is_word: bool, is_hidden: &mut [bool]) {
        let mut place = 0;
        while let Some(unit) = units.get(place) {
            let length = self.match_at(units, place, is_cut, is_word);
            if let Some(length) = length {
                let to = units.get(place + length - 1).unwrap_or(unit).to;
                if let Some(bytes) = is_hidden.get_mut(unit.from..to) {
                    bytes.fill(true);
                }
            }
            place += length.unwrap_or(1);
        }
    }

    /// How many units from a place on may not be read: the longest word that fits.
    fn match_at(&self, units: &[Unit], place: usize, is_cut: bool, is_word: bool) -> Option<usize> {
        let is_open = |unit: Option<&Unit>| unit.is_none_or(|unit| !is_letter(unit.byte));
        let is_begin = is_open(place.checked_sub(1).and_then(|before| units.get(before)));
        let mut words = self.words.as_slice();
        let mut found = None;
        let mut length = 0;
        while let Some(unit) = units.get(place + length) {
            let byte = |word: &Word| word.bytes.get(length).copied();
            let from = words.partition_point(|word| byte(word) < Some(unit.byte));
            let to = words.partition_point(|word| byte(word) <= Some(unit.byte));
            words = words.get(from..to).unwrap_or_default();
            length += 1;
            let ends = words.iter().take_while(|word| word.bytes.len() == length);
            let is_end = is_open(units.get(place + length));
            let is_all = place == 0 && length == units.len();
            let fits = |word: &Word| match (word.is_long, word.is_secret) {
                (true, true) => true,
                (true, false) => !is_word || is_all,
                (false, _) => is_begin && is_end,
            };
            if words.is_empty() {
                return found.or(Some(length - 1).filter(|length| *length >= BEGINNING));
            }
            if ends.into_iter().any(fits) {
                found = Some(length);
            }
        }
        // What is cut off may have been the rest of it.
        if is_cut || length >= BEGINNING { Some(length) } else { found }
    }
}

fn is_capital(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_')
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const CODE_OF_WEBHOOK: &str = "k3yc0de+/x=";

    fn discreet() -> Discreet {
        let mut discreet = Discreet::default();
        discreet.secret(CODE_OF_WEBHOOK);
        discreet.secret("https://acme.example/rest/1/k3yc0de+/x=/");
        let values = Value::Object(vec![
            ("ID".into(), Value::Number(1234.0)),
            ("NAME".into(), Value::text("Юлия")),
            ("LAST_NAME".into(), Value::text("Li")),
            ("WORK_NOTES".into(), Value::text("long ".repeat(200))),
            ("UF_USR_X".into(), Value::List(vec![Value::text("Lama & Co"), Value::text("core")])),
        ]);
        discreet.values(&values);
        discreet
    }

    fn told(text: &str) -> String {
        discreet().told(text, DESCRIPTION)
    }

    #[test]
    fn secrets_are_hidden_however_they_are_written() {
        for text in [
            "k3yc0de+/x=",
            "K3YC0DE+/X=",
            "k3yc0de%2B%2Fx%3D",
            "k3yc0de%2b%2fx%3d",
            "k3yc0de%252B%252Fx%253D",
            "k3yc0de&#43;&#x2F;x&#61;",
            "k3yc0de&amp;#43;/x=",
            "k3yc0de+\\/x=",
            "\\u006b3yc0de+/x=",
        ] {
            assert_eq!(told(&format!("a {text} b")), "a … b", "{text}");
            assert_eq!(told(&format!("xyz{text}xyz")), "xyz…xyz", "{text}");
        }
        assert_eq!(told("GET https://acme.example/rest/1/k3yc0de+/x=/user.get"), "GET …user.get");
    }

    #[test]
    fn values_are_hidden() {
        for (text, expected) in [
            ("User 1234 is gone", "User … is gone"),
            ("12345 and x1234", "12345 and x1234"),
            ("a person called ЮЛИЯ, юлия or %D0%AE%D0%BB%D0%B8%D1%8F", "a person called …, … or …"),
            ("Li is not in Lima", "… is not in Lima"),
            ("lama &amp; co. and Lama+%26+Co", "…. and …"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
        let long = "long ".repeat(200);
        assert_eq!(told(&format!("<{}>", long.trim())), "<…>");
        assert_eq!(told(&format!("<{}…>", long.get(..40).unwrap_or_default())), "<……>");
        assert_eq!(told("long long day"), "long long day");
    }

    #[test]
    fn codes_stay_what_they_are() {
        let discreet = discreet();
        assert_eq!(discreet.word("ERROR_CORE", CODE), "ERROR_CORE");
        assert_eq!(discreet.word("CORE", CODE), "…");
        assert_eq!(discreet.word("ERROR_K3YC0DE+/X=", CODE), "ERROR_…");
        assert_eq!(discreet.word("error core", CODE), "error …");
    }

    #[test]
    fn nothing_that_controls_a_terminal_is_left() {
        assert_eq!(told("\u{1b}[31mred\u{1b}[0m\r\nnext\u{2028}\u{202e}x\0\u{9b}2Jy"), "red  next  x y");
    }

    #[test]
    fn everything_has_a_bound() {
        let long = told(&"x".repeat(5_000_000));
        assert_eq!(long.chars().count(), DESCRIPTION);
        assert!(long.ends_with('…'));
        assert_eq!(discreet().told("abcdef", 4), "abc…");
        assert_eq!(discreet().told("abcd", 4), "abcd");
        // A secret that the bound cuts in two does not show its first half.
        for blanks in READ - 20..READ + 2 {
            let text = format!("{}{}", " ".repeat(blanks), CODE_OF_WEBHOOK);
            let shown = discreet().told(&text, usize::MAX);
            assert!(!shown.contains("k3"), "{blanks}");
        }
    }

    #[test]
    fn commands_give_their_values() {
        let mut discreet = Discreet::default();
        discreet.command("user.update?ID=77&NAME=%D0%AE%D0%BB%D0%B8%D1%8F&UF_USR_X%5B0%5D=a%26b");
        assert_eq!(discreet.told("77 Юлия a&b a&amp;b ID", DESCRIPTION), "… … … … ID");
    }
}
