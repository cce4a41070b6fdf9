//! The project's tasks. `main.rs` is their command line.

pub mod data;
