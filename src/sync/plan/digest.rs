//! By what a plan is known.

use super::{Plan, Row};
use crate::format::number::hex_digit;
use crate::value::json::push_json;

impl Plan {
    /// Of all that `head_value` and `row_value` say. It shows what has changed by mistake; who means to deceive has the
    /// portal's keys anyway.
    pub(super) fn count_digest(&self, fraction: fn(f64) -> String) -> String {
        let mut digest = Digest::default();
        let mut text = String::new();
        push_json(&mut text, &self.undigested(), fraction);
        digest.add(text.as_bytes());
        for (place, row) in self.rows.iter().enumerate() {
            // Most rows say no more than this, and to write them takes longer than to find what differs.
            let Row { id, number, line, detail, kind } = row;
            digest.add(&id.to_le_bytes());
            digest.add(&number.to_le_bytes());
            digest.add(&line.to_le_bytes());
            digest.add(kind.word().as_bytes());
            digest.add(self.key(place).as_bytes());
            if *detail != 0 {
                text.clear();
                push_json(&mut text, &self.row_value(place), fraction);
                digest.add(text.as_bytes());
            }
        }
        digest.written()
    }
}

/// FNV-1a of 64 bits.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Digest {
        Digest(0xCBF2_9CE4_8422_2325)
    }
}

impl Digest {
    /// The length first, so that nothing can move from one to the next.
    fn add(&mut self, bytes: &[u8]) {
        for byte in (bytes.len() as u32).to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn written(&self) -> String {
        self.0
            .to_be_bytes()
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .map(|half| char::from(hex_digit(half)))
            .collect()
    }
}
