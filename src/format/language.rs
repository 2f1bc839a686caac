//! Languages of a portal's interface.

/// The product's own codes; Spanish is `la`, Portuguese `br`, Chinese `sc` and `tc` (`userfield.md` 3).
pub const LANGUAGES: &[&str] = &[
    "ar", "br", "de", "en", "fr", "hi", "id", "in", "it", "ja", "kz", "la", "ms", "pl", "ru", "sc", "tc", "th", "tr",
    "ua", "vn",
];

/// Each of them with its tag in BCP 47, its English name and its own. For people, so they stay out of the wasm.
#[cfg(not(target_family = "wasm"))]
pub const NAMED: [(&str, &str, &str, &str); LANGUAGES.len()] = [
    ("ar", "ar", "Arabic", "العربية"),
    ("br", "pt-BR", "Portuguese (Brazil)", "Português (Brasil)"),
    ("de", "de", "German", "Deutsch"),
    ("en", "en", "English", "English"),
    ("fr", "fr", "French", "Français"),
    ("hi", "hi", "Hindi", "हिन्दी"),
    ("id", "id", "Indonesian", "Bahasa Indonesia"),
    ("in", "hi", "Hindi (older code)", "हिन्दी"),
    ("it", "it", "Italian", "Italiano"),
    ("ja", "ja", "Japanese", "日本語"),
    ("kz", "kk", "Kazakh", "Қазақ тілі"),
    ("la", "es", "Spanish", "Español"),
    ("ms", "ms", "Malay", "Bahasa Melayu"),
    ("pl", "pl", "Polish", "Polski"),
    ("ru", "ru", "Russian", "Русский"),
    ("sc", "zh-Hans", "Chinese (simplified)", "简体中文"),
    ("tc", "zh-Hant", "Chinese (traditional)", "繁體中文"),
    ("th", "th", "Thai", "ไทย"),
    ("tr", "tr", "Turkish", "Türkçe"),
    ("ua", "uk", "Ukrainian", "Українська"),
    ("vn", "vi", "Vietnamese", "Tiếng Việt"),
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
    let end = lower.bytes().position(|byte| byte == b'-' || byte == b'_').unwrap_or(lower.len());
    let primary = lower.get(..end).unwrap_or_default();
    let renamed = OTHER_NAMES.iter().find(|(other, _)| *other == primary).map(|(_, code)| *code);
    renamed.or_else(|| LANGUAGES.iter().find(|known| **known == primary).copied())
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    #[cfg(not(target_family = "wasm"))]
    fn each_has_its_names() {
        assert_eq!(super::NAMED.map(|(code, ..)| code), super::LANGUAGES);
    }

    #[test]
    fn other_names() {
        assert_eq!(meant("es"), Some("la"));
        assert_eq!(meant("pt-BR"), Some("br"));
        assert_eq!(meant("EN"), Some("en"));
        assert_eq!(meant("xx"), None);
    }
}
