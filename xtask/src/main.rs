//! The one entry to every task of the project: `cargo xtask --help`.

use anyhow::Result;
use clap::Parser as _;
use xtask::{bench, data, page, root, size, suite, tools};

#[derive(clap::Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Builds the page and serves it on this machine
    Serve {
        /// The port
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Open no browser
        #[arg(long)]
        no_open: bool,
    },
    /// Builds the deployable page in `dist/`
    Build,
    /// Runs every test, and gets what is missing for it
    Test,
    /// Runs what a change must pass: the tests and the documentation
    Ci,
    /// Times the stages natively, and a paste in Chromium
    Bench,
    /// Takes the pictures of the page in `docs/`
    Screenshots,
    /// Prints the size of the built page against its budget
    Size,
    /// Compiles the text under `data/` into the committed binary files
    Data,
}

fn main() -> Result<()> {
    if let Some(done) = tools::run_by_name() {
        return done;
    }
    match Task::parse() {
        Task::Serve { port, no_open } => page::serve(port, !no_open),
        Task::Build => page::build(page::Effort::Deployed),
        Task::Test => suite::test(),
        Task::Ci => suite::ci(),
        Task::Bench => bench::bench(),
        Task::Screenshots => page::screenshots(),
        Task::Size => size::check(),
        Task::Data => Ok(data::write(&root().join("data"))?),
    }
}
