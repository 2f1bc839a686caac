//! Codes of custom fields: `UF_USR_…`.

use super::text::{joined, trim};

pub const PREFIX: &str = "UF_USR_";
/// Characters of a whole code, prefix included (`userfield.md` 2.1).
pub const LIMIT: usize = 50;

/// The code under which the portal will keep a name: trimmed, upper case, prefixed.
pub fn stored(name: &str) -> String {
    let upper = trim(name).to_ascii_uppercase();
    let own = upper.strip_prefix(PREFIX).or_else(|| upper.strip_prefix("UF_")).unwrap_or(&upper);
    joined(&[PREFIX, own])
}

/// Whether a code is made of capital letters, digits and underscores.
pub fn is_code(code: &str) -> bool {
    code.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'_'))
}

/// Whether this is the code of a custom field, as it may stand beside the other fields of a person.
pub fn is_custom(code: &str) -> bool {
    code.len() > PREFIX.len() && code.len() <= LIMIT && code.starts_with(PREFIX) && is_code(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        assert_eq!(stored(" deals "), "UF_USR_DEALS");
        assert_eq!(stored("UF_DEALS"), "UF_USR_DEALS");
        assert_eq!(stored("UF_USR_DEALS"), "UF_USR_DEALS");
        assert_eq!(stored("usr_deals"), "UF_USR_USR_DEALS");
        assert!(is_custom("UF_USR_X"));
        assert!(!is_custom("UF_USR_"));
        assert!(!is_custom("UF_X"));
        assert!(!is_custom("UF_USR_x"));
    }
}
