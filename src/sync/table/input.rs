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
        let breaks = breaks_in(passed);
        let last = passed.last().copied();
        self.returns(passed.first().copied());
        self.line += breaks;
        self.is_returned = last == Some(b'\r');
        self.at += count;
    }

    /// Passes over ends of lines; answers whether anything else is there.
    pub fn pass_breaks(&mut self) -> bool {
        while let Some(byte @ (b'\n' | b'\r')) = self.rest().first().copied() {
            self.returns(Some(byte));
            self.line += usize::from(byte == b'\n');
            self.is_returned = byte == b'\r';
            self.at += 1;
        }
        let first = self.rest().first().copied();
        if first.is_some() {
            self.returns(first);
        }
        first.is_some()
    }

    /// A carriage return alone ends a line too.
    fn returns(&mut self, next: Option<u8>) {
        self.line += usize::from(self.is_returned && next.is_some_and(|byte| byte != b'\n'));
        self.is_returned &= next.is_none();
    }
}

/// How many line feeds there are, eight bytes at a time.
fn breaks_in(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const LOW: u64 = 0x7F * ONES;
    let (mut rest, mut count) = (bytes, 0);
    while let Some((word, later)) = rest.split_first_chunk() {
        let other = u64::from_le_bytes(*word) ^ (u64::from(b'\n') * ONES);
        // The upper bit of each byte that is zero here, and of no other.
        count += (!(((other & LOW) + LOW) | other | LOW)).count_ones() as usize;
        rest = later;
    }
    count + rest.iter().filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::breaks_in;

    #[test]
    fn line_feeds_are_counted() {
        let bytes: Vec<u8> = (0..=255).flat_map(|byte| [byte, b'\n', byte ^ 0x80, 0x0B, 0x8A]).collect();
        for start in 0..40 {
            for end in start..bytes.len().min(start + 120) {
                let part = bytes.get(start..end).unwrap_or_default();
                assert_eq!(breaks_in(part), part.iter().filter(|byte| **byte == b'\n').count());
            }
        }
        assert_eq!(breaks_in(&bytes), 258);
    }
}
