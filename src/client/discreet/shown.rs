//! A text as it is shown.

use crate::format::text::is_hidden;

/// What is shown in the end: without control characters, and no longer than its bound.
pub(super) struct Shown {
    text: String,
    left: usize,
    /// Whether there was more than that.
    is_over: bool,
    escapes: Escapes,
}

impl Shown {
    pub(super) fn new(limit: usize) -> Shown {
        Shown { text: String::new(), left: limit, is_over: false, escapes: Escapes::default() }
    }

    pub(super) fn push(&mut self, text: &str) {
        for character in text.chars() {
            if self.escapes.take(character) {
                continue;
            }
            if self.left == 0 {
                self.is_over = true;
                return;
            }
            self.left -= 1;
            self.text.push(if is_hidden(character) { ' ' } else { character });
        }
    }

    pub(super) fn finish(mut self, is_cut: bool) -> String {
        if self.is_over || is_cut {
            // The ellipsis is within the bound.
            if self.left == 0 {
                self.text.pop();
            }
            self.text.push('…');
        }
        self.text
    }
}

/// Finds escape sequences of terminals.
#[derive(Default)]
pub(super) struct Escapes {
    is_open: bool,
}

impl Escapes {
    /// Whether the next character is part of one.
    pub(super) fn take(&mut self, character: char) -> bool {
        let is_part = self.is_open || matches!(character, '\u{1b}' | '\u{9b}');
        self.is_open = is_part && (!self.is_open || character == '[' || !('@'..='~').contains(&character));
        is_part
    }
}
