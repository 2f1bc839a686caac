//! Sending without input or output: machines that are told inputs, answers, failures and the time, and say what is next.
//!
//! | machine | holds |
//! |---|---|
//! | [`mod@line`] | a client's [jobs](job), and what the driver does next |
//! | `errand` | one request of somebody who says himself what follows |
//! | [`call`], [`batch`] | one call, many calls; with [`keep`] and [`learn`], what has to be read before |
//! | [`requests`] | turns, tries and deadlines of what they send |
//! | [`queue`] | who may leave, by [`bucket`] and [`operating`] time |
//! | [`retry`], [`token`] | what follows a failure |
//! | [`outcome`], [`lanes`] | what became of the calls of a batch; what must not overtake each other |
//! | `texts`, `found` | answers whose results are read when they are wanted |
//! | [`discreet`] | what an error may show |
//!
//! Moments are milliseconds of a [`clock`] that only goes forward.

pub mod batch;
pub mod bucket;
pub mod call;
pub mod clock;
pub mod discreet;
#[cfg(feature = "sync")]
pub mod errand;
pub mod failure;
pub mod fifo;
#[cfg(feature = "sync")]
pub mod found;
pub mod job;
pub mod keep;
pub mod lanes;
pub mod learn;
pub mod learned;
pub mod limits;
pub mod line;
pub mod operating;
pub mod outcome;
pub mod queue;
pub mod request;
pub mod requests;
pub mod retry;
pub mod settings;
pub mod slab;
#[cfg(feature = "sync")]
pub mod texts;
pub mod token;
