//! What can be wrong with an input, and what is right but deserves a word.
//!
//! Issues and warnings are codes with parameters; their wording is a function of them and never holds a value of
//! the input. Codes and their meaning: the table of codes in the README.

mod hint;
mod problem;
mod report;
mod warning;

pub use hint::nearest;
pub use problem::{Allowed, Issue, Problem};
pub use report::Report;
pub use warning::{Caution, Warning};
