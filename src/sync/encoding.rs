//! In which encoding a file is.
//!
//! A byte order mark tells; without one a file is UTF-8, and a [`Table`](super::Table) refuses the first byte that is not.
//! Then the caller has to say which it is, and what is probable is proposed. Decoding is the host's: `TextDecoder` knows
//! all of the labels here.

/// What the first bytes of a file tell of its encoding: four of them are enough.
pub fn by_mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some("utf-8"),
        [0xFF, 0xFE, ..] => Some("utf-16le"),
        [0xFE, 0xFF, ..] => Some("utf-16be"),
        _ => None,
    }
}

/// What a file is probably in that is not UTF-8, by its first bytes, else by the portal's language.
pub fn proposed(bytes: &[u8], language: &str) -> &'static str {
    match by_mark(bytes).or_else(|| wide(bytes)) {
        Some(encoding) if encoding != "utf-8" => encoding,
        _ => match language {
            "ru" | "ua" | "kz" => "windows-1251",
            "pl" => "windows-1250",
            "tr" => "windows-1254",
            "ar" => "windows-1256",
            "vn" => "windows-1258",
            "th" => "windows-874",
            "ja" => "shift_jis",
            "sc" => "gbk",
            "tc" => "big5",
            _ => "windows-1252",
        },
    }
}

/// How many bytes at the end of a piece of UTF-8 are only the beginning of a character; none when it is not UTF-8.
pub fn part_in(bytes: &[u8]) -> Option<usize> {
    match std::str::from_utf8(bytes) {
        Ok(_) => Some(0),
        Err(error) if error.error_len().is_none() => Some(bytes.len() - error.valid_up_to()),
        Err(_) => None,
    }
}

/// UTF-16 without a mark, which is UTF-8 byte by byte: of Latin and Cyrillic letters every other byte is a control
/// character.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static str> {
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    let controls = |skip: usize| bytes.iter().skip(skip).step_by(2).filter(|byte| is_control(byte)).count();
    let (even, odd) = (controls(0), controls(1));
    if even + odd < bytes.len() / 4 || even + odd == 0 {
        return None;
    }
    Some(if odd > even { "utf-16le" } else { "utf-16be" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        assert_eq!(by_mark(b"\xef\xbb\xbfNAME"), Some("utf-8"));
        assert_eq!(by_mark(b"\xff\xfeN\0"), Some("utf-16le"));
        assert_eq!(by_mark(b"\xfe\xff\0N"), Some("utf-16be"));
        assert_eq!(by_mark(b"NAME"), None);
        assert_eq!(by_mark(b""), None);
    }

    #[test]
    fn pieces_end_anywhere() {
        let text = "aЯ€😀";
        let parts: Vec<_> = (0..=text.len()).map(|end| part_in(text.as_bytes().get(..end)?)).collect();
        assert_eq!(parts, [0, 0, 1, 0, 1, 2, 0, 1, 2, 3, 0].map(Some));
        assert_eq!(part_in(b"\xd0a"), None);
        assert_eq!(part_in(b"\x80"), None);
        assert_eq!(part_in(b"\xed\xa0"), None);
    }

    #[test]
    fn proposals() {
        assert_eq!(proposed(b"\xc8\xec\xff", "ru"), "windows-1251");
        assert_eq!(proposed(b"Stra\xdfe", "de"), "windows-1252");
        assert_eq!(proposed(b"Stra\xdfe", "en"), "windows-1252");
        assert_eq!(proposed(b"N\0A\0", "ru"), "utf-16le");
        assert_eq!(proposed(b"\0N\0A", "de"), "utf-16be");
        assert_eq!(proposed(b"\x18\x04<\x04O\x04;\0", "de"), "utf-16le");
        assert_eq!(wide("Имя;Фамилия;\t\r\n".as_bytes()), None);
        assert_eq!(wide(b""), None);
    }
}
