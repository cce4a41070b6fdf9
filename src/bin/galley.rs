//! The command line: `galley annotate`, the page's analysis for batches.
//!
//! Exit status: 0 done, 1 an input could not be read or is not text (named on standard error, the others still done),
//! 2 wrong usage.

#[cfg(not(target_arch = "wasm32"))]
#[path = "galley/annotate.rs"]
mod annotate;

#[cfg(not(target_arch = "wasm32"))]
#[path = "galley/input.rs"]
mod input;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use clap::Parser as _;
    match Command::parse() {
        Command::Annotate(options) => annotate::run(&options),
    }
}

/// The module of the page has no command line; this keeps the target buildable for tests in browsers.
#[cfg(target_arch = "wasm32")]
fn main() {}

/// Reads news articles: entities, economic sectors and dates, with their places in the text.
#[cfg(not(target_arch = "wasm32"))]
#[derive(clap::Parser)]
#[command(name = "galley", version, subcommand_required = true)]
enum Command {
    /// Annotates articles and prints what was found.
    Annotate(annotate::AnnotateOptions),
}
