//! Near misses: what a wrong name was probably meant to be.

use super::{Advice, Hint};
use crate::format::field_name::PREFIX;
use crate::format::text::split_once;

/// What people write, and what it is called here.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("FIRST_NAME", "NAME"),
    ("GIVEN_NAME", "NAME"),
    ("SURNAME", "LAST_NAME"),
    ("FAMILY_NAME", "LAST_NAME"),
    ("MIDDLE_NAME", "SECOND_NAME"),
    ("SEX", "PERSONAL_GENDER"),
    ("BIRTH_DATE", "PERSONAL_BIRTHDAY"),
    ("AVATAR", "PERSONAL_PHOTO"),
    ("JOB_TITLE", "WORK_POSITION"),
    ("DEPARTMENT_ID", "UF_DEPARTMENT"),
    ("MAIL", "EMAIL"),
    ("WORK_EMAIL", "EMAIL"),
    ("PERSONAL_EMAIL", "EMAIL"),
    ("USER_ID", "ID"),
    ("FIND", "NAME_SEARCH"),
    ("DEL", "remove"),
    ("TEXT", "string"),
    ("NUMBER", "double"),
    ("LIST", "enumeration"),
];

/// Those of the known names that are close enough.
///
/// Looks past case, camelCase and dashes, then for what others call it, then for known names that end in the wrong one
/// (`POSITION`), then for one that a typing slip or two apart.
pub fn nearest(wrong: &str, known: &[&str]) -> Option<Hint> {
    // Longer than every known name by far: not a slip, and the distance below is quadratic.
    if wrong.len() > 64 || folded(wrong).is_empty() {
        return None;
    }
    let find = |is_meant: &dyn Fn(&str) -> bool| known.iter().copied().find(|name| is_meant(name));
    let other = || {
        let (_, name) = OTHER_NAMES.iter().find(|(other, _)| is_same(other, wrong))?;
        find(&|known| known == *name)
    };
    match find(&|name| is_same(name, wrong)).or_else(other) {
        Some(name) => Some(Hint::of(Advice::DidYouMean, name)),
        None => ending(wrong, known).or_else(|| slip(wrong, known)),
    }
}

/// The names whose last words are the wrong one, when they are not too many.
fn ending(wrong: &str, known: &[&str]) -> Option<Hint> {
    let own = wrong.strip_prefix("UF_").unwrap_or(wrong);
    let mut names = Vec::new();
    for name in known.iter().filter(|name| own.len() > 2 && ends_in(name, own)) {
        // A custom field is not meant by what is no custom field's name.
        if own.len() == wrong.len() || name.starts_with("UF_") {
            names.push((*name).to_owned());
        }
    }
    (1..=3).contains(&names.len()).then_some(Hint { advice: Advice::DidYouMean, names })
}

fn ends_in(name: &str, end: &str) -> bool {
    let mut rest = name;
    while let Some((_, behind)) = split_once(rest, "_") {
        rest = behind;
        if is_same(rest, end) {
            return true;
        }
    }
    false
}

/// The nearest of the names that a slip or two can explain: one in six letters, two in ten.
fn slip(wrong: &str, known: &[&str]) -> Option<Hint> {
    let (kind, wrong) = own(wrong);
    let marks = marks(&wrong);
    let mut nearest = None;
    let mut limit = (wrong.len() + 1) / 4 + 1;
    for name in known {
        let (other, own) = own(name);
        // The lengths alone may be that far apart, or the letters, of which a step changes two.
        if kind == other
            && own.len().abs_diff(wrong.len()) < limit
            && (self::marks(&own) ^ marks).count_ones() as usize + 1 < 2 * limit
        {
            let steps = distance(&wrong, &own);
            if steps < limit {
                (nearest, limit) = (Some(*name), steps);
            }
        }
    }
    nearest.map(|name| Hint::of(Advice::DidYouMean, name))
}

/// Which letters there are, roughly.
fn marks(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |marks, letter| marks | 1 << (letter % 32))
}

/// What a name begins with that many begin with, and the rest.
fn own(name: &str) -> (usize, Vec<u8>) {
    let begins = |start: &str| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    let start = [PREFIX, "UF_"].iter().find(|start| begins(start)).map_or(0, |start| start.len());
    (start, folded(name.get(start..).unwrap_or_default()))
}

/// Lower case without separators, so that `workPosition` and `WORK-POSITION` are the same. Known names are ASCII.
fn folded(name: &str) -> Vec<u8> {
    letters(name).collect()
}

fn is_same(name: &str, other: &str) -> bool {
    letters(name).eq(letters(other))
}

