//! What has come of errands whose jobs have ended, until whoever has made them is told.

use std::cell::RefCell;

use crate::client::errand::Came;

/// Of a job of a client.
type Kept = (u32, u32, Came);

thread_local! {
    static CAME: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn keep(client: u32, job: u32, came: Came) {
    CAME.with_borrow_mut(|all| all.push((client, job, came)));
}

pub(super) fn take(client: u32, job: u32) -> Option<Came> {
    CAME.with_borrow_mut(|all| {
        let place = all.iter().position(|(of, number, _)| (*of, *number) == (client, job))?;
        Some(all.swap_remove(place).2)
    })
}
