//! Words that stand for a flag or a letter.

use crate::sync::fold;

/// Yes or no in English, German and Russian; nothing else is a flag.
pub(super) fn flag(text: &str) -> Option<bool> {
    among(text, &["y", "yes", "true", "1", "ja", "да"], &["n", "no", "false", "0", "nein", "нет"])
}

/// The letter of a gender.
pub(super) fn gender(text: &str) -> Option<&'static str> {
    let men = &["m", "male", "männlich", "м", "муж", "мужской"];
    let women = &["f", "female", "w", "weiblich", "ж", "жен", "женский"];
    among(text, men, women).map(|is_man| if is_man { "M" } else { "F" })
}

fn among(text: &str, some: &[&str], others: &[&str]) -> Option<bool> {
    // Longer than all of them.
    if text.len() > 16 {
        return None;
    }
    let folded = fold::name(text);
    let is_in = |words: &[&str]| words.contains(&folded.as_str());
    if is_in(some) { Some(true) } else { is_in(others).then_some(false) }
}
