//! What needs no browser.
#![cfg(not(target_family = "wasm"))]
// A test that fails panics.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod again;
mod bodies;
mod client;
mod commands;
mod context;
mod core;
mod custom;
mod files;
mod filters;
mod golden;
mod json;
mod messages;
mod payloads;
mod pretended;
#[path = "../support/rest.rs"]
mod rest;
mod revise;
mod rows;
mod settings;
mod speed;
#[path = "../support/mod.rs"]
mod support;
mod sync;
mod told;
mod vectors;
mod writable;
