//! Regular expressions, for ECMAScript with the flag `u`.
//!
//! None refuses what the check takes. Where one takes more, it says so.

use crate::format::{field_name, image};

/// A number from 1. Those of 16 digits that a double does not hold exactly pass, too.
const DIGITS: &str = "[1-9][0-9]{0,15}";

/// Digits, perhaps with a sign and a point.
pub(super) const DECIMAL: &str = r"^[+-]?[0-9]+(?:\.[0-9]+)?$";

/// Text with something in it.
pub(super) const NOT_BLANK: &str = r"[^ \t\n\r\0\x0B]";

pub(super) const MONEY: &str = r"^-?[0-9]+(?:\.[0-9]+)?\|[A-Z]{3}$";

pub(super) const CRM_LINK: &str = "^(?:(?:L|C|CO|D|Q|O|SI|T0*[1-9a-f][0-9a-f]*)_)?0*[1-9][0-9]*$";

/// An application's own type of custom fields.
pub(super) const APP_TYPE: &str = "rest_[0-9]+_[A-Za-z0-9_]+";

/// How base64 of an image begins: JPEG, PNG, GIF, WebP, BMP.
const IMAGES: [&str; 5] = [
    "/9j/",
    "iVBORw0KGg[o-r]",
    "R0lGOD[dl]h",
    "UklGR[g-v][A-Za-z0-9+/][A-Za-z0-9+/][A-Za-z0-9+/][A-Za-z0-9+/][BFJNRVZdhlptx159]XRUJQ",
    "Qk[0-3]",
];

/// A real day from year 1: months of 31 and 30 days, February, and its 29th of leap years.
const DAY: &str = concat!(
    "(?!0000)(?:[0-9]{4}-(?:",
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
);
/// The same, written `DD.MM.YYYY`.
const DOTTED: &str = concat!(
    r"(?!.{6}0000)(?:(?:(?:0[1-9]|1[0-9]|2[0-8])\.(?:0[1-9]|1[0-2])",
    r"|(?:29|30)\.(?:0[13-9]|1[0-2])|31\.(?:0[13578]|1[02]))\.[0-9]{4}",
    r"|29\.02\.(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00))",
);
const TIME: &str = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
const SPACE: &str = r"[ \t\n\r\0\x0B]*";

/// One of some patterns.
pub(super) fn any_of<P: AsRef<str>>(patterns: &[P]) -> String {
    format!("(?:{})", patterns.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("|"))
}

pub(super) fn whole(pattern: &str) -> String {
    format!("^{pattern}$")
}

/// The whole text, spaces around it aside.
pub(super) fn trimmed(pattern: &str) -> String {
    format!("^{SPACE}{pattern}{SPACE}$")
}

/// A word of letters in any case.
pub(super) fn any_case(word: &str) -> String {
    let cases = |letter: char| match letter.is_ascii_alphabetic() {
        true => format!("[{}{}]", letter.to_ascii_uppercase(), letter.to_ascii_lowercase()),
        false => letter.to_string(),
    };
    word.chars().map(cases).collect()
}

/// An id.
pub(super) fn id() -> String {
    whole(&format!("0*{DIGITS}"))
}

pub(super) fn date() -> String {
    whole(DAY)
}

pub(super) fn date_time() -> String {
    format!(r"^{DAY}T{TIME}:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-]{TIME})$")
}

/// A day written `DD.MM.YYYY`.
pub(super) fn dotted() -> String {
    whole(DOTTED)
}

/// What the portal compares with.
pub(super) fn when() -> String {
    let day = any_of(&[DAY, DOTTED]);
    format!(r"^{day}(?:[T ]{TIME}(?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-]{TIME})?)?$")
}

/// The start of a day in UTC. Behind UTC it is any time of the day before: an expression does not subtract.
pub(super) fn midnight() -> String {
    let zero = r":00(?:\.0+)?";
    let moments = [
        format!("00:00{zero}(?:Z|-00:00)"),
        format!(r"({TIME}){zero}\+\1"),
        format!("(?!00:00){TIME}{zero}-(?!00:00){TIME}"),
    ];
    format!("^{DAY}T{}$", any_of(&moments))
}

/// A whole number in digits; the extremes of the type stand for no limit.
pub(super) fn integer(min: i32, max: i32) -> String {
    let up_to = |limit: i32| any_of(&(1..=limit).map(|number| number.to_string()).collect::<Vec<_>>());
    let mut signs = Vec::new();
    if min < 0 {
        signs.push(if min == i32::MIN { format!("-0*{DIGITS}") } else { format!("-0*{}", up_to(-min)) });
    }
    if min <= 0 {
        signs.push("[+-]?0+".to_owned());
    }
    signs.push(if max == i32::MAX { format!(r"\+?0*{DIGITS}") } else { format!(r"\+?0*{}", up_to(max)) });
    whole(&any_of(&signs))
}

