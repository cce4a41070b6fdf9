//! The files of the project, for tests that read sources as text.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Folders that are made, not written.
const MADE: [&str; 5] = [".git", "target", "dist", "pkg", "node_modules"];

/// Every file in a folder of the project and those below, but for what is made, in order.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    append_files(&root().join(folder), &mut found);
    found
}

fn append_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !MADE.contains(&name.as_str()) {
            append_files(&path, found);
        } else if path.is_file() && name != ".git" {
            found.push(path);
        }
    }
}
