//! `cargo xtask data`: compiles the text under `data/` into the binary files that are embedded.
//!
//! Compiling is a pure function of the text, so that a test can tell whether the committed files are fresh.
//! `data/manifest.tsv` lists every compiled file with its SHA-256 and size.

mod clusters;
mod names;
mod sectors;

use std::{fmt::Write as _, fs, io, path::Path};

use sha2::{Digest as _, Sha256};

/// A file made of text under `data/`.
pub struct Artifact {
    /// Its path under `data/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Compiles some of the text under `data/`.
type Compiler = fn(&Path) -> io::Result<Vec<Artifact>>;

/// Every compiled file and, last, the manifest that lists them.
///
/// # Errors
/// Where a source cannot be read or breaks its format; the message names file and line.
pub fn compiled(data: &Path) -> io::Result<Vec<Artifact>> {
    let mut artifacts: Vec<Artifact> = vec![];
    let compilers: &[Compiler] = &[clusters::compile, names::compile, sectors::compiled];
    for compile in compilers {
        artifacts.extend(compile(data)?);
    }
    artifacts.push(Artifact { path: "manifest.tsv".to_owned(), bytes: manifest(&artifacts).into_bytes() });
    Ok(artifacts)
}

/// Writes every compiled file.
///
/// # Errors
/// As [`compiled`], and where a file cannot be written.
pub fn write(data: &Path) -> io::Result<()> {
    for artifact in compiled(data)? {
        let path = data.join(&artifact.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, artifact.bytes)?;
    }
    Ok(())
}

/// Cuts the tables of sectors anew from the official ones in `taxonomies`, and writes every compiled file.
///
/// # Errors
/// As [`write()`], and where an official table is missing or breaks its format.
pub fn write_from(taxonomies: &Path, data: &Path) -> io::Result<()> {
    sectors::official::write(taxonomies, data)?;
    write(data)
}

fn manifest(artifacts: &[Artifact]) -> String {
    let mut manifest = "path\tsha256\tbytes\n".to_owned();
    for Artifact { path, bytes } in artifacts {
        let hash = Sha256::digest(bytes).iter().fold(String::new(), |mut hash, byte| {
            let _ = write!(hash, "{byte:02x}");
            hash
        });
        let _ = writeln!(manifest, "{path}\t{hash}\t{}", bytes.len());
    }
    manifest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_files_are_fresh() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        for artifact in compiled(&data).unwrap() {
            let committed = fs::read(data.join(&artifact.path)).unwrap_or_default();
            assert!(committed == artifact.bytes, "data/{} is stale: run `cargo xtask data`", artifact.path);
        }
    }
}
