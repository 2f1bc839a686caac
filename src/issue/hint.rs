//! Near misses: what a wrong name was probably meant to be.

use crate::format::text::joined;

/// "Did you mean WORK_POSITION?", if one of the known names is close enough.
///
/// Looks past case, camelCase and dashes, then for a known name that ends in the wrong one (`POSITION`), then for one
/// that a typing slip or two apart.
pub fn nearest(wrong: &str, known: &[&str]) -> Option<String> {
    // Longer than every known name by far: not a slip, and the distance below is quadratic.
    if wrong.is_empty() || wrong.len() > 64 {
        return None;
    }
    let wrong = folded(wrong);
    let names: Vec<Vec<u8>> = known.iter().map(|name| folded(name)).collect();
    let same = names.iter().position(|name| *name == wrong);
    let suffix = || names.iter().position(|name| ends_in(name, &wrong) || ends_in(&wrong, name));
    let name = known.get(same.or_else(suffix).or_else(|| slip(&wrong, &names))?)?;
    Some(joined(&["Did you mean ", name, "?"]))
}

/// The nearest of the names that a typing slip or two can explain.
fn slip(wrong: &[u8], names: &[Vec<u8>]) -> Option<usize> {
    let mut nearest = None;
    let mut limit = wrong.len() / 4 + 2;
    for (place, name) in names.iter().enumerate() {
        // The lengths alone are that far apart.
        if name.len().abs_diff(wrong.len()) < limit {
            let steps = distance(wrong, name);
            if steps < limit {
                (nearest, limit) = (Some(place), steps);
            }
        }
    }
    nearest
}

/// Lower case without separators, so that `workPosition` and `WORK-POSITION` are the same. Known names are ASCII.
fn folded(name: &str) -> Vec<u8> {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()).collect()
}

fn ends_in(whole: &[u8], end: &[u8]) -> bool {
    end.len() >= 4 && whole.len() > end.len() && whole.ends_with(end)
}

/// Levenshtein distance, one row at a time.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (line, from) in a.iter().enumerate() {
        let mut left = line + 1;
        let mut diagonal = line;
        let mut cells = row.iter_mut();
        cells.next().into_iter().for_each(|first| *first = left);
        for (above, to) in cells.zip(b) {
            left = (diagonal + usize::from(from != to)).min(left + 1).min(*above + 1);
            diagonal = std::mem::replace(above, left);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 5] = ["NAME", "LAST_NAME", "WORK_POSITION", "PERSONAL_MOBILE", "EMAIL"];

    fn hint(wrong: &str) -> Option<String> {
        nearest(wrong, &KNOWN)
    }

    #[test]
    fn near_misses() {
        for (wrong, meant) in [
            ("WORK_POSITON", "WORK_POSITION"),
            ("workPosition", "WORK_POSITION"),
            ("POSITION", "WORK_POSITION"),
            ("LASTNAME", "LAST_NAME"),
            ("last-name", "LAST_NAME"),
            ("FIRST_NAME", "NAME"),
            ("mobile", "PERSONAL_MOBILE"),
            ("E-MAIL", "EMAIL"),
        ] {
            assert_eq!(hint(wrong), Some(format!("Did you mean {meant}?")), "{wrong}");
        }
    }

    #[test]
    fn nothing_near() {
        for wrong in ["", "___", "SALARY_GROSS", "🙂", "x"] {
            assert_eq!(hint(wrong), None, "{wrong}");
        }
        assert_eq!(hint(&"A".repeat(100_000)), None);
    }

    #[test]
    fn distances() {
        assert_eq!(distance(b"", b"abc"), 3);
        assert_eq!(distance(b"kitten", b"sitting"), 3);
        assert_eq!(distance(b"abc", b"abc"), 0);
    }
}
