//! The body of one request to `batch`.

use super::command::push_command;
use super::passing::Passed;
use crate::format::number::push_ascii;
use crate::payload::Payload;

/// Calls in one request.
pub const LIMIT: usize = 50;

/// JSON text; its calls are keyed by numbers.
#[derive(Default)]
pub struct Body {
    text: Vec<u8>,
    calls: usize,
}

impl Body {
    pub fn is_full(&self) -> bool {
        self.calls == LIMIT
    }

    pub fn push(&mut self, key: usize, payload: &Payload, passed: &[Passed], fraction: fn(f64) -> String) {
        let before: &[u8] = if self.calls == 0 { b"{\"halt\":0,\"cmd\":{\"" } else { b"\",\"" };
        self.calls += 1;
        self.text.extend_from_slice(before);
        push_ascii(&mut self.text, key as u64);
        self.text.extend_from_slice(b"\":\"");
        // Nothing in a command needs another escape.
        push_command(&mut self.text, payload, passed, fraction);
    }

    /// The text in UTF-8; none when there is no call in it.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        self.text.extend_from_slice(b"\"}}");
        (self.calls > 0).then_some(self.text)
    }
}
