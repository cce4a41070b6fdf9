//! Work that must not be lost, in a real browser: crashes, full disks, two tabs, older stores, no network, backups.
#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;
mod library;
mod offline;
mod saving;
mod store;
mod tabs;
