//! The page, built: static files that any web server can serve.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::Map;
use sha2::{Digest as _, Sha256};
use wasm_bindgen_cli::wasm_bindgen;

use crate::{command, dist, root, say, tools};

/// How much is done to make the module small and fast.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// What a page on this machine needs.
    Served,
    /// What a page for everyone needs: the module goes through `wasm-opt` too, where there is one.
    Deployed,
}

/// Which of the committed models the page ships.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Model {
    /// The one that learned from all corpora.
    Default,
    /// The one that learned from openly licensed corpora only.
    Open,
}

/// Builds the page into `dist/`.
///
/// # Errors
/// Where the module does not compile or a file cannot be written.
pub fn build(effort: Effort, model: Model) -> Result<()> {
    compile(if model == Model::Open { &["--features=open-model"] } else { &[] })?;
    let module = module()?;
    let dist = dist();
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    copy(&root().join("www"), &dist)?;
    bind(&module, &dist)?;
    if effort == Effort::Deployed {
        optimise(&dist.join("galley_bg.wasm"))?;
    }
    fill_service_worker(&dist)
}

/// Compiles the page's module.
fn compile(args: &[&str]) -> Result<()> {
    tools::wasm_target()?;
    let rustc = ["rustc", "--release", "--package=galley", "--lib", "--crate-type=cdylib", "--target", tools::WASM];
    // Optimised for size, which the native program is not: with `s` the code takes 75 KB more in brotli, with 3 another 86. Of a
    // text of a megabyte it reads 300,000 words a second where `s` reads 420,000.
    command::run(command::cargo(&rustc).args(args).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z"))
}

/// Compiles the page's module without what reads dates, to be weighed against the whole one, and tells where it is.
///
/// # Errors
/// Where it does not compile or cargo does not tell its folder.
pub(crate) fn module_without_dates() -> Result<PathBuf> {
    let folder = command::target_folder()?.join("without-dates");
    compile(&["--features=without-dates", "--target-dir", &folder.to_string_lossy()])?;
    Ok(folder.join(MODULE))
}

/// Where the compiler leaves the page's module, before anything is taken out of it.
///
/// # Errors
/// Where cargo does not tell its folder.
pub(crate) fn module() -> Result<PathBuf> {
    Ok(command::target_folder()?.join(MODULE))
}

/// Its place in cargo's folder.
const MODULE: &str = "wasm32-unknown-unknown/release/galley.wasm";

/// The script that keeps the page's files for use without a network; `www/` has it without the list of them.
const SERVICE_WORKER: &str = "service-worker.js";

/// Writes the files of a built page with their hashes into its service worker, and a version that is another one with every
/// build.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn fill_service_worker(dist: &Path) -> Result<()> {
    let names = files_below(dist)?;
    let mut whole = Sha256::new();
    let mut files = Map::new();
    for name in names.iter().filter(|name| *name != SERVICE_WORKER) {
        let bytes = fs::read(dist.join(name))?;
        whole.update(name);
        whole.update(&bytes);
        files.insert(name.clone(), format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(&bytes))).into());
    }
    let script = fs::read_to_string(root().join("www").join(SERVICE_WORKER))?;
    whole.update(&script);
    let version = whole.finalize().iter().take(8).fold(String::new(), |version, byte| version + &format!("{byte:02x}"));
    let script = filled(&script, &serde_json::to_string(&files)?, &version).context("the service worker lacks its places to fill")?;
    Ok(fs::write(dist.join(SERVICE_WORKER), script)?)
}

/// The script with its two places filled; `None` where it lacks one.
fn filled(script: &str, files: &str, version: &str) -> Option<String> {
    let (before, after) = script.split_once("{/* name: hash */}")?;
    let (between, after) = after.split_once("galley-unbuilt")?;
    Some(format!("{before}{files}{between}galley-{version}{after}"))
}

/// The names of all files in a folder and those below, from the folder on, with `/` between; sorted.
///
/// # Errors
/// Where the folder is missing or cannot be read.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut names = vec![];
    let Ok(entries) = fs::read_dir(folder) else { bail!("{} is missing: `cargo xtask build` makes it", folder.display()) };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            names.extend(files_below(&entry.path())?.into_iter().map(|below| format!("{name}/{below}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Writes the module and the script that binds it to the browser.
fn bind(module: &Path, dist: &Path) -> Result<()> {
    let flags = ["wasm-bindgen", "--target=web", "--no-typescript", "--remove-name-section", "--remove-producers-section", "--out-dir"];
    let args = flags.iter().map(OsString::from).chain([dist.into(), module.into()]);
    wasm_bindgen::run_cli_with_args(args).context("the bindings of the module could not be made")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} could not be read", from.display()))? {
        let path = entry?.path();
        let copied = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied)?;
        }
    }
    Ok(())
}

/// Makes the module smaller, where a `wasm-opt` is to be had. It is no condition: the page works without.
fn optimise(module: &Path) -> Result<()> {
    let Ok(mut wasm_opt) = tools::wasm_opt() else {
        say("No wasm-opt: the module stays a little larger. `npm` or a wasm-opt of Binaryen 120 or newer would do");
        return Ok(());
    };
    let optimised = module.with_extension("opt");
    let features = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals"];
    let more = ["--enable-reference-types", "--enable-multivalue", "--enable-bulk-memory-opt", "--enable-call-indirect-overlong"];
    // What rustc left a call stays one: 2.5 KB of the download, and no difference in the time that 32,000 words take.
    let calls = ["--flexible-inline-max-function-size", "4"];
    // Zeros stay in the data: to leave them out costs 16 KB of gzip in headers of segments.
    command::run(
        wasm_opt.args(["-O3", "--skip-pass=memory-packing"]).args(calls).args(features).args(more).arg("-o").arg(&optimised).arg(module),
    )?;
    fs::rename(optimised, module)?;
    Ok(())
}

/// Builds the page, serves it and shows it.
///
/// # Errors
/// As [`build`], and where the port is taken.
pub fn serve(port: u16, is_shown: bool) -> Result<()> {
    build(Effort::Served, Model::Default)?;
    let server = crate::server::Server::start(&dist(), port)?;
    say(&format!("Galley is at {}", server.url()));
    if is_shown && env::var_os("CI").is_none() {
        // A machine without a browser has its address above.
        let _ = open::that_detached(server.url());
    }
    server.wait();
    Ok(())
}

/// Takes pictures of the built page.
///
/// # Errors
/// As [`build`], and where Chromium is missing.
pub fn screenshots() -> Result<()> {
    tools::chromium()?;
    build(Effort::Deployed, Model::Default)?;
    command::run(&mut command::cargo(&["run", "--quiet", "--package=end-to-end", "--bin=screenshots"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_service_worker_that_is_committed() {
        let script = fs::read_to_string(root().join("www").join(SERVICE_WORKER)).unwrap();
        let filled = filled(&script, "{\"index.html\":\"sha256-x\"}", "0123").unwrap();
        assert!(filled.contains("const FILES = {\"index.html\":\"sha256-x\"};"), "{filled}");
        assert!(filled.contains("const VERSION = \"galley-0123\";"), "{filled}");
        assert_eq!(super::filled(&filled, "", ""), None);
    }
}
