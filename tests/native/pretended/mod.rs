//! A pretended portal, a pretended clock, and a driver between them and a client's line.

pub mod answers;
pub mod driver;
pub mod faults;
pub mod input;
pub mod jobs;
pub mod limits;
pub mod php;
pub mod portal;
pub mod setup;
pub mod visit;
pub mod world;

pub use faults::{Fault, Refresh, Trouble};
pub use jobs::Job;
pub use setup::{Many, Setup};
pub use world::World;
