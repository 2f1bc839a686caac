//! Values as `src/js/pack.js` packs them: a mark, and what belongs to it.
//!
//! | mark | then |
//! |---|---|
//! | null, false, true, and what JSON cannot hold | nothing |
//! | integer | 4 bytes, signed |
//! | number | 8 bytes, IEEE 754 |
//! | text | its length in bytes, then UTF-8 |
//! | list | how many items, then the items |
//! | object | how many members, then name and value of each |
//! | file | its name as a text without a mark; the contents come beside |
//! | length | 2 bytes: of a text of which nothing else matters, in UTF-16 units up to its row's limit, beyond that in characters, or the largest that fits |
//!
//! A name is a byte, the number of a known one, from 1 on; or 0 and a text without a mark. Lengths of texts, lists and
//! objects have 4 bytes. Whatever has more than one byte begins with the smallest.

use std::borrow::Cow;

use super::{File, Foreign, Member, Value};

/// Levels of nesting that are followed; one more than are packed.
const DEPTH: u32 = 17;
/// Places that are made before the things come that are to fill them: a count may lie.
const RESERVED: usize = 1_024;

pub(super) const OBJECT: u8 = 7;
pub(super) const LENGTH: u8 = 16;

/// Stands for a text of which only the length was told. A longer one has this length, too.
const ANY_TEXT: &str = match std::str::from_utf8(&[b'x'; LENGTHS]) {
    Ok(text) => text,
    Err(_) => "",
};
/// A length from which on texts are not told apart.
pub const LENGTHS: usize = 256;

/// Says what name has a number, which is 0 for the first.
pub type Names<'n> = &'n dyn Fn(usize) -> Option<&'static str>;

/// Reads one value; its texts are borrowed. Bytes that nobody packed read as [`Foreign::Unreadable`].
pub fn unpack(bytes: &[u8]) -> Value<'_> {
    unpack_named(bytes, &|_| None)
}

/// The same where names may be numbers.
pub fn unpack_named<'b>(bytes: &'b [u8], names: Names<'_>) -> Value<'b> {
    Unpacker::new(bytes, names).value(DEPTH).unwrap_or(Value::Foreign(Foreign::Unreadable))
}

pub(super) struct Unpacker<'b, 'n> {
    pub(super) rest: &'b [u8],
    names: Names<'n>,
}

impl<'b, 'n> Unpacker<'b, 'n> {
    pub(super) fn new(bytes: &'b [u8], names: Names<'n>) -> Unpacker<'b, 'n> {
        Unpacker { rest: bytes, names }
    }

    /// The value of a member of the outermost object.
    pub(super) fn member(&mut self) -> Option<Value<'b>> {
        self.value(DEPTH - 1)
    }

    fn value(&mut self, depth: u32) -> Option<Value<'b>> {
        let depth = depth.checked_sub(1)?;
        let [mark] = self.array()?;
        Some(match mark {
            0 => Value::Null,
            1 => Value::Bool(false),
            2 => Value::Bool(true),
            3 => Value::Number(f64::from(i32::from_le_bytes(self.array()?))),
            4 => Value::Number(f64::from_le_bytes(self.array()?)),
            5 => Value::text(self.text()?),
            6 => {
                let count = self.count()?;
                let mut items = Vec::with_capacity(count.min(RESERVED));
                for _ in 0..count {
                    items.push(self.value(depth)?);
                }
                Value::List(items)
            }
            OBJECT => {
                let count = self.count()?;
                let mut members: Vec<Member> = Vec::with_capacity(count.min(RESERVED));
                for _ in 0..count {
                    members.push((Cow::Borrowed(self.name()?), self.value(depth)?));
                }
                Value::Object(members)
            }
            8 => Value::File(Box::new(File { name: self.text()?.to_owned(), bytes: Vec::new() })),
            LENGTH => Value::text(ANY_TEXT.get(..usize::from(u16::from_le_bytes(self.array()?))).unwrap_or(ANY_TEXT)),
            mark => Value::Foreign(match mark {
                9 => Foreign::Undefined,
                10 => Foreign::NotData,
                11 => Foreign::File,
                12 => Foreign::NotFinite,
                13 => Foreign::BrokenText,
                14 => Foreign::Unreadable,
                15 => Foreign::Boundless,
                _ => return None,
            }),
        })
    }

    fn name(&mut self) -> Option<&'b str> {
        let [code] = self.array()?;
        match usize::from(code).checked_sub(1) {
            Some(number) => (self.names)(number),
            None => self.text(),
        }
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    /// Each thing that is counted has a byte at least.
    pub(super) fn count(&mut self) -> Option<usize> {
        let count = u32::from_le_bytes(self.array()?) as usize;
        (count <= self.rest.len()).then_some(count)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*array)
    }
}

