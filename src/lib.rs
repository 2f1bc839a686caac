//! Checks, builds and sends Bitrix24 `user.*` and `user.userfield.*` payloads.
//!
//! The modules are floors; each uses only those above it:
//!
//! | floor | holds |
//! |---|---|
//! | [`value`], [`path`], [`mod@format`] | vocabulary: what comes in, where it stands, how texts are shaped |
//! | [`issue`], [`schema`] | data: what can be wrong, and the rows of every method and field type |
//! | [`check`], [`payload`] | rows × value → payload, or every issue, and warnings |
//! | [`revise`] | a change of a custom field laid over what is stored, so that nothing is lost |
//! | [`rest`] | addresses and answers of the REST layer, as pure functions |
//! | `transport`, `js` | WebAssembly only: moving payloads, and the face towards JavaScript |
//! | `render` | native only: TypeScript types and tables written from the rows |

pub mod check;
pub mod format;
pub mod issue;
pub mod path;
pub mod payload;
#[cfg(not(target_family = "wasm"))]
pub mod render;
pub mod rest;
pub mod revise;
pub mod schema;
pub mod value;

#[cfg(target_family = "wasm")]
pub mod js;
#[cfg(target_family = "wasm")]
pub mod transport;
