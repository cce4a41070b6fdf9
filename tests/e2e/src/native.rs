//! The native program, for what the page is to be compared with.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};
use xtask::command;

/// What `galley annotate` prints for a text.
///
/// # Errors
/// Where the program is not built, or fails.
pub fn annotated_natively(text: &str) -> Result<String> {
    let program = command::target_folder()?.join("debug/galley");
    let mut galley = Command::new(program).arg("annotate").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    galley.stdin.take().context("the program takes no input")?.write_all(text.as_bytes())?;
    let output = galley.wait_with_output()?;
    ensure!(output.status.success(), "galley annotate failed");
    Ok(String::from_utf8(output.stdout)?)
}
