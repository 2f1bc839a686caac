//! Base64 as encoders write it: with line breaks, or without padding.

use std::borrow::Cow;

/// The same in one line, padded. Whether it is base64 at all is for others to say.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.bytes().position(is_break).unwrap_or(rest.len());
        // A line break is a character of one byte.
        out.push_str(rest.get(..end).unwrap_or_default());
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    // Of one character more than whole groups nothing can be made; padding of half the length is an error.
    if out.len() % 4 > 1 && !out.ends_with('=') {
        out.push_str(if out.len() % 4 == 2 { "==" } else { "=" });
    }
    Cow::Owned(out)
}

fn is_clean(text: &str) -> bool {
    text.len() % 4 == 0 && !text.bytes().any(is_break)
}

/// Whether it seems to be of the alphabet for addresses, of which the portal drops two letters.
pub fn is_for_addresses(text: &str) -> bool {
    text.bytes().any(|byte| byte == b'-' || byte == b'_')
}

fn is_break(byte: u8) -> bool {
    byte == b'\r' || byte == b'\n'
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn as_encoders_write_it() {
        for (text, expected) in [
            ("", ""),
            ("QUJD", "QUJD"),
            ("QQ==", "QQ=="),
            ("QQ", "QQ=="),
            ("QUI", "QUI="),
            ("QUJD\r\nQUI=\n", "QUJDQUI="),
            ("\nQUJ\nD\n", "QUJD"),
            ("\r\n", ""),
            // These stay wrong.
            ("Q", "Q"),
            ("QQ=", "QQ="),
            ("Q Q", "Q Q="),
        ] {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }
}
