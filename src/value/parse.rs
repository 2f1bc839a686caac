//! Values from JSON text.
//!
//! Reads what `JSON.parse` of JavaScript reads, so that the same text means the same by either way: of a name that stands
//! there twice, the last value counts. A byte order mark before it is passed over. The bounds are those of
//! `src/js/pack.js`.

use std::borrow::Cow;

use super::{Foreign, Member, Value};

/// Levels of nesting; the deepest legal input has five.
const DEPTH: u32 = 16;
/// Names in one object. The database keeps a person's custom fields in one table of 1,017 columns at most.
const NAMES: usize = 2_000;
/// Values in all; the longest legal list of an enumeration stays far below.
const SIZE: usize = 200_000;

/// Reads texts one value at a time; texts without escapes are borrowed.
pub struct Parser<'t> {
    text: &'t str,
    /// Bytes that are read.
    at: usize,
    /// Values that may still come.
    left: usize,
    /// Reads a number that is not a short whole one: the standard library's own way is 8 KB in the wasm.
    number: fn(&str) -> f64,
}

/// The text is not JSON.
#[derive(Debug, PartialEq, Eq)]
pub struct NotJson;

type Parsed<T> = Result<T, NotJson>;

impl<'t> Parser<'t> {
    pub fn new(text: &'t str, number: fn(&str) -> f64) -> Parser<'t> {
        Parser { text: text.strip_prefix('\u{feff}').unwrap_or(text), at: 0, left: SIZE, number }
    }

    /// Whether a list begins here; then its items follow.
    pub fn begins_list(&mut self) -> bool {
        self.takes(b'[')
    }

    /// Whether another item follows, after so many.
    pub fn has_item(&mut self, count: usize) -> Parsed<bool> {
        self.goes_on(b']', count)
    }

    /// Whether nothing but white space is left.
    pub fn is_at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    pub fn value(&mut self) -> Parsed<Value<'t>> {
        self.left = SIZE;
        let value = self.nested(DEPTH)?;
        Ok(if self.left == 0 { Value::Foreign(Foreign::Boundless) } else { value })
    }

