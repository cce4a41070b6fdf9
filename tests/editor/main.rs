//! The page's state machine, as a person and as a monkey use it; no browser.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod anew;
mod batches;
mod corrections;
mod files;
mod keyboard;
mod keys;
mod library;
mod offers;
mod page;
mod reading;
mod refusals;
mod review;
mod search;
mod walks;
mod words;
