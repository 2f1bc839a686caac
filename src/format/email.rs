//! E-mail addresses, by the portal's own rule.

use super::letter::is_letter;
use super::text::{count, each_part, split_last, split_once};

/// Whether the portal takes the address (`user.md` 1.6): no quoted local part, no IP literal, and the last label of 2
/// to 20 characters. Length is not looked at. Labels that begin or end in a hyphen, which no host can have, are refused
/// as well.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = split_once(text, "@") else {
        return false;
    };
    let Some((labels, last)) = split_last(domain, b'.') else {
        return false;
    };
    each_part(local, ".", |run| is_run(run, is_local))
        && each_part(labels, ".", is_label)
        && is_label(last)
        && (2..=20).contains(&count(last))
}

fn is_run(text: &str, allowed: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(allowed)
}

fn is_local(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || (c.is_ascii() && b"=_+~'!$&*^`|#%/?{}-".contains(&(c as u8)))
}

fn is_label(text: &str) -> bool {
    let is_domain = |c| is_letter(c) || c.is_ascii_digit() || c == '-';
    is_run(text, is_domain) && !text.starts_with('-') && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses() {
        for text in [
            "a@b.de",
            "ann.o'neil+crm@example-corp.com",
            "юля@пример.рф",
            "x{1}/y@a.b.museum",
            "e\u{301}@b.de",
            "हिन्दी@उदाहरण.भारत",
            "-a-@b--c.d-e",
            "a@1.22",
        ] {
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
            "Ⅷ@b.de",
            "a@ⓐⓑ.de",
            "٣@b.de",
            "a\u{a0}@b.de",
            "a\u{200b}@b.de",
            "a@-.--",
            "a@-b.de",
            "a@b-.de",
            "a@b.-de",
            "a@b.de-",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
