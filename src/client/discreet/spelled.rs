//! A text as it is compared: however it is spelled for addresses, HTML or JSON, and without capital letters.

use super::READ;
use super::shown::Escapes;

/// One byte, as it is compared, and where it stands in the text.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    pub byte: u8,
    pub from: usize,
    pub to: usize,
}

/// Times that a text can have been written for an address or for HTML, one over the other.
const LAYERS: usize = 3;

/// Bytes of the longest entity without its semicolon.
const ENTITY: usize = 9;

/// A text without capital letters and what terminals do not show: as it is, and without what addresses, HTML and JSON write
/// in place of characters, layer by layer. What is no longer told apart in one of them can be in another: `50%` before
/// `ab` is a character of an address, but not in the first.
pub(super) fn readings(text: &str) -> Vec<Vec<Unit>> {
    let mut units = Vec::new();
    let mut escapes = Escapes::default();
    for (from, character) in text.char_indices().take_while(|(from, _)| *from < READ) {
        if !escapes.take(character) {
            push(&mut units, character, from, from + character.len_utf8());
        }
    }
    let mut readings = Vec::new();
    for _ in 0..LAYERS {
        let next = decoded(&units);
        if next.len() == units.len() {
            break;
        }
        readings.push(units);
        units = next;
    }
    readings.push(units);
    readings.iter_mut().for_each(|units| fold(units));
    readings
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

/// Where an escape begins that is not complete at the end of a text.
pub(super) fn begun_escape(bytes: &[u8]) -> Option<usize> {
    let place = bytes.iter().rposition(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#')?;
    let is_short = bytes.len() - place <= ENTITY;
    (is_short && matches!(bytes.get(place), Some(b'%' | b'\\' | b'&'))).then_some(place)
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
    let end = units.iter().take(ENTITY).position(|unit| unit.byte == b';')?;
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
