//! What can be wrong with an input, and what is right but deserves a word.
//!
//! Issues, hints and warnings are codes with parameters, and never hold a value of the input. What they are in words is
//! told by the package, in the language of who reads them. Codes and their meaning: `docs/codes.md`.

mod codes;
mod conflict;
#[cfg(feature = "sync")]
mod defect;
mod expected;
mod hint;
mod lack;
mod nearest;
mod problem;
mod report;
mod unknown;
mod warning;

pub use conflict::Conflict;
#[cfg(feature = "sync")]
pub use defect::Defect;
pub use expected::Expected;
pub use hint::{Advice, Hint};
pub use lack::Lack;
#[cfg(feature = "sync")]
pub(crate) use nearest::distance;
pub use nearest::nearest;
pub use problem::{Allowed, Code, Issue, Problem};
pub use report::Report;
pub use unknown::Unknown;
pub use warning::{Caution, Remark, Warning};
