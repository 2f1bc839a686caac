//! JSON text, byte by byte: texts, numbers, words, and where the rest ends.

use std::borrow::Cow;
use std::ops::Range;

use super::NotJson;

pub(super) type Parsed<T> = Result<T, NotJson>;

/// A text of JSON, and how much of it is read.
#[derive(Clone)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    /// Bytes that are read.
    at: usize,
    /// Reads a number that is not a short whole one: the standard library's own way is 8 KB in the wasm.
    number: fn(&str) -> f64,
}

/// Whether a text has half characters, which stand as U+FFFD in it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Wholeness {
    Whole,
    Broken,
}

/// How many bytes there are before the first that does not stand for itself in a text: eight at a time, since most texts
/// are longer than that.
fn plain_bytes(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((word, later)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        // The lowest bit that is set is that of the first such byte; those above it may be wrong.
        let found = below(word, b' ') | below(word ^ each(b'"'), 1) | below(word ^ each(b'\\'), 1);
        if found != 0 {
            return bytes.len() - rest.len() + found.trailing_zeros() as usize / 8;
        }
        rest = later;
    }
    let is_special = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
    bytes.len() - rest.len() + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// Sets the upper bit of bytes that are below a limit.
fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(each(limit)) & !word & each(0x80)
}

fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Digits of a whole number that are exact in any case.
const EXACT: usize = 15;

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str, number: fn(&str) -> f64) -> Tokens<'t> {
        Tokens { text: text.strip_prefix('\u{feff}').unwrap_or(text), at: 0, number }
    }

    /// The next byte after white space.
    #[inline(always)]
    pub(super) fn peek(&mut self) -> Option<u8> {
        match self.byte() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.peek_behind(),
        }
    }

    /// The same where there is white space.
    fn peek_behind(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[inline(always)]
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let is_here = self.peek() == Some(byte);
        self.at += usize::from(is_here);
        is_here
    }

    /// Whether there is one more, after so many; passes over the comma, or over the end.
    pub(super) fn goes_on(&mut self, end: u8, count: usize) -> Parsed<bool> {
        if self.takes(end) {
            return Ok(false);
        }
        if count == 0 || self.takes(b',') { Ok(true) } else { Err(NotJson) }
    }

    /// A name and the colon behind it.
    #[inline(always)]
    pub(super) fn name(&mut self) -> Parsed<(Cow<'t, str>, Wholeness)> {
        if self.peek() != Some(b'"') {
            return Err(NotJson);
        }
        let name = self.string()?;
        if self.takes(b':') { Ok(name) } else { Err(NotJson) }
    }

    /// Passes over a value, which has to be one.
    ///
    /// What is nested is not followed by calls, so that no depth is too much.
    pub(super) fn skip(&mut self) -> Parsed<()> {
        let mut ends: Vec<u8> = Vec::new();
        loop {
            let end = match self.peek().ok_or(NotJson)? {
                b'{' => Some(b'}'),
                b'[' => Some(b']'),
                b'"' => self.string().map(|_| None)?,
                b't' => self.word("true").map(|()| None)?,
                b'f' => self.word("false").map(|()| None)?,
                b'n' => self.word("null").map(|()| None)?,
                _ => self.number().map(|_| None)?,
            };
            let mut count = 1;
            if let Some(end) = end {
                self.at += 1;
                ends.push(end);
                count = 0;
            }
            // Whatever ends here, until something goes on.
            loop {
                let Some(end) = ends.last().copied() else { return Ok(()) };
                if self.goes_on(end, count)? {
                    if end == b'}' {
                        self.name()?;
                    }
                    break;
                }
                ends.pop();
                count = 1;
            }
        }
    }

    /// The same; where it stands.
    pub(super) fn passed(&mut self) -> Parsed<Range<usize>> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(start..self.at)
    }

    /// The text that begins here.
    #[inline(always)]
    pub(super) fn string(&mut self) -> Parsed<(Cow<'t, str>, Wholeness)> {
        self.at += 1;
        let plain = self.plain();
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok((Cow::Borrowed(plain), Wholeness::Whole));
        }
        self.escaped_string(plain)
    }

    /// The same where not all stands for itself.
    fn escaped_string(&mut self, plain: &str) -> Parsed<(Cow<'t, str>, Wholeness)> {
        let mut out = plain.to_owned();
        let mut wholeness = Wholeness::Whole;
        loop {
            match self.next()? {
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
            out.push_str(self.plain());
        }
    }

    /// What stands for itself in a text, from here on.
    #[inline(never)]
    fn plain(&mut self) -> &'t str {
        let rest = self.rest();
        let length = plain_bytes(rest.as_bytes());
        self.at += length;
        // It ends before a character of one byte.
        rest.get(..length).unwrap_or_default()
    }

    /// What follows a backslash; none for half a character.
    fn escaped(&mut self) -> Parsed<Option<char>> {
        Ok(Some(match self.next()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
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
            unit = unit * 16 + char::from(self.next()?).to_digit(16).ok_or(NotJson)?;
        }
        Ok(unit)
    }

    /// A number; not finite when it is larger than any.
    pub(super) fn number(&mut self) -> Parsed<f64> {
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
        if is_whole && whole.len() <= EXACT {
            let number = whole.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')) as f64;
            return Ok(if is_negative { -number } else { number });
        }
        Ok((self.number)(self.text.get(start..self.at).ok_or(NotJson)?))
    }

    /// At least one.
    fn digits(&mut self) -> Parsed<&'t str> {
        let rest = self.rest();
        let count = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.at += count;
        rest.get(..count).filter(|digits| !digits.is_empty()).ok_or(NotJson)
    }

    pub(super) fn word(&mut self, word: &str) -> Parsed<()> {
        if !self.rest().starts_with(word) {
            return Err(NotJson);
        }
        self.at += word.len();
        Ok(())
    }

    fn next(&mut self) -> Parsed<u8> {
        let byte = self.byte().ok_or(NotJson)?;
        self.at += 1;
        Ok(byte)
    }

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline(always)]
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}
