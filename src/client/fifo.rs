//! Things that wait in a row.

/// First in, first out. The standard library's own is 3 KB in the wasm.
#[derive(Debug)]
pub struct Fifo<T> {
    /// The first of them, the very first at the end.
    front: Vec<T>,
    back: Vec<T>,
}

impl<T> Default for Fifo<T> {
    fn default() -> Self {
        Fifo { front: Vec::new(), back: Vec::new() }
    }
}

impl<T> Fifo<T> {
    pub fn push(&mut self, thing: T) {
        self.back.push(thing);
    }

    /// Puts something before all others.
    pub fn push_front(&mut self, thing: T) {
        self.front.push(thing);
    }

    pub fn pop(&mut self) -> Option<T> {
        if self.front.is_empty() {
            std::mem::swap(&mut self.front, &mut self.back);
            self.front.reverse();
        }
        self.front.pop()
    }

    pub fn first(&self) -> Option<&T> {
        self.front.last().or(self.back.first())
    }

    pub fn len(&self) -> usize {
        self.front.len() + self.back.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes the first out of which this is so, wherever it stands.
    pub fn take(&mut self, is_it: impl Fn(&T) -> bool) -> Option<T> {
        if let Some(place) = self.front.iter().rposition(&is_it) {
            return Some(self.front.remove(place));
        }
        let place = self.back.iter().position(is_it)?;
        Some(self.back.remove(place))
    }
}

#[cfg(test)]
mod tests {
    use super::Fifo;

    #[test]
    fn in_the_order_in_which_they_came() {
        let mut fifo = Fifo::default();
        assert!(fifo.is_empty());
        assert_eq!(fifo.first(), None);
        (1..=3).for_each(|thing| fifo.push(thing));
        assert_eq!(fifo.first(), Some(&1));
        assert_eq!(fifo.pop(), Some(1));
        (4..=5).for_each(|thing| fifo.push(thing));
        fifo.push_front(0);
        assert_eq!((fifo.first(), fifo.len()), (Some(&0), 5));
        assert!(!fifo.is_empty());
        assert_eq!(std::iter::from_fn(|| fifo.pop()).collect::<Vec<_>>(), [0, 2, 3, 4, 5]);
        assert_eq!((fifo.pop(), fifo.len()), (None, 0));
    }

    #[test]
    fn the_first_that_is_meant_leaves_the_row() {
        let mut fifo = Fifo::default();
        (1..=4).for_each(|thing| fifo.push(thing));
        assert_eq!(fifo.pop(), Some(1));
        (5..=8).for_each(|thing| fifo.push(thing));
        let is_even = |thing: &i32| thing % 2 == 0;
        assert_eq!((fifo.take(is_even), fifo.take(is_even), fifo.take(is_even)), (Some(2), Some(4), Some(6)));
        assert_eq!(fifo.take(|thing| *thing == 9), None);
        assert_eq!(std::iter::from_fn(|| fifo.pop()).collect::<Vec<_>>(), [3, 5, 7, 8]);
    }
}
