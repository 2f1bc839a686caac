//! What people are found by, one text behind the other.

use super::pages::{PAGE, Pages};

/// Many texts: of each no more is held than its bytes and where it ends.
#[derive(Debug, Default)]
pub(super) struct Keys {
    texts: Pages<String>,
    ends: Pages<u32>,
}

impl Keys {
    pub fn push(&mut self, key: &str) {
        let place = self.ends.len();
        if place % PAGE == 0 {
            self.texts.push(String::new());
        }
        if let Some(text) = self.texts.get_mut(place / PAGE) {
            text.push_str(key);
            self.ends.push(text.len() as u32);
            // No more comes to a page that is full.
            if self.ends.len() % PAGE == 0 {
                text.shrink_to_fit();
            }
        }
    }

    pub fn get(&self, place: usize) -> &str {
        let begin = if place % PAGE == 0 { 0 } else { self.end(place - 1) };
        // Keys end where they were put together, so that each is text.
        self.texts.get(place / PAGE).and_then(|text| text.get(begin..self.end(place))).unwrap_or_default()
    }

    fn end(&self, place: usize) -> usize {
        self.ends.get(place).map_or(0, |end| *end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart() {
        let mut keys = Keys::default();
        let key = |place: usize| if place % 3 == 0 { String::new() } else { format!("Я-{place}") };
        (0..2 * PAGE + 2).for_each(|place| keys.push(&key(place)));
        for place in 0..2 * PAGE + 2 {
            assert_eq!(keys.get(place), key(place));
        }
        assert_eq!(keys.get(2 * PAGE + 2), "");
        assert_eq!(keys.get(9 * PAGE), "");
    }
}
