//! Where texts stand, of many.

use std::borrow::Cow;

/// Texts and where each stands: asked of many texts in hardly more time than they take to read.
///
/// A table of our own: the standard library's maps are 10 KB in the wasm.
#[derive(Clone, Debug, Default)]
pub struct Places<'t> {
    texts: Vec<(Cow<'t, str>, usize)>,
    /// For each hash, and behind it, one more than the place of its text above; at least half are free.
    slots: Vec<u32>,
}

impl<'t> Places<'t> {
    /// Notes where a text stands, unless it stands somewhere already: then says where.
    pub fn note(&mut self, text: Cow<'t, str>, place: usize) -> Option<usize> {
        if self.slots.len() <= 2 * self.texts.len() {
            self.grow();
        }
        let (slot, known) = self.slot(&text);
        if known.is_none() {
            self.texts.push((text, place));
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = self.texts.len() as u32;
            }
        }
        known
    }

    pub fn of(&self, text: &str) -> Option<usize> {
        self.slot(text).1
    }

    /// The slot of a text and where it stands; or the free one that it would have.
    fn slot(&self, text: &str) -> (usize, Option<usize>) {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = hash(text) & last;
        while let Some(number @ 1..) = self.slots.get(slot).copied() {
            match self.texts.get(number as usize - 1) {
                Some((known, place)) if known == text => return (slot, Some(*place)),
                _ => slot = (slot + 1) & last,
            }
        }
        (slot, None)
    }

    fn grow(&mut self) {
        self.slots = vec![0; (4 * self.texts.len()).max(16).next_power_of_two()];
        for number in 1..=self.texts.len() {
            let text = self.texts.get(number - 1).map(|(text, _)| text.as_ref());
            let (slot, _) = self.slot(text.unwrap_or_default());
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = number as u32;
            }
        }
    }
}

/// FNV-1a, its upper half folded down: of near texts the lower bits alone are near.
fn hash(text: &str) -> usize {
    let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Places, hash};

    #[test]
    fn the_first_place_counts() {
        let mut places = Places::default();
        assert_eq!(places.of("a"), None);
        assert_eq!(places.note("a".into(), 3), None);
        assert_eq!(places.note("b".into(), 4), None);
        assert_eq!(places.note("a".into(), 5), Some(3));
        assert_eq!((places.of("a"), places.of("b"), places.of("A"), places.of("")), (Some(3), Some(4), None, None));
    }

    #[test]
    fn near_texts_are_far_apart() {
        for (name, slots) in [("UF_USR_", 1 << 12), ("UF_USR_", 1 << 14), ("", 1 << 12), ("", 1 << 14)] {
            let slot = |number: usize| hash(&format!("{name}{number}")) & (slots - 1);
            let taken: BTreeSet<_> = (0..slots / 2).map(slot).collect();
            // By chance alone it would be 0.79 of them.
            assert!(taken.len() > slots / 20 * 7, "{name}: {} of {}", taken.len(), slots / 2);
        }
    }

    #[test]
    fn many_texts() {
        let mut places = Places::default();
        let text = |number: usize| format!("UF_USR_{number}");
        for number in 0..5_000 {
            assert_eq!(places.note(text(number).into(), number), None, "{number}");
        }
        for number in 0..5_000 {
            assert_eq!(places.of(&text(number)), Some(number));
            assert_eq!(places.note(text(number).into(), 0), Some(number));
            assert_eq!(places.of(&text(number + 5_000)), None);
        }
    }
}
