//! Bytes of a query, as they are written.

use crate::format::number::hex_digit;

/// Bytes, with room behind them: to make some for each text takes longer than to write it.
#[derive(Default)]
pub(super) struct Query {
    bytes: Vec<u8>,
    end: usize,
}

impl Query {
    /// Adds some parts as they are, and a text that is encoded.
    pub fn push(&mut self, parts: &[&[u8]], text: &str) {
        let needed = self.end + parts.iter().map(|part| part.len()).sum::<usize>() + 3 * text.len();
        if needed > self.bytes.len() {
            self.bytes.resize(2 * needed, 0);
        }
        // Byte by byte: to copy a few is a call.
        let mut slots = self.bytes.get_mut(self.end..).unwrap_or_default().iter_mut();
        let room = slots.len();
        let mut put = |byte| {
            if let Some(slot) = slots.next() {
                *slot = byte;
            }
        };
        for part in parts {
            part.iter().copied().for_each(&mut put);
        }
        for byte in text.bytes() {
            if is_plain(byte) {
                put(byte);
            } else {
                put(b'%');
                put(hex_digit(byte >> 4));
                put(hex_digit(byte));
            }
        }
        self.end += room - slots.len();
    }

    /// Adds a number in digits.
    pub fn push_digits(&mut self, mut number: u64) {
        let mut digits = [0; 20];
        let mut slots = digits.iter_mut().rev();
        for slot in slots.by_ref() {
            *slot = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        let start = slots.len();
        self.push(&[digits.get(start..).unwrap_or_default()], "");
    }

    pub fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.end);
        self.bytes
    }
}

fn is_plain(byte: u8) -> bool {
    IS_PLAIN.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether a byte stands for itself in a query; a table is quicker than seven comparisons.
#[expect(clippy::indexing_slicing, reason = "what would panic would not compile")]
static IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = matches!(byte as u8, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stay_what_they_are_and_texts_are_encoded() {
        let mut query = Query::default();
        query.push(&[b"?", b"a=b&"], "a=b&~Ä\u{1f}");
        query.push(&[], "");
        query.push(&[b"|"], "");
        assert_eq!(query.into_bytes(), b"?a=b&a%3Db%26~%C3%84%1F|");
    }

    #[test]
    fn grows_with_what_it_holds() {
        let mut query = Query::default();
        for _ in 0..1_000 {
            query.push(&[b"x"], "€");
        }
        assert_eq!(query.into_bytes(), b"x%E2%82%AC".repeat(1_000));
    }

    #[test]
    fn numbers_in_digits() {
        for number in [0, 7, 10, 99, 12_345, u64::MAX] {
            let mut query = Query::default();
            query.push_digits(number);
            assert_eq!(query.into_bytes(), number.to_string().as_bytes());
        }
    }
}
