//! Programs that the tasks need and that a new machine may lack: each is fetched where that can be done, and otherwise
//! named with the way to install it.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};
use wasm_bindgen_cli::{wasm_bindgen, wasm_bindgen_test_runner};
use which::which;

use crate::{command, say};

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The release of axe-core whose rules the page is held to.
const AXE: &str = "4.14.1";

/// The last `wasm-opt` whose output was tried; Debian's is too old for what Rust emits.
const BINARYEN: &str = "132.0.0";

/// Tools that this program is when it is called by their names; `wasm-pack` looks for them on the path.
const NAMES: [&str; 2] = ["wasm-bindgen", "wasm-bindgen-test-runner"];

/// Does the work of the binding generator or of the headless test runner if this program was called by their name.
/// They are linked here anyway, in the version of the lock file, so `wasm-pack` need not compile its own.
pub fn run_by_name() -> Option<Result<()>> {
    let name = PathBuf::from(env::args_os().next()?);
    match name.file_stem()?.to_str()? {
        "wasm-bindgen" => Some(wasm_bindgen::run_cli_with_args(env::args_os())),
        "wasm-bindgen-test-runner" => Some(wasm_bindgen_test_runner::run_cli_with_args(env::args_os())),
        _ => None,
    }
}

/// A search path that begins with a folder in which this program has the names of [`run_by_name`].
///
/// # Errors
/// Where the folder cannot be written.
pub fn path_with_own_tools() -> Result<OsString> {
    let folder = command::target_folder()?.join("tools");
    fs::create_dir_all(&folder)?;
    for name in NAMES {
        let tool = folder.join(name).with_extension(env::consts::EXE_EXTENSION);
        // A copy, not a link: rebuilding this program must not pull it away from under a run.
        fs::copy(env::current_exe()?, &tool).with_context(|| format!("{} could not be written", tool.display()))?;
    }
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths([folder].into_iter().chain(env::split_paths(&path)))?)
}

/// Sees to it that Rust compiles for the browser.
///
/// # Errors
/// Where the target is missing and rustup cannot add it.
pub fn wasm_target() -> Result<()> {
    let libraries = command::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(libraries.trim()).exists() {
        return Ok(());
    }
    say("Adding the target of the page to the Rust toolchain");
    command::run(Command::new("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("the Rust target {WASM} is missing: install it with rustup or with your system's packages"))
}

/// Sees to it that `wasm-pack` is on the path.
///
/// # Errors
/// Where it is missing and cargo cannot install it.
pub fn wasm_pack() -> Result<()> {
    installed_by_cargo("wasm-pack")
}

/// Sees to it that Chromium and its driver are on the path.
///
/// # Errors
/// Where one is missing and cannot be installed; the message says what to install.
pub fn chromium() -> Result<()> {
    if is_chromium_there() || debian_install(&["chromium", "chromium-driver"]) && is_chromium_there() {
        return Ok(());
    }
    bail!(
        "Chromium and chromedriver are needed on the path. Debian: apt-get install chromium chromium-driver. \
         Fedora: dnf install chromium chromedriver. macOS: brew install --cask google-chrome chromedriver"
    )
}

/// Sees to it that Firefox and its driver are on the path; tells whether they are.
pub fn firefox() -> bool {
    let is_there = is_firefox_there() || debian_install(&["firefox-esr"]) && is_firefox_there();
    is_there && installed_by_cargo("geckodriver").is_ok()
}

/// The rules by which the page's accessibility is tested, as a script for the page: axe-core, fetched once with npm. It is
/// for tests only and never shipped.
///
/// # Errors
/// Where it is missing and npm cannot fetch it.
pub fn axe() -> Result<PathBuf> {
    let package = npm_package("axe", "axe-core", AXE).context("the tests of accessibility need axe-core")?;
    Ok(package.join("axe.min.js"))
}

/// `wasm-opt` on the path if it is new enough, else the one of the npm package, fetched once.
///
/// # Errors
/// Where neither is to be had.
pub fn wasm_opt() -> Result<Command> {
    if let Ok(program) = which("wasm-opt")
        && command::output(Command::new(&program).arg("--version")).is_ok_and(|version| is_current(&version))
    {
        return Ok(Command::new(program));
    }
    let mut command = Command::new(which("node")?);
    command.arg(npm_package("binaryen", "binaryen", BINARYEN)?.join("bin/wasm-opt"));
    Ok(command)
}

/// Whether the answer of `wasm-opt --version` names a release that knows all that Rust emits.
fn is_current(version: &str) -> bool {
    let number = version.split_whitespace().find_map(|word| word.parse::<u32>().ok());
    number.is_some_and(|number| 120 <= number)
}

/// The folder of a package of npm in that version, fetched once into `folder` beside cargo's own work.
fn npm_package(folder: &str, name: &str, version: &str) -> Result<PathBuf> {
    let folder = command::target_folder()?.join("tools").join(folder);
    let package = folder.join("node_modules").join(name);
    let manifest = fs::read_to_string(package.join("package.json")).unwrap_or_default();
    if !manifest.contains(&format!("\"version\": \"{version}\"")) {
        let npm = which("npm").with_context(|| format!("npm is needed on the path, to fetch {name}"))?;
        fs::create_dir_all(&folder)?;
        say(&format!("Fetching {name} with npm, once"));
        let args = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--prefix"];
        command::run(Command::new(npm).args(args).arg(&folder).arg(format!("{name}@{version}")))?;
    }
    Ok(package)
}

/// The program of Chromium where its driver might not find it by itself.
pub fn chromium_program() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"].iter().find_map(|name| which(name).ok())
}

fn is_chromium_there() -> bool {
    // Elsewhere than on Linux the browser is no program on the path, and its driver knows where it is.
    which("chromedriver").is_ok() && (chromium_program().is_some() || !cfg!(target_os = "linux"))
}

fn is_firefox_there() -> bool {
    let is_on_path = which("firefox").is_ok() || which("firefox-esr").is_ok();
    is_on_path || cfg!(target_os = "macos") && Path::new("/Applications/Firefox.app").exists()
}

fn installed_by_cargo(name: &str) -> Result<()> {
    if which(name).is_ok() {
        return Ok(());
    }
    say(&format!("Installing {name} with cargo, once"));
    command::run(&mut command::cargo(&["install", "--locked", name]))?;
    which(name).map(|_| ()).with_context(|| format!("{name} was installed, but the folder of cargo's programs is not on the path"))
}

/// Installs packages where apt-get is there and may be used; tells whether that went well.
fn debian_install(packages: &[&str]) -> bool {
    let may_install = which("apt-get").is_ok() && is_root();
    if !may_install {
        return false;
    }
    say(&format!("Installing {} with apt-get, once", packages.join(" and ")));
    let apt_get = |args: &[&str]| {
        let mut command = Command::new("apt-get");
        command::run(command.env("DEBIAN_FRONTEND", "noninteractive").args(args).args(if args == ["update"] { &[] } else { packages }))
    };
    apt_get(&["update"]).and_then(|()| apt_get(&["install", "--yes", "--no-install-recommends"])).is_ok()
}

fn is_root() -> bool {
    command::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_an_old_wasm_opt() {
        assert!(is_current("wasm-opt version 132 (version_132)"));
        assert!(!is_current("wasm-opt version 108 (version_108)"));
        assert!(!is_current(""));
    }
}
