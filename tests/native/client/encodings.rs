//! Ways in which a text can be written, and how it is read again.

use proptest::prelude::*;

pub type Way = fn(&str) -> String;

/// In each of them somebody could find the text.
pub const WAYS: [(&str, Way); 12] = [
    ("as it is", str::to_owned),
    ("in capital letters", |text| text.to_uppercase()),
    ("in small letters", |text| text.to_lowercase()),
    ("for an address", |text| bytes(text, |byte| byte.is_ascii_alphanumeric(), |byte| format!("%{byte:02X}"))),
    ("for a form", |text| text.replace('%', "%25").replace('+', "%2B").replace('&', "%26").replace(' ', "+")),
    ("all of it for an address", |text| bytes(text, |_| false, |byte| format!("%{byte:02x}"))),
    ("for HTML", |text| {
        let named = [
            ('&', "&amp;"),
            ('<', "&lt;"),
            ('>', "&gt;"),
            ('"', "&quot;"),
            ('\'', "&apos;"),
            ('/', "&sol;"),
            ('+', "&plus;"),
        ];
        let written =
            |c: char| named.iter().find(|(known, _)| *known == c).map_or(c.to_string(), |(_, name)| (*name).to_owned());
        text.chars().map(written).collect()
    }),
    ("in numbers of HTML", |text| text.chars().map(|c| format!("&#{};", u32::from(c))).collect()),
    ("in hexadecimal numbers of HTML", |text| text.chars().map(|c| format!("&#x{:X};", u32::from(c))).collect()),
    ("for JSON", |text| {
        let quoted = serde_json::to_string(text).expect("JSON");
        let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner.expect("a quoted text").replace('/', "\\/")
    }),
    ("in numbers of JSON", |text| text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()),
    ("with colours of a terminal", |text| text.chars().map(|c| format!("{c}\u{1b}[0m")).collect()),
];

fn bytes(text: &str, is_plain: fn(u8) -> bool, written: fn(u8) -> String) -> String {
    text.bytes().map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { written(byte) }).collect()
}

/// One over the other: letters are made large or small before they are written in another way, and coloured after it.
pub fn ways() -> impl Strategy<Value = Vec<(&'static str, Way)>> {
    let [first, last] = [0..3, 11..12].map(|range| prop::sample::select(WAYS[range].to_vec()));
    let between = prop::collection::vec(prop::sample::select(WAYS[3..11].to_vec()), 0..3);
    (first, between, prop::option::of(last))
        .prop_map(|(first, between, last)| [vec![first], between, Vec::from_iter(last)].concat())
}

pub fn written(text: &str, ways: &[(&str, Way)]) -> String {
    ways.iter().fold(text.to_owned(), |text, (_, way)| way(&text))
}

/// What somebody would read out of a text, however it was written.
pub fn read(text: &str) -> String {
    let mut text = text.to_owned();
    loop {
        let before = text.clone();
        text = replaced(&text, "%", 2, "", |digits| u8::from_str_radix(digits, 16).ok().map(|byte| vec![byte]));
        for (radix, prefix) in [(16, "&#x"), (10, "&#")] {
            for length in 1..8 {
                text =
                    replaced(&text, prefix, length, ";", |digits| character(u32::from_str_radix(digits, radix).ok()?));
            }
        }
        for (name, c) in
            [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("sol", "/"), ("plus", "+")]
        {
            text = text.replace(&format!("&{name};"), c);
        }
        text = replaced(&text, "\\u", 4, "", |digits| u32::from_str_radix(digits, 16).ok().and_then(character));
        for (escape, c) in [("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\/", "/"), ("\\\"", "\"")] {
            text = text.replace(escape, c);
        }
        if text == before {
            return text.replace('+', " ").to_lowercase();
        }
    }
}

fn character(code: u32) -> Option<Vec<u8>> {
    Some(char::from_u32(code)?.to_string().into_bytes())
}

/// Replaces what stands between a prefix and a suffix and has so many characters.
fn replaced(text: &str, prefix: &str, length: usize, suffix: &str, by: impl Fn(&str) -> Option<Vec<u8>>) -> String {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(prefix) {
        out.extend(before.bytes());
        let found = behind.get(..length).zip(behind.get(length..).and_then(|behind| behind.strip_prefix(suffix)));
        match found.and_then(|(digits, behind)| Some((by(digits)?, behind))) {
            Some((bytes, behind)) => {
                out.extend(bytes);
                rest = behind;
            }
            None => {
                out.extend(prefix.bytes());
                rest = behind;
            }
        }
    }
    out.extend(rest.bytes());
    String::from_utf8_lossy(&out).into_owned()
}