/// Something within spaces that are not counted, of at most so many characters.
pub(super) fn trimmed_text(limit: usize) -> String {
    trimmed(&format!(r"{NOT_BLANK}(?:[\s\S]{{0,{}}}{NOT_BLANK})?", limit.saturating_sub(2)))
}

/// An address that the portal takes, of at most so many characters; see `format::email`.
pub(super) fn email(limit: usize, trimmed: bool) -> String {
    const ALNUM: &str = r"\p{L}\p{M}0-9";
    let space = if trimmed { SPACE } else { "" };
    let local = format!(r"[{ALNUM}=_+~'!$&*^`|#%/?{{}}\-]+");
    let label = format!(r"[{ALNUM}](?:[{ALNUM}\-]*[{ALNUM}])?");
    let limited = format!(r"(?={NOT_BLANK}{{1,{limit}}}{space}$)");
    let last = format!(r"(?=[{ALNUM}\-]{{2,20}}{space}$){label}");
    format!(r"^{space}{limited}{local}(?:\.{local})*@(?:{label}\.)+{last}{space}$")
}

/// Standard alphabet, in lines or one, padded or not, the bits beyond the last byte zero. Past some length it is not
/// counted by four: on a photo of some megabytes that overflows an engine's stack.
pub(super) fn base64() -> String {
    const ANY: &str = "[A-Za-z0-9+/]";
    let (one, two) = (in_lines(&["[AQgw]"]), in_lines(&["[AEIMQUYcgkosw048]"]));
    let (any, pad) = (in_lines(&[ANY]), in_lines(&["="]));
    let counted = format!("(?:{any}{any}{any}{any})*(?:{any}{one}(?:{pad}{pad})?|{any}{any}{two}(?:{pad})?)?{LINES}$");
    let padded = format!("(?:{any}{one}{pad}{pad}|{any}{any}{two}{pad})?{LINES}$");
    format!(r"^(?={LINES}[^\r\n])(?=[\s\S]{{4097}}|{counted})[A-Za-z0-9+/\r\n]*{padded}")
}

/// How base64 of an image begins.
pub(super) fn image() -> String {
    let atoms = |pattern: &str| {
        let mut atoms = Vec::new();
        let mut rest = pattern;
        while !rest.is_empty() {
            let length = if rest.starts_with('[') { rest.find(']').map_or(1, |end| end + 1) } else { 1 };
            let (atom, behind) = rest.split_at(length);
            atoms.push(atom.to_owned());
            rest = behind;
        }
        in_lines(&atoms)
    };
    format!("^{}", any_of(&IMAGES.map(atoms)))
}

const LINES: &str = r"[\r\n]*";

/// One after the other, line breaks before each.
fn in_lines<P: AsRef<str>>(atoms: &[P]) -> String {
    atoms.iter().map(|atom| format!("{LINES}{}", atom.as_ref())).collect()
}

/// A file name with the extension of an image.
pub(super) fn image_name() -> String {
    let extensions: Vec<_> = image::EXTENSIONS.iter().map(|extension| any_case(extension)).collect();
    format!(r"\.{}$", any_of(&extensions))
}

/// The code of a custom field, after something else.
pub(super) fn custom(before: &str) -> String {
    format!("^{before}{}[A-Z0-9_]{{1,{}}}$", field_name::PREFIX, own_limit())
}

/// Codes of custom fields under which only text is taken on creation.
pub(super) fn demands_text() -> String {
    format!("^{}[A-Z0-9_]*(?:WORK_|PERSONAL_)", field_name::PREFIX)
}

/// A code as it may be asked for: in any case, with or without its prefix, spaces around it.
pub(super) fn new_field_name() -> String {
    let (full, short) = (any_case(field_name::PREFIX), any_case("UF_"));
    let own = format!("[A-Za-z0-9_]{{1,{}}}", own_limit());
    trimmed(&any_of(&[format!("{full}{own}"), format!("(?!{full}){short}{own}"), format!("(?!{short}){own}")]))
}

/// A name with one of these prefixes.
pub(super) fn prefixed(prefixes: &[&str], names: &[&str]) -> String {
    whole(&(any_of(prefixes) + &any_of(names)))
}

fn own_limit() -> usize {
    field_name::LIMIT - field_name::PREFIX.len()
}
