//! What cells have come to before: names, places and flags come again and again, and are then neither read nor checked.

use std::rc::Rc;

use crate::format::text::is_same;
use crate::value::Value;

/// Texts of a column that are kept, at most.
const SLOTS: usize = 1_024;
/// Bytes of a text that is worth being kept.
const LONGEST: usize = 64;
/// Cells by which a column is judged: addresses hardly ever come again.
const TRIAL: u32 = 1_000;

/// By the columns of a table.
#[derive(Debug, Default)]
pub(super) struct Memo(Vec<Column>);

#[derive(Debug, Default)]
struct Column {
    /// A text a slot; another one of the same slot takes its place.
    slots: Vec<Option<Known>>,
    asked: u32,
    found: u32,
    is_off: bool,
}

#[derive(Debug)]
struct Known {
    text: Box<str>,
    /// The plan's column, and the value in the form of its likeness.
    column: u16,
    after: Rc<Value<'static>>,
}

impl Memo {
    /// What a cell that is right has come to.
    pub fn get(&mut self, place: usize, text: &str) -> Option<(u16, Rc<Value<'static>>)> {
        // What is empty is quickly read, and says nothing of a column.
        let column = self.0.get_mut(place).filter(|column| !column.is_off && !text.is_empty())?;
        column.asked += 1;
        let known = column.slots.get(slot(text))?.as_ref().filter(|known| is_same(&known.text, text))?;
        column.found += 1;
        Some((known.column, Rc::clone(&known.after)))
    }

    /// Keeps it where it is worth it; else gives it back.
    pub fn keep(
        &mut self,
        place: usize,
        text: &str,
        number: u16,
        after: Value<'static>,
    ) -> Result<Rc<Value<'static>>, Value<'static>> {
        if self.0.len() <= place {
            self.0.resize_with(place + 1, Column::default);
        }
        let Some(column) = self.0.get_mut(place).filter(|column| !column.is_off && text.len() <= LONGEST) else {
            return Err(after);
        };
        if column.asked > TRIAL && column.found < column.asked / 4 {
            *column = Column { is_off: true, ..Column::default() };
            return Err(after);
        }
        if column.slots.is_empty() {
            column.slots.resize_with(SLOTS, || None);
        }
        let after = Rc::new(after);
        if let Some(known) = column.slots.get_mut(slot(text)) {
            *known = Some(Known { text: text.into(), column: number, after: Rc::clone(&after) });
        }
        Ok(after)
    }
}

/// By how long a text is, and how it begins and ends.
fn slot(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = match bytes.first_chunk().zip(bytes.last_chunk()) {
        Some((first, last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        None => bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    };
    // The upper bits of the product depend on all of them.
    let mixed = (ends ^ (bytes.len() as u64) << 24).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 48) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(memo: &mut Memo, text: &str) -> bool {
        memo.keep(2, text, 7, Value::text(text.to_owned())).is_ok()
    }

    #[test]
    fn what_comes_again_is_known() {
        let mut memo = Memo::default();
        for text in ["a", "abc", "abcd", "Менеджер", "Менеджер по продажам"] {
            assert_eq!(memo.get(2, text), None);
            assert!(kept(&mut memo, text));
            assert_eq!(memo.get(2, text), Some((7, Rc::new(Value::text(text.to_owned())))));
            assert_eq!(memo.get(1, text), None);
        }
        assert_eq!(memo.get(2, "abce"), None);
        assert!(!kept(&mut memo, &"x".repeat(LONGEST + 1)));
    }

    #[test]
    fn what_never_comes_again_is_not_kept_for_long() {
        let mut memo = Memo::default();
        let texts: Vec<String> = (0..5_000).map(|number| format!("user{number}@example.com")).collect();
        let kept = texts.iter().filter(|text| memo.get(2, text).is_none() && kept(&mut memo, text)).count();
        assert!(kept <= TRIAL as usize + 1, "{kept}");
        assert!(memo.0.iter().all(|column| column.slots.is_empty()));
        // Others go on.
        for _ in 0..5_000 {
            let _ = memo
                .get(3, "yes")
                .ok_or(())
                .map(drop)
                .or_else(|()| memo.keep(3, "yes", 1, Value::Bool(true)).map(drop));
        }
        assert!(memo.get(3, "yes").is_some());
    }

    #[test]
    fn texts_are_spread() {
        let slots: std::collections::BTreeSet<usize> =
            (0..2_000).map(|number| slot(&format!("Отдел {number}"))).collect();
        assert!(slots.len() > SLOTS / 2, "{}", slots.len());
    }
}
