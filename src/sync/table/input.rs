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
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
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
