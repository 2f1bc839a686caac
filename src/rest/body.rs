//! The body of one request to `batch`.

use super::command::push_command;
use super::passing::Passed;
use super::query::Query;
use crate::payload::Payload;

/// Calls in one request.
pub const LIMIT: usize = 50;

/// JSON text; its calls are keyed by numbers.
#[derive(Default)]
pub struct Body {
    text: Query,
    calls: usize,
}

impl Body {
    pub fn is_full(&self) -> bool {
        self.calls == LIMIT
    }

    pub fn push(&mut self, key: usize, payload: &Payload, passed: &[Passed], fraction: fn(f64) -> String) {
        let before: &[u8] = if self.calls == 0 { b"{\"halt\":0,\"cmd\":{\"" } else { b"\",\"" };
        self.calls += 1;
        self.text.push(&[before], "");
        self.text.push_digits(key as u64);
        self.text.push(&[b"\":\""], "");
        // Nothing in a command needs another escape.
        push_command(&mut self.text, payload, passed, fraction);
    }

    /// The text in UTF-8; none when there is no call in it.
    pub fn finish(mut self) -> Option<Vec<u8>> {
        self.text.push(&[b"\"}}"], "");
        (self.calls > 0).then(|| self.text.into_bytes())
    }
}
