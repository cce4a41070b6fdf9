//! The project's tasks. `main.rs` is their command line.

use std::path::{Path, PathBuf};

pub mod bench;
pub mod command;
pub mod data;
pub mod page;
pub mod server;
pub mod size;
pub mod story;
pub mod suite;
pub mod tools;
mod weight;

/// The folder of the project.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// The folder of the page as it is deployed.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Tells the person at the terminal.
#[expect(clippy::print_stdout, reason = "a task says what it does")]
pub fn say(line: &str) {
    println!("{line}");
}
