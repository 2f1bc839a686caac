//! The cells of a row of delimited text.

/// The cells of a row, one behind the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'t> {
    text: &'t str,
    ends: &'t [usize],
}

impl<'t> Cells<'t> {
    /// `ends` are those of the cells in the text.
    pub fn new(text: &'t str, ends: &'t [usize]) -> Cells<'t> {
        Cells { text, ends }
    }

    pub fn count(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, place: usize) -> Option<&'t str> {
        let begin = match place.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        // Cells end before a character of one byte, so that each is text.
        self.text.get(begin..*self.ends.get(place)?)
    }

    pub fn all(&self) -> Vec<&'t str> {
        (0..self.count()).filter_map(|place| self.get(place)).collect()
    }
}
