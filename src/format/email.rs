//! E-mail addresses, by the portal's own rule.

/// Whether the portal takes the address (`user.md` 1.6): no quoted local part, no IP literal, and the last
/// label of 2 to 20 characters. Length is not looked at.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let Some((labels, last)) = domain.rsplit_once('.') else {
        return false;
    };
    local.split('.').all(|run| is_run(run, is_local))
        && labels.split('.').all(|label| is_run(label, is_domain))
        && is_run(last, is_domain)
        && (2..=20).contains(&super::text::count(last))
}

fn is_run(text: &str, allowed: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(allowed)
}

fn is_local(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || (c.is_ascii() && b"=_+~'!$&*^`|#%/?{}-".contains(&(c as u8)))
}

fn is_domain(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || c == '-'
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses() {
        for text in ["a@b.de", "ann.o'neil+crm@example-corp.com", "юля@пример.рф", "x{1}/y@a.b.museum"] {
            assert!(is_email(text), "{text}");
        }
        for text in [
            "",
            "@",
            "a@",
            "@b.de",
            "a@b",
            "a@b.c",
            "a@.de",
            "a@b..de",
            "a..b@c.de",
            ".a@b.de",
            "a.@b.de",
            "a b@c.de",
            "a@b.de\n",
            "a@b@c.de",
            "a@[10.0.0.1]",
            "\"a\"@b.de",
            "a@b_c.de",
            "a@b.aaaaaaaaaaaaaaaaaaaaa",
            "a,b@c.de",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
