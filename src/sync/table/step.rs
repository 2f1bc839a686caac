//! What reading on comes to.

use crate::issue::{Defect, Hint};

/// How far a reader came.
#[derive(Debug)]
pub(super) enum Step {
    /// A row is there.
    Row,
    /// More has to come first.
    More,
    End,
    /// Nothing can be read from here on.
    Broken(Defect, Option<Hint>),
}

/// Bytes that a row may have.
pub(super) const MOST: usize = 1 << 20;
