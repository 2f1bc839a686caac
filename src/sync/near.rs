//! What a name that is not known was probably meant to be, in any script.

use std::cell::Cell;

use crate::issue::{Advice, Hint, distance};

/// Names that are compared with all that are known, before it takes too long.
const MOST: u32 = 32;

/// Finds near names, for the first few that are asked for.
#[derive(Debug, Default)]
pub(super) struct Near {
    asked: Cell<u32>,
}

impl Near {
    pub(super) fn may_ask(&self) -> bool {
        self.asked.set(self.asked.get().saturating_add(1));
        self.asked.get() <= MOST
    }

    /// The nearest of names that are folded, and what each stands for.
    pub(super) fn find<'k>(&self, wrong: &str, known: impl Iterator<Item = (&'k str, &'k str)>) -> Option<Hint> {
        if wrong.len() > 128 || wrong.is_empty() || !self.may_ask() {
            return None;
        }
        let letters = wrong.chars().count();
        let mut limit = (letters + 1) / 4 + 1;
        let (mut nearest, mut inside, mut length): (Option<&str>, Vec<&str>, usize) = (None, Vec::new(), 4);
        for (folded, name) in known {
            if folded.len().abs_diff(wrong.len()) < 2 * limit {
                let steps = distance(wrong.as_bytes(), folded.as_bytes());
                if steps < limit {
                    (nearest, limit) = (Some(name), steps);
                    continue;
                }
            }
            // `Mobiltelefon privat`, `Stadt (Arbeit)`: more words around the one that is known, of which the longest counts.
            let letters = folded.chars().count();
            if letters < length || !wrong.contains(folded) {
                continue;
            }
            if letters > length {
                (inside, length) = (Vec::new(), letters);
            }
            if inside.len() < 4 && !inside.contains(&name) {
                inside.push(name);
            }
        }
        let names = nearest.map_or(inside, |name| vec![name]);
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        (1..=3).contains(&names.len()).then_some(Hint { advice: Advice::DidYouMean, names })
    }
}
