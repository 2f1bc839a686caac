//! The one place through which every text of an error passes that is not ours: what others may not read is hidden.
//!
//! A portal, a gateway or a thrown error can quote the address of a webhook, a token, or what the caller has sent: as it
//! is, in other case, or written for an address or for HTML. An ellipsis stands for it. Control characters go, and what is
//! left has a bound.

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
        let bytes: Vec<u8> = read(text.trim()).iter().map(|unit| unit.byte).collect();
        let word = Word { bytes, is_secret, is_long };
        if let (false, Err(place)) = (word.bytes.is_empty(), self.words.binary_search(&word)) {
            self.words.insert(place, word);
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
        let units = read(text);
        let is_cut = text.len() > READ;
        let mut shown = Shown::new(limit);
        let (mut from, mut place) = (0, 0);
        while let Some(unit) = units.get(place) {
            let Some(length) = self.match_at(&units, place, is_cut, is_word) else {
                place += 1;
                continue;
            };
            shown.push(text.get(from..unit.from).unwrap_or_default());
            shown.push("…");
            place += length;
            from = units.get(place - 1).unwrap_or(unit).to;
        }
        shown.push(text.get(from..units.last().map_or(0, |unit| unit.to)).unwrap_or_default());
        shown.finish(is_cut)
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

/// One byte, as it is compared, and where it stands in the text.
#[derive(Clone, Copy)]
struct Unit {
    byte: u8,
    from: usize,
    to: usize,
}

/// Times that a text can have been written for an address or for HTML, one over the other.
const LAYERS: usize = 3;

/// A text without what addresses, HTML and JSON write in place of characters, without what terminals do not show, and
/// without capital letters.
fn read(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut escapes = Escapes::default();
    for (from, character) in text.char_indices().take_while(|(from, _)| *from < READ) {
        if !escapes.take(character) {
            push(&mut units, character, from, from + character.len_utf8());
        }
    }
    for _ in 0..LAYERS {
        let before = units.len();
        units = decoded(&units);
        if units.len() == before {
            break;
        }
    }
    fold(&mut units);
    units
}

fn push(units: &mut Vec<Unit>, character: char, from: usize, to: usize) {
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        units.push(Unit { byte, from, to });
    }
}

