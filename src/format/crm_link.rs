//! Links to CRM entities: `CO_3`, `T80_6`, or a bare id.

use super::number::is_digits;
use super::text::split_once;

/// An optional prefix of the entity's kind, then the digits of an id (`user.md` 1.11).
pub fn is_crm_link(text: &str) -> bool {
    match split_once(text, "_") {
        None => is_id(text),
        Some((kind, id)) => is_kind(kind) && is_id(id),
    }
}

fn is_kind(kind: &str) -> bool {
    matches!(kind, "L" | "C" | "CO" | "D" | "Q" | "O" | "SI") || kind.strip_prefix("T").is_some_and(is_lower_hex)
}

/// Zero is nobody's id.
fn is_id(text: &str) -> bool {
    is_digits(text) && has_more_than_zeros(text)
}

fn is_lower_hex(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) && has_more_than_zeros(text)
}

fn has_more_than_zeros(text: &str) -> bool {
    text.bytes().any(|byte| byte != b'0')
}

#[cfg(test)]
mod tests {
    use super::is_crm_link;

    #[test]
    fn links() {
        for text in ["5", "L_4", "C_2", "CO_3", "D_12", "Q_1", "O_1", "SI_7", "T80_6", "Tb1_6", "10", "D_010", "T0a_6"]
        {
            assert!(is_crm_link(text), "{text}");
        }
        for text in [
            "",
            "_5",
            "X_5",
            "COMPANY_3",
            "T_6",
            "T8G_6",
            "TB1_6",
            "D_",
            "D_x",
            "d_12",
            "D_1_2",
            "D-1",
            "0",
            "D_0",
            "T0_6",
            "T80_00",
            "_",
            "T_",
        ] {
            assert!(!is_crm_link(text), "{text}");
        }
    }
}