    fn nested(&mut self, depth: u32) -> Parsed<Value<'t>> {
        self.left = self.left.saturating_sub(1);
        Ok(match self.peek().ok_or(NotJson)? {
            b'"' => match self.text()? {
                (_, Wholeness::Broken) => Value::Foreign(Foreign::BrokenText),
                (text, Wholeness::Whole) => Value::Text(text),
            },
            b'{' | b'[' if depth == 0 => {
                self.skip()?;
                Value::Foreign(Foreign::Boundless)
            }
            b'{' => self.members(depth - 1)?,
            b'[' => self.items(depth - 1)?,
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            _ => self.number()?,
        })
    }

    fn items(&mut self, depth: u32) -> Parsed<Value<'t>> {
        self.at += 1;
        let room = self.left;
        let mut items = Vec::new();
        while self.has_item(items.len())? {
            items.push(self.nested(depth)?);
        }
        Ok(if items.len() > room { self.boundless(room) } else { Value::List(items) })
    }

    fn members(&mut self, depth: u32) -> Parsed<Value<'t>> {
        self.at += 1;
        let room = self.left;
        let mut members: Vec<Member<'t>> = Vec::with_capacity(32);
        let mut seen = Seen::default();
        let mut is_boundless = false;
        let mut count = 0;
        while self.goes_on(b'}', count)? {
            count += 1;
            if self.peek() != Some(b'"') {
                return Err(NotJson);
            }
            let (name, _) = self.text()?;
            if !self.takes(b':') {
                return Err(NotJson);
            }
            let value = self.nested(depth)?;
            let is_same = |(earlier, _): &Member| *earlier == name;
            let place = if seen.may_have(&name) { members.iter().position(is_same) } else { None };
            match place.and_then(|place| members.get_mut(place)) {
                Some((_, earlier)) => *earlier = value,
                None => members.push((name, value)),
            }
            if members.len() > room.min(NAMES) {
                // What is left of it is compared with few names.
                members.clear();
                is_boundless = true;
            }
        }
        Ok(if is_boundless { self.boundless(room) } else { Value::Object(members) })
    }

    /// Stands for a list or an object that is too large, and of which nothing counts.
    fn boundless(&mut self, room: usize) -> Value<'t> {
        self.left = room;
        Value::Foreign(Foreign::Boundless)
    }

    /// Whether there is one more, after so many; passes over the comma, or over the end.
    fn goes_on(&mut self, end: u8, count: usize) -> Parsed<bool> {
        if self.takes(end) {
            return Ok(false);
        }
        if count == 0 || self.takes(b',') { Ok(true) } else { Err(NotJson) }
    }

    /// Passes over a list or an object, minding only where it ends.
    fn skip(&mut self) -> Parsed<()> {
        let mut open = 0_u32;
        loop {
            match self.peek().ok_or(NotJson)? {
                b'"' => {
                    self.text()?;
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Ok(());
            }
        }
    }

    fn text(&mut self) -> Parsed<(Cow<'t, str>, Wholeness)> {
        self.at += 1;
        let start = self.at;
        let end = self.plain();
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok((Cow::Borrowed(self.text.get(start..end).ok_or(NotJson)?), Wholeness::Whole));
        }
        let mut out = self.text.get(start..end).ok_or(NotJson)?.to_owned();
        let mut wholeness = Wholeness::Whole;
        loop {
            let byte = self.byte().ok_or(NotJson)?;
            self.at += 1;
            match byte {
                b'"' => return Ok((Cow::Owned(out), wholeness)),
                b'\\' => match self.escaped()? {
                    Some(character) => out.push(character),
                    None => {
                        wholeness = Wholeness::Broken;
                        out.push('\u{fffd}');
                    }
                },
                _ => return Err(NotJson),
            }
            let start = self.at;
            let end = self.plain();
            out.push_str(self.text.get(start..end).ok_or(NotJson)?);
        }
    }

    /// Goes on to the end of what stands for itself in a text.
    fn plain(&mut self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let is_special = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
        self.at += rest.iter().position(is_special).unwrap_or(rest.len());
        self.at
    }

    /// What follows a backslash; none for half a character.
    fn escaped(&mut self) -> Parsed<Option<char>> {
        let byte = self.byte().ok_or(NotJson)?;
        self.at += 1;
        Ok(Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                if !(0xD800..0xDC00).contains(&unit) {
                    return Ok(char::from_u32(unit));
                }
                let back = self.at;
                if self.rest().starts_with("\\u") {
                    self.at += 2;
                    let low = self.unit()?;
                    if (0xDC00..0xE000).contains(&low) {
                        return Ok(char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
                    }
                }
                self.at = back;
                return Ok(None);
            }
            _ => return Err(NotJson),
        }))
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Parsed<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16)).ok_or(NotJson)?;
            self.at += 1;
            unit = unit * 16 + digit;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Parsed<Value<'t>> {
        let start = self.at;
        let is_negative = self.byte() == Some(b'-');
        self.at += usize::from(is_negative);
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(NotJson);
        }
        let mut is_whole = true;
        if self.byte() == Some(b'.') {
            is_whole = false;
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            is_whole = false;
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let number = if is_whole && whole.len() <= EXACT {
            let number = whole.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')) as f64;
            if is_negative { -number } else { number }
        } else {
            (self.number)(self.text.get(start..self.at).ok_or(NotJson)?)
        };
        Ok(if number.is_finite() { Value::Number(number) } else { Value::Foreign(Foreign::NotFinite) })
    }

    /// At least one.
    fn digits(&mut self) -> Parsed<&'t str> {
        let rest = self.rest();
        let count = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.at += count;
        rest.get(..count).filter(|digits| !digits.is_empty()).ok_or(NotJson)
    }

    fn word(&mut self, word: &str, value: Value<'t>) -> Parsed<Value<'t>> {
        if !self.rest().starts_with(word) {
            return Err(NotJson);
        }
        self.at += word.len();
        Ok(value)
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_here = self.peek() == Some(byte);
        self.at += usize::from(is_here);
        is_here
    }

    /// The next byte after white space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// What names there were, roughly: to compare each with all others takes longer than to read them.
#[derive(Default)]
struct Seen(u64);

impl Seen {
    /// Whether the name, or one like it, was asked for before.
    fn may_have(&mut self, name: &str) -> bool {
        let [.., before, last] = name.as_bytes() else { return true };
        let mark = 1 << ((name.len() + 5 * usize::from(*last) + 11 * usize::from(*before)) % 64);
        let before = self.0;
        self.0 |= mark;
        before & mark != 0
    }
}

/// Digits of a whole number that are exact in any case.
const EXACT: usize = 15;

/// Whether a text has half characters, which stand as U+FFFD in it.
enum Wholeness {
    Whole,
    Broken,
}
