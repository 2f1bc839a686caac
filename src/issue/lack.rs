//! Nothing where something should be.

use super::codes::codes;

codes! {
    /// What is empty.
    Lack {
        /// The value itself.
        Blank = "blank",
        /// A change of nothing.
        NothingToChange = "nothing_to_change",
    }
}