#[cfg(test)]
// A test that fails panics.
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    /// `[1, { a: "é" }]`
    const PACKED: &[u8] = b"\x06\x02\0\0\0\x03\x01\0\0\0\x07\x01\0\0\0\0\x01\0\0\0a\x05\x02\0\0\0\xc3\xa9";

    #[test]
    fn reads_what_is_packed() {
        let object = Value::Object(vec![("a".into(), Value::text("é"))]);
        assert_eq!(unpack(PACKED), Value::List(vec![Value::Number(1.0), object]));
        assert_eq!(unpack(b"\x03\xff\xff\xff\xff"), Value::Number(-1.0));
        assert_eq!(unpack(b"\x09"), Value::Foreign(Foreign::Undefined));
    }

    #[test]
    fn each_mark_has_its_meaning() {
        let foreign = [
            Foreign::Undefined,
            Foreign::NotData,
            Foreign::File,
            Foreign::NotFinite,
            Foreign::BrokenText,
            Foreign::Unreadable,
            Foreign::Boundless,
        ];
        for (mark, foreign) in (9..).zip(foreign) {
            // In a list, so that nobody takes it for what cannot be read at all.
            assert_eq!(unpack(&[6, 1, 0, 0, 0, mark]), Value::List(vec![Value::Foreign(foreign)]), "{mark}");
        }
        assert_eq!(
            unpack(b"\x06\x03\0\0\0\0\x01\x02"),
            Value::List(vec![Value::Null, Value::Bool(false), Value::Bool(true)])
        );
        assert_eq!(unpack(b"\x04\0\0\0\0\0\0\xe0\x3f"), Value::Number(0.5));
        let file = File { name: "a".to_owned(), bytes: Vec::new() };
        assert_eq!(unpack(b"\x08\x01\0\0\0a"), Value::File(Box::new(file)));
        assert_eq!(unpack(&[17]), Value::Foreign(Foreign::Unreadable));
    }

    #[test]
    fn names_can_be_numbers() {
        let names = |number| ["NAME", "TITLE"].get(number).copied();
        let object = Value::Object(vec![("TITLE".into(), Value::Null)]);
        assert_eq!(unpack_named(b"\x07\x01\0\0\0\x02\0", &names), object);
        assert_eq!(unpack_named(b"\x07\x01\0\0\0\x03\0", &names), Value::Foreign(Foreign::Unreadable));
    }

    #[test]
    fn texts_can_be_lengths() {
        let length = |bytes: &[u8]| unpack(bytes).as_text().map(str::len);
        assert_eq!(length(b"\x10\0\0"), Some(0));
        assert_eq!(length(b"\x10\xff\0"), Some(255));
        assert_eq!(length(b"\x10\0\x01"), Some(LENGTHS));
        assert_eq!(length(b"\x10\xff\xff"), Some(LENGTHS));
    }

    /// As deep as is packed, and no deeper.
    #[test]
    fn follows_17_levels() {
        let list = |levels: usize| [b"\x06\x01\0\0\0".repeat(levels), vec![0]].concat();
        assert!(matches!(unpack(&list(16)), Value::List(_)));
        assert_eq!(unpack(&list(17)), Value::Foreign(Foreign::Unreadable));
    }

    #[test]
    fn takes_any_bytes() {
        let unreadable = Value::Foreign(Foreign::Unreadable);
        for length in 0..PACKED.len() {
            assert_eq!(unpack(&PACKED[..length]), unreadable, "the first {length} bytes");
        }
        assert_eq!(unpack(b"\x06\xff\xff\xff\xff"), unreadable);
        assert_eq!(unpack(b"\x05\x01\0\0\0\xff"), unreadable);
        assert_eq!(unpack(&b"\x06\x01\0\0\0".repeat(100_000)), unreadable);
    }
}
