//! Packed objects of which only that is read which decides something.

use std::borrow::Cow;

use super::packed::{LENGTH, Names, OBJECT, Unpacker};
use super::{Member, Value};
use crate::format::field_name::is_custom;

/// Leaves out members that are told by the number of their name and the length of their text, where these may pass; but
/// for the first, since it can matter that there are some. None for what is no object, and where another name could be
/// one of theirs in other letters.
pub fn skim<'b>(bytes: &'b [u8], names: Names<'_>, may_pass: &dyn Fn(usize, usize) -> bool) -> Option<Value<'b>> {
    let mut unpacker = Unpacker::new(bytes, names);
    let [OBJECT] = unpacker.array()? else {
        return None;
    };
    let count = unpacker.count()?;
    let mut members: Vec<Member> = Vec::new();
    let mut is_first = true;
    for _ in 0..count {
        let [code] = unpacker.array()?;
        let name = match usize::from(code).checked_sub(1) {
            None => unpacker.text().filter(|name| is_custom(name))?,
            Some(number) => {
                if let Some(([LENGTH, low, high], rest)) = unpacker.rest.split_first_chunk() {
                    if may_pass(number, u16::from_le_bytes([*low, *high]).into()) {
                        if !is_first {
                            unpacker.rest = rest;
                            continue;
                        }
                        is_first = false;
                    }
                }
                names(number)?
            }
        };
        members.push((Cow::Borrowed(name), unpacker.member()?));
    }
    Some(Value::Object(members))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 3] = ["NAME", "TITLE", "ID"];

    /// The names of the members that are left.
    fn skimmed(members: &[&[u8]]) -> Option<Vec<String>> {
        let packed = [&[OBJECT, members.len() as u8, 0, 0, 0], members.concat().as_slice()].concat();
        let found = skim(&packed, &|number| NAMES.get(number).copied(), &|number, length| number < 2 && length < 5)?;
        Some(found.members()?.iter().map(|(name, _)| name.to_string()).collect())
    }

    #[test]
    fn leaves_out_what_may_pass_but_for_the_first() {
        let (id, name, title): (&[u8], &[u8], &[u8]) = (b"\x03\x02", b"\x01\x10\x04\0", b"\x02\x10\0\0");
        let left = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(skimmed(&[name, id, title]), left(&["NAME", "ID"]));
        assert_eq!(skimmed(&[id, title, name, id]), left(&["ID", "TITLE", "ID"]));
        assert_eq!(skimmed(&[]), left(&[]));
        // Too long, and written out.
        assert_eq!(skimmed(&[title, b"\x01\x10\x05\0"]), left(&["TITLE", "NAME"]));
        assert_eq!(skimmed(&[title, b"\x01\x05\x01\0\0\0a"]), left(&["TITLE", "NAME"]));
    }

    #[test]
    fn leaves_alone_what_may_be_written_in_other_letters() {
        assert_eq!(skimmed(&[b"\0\x04\0\0\0name\0"]), None);
        assert!(skimmed(&[b"\0\x08\0\0\0UF_USR_X\0"]).is_some());
        assert!(skim(b"\0", &|_| None, &|_, _| true).is_none());
        assert!(skim(b"\x07\x02\0\0\0\x01\0", &|_| Some("NAME"), &|_, _| true).is_none());
    }
}
