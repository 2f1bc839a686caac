//! A list that grows without being moved: while a vector of millions moves, it is there one and a half times more.

/// Items of a page.
pub(in crate::sync) const PAGE: usize = 4_096;

#[derive(Debug)]
pub(in crate::sync) struct Pages<T>(Vec<Vec<T>>);

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Pages(Vec::new())
    }
}

impl<T> Pages<T> {
    pub fn push(&mut self, item: T) {
        match self.0.last_mut() {
            Some(page) if page.len() < PAGE => page.push(item),
            last => {
                // A short list has no more room than it needs.
                let mut page = if last.is_some() { Vec::with_capacity(PAGE) } else { Vec::new() };
                page.push(item);
                self.0.push(page);
            }
        }
    }

    pub fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * PAGE + last.len())
    }

    pub fn get(&self, place: usize) -> Option<&T> {
        self.0.get(place / PAGE)?.get(place % PAGE)
    }

    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.0.get_mut(place / PAGE)?.get_mut(place % PAGE)
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_in_their_order() {
        let mut pages = Pages::default();
        for place in 0..3 * PAGE + 1 {
            assert_eq!(pages.len(), place);
            assert_eq!(pages.get(place), None);
            pages.push(place);
        }
        assert_eq!(pages.get(0), Some(&0));
        assert_eq!(pages.get(2 * PAGE), Some(&(2 * PAGE)));
        if let Some(item) = pages.get_mut(PAGE - 1) {
            *item = 0;
        }
        let wrong: Vec<_> = pages.iter().enumerate().filter(|(place, item)| place != *item).collect();
        assert_eq!(wrong, [(PAGE - 1, &0)]);
    }

    #[test]
    fn short_lists_are_small() {
        let mut pages = Pages::default();
        pages.push(0_u8);
        assert!(pages.0.iter().all(|page| page.capacity() < 16));
    }
}
