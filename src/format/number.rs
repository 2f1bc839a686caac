//! Numbers written as text.

use super::text::split_once;

/// Text made of digits only, at least one.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits with an optional sign; what is too long to be exact comes out too large, not wrapped.
pub fn integer(text: &str) -> Option<f64> {
    let digits = unsigned(text);
    is_digits(digits).then(|| signed(text, value_of(digits.bytes()) as f64))
}

/// Digits with an optional sign and an optional fraction after a point; no exponent.
///
/// At most 15 digits, leading zeros aside: more than that a double cannot keep apart. Within them one division is
/// correctly rounded, so the standard library's parser and its tables are not needed.
pub fn decimal(text: &str) -> Option<f64> {
    let digits = unsigned(text);
    let fraction = split_once(digits, ".").map_or(0, |(_, fraction)| fraction.len());
    let mantissa = value_of(digits.bytes().filter(|byte| *byte != b'.'));
    if !is_decimal(digits) || mantissa >= 10_u64.pow(15) {
        return None;
    }
    let power = POWERS.get(fraction)?;
    Some(signed(text, mantissa as f64 / power))
}

/// Largest magnitude up to which every integer has a double of its own.
pub const SAFE_INTEGER: i64 = (1 << 53) - 1;

/// The number, when it is whole and small enough to be exact.
pub fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= SAFE_INTEGER as f64).then_some(number as i64)
}

/// The number, or the bound that it is beyond.
///
/// A panic of the standard library's `clamp` words its bounds, with tables for writing fractions.
pub fn within(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}

/// A whole number in digits.
pub fn written(number: i64) -> String {
    let mut out = String::new();
    push_integer(&mut out, number);
    out
}

/// Adds a number as JSON has it; what is not whole is written by the caller's means.
pub fn push_number(out: &mut String, number: f64, fraction: fn(f64) -> String) {
    match whole(number) {
        Some(number) => push_integer(out, number),
        None => out.push_str(&fraction(number)),
    }
}

fn push_integer(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    }
    push_digits(out, number.unsigned_abs(), 1);
}

/// Adds a number, filled up with zeros to a width; the standard library's formatting is several KB in the wasm.
pub fn push_digits(out: &mut String, number: u64, width: u32) {
    if number >= 10 || width > 1 {
        push_digits(out, number / 10, width.saturating_sub(1));
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// One digit of sixteen, of the lower half of a byte.
pub fn hex_digit(byte: u8) -> u8 {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    DIGITS.get(usize::from(byte & 15)).copied().unwrap_or_default()
}

/// Powers of ten that a double holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

fn value_of(digits: impl Iterator<Item = u8>) -> u64 {
    digits.fold(0, |sum: u64, byte| sum.saturating_mul(10).saturating_add(u64::from(byte.wrapping_sub(b'0'))))
}

fn signed(text: &str, number: f64) -> f64 {
    if text.starts_with('-') { -number } else { number }
}

/// Digits, and perhaps a point and more digits.
pub fn is_decimal(text: &str) -> bool {
    match split_once(text, ".") {
        None => is_digits(text),
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
    }
}

/// The same, perhaps with a sign before it.
pub fn is_signed_decimal(text: &str) -> bool {
    is_decimal(unsigned(text))
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix("+").or_else(|| text.strip_prefix("-")).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        assert_eq!(integer("12"), Some(12.0));
        assert_eq!(integer("-12"), Some(-12.0));
        assert_eq!(integer("+012"), Some(12.0));
        for text in ["", "-", "1.0", "1e3", " 1", "1 ", "--1", "٣"] {
            assert_eq!(integer(text), None, "{text}");
        }
    }

    #[test]
    fn digits() {
        for number in [0, 7, -7, 10, 12_345, i64::MIN, i64::MAX] {
            assert_eq!(written(number), number.to_string());
        }
        let mut out = String::new();
        push_digits(&mut out, 7, 4);
        assert_eq!(out, "0007");
    }

    #[test]
    fn decimals() {
        assert_eq!(decimal("-1.25"), Some(-1.25));
        assert_eq!(decimal("7"), Some(7.0));
        assert_eq!(decimal("000000000000000000007.5"), Some(7.5));
        for text in [
            "",
            ".5",
            "5.",
            "1,5",
            "1e3",
            "1.2.3",
            "inf",
            "NaN",
            "0x1",
            "1234567890.123456",
            "0.00000000000000000000001",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    /// The same answers as the standard library's parser.
    #[test]
    fn decimals_are_correctly_rounded() {
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mantissa = (seed >> 14) % 10_u64.pow(15);
            let places = (seed >> 3) % 16;
            let text = format!("{mantissa:016}");
            let (whole, fraction) = text.split_at(16 - places as usize);
            let text = if places == 0 { text } else { format!("-0{whole}.{fraction}") };
            assert_eq!(decimal(&text), text.parse().ok(), "{text}");
        }
    }
}
