//! Languages of a portal's interface.

/// The product's own codes; Spanish is `la`, Portuguese `br`, Chinese `sc` and `tc` (`userfield.md` 3).
pub const LANGUAGES: &[&str] = &[
    "ar", "br", "de", "en", "fr", "hi", "id", "in", "it", "ja", "kz", "la", "ms", "pl", "ru", "sc", "tc", "th", "tr",
    "ua", "vn",
];

/// The product's code for what the rest of the world calls by another.
pub fn meant(code: &str) -> Option<&'static str> {
    const OTHER_NAMES: &[(&str, &str)] = &[
        ("es", "la"),
        ("pt", "br"),
        ("zh", "sc"),
        ("cn", "sc"),
        ("tw", "tc"),
        ("uk", "ua"),
        ("vi", "vn"),
        ("jp", "ja"),
        ("kk", "kz"),
    ];
    let lower = code.to_ascii_lowercase();
    let primary = lower.split(['-', '_']).next().unwrap_or_default();
    let renamed = OTHER_NAMES.iter().find(|(other, _)| *other == primary).map(|(_, code)| *code);
    renamed.or_else(|| LANGUAGES.iter().find(|known| **known == primary).copied())
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn other_names() {
        assert_eq!(meant("es"), Some("la"));
        assert_eq!(meant("pt-BR"), Some("br"));
        assert_eq!(meant("EN"), Some("en"));
        assert_eq!(meant("xx"), None);
    }
}