fn letters(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

/// Letters that are to be put in, left out, replaced, or exchanged with the next: a row of the table at a time.
pub(crate) fn distance(a: &[u8], b: &[u8]) -> usize {
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or_default();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (line, from) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(line + 1);
        for (place, to) in b.iter().enumerate() {
            let mut steps = (at(&row, place) + usize::from(from != to)).min(at(&row, place + 1) + 1);
            steps = steps.min(at(&next, place) + 1);
            let crossed = place.checked_sub(1).filter(|place| b.get(*place) == Some(from) && last == Some(to));
            if let Some(place) = crossed {
                steps = steps.min(at(&before, place) + 1);
            }
            next.push(steps);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(from);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 15] = [
        "ID",
        "NAME",
        "LAST_NAME",
        "SECOND_NAME",
        "WORK_POSITION",
        "PERSONAL_MOBILE",
        "PERSONAL_PHONE",
        "WORK_PHONE",
        "EMAIL",
        "WORK_DEPARTMENT",
        "UF_DEPARTMENT",
        "UF_PHONE_INNER",
        "UF_USR_SKILL_LEVEL",
        "UF_USR_X",
        "*",
    ];

    /// The names that are meant, with " or " between them.
    fn hint(wrong: &str) -> Option<String> {
        names(nearest(wrong, &KNOWN))
    }

    fn names(hint: Option<Hint>) -> Option<String> {
        let Hint { advice, names } = hint?;
        assert_eq!(advice, Advice::DidYouMean);
        Some(names.join(" or "))
    }

    #[test]
    fn near_misses() {
        for (wrong, meant) in [
            ("WORK_POSITON", "WORK_POSITION"),
            ("WORK_POSIITON", "WORK_POSITION"),
            ("WRK_POSTION", "WORK_POSITION"),
            ("workPosition", "WORK_POSITION"),
            ("POSITION", "WORK_POSITION"),
            ("LASTNAME", "LAST_NAME"),
            ("last-name", "LAST_NAME"),
            ("id", "ID"),
            ("IDD", "ID"),
            ("NAEM", "NAME"),
            ("FIRST_NAME", "NAME"),
            ("firstName", "NAME"),
            ("surname", "LAST_NAME"),
            ("mobile", "PERSONAL_MOBILE"),
            ("E-MAIL", "EMAIL"),
            ("PERSONAL_EMAIL", "EMAIL"),
            ("phone", "PERSONAL_PHONE or WORK_PHONE"),
            ("DEPARTMENT", "WORK_DEPARTMENT or UF_DEPARTMENT"),
            ("UF_PHONE_INER", "UF_PHONE_INNER"),
            ("UF_USR_SKIL_LEVEL", "UF_USR_SKILL_LEVEL"),
            ("uf_usr_skills_level", "UF_USR_SKILL_LEVEL"),
            ("UF_SKILL_LEVEL", "UF_USR_SKILL_LEVEL"),
            ("SKILL_LEVEL", "UF_USR_SKILL_LEVEL"),
            ("USR_SKILL_LEVEL", "UF_USR_SKILL_LEVEL"),
        ] {
            assert_eq!(hint(wrong).as_deref(), Some(meant), "{wrong}");
        }
    }

    #[test]
    fn nothing_near() {
        for wrong in [
            "",
            "___",
            "*",
            "SALARY_GROSS",
            "🙂",
            "x",
            "FIND",
            "SORT",
            "FILE_NAME",
            "UF_PERSONAL_EMAIL",
            "UF_EMAIL",
            "UF_NAME",
            "UF_USR_Y",
            "UF_USR_NAME",
            "UF_USR_PHONE_INNER",
            "WORK_POXXXXON",
        ] {
            assert_eq!(hint(wrong), None, "{wrong}");
        }
        assert_eq!(hint(&"A".repeat(100_000)), None);
        for (length, is_compared) in [(64, true), (65, false), (66, false)] {
            let name = "A".repeat(length);
            assert_eq!(nearest(&name.to_lowercase(), &[&name]).is_some(), is_compared, "{length}");
        }
        assert_eq!(nearest("ID", &["GROUP_ID"]), None);
        assert_eq!(names(nearest("ZIP", &["WORK_ZIP"])).as_deref(), Some("WORK_ZIP"));
        let many: Vec<_> = (0..4).map(|number| format!("N{number}_CITY")).collect();
        assert_eq!(nearest("CITY", &many.iter().map(String::as_str).collect::<Vec<_>>()), None);
    }

    #[test]
    fn distances() {
        for (a, b, steps) in [
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("abc", "abc", 0),
            ("naem", "name", 1),
            ("ab", "ba", 1),
            ("abcd", "badc", 2),
            ("ca", "abc", 3),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes()), steps, "{a} {b}");
        }
    }
}
