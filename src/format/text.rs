//! Texts as such. The standard library does the same in many more ways, each of which is in the wasm that needs one.

/// Whether two texts are the same, eight bytes at a time: WebAssembly has no instruction for it, and the standard library
/// goes byte by byte there.
pub fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    while let (Some((first, rest)), Some((second, later))) = (one.split_first_chunk(), other.split_first_chunk()) {
        if u64::from_le_bytes(*first) != u64::from_le_bytes(*second) {
            return false;
        }
        (one, other) = (rest, later);
    }
    one.iter().zip(other).all(|(one, other)| one == other)
}

/// The parts, one after the other.
pub fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
    }
    out
}

/// What stands before and after the first occurrence of some other text, which must not be empty.
pub fn split_once<'t>(text: &'t str, by: &str) -> Option<(&'t str, &'t str)> {
    let first = by.as_bytes().first();
    let is_here = |position: &usize| {
        // To compare more is a call.
        text.as_bytes().get(*position) == first
            && text.as_bytes().get(*position..).is_some_and(|rest| rest.starts_with(by.as_bytes()))
    };
    let position = (0..text.len()).find(is_here)?;
    text.get(..position).zip(text.get(position + by.len()..))
}

/// What stands before and after the last occurrence of an ASCII character.
pub fn split_last(text: &str, by: u8) -> Option<(&str, &str)> {
    let position = text.bytes().rposition(|byte| byte == by)?;
    text.get(..position).zip(text.get(position + 1..))
}

/// Whether all parts between the occurrences of some other text, which must not be empty, are right.
pub fn each_part(text: &str, by: &str, is_right: fn(&str) -> bool) -> bool {
    let mut rest = text;
    while let Some((part, after)) = split_once(rest, by) {
        if !is_right(part) {
            return false;
        }
        rest = after;
    }
    is_right(rest)
}

/// The text without white space around it, as PHP's `trim` sees that: a no-break space stays.
pub fn trim(text: &str) -> &str {
    let is_text = |byte: u8| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\0' | 0x0B);
    // Nearly all are trimmed already.
    if text.bytes().next().is_some_and(is_text) && text.bytes().next_back().is_some_and(is_text) {
        return text;
    }
    let start = text.bytes().position(is_text).unwrap_or(text.len());
    let end = text.bytes().rposition(is_text).map_or(start, |last| last + 1);
    // Both ends are beside a character of one byte, or at the ends of the text.
    text.get(start..end).unwrap_or_default()
}

pub fn contains(text: &str, other: &str) -> bool {
    split_once(text, other).is_some()
}

/// Whether a character is no sign to read: a control, the end of a line, or what turns the direction of text about.
pub fn is_hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text has a byte: eight at a time, since most have none.
pub fn has_byte(text: &str, byte: u8) -> bool {
    let mut rest = text.as_bytes();
    let each = u64::from_le_bytes([byte; 8]);
    while let Some((word, later)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word) ^ each;
        // The upper bit of one that is zero; of such as are not, those above it alone can be wrong.
        if word.wrapping_sub(u64::from_le_bytes([1; 8])) & !word & u64::from_le_bytes([0x80; 8]) != 0 {
            return true;
        }
        rest = later;
    }
    rest.contains(&byte)
}

/// The text with every occurrence of another replaced.
pub fn replaced(text: &str, old: &str, new: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, old).filter(|_| !old.is_empty()) {
        out.push_str(before);
        out.push_str(new);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Code points.
pub fn count(text: &str) -> usize {
    // All bytes of a character but its first are of the form 10xxxxxx.
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_texts() {
        let text = "Менеджер по продажам, 12345678";
        for (end, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let part = text.get(..end).unwrap_or_default();
            assert!(is_same(part, part), "{part}");
            for place in 0..end {
                let mut bytes = part.as_bytes().to_vec();
                bytes.get_mut(place).into_iter().for_each(|byte| *byte = b'_');
                let other = String::from_utf8_lossy(&bytes);
                assert_eq!(is_same(part, &other), part == other, "{part} {other}");
            }
            assert!(!is_same(part, "another text of some length"));
        }
    }

    #[test]
    fn first_occurrences() {
        assert_eq!(split_once("a://b://c", "://"), Some(("a", "b://c")));
        assert_eq!(split_once("ends in it://", "://"), Some(("ends in it", "")));
        assert_eq!(split_once("a:/b", "://"), None);
        assert_eq!(split_once("", "://"), None);
        assert!(contains("ЯWORK_Я", "WORK_"));
    }

    #[test]
    fn last_occurrences() {
        assert_eq!(split_last("a.b.c", b'.'), Some(("a.b", "c")));
        assert_eq!(split_last("ю.", b'.'), Some(("ю", "")));
        assert_eq!(split_last("юлия", b'.'), None);
    }

    #[test]
    fn each_part_counts() {
        let is_digit = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
        for (text, is_right) in
            [("1", true), ("1.2.3", true), ("", false), ("1..2", false), (".1", false), ("1.", false)]
        {
            assert_eq!(each_part(text, ".", is_digit), is_right, "{text:?}");
        }
    }

    #[test]
    fn every_occurrence() {
        for (text, old, new) in
            [("abcabc", "bc", "…"), ("aaaa", "aa", "a"), ("юлия", "ю", "я"), ("abc", "x", "y"), ("", "x", "y")]
        {
            assert_eq!(replaced(text, old, new), text.replace(old, new), "{text}");
        }
        assert_eq!(replaced("abc", "", "…"), "abc");
    }

    #[test]
    fn what_php_trims() {
        assert_eq!(trim(" \t\n\r\0\x0bRed wine\x0b\0\r\n\t "), "Red wine");
        for text in ["\u{a0}Red\u{a0}", "\u{c}Red", "Red\u{2003}", "\u{feff}Red", ""] {
            assert_eq!(trim(text), text);
        }
        assert_eq!(trim(" \0 "), "");
    }

    #[test]
    fn characters() {
        for text in ["", "abc", "юлия", "🙂é"] {
            assert_eq!(count(text), text.chars().count(), "{text}");
        }
    }
}
