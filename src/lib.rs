//! Checks, builds and sends Bitrix24 `user.*` and `user.userfield.*` payloads.
//!
//! The modules are floors; each uses only those above it:
//!
//! | floor | holds |
//! |---|---|
//! | [`value`], [`path`], [`mod@format`] | vocabulary: what comes in, where it stands, how texts are shaped |
//! | [`issue`], [`schema`] | data: what can be wrong, and the rows of every method and field type |
//! | [`check`], [`payload`] | rows × value → payload, or every issue, and warnings |
//! | [`revise`], [`rest`] | a field's change made whole; addresses, answers and bodies, as pure functions |
//! | [`client`] | sending without input or output: calls, batches, limits, tokens, as machines |
//! | [`sync`] | many people: a table, and what it wants of each person |
//! | `border` | WebAssembly only: the one place that touches values from outside |
//! | `transport` | WebAssembly only: begins a request, and gives back its promise |
//! | `js` | WebAssembly only: exports and options |
//! | `render` | native only: TypeScript types and tables written from the rows |
//!
//! [`revise`], [`rest`], [`client`] and `transport` are there with the feature `send` only, and [`sync`] with the feature of
//! its name: a page loads the build with what it needs.

pub mod check;
#[cfg(feature = "send")]
pub mod client;
pub mod format;
pub mod issue;
pub mod path;
pub mod payload;
#[cfg(not(target_family = "wasm"))]
pub mod render;
#[cfg(feature = "send")]
pub mod rest;
#[cfg(feature = "send")]
pub mod revise;
pub mod schema;
#[cfg(feature = "sync")]
pub mod sync;
pub mod value;

#[cfg(target_family = "wasm")]
pub mod border;
#[cfg(target_family = "wasm")]
pub mod js;
#[cfg(all(target_family = "wasm", feature = "send"))]
pub mod transport;
