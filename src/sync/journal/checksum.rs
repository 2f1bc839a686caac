//! CRC-32, as gzip has it.

/// Of all halves of a byte.
#[expect(clippy::indexing_slicing, reason = "what would panic would not compile")]
static HALVES: [u32; 16] = {
    let mut table = [0; 16];
    let mut half = 0;
    while half < 16 {
        let mut sum = half as u32;
        let mut bit = 0;
        while bit < 4 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[half] = sum;
        half += 1;
    }
    table
};

pub(super) fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| (sum >> 4) ^ HALVES.get((sum & 15) as usize).copied().unwrap_or_default();
    !bytes.iter().fold(u32::MAX, |sum, byte| step(step(sum ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn known_sums() {
        assert_eq!(checksum(b""), 0);
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum("Ромашка".as_bytes()), checksum("Ромашка".as_bytes()));
        assert_ne!(checksum(b"ab"), checksum(b"ba"));
    }
}
