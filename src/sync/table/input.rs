//! Bytes that have come and were not read yet.

/// What is kept of a stream; what was read goes when more comes.
#[derive(Debug)]
pub(super) struct Input {
    bytes: Vec<u8>,
    at: usize,
    /// Whether nothing more comes.
    pub is_ended: bool,
    /// The line that begins or goes on here.
    pub line: usize,
    /// Whether a carriage return was passed that a line feed may follow.
    is_returned: bool,
}

impl Input {
    pub fn new() -> Input {
        Input { bytes: Vec::new(), at: 0, is_ended: false, line: 1, is_returned: false }
    }

    pub fn add(&mut self, chunk: Vec<u8>) {
        if self.at == self.bytes.len() {
            self.bytes = chunk;
        } else {
            self.bytes.drain(..self.at);
            self.bytes.extend_from_slice(&chunk);
        }
        self.at = 0;
    }

    pub fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Passes over so many bytes, of which the last may end a record.
    pub fn pass(&mut self, count: usize) {
        let passed = self.rest().get(..count).unwrap_or_default();
        let Some((first, last)) = passed.first().copied().zip(passed.last().copied()) else { return };
        let breaks = breaks_in(passed);
        self.returns(first);
        self.line += breaks;
        self.is_returned = last == b'\r';
        self.at += count;
    }

    /// Passes over white space; answers whether anything else is there, whose line is known then.
    pub fn pass_blanks(&mut self) -> bool {
        self.pass_all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    }

    /// The same of ends of lines.
    pub fn pass_breaks(&mut self) -> bool {
        self.pass_all(|byte| matches!(byte, b'\n' | b'\r'))
    }

    fn pass_all(&mut self, is_passed: fn(u8) -> bool) -> bool {
        let rest = self.rest();
        let count = rest.iter().position(|byte| !is_passed(*byte)).unwrap_or(rest.len());
        self.pass(count);
        let next = self.rest().first().copied();
        if let Some(byte) = next {
            self.returns(byte);
        }
        next.is_some()
    }

    /// A carriage return alone ends a line too, which is known by what follows.
    fn returns(&mut self, next: u8) {
        self.line += usize::from(self.is_returned && next != b'\n');
        self.is_returned = false;
    }
}

/// How many lines end, eight bytes at a time; of a carriage return at the very end nothing is known.
fn breaks_in(bytes: &[u8]) -> usize {
    let (mut rest, mut count, mut is_returned) = (bytes, 0, false);
    while let Some((word, later)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        let (feeds, returns) = (found(word, b'\n'), found(word, b'\r'));
        let behind = returns << 8 | u64::from(is_returned) << 7;
        count += (feeds | behind).count_ones() as usize;
        is_returned = returns >> 63 == 1;
        rest = later;
    }
    for byte in rest {
        count += usize::from(is_returned || *byte == b'\n');
        is_returned = *byte == b'\r';
    }
    count
}

/// The upper bit of each byte that is this one, and of no other.
fn found(word: u64, byte: u8) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const LOW: u64 = 0x7F * ONES;
    let other = word ^ (u64::from(byte) * ONES);
    !(((other & LOW) + LOW) | other | LOW)
}

#[cfg(test)]
mod tests {
    use super::breaks_in;

    #[test]
    fn ends_of_lines_are_counted() {
        let bytes: Vec<u8> = (0..=255)
            .flat_map(|byte| [byte, b'\n', byte ^ 0x80, 0x0B, b'\r', 0x8A, b'\r', b'\n', b'\r', b'\r'])
            .collect();
        for start in 0..40 {
            for end in start..bytes.len().min(start + 120) {
                let part = bytes.get(start..end).unwrap_or_default();
                let feeds = part.iter().filter(|byte| **byte == b'\n').count();
                let alone = part.windows(2).filter(|pair| matches!(pair, [b'\r', next] if *next != b'\n')).count();
                assert_eq!(breaks_in(part), feeds + alone, "{part:?}");
            }
        }
    }
}
