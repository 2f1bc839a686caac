//! What spreadsheets and wrong encodings leave of a value.

use crate::issue::Defect;

/// What has become of a text that is trimmed and not empty.
pub(super) fn defect(text: &str) -> Option<Defect> {
    let first = text.as_bytes().first().copied().unwrap_or_default();
    if first == b'#' && is_error(text) {
        return Some(Defect::SpreadsheetError);
    }
    if (first.is_ascii_digit() || matches!(first, b'+' | b'-')) && is_rounded(text) {
        return Some(Defect::NumberRounded);
    }
    (!text.is_ascii() && text.contains('\u{fffd}')).then_some(Defect::LostCharacters)
}

/// `7,9E+10`: a sign behind the E tells it from a room or an order number.
fn is_rounded(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = digits.strip_prefix(['+', '-']).unwrap_or(digits);
    let Some(exponent) = exponent.strip_prefix(['+', '-']) else { return false };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    are_digits(exponent) && are_digits(whole) && are_digits(fraction)
}

/// `#REF!`, `#N/A`, `#NAME?` in any language, and `####` for what did not fit.
fn is_error(text: &str) -> bool {
    let rest = text.trim_start_matches('#');
    if rest.is_empty() {
        return text.len() > 1;
    }
    if matches!(rest, "N/A" | "NV" | "Н/Д" | "N/D") {
        return true;
    }
    let name = rest.strip_suffix(['!', '?']).unwrap_or_default();
    let is_letter = |letter: char| letter.is_uppercase() || letter.is_ascii_digit() || matches!(letter, '/' | '_');
    name.chars().count() > 2 && name.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_by_spreadsheets() {
        for text in ["7,9E+10", "7.9e+10", "-1E-05", "+4,91512E+12", "9E+00"] {
            assert_eq!(defect(text), Some(Defect::NumberRounded), "{text}");
        }
        for text in ["#REF!", "#BEZUG!", "#ССЫЛКА!", "#N/A", "#NV", "#Н/Д", "#NAME?", "#DIV/0!", "########"] {
            assert_eq!(defect(text), Some(Defect::SpreadsheetError), "{text}");
        }
        for text in ["1E5", "7E", "E+10", "7,9E+1O", "7,,9E+10", "C#", "#1", "#", "#sales", "#Go!", "+49 151", "-"] {
            assert_eq!(defect(text), None, "{text}");
        }
        assert_eq!(defect("Ма\u{fffd}рия"), Some(Defect::LostCharacters));
    }
}
