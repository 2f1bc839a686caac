//! What cells of a column have meant before: names of departments and countries, items and flags come again and again.

use std::cell::RefCell;

use crate::value::Value;

const SLOTS: usize = 64;
/// Bytes of a text that is worth being kept.
const LONGEST: usize = 128;

/// A text a slot; another one of the same slot takes its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Recall {
    slots: RefCell<Vec<(String, Value<'static>)>>,
}

impl Recall {
    pub fn get(&self, text: &str) -> Option<Value<'static>> {
        let slots = self.slots.borrow();
        slots.get(slot(text)).filter(|(known, _)| known == text).map(|(_, value)| value.clone())
    }

    pub fn keep(&self, text: &str, value: Value<'static>) {
        if text.len() > LONGEST {
            return;
        }
        let mut slots = self.slots.borrow_mut();
        if slots.is_empty() {
            slots.resize(SLOTS, (String::new(), Value::Null));
        }
        if let Some(place) = slots.get_mut(slot(text)) {
            *place = (text.to_owned(), value);
        }
    }
}

fn slot(text: &str) -> usize {
    text.bytes().fold(text.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_a_slot() {
        let recall = Recall::default();
        assert_eq!(recall.get(""), None);
        let texts: Vec<String> = (0..1_000).map(|number| format!("Name {number}")).collect();
        for (number, text) in texts.iter().enumerate() {
            recall.keep(text, Value::Number(number as f64));
            assert_eq!(recall.get(text), Some(Value::Number(number as f64)));
        }
        let known = texts.iter().enumerate().filter(|(number, text)| {
            let found = recall.get(text);
            assert!(found.is_none() || found == Some(Value::Number(*number as f64)), "{text}");
            found.is_some()
        });
        assert!((SLOTS / 2..=SLOTS).contains(&known.count()));
        recall.keep(&"x".repeat(LONGEST + 1), Value::Null);
        assert_eq!(recall.get(&"x".repeat(LONGEST + 1)), None);
    }
}
