//! `cargo xtask bench`: how fast Galley reads, natively stage by stage and in a browser from paste to painted marks; and how
//! long a person takes to correct what it read.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result};

use crate::{
    command::{self, cargo, run},
    page,
    story::story,
    tools,
};

/// Times an article of a thousand words, and texts of 100 KB with about 1,000 and of 1 MB with about 10,000 mentions.
///
/// # Errors
/// Where something does not compile, or the browser is missing.
pub fn bench() -> Result<()> {
    tools::chromium()?;
    let paths = texts()?;
    let args: Vec<&str> = paths.iter().filter_map(|path| path.to_str()).collect();
    run(cargo(&["bench", "--package=galley", "--bench=stages", "--"]).args(&args))?;
    page::build(page::Effort::Deployed, page::Model::Default)?;
    run(cargo(&["run", "--quiet", "--package=end-to-end", "--bin=timings", "--"]).args(&args))?;
    let gold = ["tests/entities", "tests/sectors/gold"].map(|folder| crate::root().join(folder));
    run(cargo(&["run", "--quiet", "--package=end-to-end", "--bin=corrections", "--"]).args(gold))
}

/// The texts, written where both benches find them: an article of usual length, and those that point 9 of the page's
/// goals names.
fn texts() -> Result<Vec<PathBuf>> {
    let folder = command::target_folder()?.join("bench");
    fs::create_dir_all(&folder)?;
    let write = |(name, n_bytes): (&str, usize)| {
        let path = folder.join(name);
        fs::write(&path, story(n_bytes)).with_context(|| format!("{} could not be written", path.display()))?;
        Ok(path)
    };
    [("6kb.txt", 6_000), ("100kb.txt", 100_000), ("1mb.txt", 1_000_000)].into_iter().map(write).collect()
}
