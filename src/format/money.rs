//! Money as the portal keeps it: `100|USD`.

use super::number::is_decimal;
use super::text::split_once;

/// An amount with a decimal point, perhaps negative, a bar, three capital letters (`user.md` 1.11).
pub fn is_money(text: &str) -> bool {
    let Some((amount, currency)) = split_once(text, "|") else {
        return false;
    };
    is_decimal(amount.strip_prefix("-").unwrap_or(amount))
        && currency.len() == 3
        && currency.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::is_money;

    #[test]
    fn amounts() {
        for text in ["100|USD", "-1.50|EUR", "0|RUB"] {
            assert!(is_money(text), "{text}");
        }
        for text in ["", "|", "100", "100|usd", "100|USDT", "1,5|EUR", "+1|EUR", "100 USD", "1|EU|", "--1|EUR"] {
            assert!(!is_money(text), "{text}");
        }
    }
}
