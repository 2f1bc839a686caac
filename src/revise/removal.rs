//! Which stored items may go.

use super::item::Item;
use super::names::Names;
use crate::issue::{Conflict, Problem, Report};
use crate::path::At;

/// Which items may go.
#[derive(Clone, Debug, Default)]
pub struct Removal {
    /// When given, the list is the whole list as it shall be, in its order: what is missing from it must be named here,
    /// by id, else by code, else by text. When not, what the list does not name stays.
    pub named: Option<Vec<String>>,
}

/// For each stored item whether it is named to go. Each name has to mean one item, and one that the list does not keep.
pub(super) fn removed(removal: &Removal, items: &[Item], report: &mut Report) -> Vec<bool> {
    let mut removed = vec![false; items.len()];
    let named = removal.named.as_deref().unwrap_or_default();
    if named.is_empty() {
        return removed;
    }
    let called = [Names::of_ids(items), Names::of_codes(items), Names::of_texts(items)];
    for (position, name) in named.iter().enumerate() {
        let at = At::ROOT.name("remove");
        let at = at.index(position);
        let Some(names) = called.iter().find(|names| names.first(name).is_some()) else {
            report.issue::<()>(&at, Problem::Conflict(Conflict::NoSuchItem));
            continue;
        };
        let place = names.first(name).unwrap_or_default();
        let problem = match (items.get(place), removed.get_mut(place)) {
            _ if names.is_ambiguous(name) => Some(Problem::Conflict(Conflict::SeveralItemsCalledSo)),
            (Some(item), _) if item.is_taken && !item.is_deleted => Some(Problem::Conflict(Conflict::ItemKept)),
            (_, Some(true)) => Some(Problem::Duplicate),
            (_, Some(removed)) => {
                *removed = true;
                None
            }
            (_, None) => None,
        };
        if let Some(problem) = problem {
            report.issue::<()>(&at, problem);
        }
    }
    removed
}
