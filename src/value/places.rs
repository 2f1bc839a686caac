//! Where texts stand, of many.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Texts and where each stands: asked of many texts in hardly more time than they take to read.
#[derive(Debug, Default)]
pub struct Places<'t>(BTreeMap<Cow<'t, str>, usize>);

impl<'t> Places<'t> {
    /// Notes where a text stands, unless it stands somewhere already: then says where.
    pub fn note(&mut self, text: Cow<'t, str>, place: usize) -> Option<usize> {
        let earlier = self.of(&text);
        if earlier.is_none() {
            self.0.insert(text, place);
        }
        earlier
    }

    pub fn of(&self, text: &str) -> Option<usize> {
        self.0.get(text).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn the_first_place_counts() {
        let mut places = Places::default();
        assert_eq!(places.note("a".into(), 3), None);
        assert_eq!(places.note("b".into(), 4), None);
        assert_eq!(places.note("a".into(), 5), Some(3));
        assert_eq!((places.of("a"), places.of("b"), places.of("A")), (Some(3), Some(4), None));
    }
}