fn decoded(units: &[Unit]) -> Vec<Unit> {
    let mut out = Vec::with_capacity(units.len());
    let mut rest = units;
    while let [unit, behind @ ..] = rest {
        let escape = match unit.byte {
            b'%' => hex(behind, 2).map(|byte| (Written::Byte(byte as u8), 3)),
            b'\\' => match behind {
                [Unit { byte: b'u', .. }, digits @ ..] => character(digits),
                [Unit { byte: byte @ (b'/' | b'"' | b'\\'), .. }, ..] => Some((Written::Byte(*byte), 2)),
                [Unit { byte: b'n', .. }, ..] => Some((Written::Byte(b'\n'), 2)),
                [Unit { byte: b'r', .. }, ..] => Some((Written::Byte(b'\r'), 2)),
                [Unit { byte: b't', .. }, ..] => Some((Written::Byte(b'\t'), 2)),
                _ => None,
            },
            b'&' => entity(behind),
            _ => None,
        };
        let Some((written, length)) = escape else {
            out.push(*unit);
            rest = behind;
            continue;
        };
        let to = rest.get(length - 1).map_or(unit.to, |last| last.to);
        match written {
            Written::Byte(byte) => out.push(Unit { byte, from: unit.from, to }),
            Written::Character(code) => push(&mut out, char::from_u32(code).unwrap_or(' '), unit.from, to),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

enum Written {
    Byte(u8),
    Character(u32),
}

/// The number that so many hexadecimal digits write.
fn hex(units: &[Unit], digits: usize) -> Option<u32> {
    number(units.get(..digits)?, 16)
}

fn number(units: &[Unit], radix: u32) -> Option<u32> {
    if units.is_empty() {
        return None;
    }
    units
        .iter()
        .try_fold(0_u32, |sum, unit| sum.checked_mul(radix)?.checked_add(char::from(unit.byte).to_digit(radix)?))
}

/// The character whose number JSON writes, in two halves where it is a large one; and how long all of it is.
fn character(digits: &[Unit]) -> Option<(Written, usize)> {
    let code = hex(digits, 4)?;
    let second = match digits.get(4..) {
        Some([Unit { byte: b'\\', .. }, Unit { byte: b'u', .. }, digits @ ..]) => hex(digits, 4),
        _ => None,
    };
    match (code, second) {
        (0xD800..0xDC00, Some(low @ 0xDC00..0xE000)) => {
            Some((Written::Character(0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00)), 12))
        }
        _ => Some((Written::Character(code), 6)),
    }
}

/// `&amp;`, `&#43;`, `&#x2B;`, after the first character; and how long it is in all.
fn entity(units: &[Unit]) -> Option<(Written, usize)> {
    const NAMED: &[(&[u8], u8)] = &[
        (b"amp", b'&'),
        (b"lt", b'<'),
        (b"gt", b'>'),
        (b"quot", b'"'),
        (b"apos", b'\''),
        (b"sol", b'/'),
        (b"plus", b'+'),
    ];
    let end = units.iter().take(9).position(|unit| unit.byte == b';')?;
    let name = units.get(..end)?;
    let written = match name {
        [Unit { byte: b'#', .. }, Unit { byte: b'x' | b'X', .. }, digits @ ..] => {
            Written::Character(number(digits, 16)?)
        }
        [Unit { byte: b'#', .. }, digits @ ..] => Written::Character(number(digits, 10)?),
        _ => {
            let is_it = |(known, _): &&(&[u8], u8)| known.iter().eq(name.iter().map(|unit| &unit.byte));
            Written::Byte(NAMED.iter().find(is_it)?.1)
        }
    };
    Some((written, end + 2))
}

/// Small letters of ASCII, Latin-1 and Cyrillic; a plus is a blank, as in addresses.
fn fold(units: &mut [Unit]) {
    let mut rest = units;
    while let [unit, behind @ ..] = rest {
        if let Some(next) = behind.first_mut() {
            (unit.byte, next.byte) = match (unit.byte, next.byte) {
                (0xC3, second @ 0x80..=0x9E) | (0xD0, second @ 0x90..=0x9F) => (unit.byte, second + 0x20),
                (0xD0, second @ 0xA0..=0xAF) => (0xD1, second - 0x20),
                (0xD0, second @ 0x80..=0x8F) => (0xD1, second + 0x10),
                both => both,
            };
        }
        unit.byte = if unit.byte == b'+' { b' ' } else { unit.byte.to_ascii_lowercase() };
        rest = behind;
    }
}

fn is_capital(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_')
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// What is shown in the end: without control characters, and no longer than its bound.
struct Shown {
    text: String,
    left: usize,
    /// Whether there was more than that.
    is_over: bool,
    escapes: Escapes,
}

impl Shown {
    fn new(limit: usize) -> Shown {
        Shown { text: String::new(), left: limit, is_over: false, escapes: Escapes::default() }
    }

    fn push(&mut self, text: &str) {
        for character in text.chars() {
            if self.escapes.take(character) {
                continue;
            }
            if self.left == 0 {
                self.is_over = true;
                return;
            }
            self.left -= 1;
            self.text.push(if is_control(character) { ' ' } else { character });
        }
    }

    fn finish(mut self, is_cut: bool) -> String {
        if self.is_over || is_cut {
            // The ellipsis is within the bound.
            if self.left == 0 {
                self.text.pop();
            }
            self.text.push('…');
        }
        self.text
    }
}

/// Finds escape sequences of terminals.
#[derive(Default)]
struct Escapes {
    is_open: bool,
}

impl Escapes {
    /// Whether the next character is part of one.
    fn take(&mut self, character: char) -> bool {
        let is_part = self.is_open || matches!(character, '\u{1b}' | '\u{9b}');
        self.is_open = is_part && (!self.is_open || character == '[' || !('@'..='~').contains(&character));
        is_part
    }
}

/// Controls, and what turns lines or directions of text about.
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
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
