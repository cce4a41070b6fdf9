//! Other programs: how a task runs them and learns whether they did well.

use std::{
    env,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::{root, say};

/// Cargo, in the project's folder: the one that started the task.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(root());
    command
}

/// Runs a program to its end.
///
/// # Errors
/// Where it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command.status().with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed with {status}");
    }
    Ok(())
}

/// What a program prints.
///
/// # Errors
/// Where it cannot be started, fails, or prints something else than text.
pub fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("`{line}` could not be started"))?;
    if !output.status.success() {
        bail!("`{line}` failed with {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs a program to its end, shows what it prints, and hands every line to `see`.
///
/// # Errors
/// As [`run`].
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<()> {
    let line = shown(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("`{line}` could not be started"))?;
    let stdout = child.stdout.take().context("the program has no output")?;
    for printed in BufReader::new(stdout).split(b'\n') {
        let printed = String::from_utf8_lossy(&printed?).into_owned();
        say(&printed);
        see(&printed);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed with {status}");
    }
    Ok(())
}

/// The folder of everything that cargo makes.
///
/// # Errors
/// Where cargo does not tell.
pub fn target_folder() -> Result<PathBuf> {
    let metadata = output(&mut cargo(&["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let folder = metadata.get("target_directory").and_then(Value::as_str);
    Ok(Path::new(folder.context("cargo did not tell its target folder")?).to_owned())
}

fn shown(command: &Command) -> String {
    let mut line = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}
