//! The file formats, as files: what is written is read back, others read the same words, and nothing foreign gets in.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod strategies;

mod archive;
mod exports;
mod golden;
mod offsets;
mod refusals;
mod schema;
