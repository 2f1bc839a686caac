//! What stored items are called: ids, codes or texts.

use std::borrow::Cow;

use super::item::Item;
use crate::format::number::written;
use crate::value::Places;

/// The items of each name.
#[derive(Default)]
pub(super) struct Names<'v> {
    first: Places<'v>,
    /// Names that several items have.
    again: Places<'v>,
}

impl<'v> Names<'v> {
    pub(super) fn of_ids(items: &[Item<'v>]) -> Names<'v> {
        Names::of(items, |item| Some(written(item.id).into()))
    }

    pub(super) fn of_codes(items: &[Item<'v>]) -> Names<'v> {
        Names::of(items, |item| (!item.code.is_empty()).then_some(item.code.into()))
    }

    pub(super) fn of_texts(items: &[Item<'v>]) -> Names<'v> {
        Names::of(items, |item| Some(item.text.into()))
    }

    /// Of the items that are not taken.
    pub(super) fn of_free_texts(items: &[Item<'v>]) -> Names<'v> {
        Names::of(items, |item| (!item.is_taken).then_some(item.text.into()))
    }

    fn of(items: &[Item<'v>], name: fn(&Item<'v>) -> Option<Cow<'v, str>>) -> Names<'v> {
        let mut names = Names::default();
        for (place, item) in items.iter().enumerate() {
            let Some(name) = name(item) else { continue };
            if names.first.note(name.clone(), place).is_some() {
                names.again.note(name, place);
            }
        }
        names
    }

    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.first.of(name)
    }

    pub(super) fn is_ambiguous(&self, name: &str) -> bool {
        self.again.of(name).is_some()
    }
}
