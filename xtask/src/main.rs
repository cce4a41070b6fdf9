//! The one entry to every task of the project: `cargo xtask --help`.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser as _;
use xtask::{bench, command, data, page, root, size, suite, tools};

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
    Build {
        /// Which of the committed models it ships
        #[arg(long, value_enum, default_value = "default")]
        model: page::Model,
    },
    /// Learns the tagger's model from corpora that are not part of the project
    Train {
        /// `--corpora DIR`, and whatever else `train --help` names
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
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
    Data {
        /// A folder of official classifications to cut the codes and activities of sectors from first
        #[arg(long)]
        taxonomies: Option<PathBuf>,
    },
}

fn train(args: &[String]) -> Result<()> {
    let mut train = command::cargo(&["run", "--release", "--package=galley", "--features=train", "--bin=train", "--"]);
    command::run(train.args(args))
}

fn main() -> Result<()> {
    if let Some(done) = tools::run_by_name() {
        return done;
    }
    match Task::parse() {
        Task::Serve { port, no_open } => page::serve(port, !no_open),
        Task::Build { model } => page::build(page::Effort::Deployed, model),
        Task::Train { args } => train(&args),
        Task::Test => suite::test(),
        Task::Ci => suite::ci(),
        Task::Bench => bench::bench(),
        Task::Screenshots => page::screenshots(),
        Task::Size => size::check(),
        Task::Data { taxonomies: None } => Ok(data::write(&root().join("data"))?),
        Task::Data { taxonomies: Some(folder) } => Ok(data::write_from(&folder, &root().join("data"))?),
    }
}
