//! What needs no browser.
#![cfg(not(target_family = "wasm"))]
// A test that fails panics.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bodies;
mod client;
mod commands;
mod core;
mod golden;
mod json;
mod payloads;
mod pretended;
#[path = "../support/rest.rs"]
mod rest;
mod revise;
mod rows;
#[path = "../support/mod.rs"]
mod support;
mod vectors;
