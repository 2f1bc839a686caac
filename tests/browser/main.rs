//! What only a browser can show: values as JavaScript has them, promises, `fetch` and `BX24`.
#![cfg(target_family = "wasm")]
// A test that fails panics.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bx24;
mod doors;
mod driver;
mod fetch;
mod javascript;
mod line;
#[path = "../support/rest.rs"]
mod rest;
mod strange;
#[path = "../support/mod.rs"]
mod support;
mod vectors;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
