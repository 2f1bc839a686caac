//! Texts without what people write differently: case, blanks, punctuation.

/// Of a caption: lower-case letters and digits, so that `E-Mail *` and `email` are the same.
pub(super) fn caption(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(lower).collect()
}

/// Of the name of a department, an item or a country: lower case, one blank between words.
pub(super) fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(lower));
    }
    out
}

/// Russian writes `ё` also as `е`.
fn lower(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().map(|letter| if letter == 'ё' { 'е' } else { letter })
}

/// The text without white space around it, of whatever script, and without a byte order mark.
pub(super) fn trim(text: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(|byte| (b'!'..=b'~').contains(byte));
    let bytes = text.as_bytes();
    if is_plain(bytes.first()) && is_plain(bytes.last()) {
        return text;
    }
    text.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}' | '\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_captions() {
        for (text, folded) in [
            ("E-Mail *", "email"),
            ("PERSONAL_MOBILE", "personalmobile"),
            ("Улица, дом", "улицадом"),
            ("Счёт", "счет"),
            ("Straße", "straße"),
            (" - ", ""),
        ] {
            assert_eq!(caption(text), folded, "{text}");
        }
    }

    #[test]
    fn the_same_names() {
        assert_eq!(name("  R&D\u{a0} Nord "), "r&d nord");
        assert_eq!(name("Отдёл"), "отдел");
        assert_eq!(trim("\u{a0}\t a b \u{feff}"), "a b");
        assert_eq!(trim("ä"), "ä");
        assert_eq!(trim(""), "");
    }
}
