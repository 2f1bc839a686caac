//! Results that are read from the text of an answer when they are wanted, so that nothing of them is copied.

use std::ops::Range;
use std::rc::Rc;

use super::found::Found;

/// The text of an answer to a batch, and where in it the results of the calls stand.
#[derive(Debug)]
pub struct Texts {
    pub whole: Rc<String>,
    pub results: Vec<Option<Range<usize>>>,
    /// Reads a number that is not short, as [`Parser`](crate::value::parse::Parser) wants it.
    pub number: fn(&str) -> f64,
}

impl Texts {
    /// The result of the call at a place.
    pub fn get(&self, place: usize) -> Option<Found> {
        let span = self.results.get(place)?.clone()?;
        Some(Found::Text { whole: Rc::clone(&self.whole), span, number: self.number })
    }
}

impl PartialEq for Texts {
    fn eq(&self, other: &Texts) -> bool {
        self.whole == other.whole && self.results == other.results
    }
}
