//! Things that are known by a number outside.

/// Numbers are not used again soon: what is told late, of a thing that is gone, finds nothing.
#[derive(Debug)]
pub struct Slab<T> {
    slots: Vec<(u32, Option<Box<T>>)>,
    free: Vec<usize>,
}

/// Bits of a number that say which slot it is; the others count how often that was taken.
const BITS: u32 = 20;
const SLOT: u32 = (1 << BITS) - 1;

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Slab { slots: Vec::new(), free: Vec::new() }
    }
}

impl<T> Slab<T> {
    pub fn insert(&mut self, thing: T) -> u32 {
        let index = self.free.pop().unwrap_or(self.slots.len());
        if index == self.slots.len() {
            self.slots.push((0, None));
        }
        let Some((turn, slot)) = self.slots.get_mut(index) else { return u32::MAX };
        *slot = Some(Box::new(thing));
        number(*turn, index)
    }

    pub fn get(&self, number: u32) -> Option<&T> {
        self.slots.get(index(number)).filter(|(turn, _)| is_turn(*turn, number))?.1.as_deref()
    }

    pub fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.slots.get_mut(index(number)).filter(|(turn, _)| is_turn(*turn, number))?.1.as_deref_mut()
    }

    pub fn remove(&mut self, number: u32) -> Option<T> {
        let index = index(number);
        let (turn, slot) = self.slots.get_mut(index).filter(|(turn, _)| is_turn(*turn, number))?;
        let thing = slot.take()?;
        *turn = turn.wrapping_add(1);
        self.free.push(index);
        Some(*thing)
    }

    pub fn is_empty(&self) -> bool {
        self.free.len() == self.slots.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.slots.iter().filter_map(|(_, slot)| slot.as_deref())
    }

    /// Numbers of the things of which this is so.
    pub fn numbers(&self, is_it: &dyn Fn(&T) -> bool) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (index, (turn, slot)) in self.slots.iter().enumerate() {
            if slot.as_deref().is_some_and(is_it) {
                numbers.push(number(*turn, index));
            }
        }
        numbers
    }
}

fn number(turn: u32, index: usize) -> u32 {
    (turn << BITS) | index as u32
}

fn index(number: u32) -> usize {
    (number & SLOT) as usize
}

fn is_turn(turn: u32, number: u32) -> bool {
    turn << BITS == number & !SLOT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_used_once() {
        let mut slab = Slab::default();
        let (a, b) = (slab.insert("a"), slab.insert("b"));
        assert_eq!((slab.get(a), slab.get(b)), (Some(&"a"), Some(&"b")));
        assert_eq!(slab.remove(a), Some("a"));
        let c = slab.insert("c");
        assert_ne!(a, c);
        assert!(!slab.is_empty());
        assert_eq!(slab.get(a), None);
        assert_eq!(slab.get_mut(a), None);
        assert_eq!(slab.remove(a), None);
        assert_eq!(slab.iter().collect::<Vec<_>>(), [&"c", &"b"]);
        assert_eq!((slab.numbers(&|_| true), slab.numbers(&|thing| *thing == "b")), (vec![c, b], vec![b]));
    }

    #[test]
    fn a_slot_can_be_taken_any_number_of_times() {
        let mut slab = Slab::default();
        for thing in 0..10_000 {
            let number = slab.insert(thing);
            assert_eq!(slab.remove(number), Some(thing));
        }
        assert!(slab.is_empty());
    }
}
