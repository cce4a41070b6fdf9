//! The one entry to every task of the project: `cargo xtask --help`.

use std::{io, path::Path};

use clap::Parser as _;

#[derive(clap::Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Compiles the text under `data/` into the committed binary files
    Data,
}

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match Task::parse() {
        Task::Data => xtask::data::write(&root.join("data")),
    }
}
