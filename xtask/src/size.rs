//! `cargo xtask size`: what a reader downloads, against the budget.

use std::{
    fmt, fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::{dist, page, root, say, weight};

/// Bytes of the whole download, compressed by brotli.
const WHOLE_BUDGET: u64 = 2_500_000;

/// Bytes of the code alone, compressed by brotli.
const CODE_BUDGET: u64 = 700_000;

/// Bytes of code and data that dates add to the module, compressed by gzip, before `wasm-opt` makes it smaller still.
const DATES_BUDGET: u64 = 40_000;

/// A file's bytes: as they are, and compressed as servers do it.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Size {
    fn without(self, part: Self) -> Self {
        let Self { raw, gzip, brotli } = self;
        Self { raw: raw.saturating_sub(part.raw), gzip: gzip.saturating_sub(part.gzip), brotli: brotli.saturating_sub(part.brotli) }
    }
}

impl std::ops::AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:>11} {:>11} {:>11}", self.raw, self.gzip, self.brotli)
    }
}

/// Prints the size of everything in `dist/` and of what dates add to the module, and holds them to their budgets.
///
/// # Errors
/// Where a budget is exceeded, the page is not built or the module does not compile without dates.
pub fn check() -> Result<()> {
    let (mut whole, mut code) = (Size::default(), Size::default());
    say(&format!("{:>11} {:>11} {:>11}  bytes", "raw", "gzip", "brotli"));
    for (name, size) in sizes(&dist())? {
        say(&format!("{size}  {name}"));
        whole += size;
        if is_code(&name) {
            code += size;
        }
    }
    let embeddable = embeddable(&root().join("data"))?;
    let code = code.without(embedded(&embeddable, &fs::read(dist().join("galley_bg.wasm"))?)?);
    say(&format!("{whole}  all, of {WHOLE_BUDGET} in brotli"));
    say(&format!("{code}  code without the data in it, of {CODE_BUDGET} in brotli"));
    let weigh = |module: PathBuf| weight::of(&fs::read(module)?, &embeddable);
    let dates = weigh(page::module()?)?.saturating_sub(weigh(page::module_without_dates()?)?);
    say(&format!("{:>11} {dates:>11} {:>11}  what dates add to the module, of {DATES_BUDGET} in gzip", "", ""));
    within("the files of the download", whole.brotli, "brotli", WHOLE_BUDGET)?;
    within("the files of code", code.brotli, "brotli", CODE_BUDGET)?;
    within("dates", dates, "gzip", DATES_BUDGET)
}

fn within(what: &str, size: u64, by: &str, budget: u64) -> Result<()> {
    if budget < size {
        bail!("{what} take {size} bytes in {by} and may take {budget}");
    }
    Ok(())
}

pub(crate) fn gzip(bytes: &[u8]) -> Result<u64> {
    let mut gzip = GzEncoder::new(vec![], Compression::best());
    gzip.write_all(bytes)?;
    Ok(length(&gzip.finish()?))
}

/// The files of data that a module can hold.
fn embeddable(data: &Path) -> Result<Vec<Vec<u8>>> {
    let names = page::files_below(data)?.into_iter().filter(|name| [".bin", ".fst"].iter().any(|end| name.ends_with(end)));
    names.map(|name| Ok(fs::read(data.join(name))?)).collect()
}

/// The size of those files that the module holds: each compressed by itself, as near as one gets.
fn embedded(files: &[Vec<u8>], module: &[u8]) -> Result<Size> {
    let mut whole = Size::default();
    for file in files.iter().filter(|file| memchr::memmem::find(module, file).is_some()) {
        whole += size(file)?;
    }
    Ok(whole)
}

fn is_code(name: &str) -> bool {
    [".wasm", ".js", ".html", ".css"].iter().any(|extension| name.ends_with(extension))
}

fn sizes(folder: &Path) -> Result<Vec<(String, Size)>> {
    let size_of = |name: String| {
        let bytes = fs::read(folder.join(&name))?;
        Ok((name, size(&bytes)?))
    };
    page::files_below(folder)?.into_iter().map(size_of).collect()
}

fn size(bytes: &[u8]) -> Result<Size> {
    let mut brotli = vec![];
    // Quality 11 and a window of 4 MB: what static hosts do once and keep.
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
    Ok(Size { raw: length(bytes), gzip: gzip(bytes)?, brotli: length(&brotli) })
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_the_budget_fails() {
        assert!(within("the files", CODE_BUDGET, "brotli", CODE_BUDGET).is_ok());
        let error = within("the files", CODE_BUDGET + 1, "brotli", CODE_BUDGET).unwrap_err();
        assert_eq!(error.to_string(), "the files take 700001 bytes in brotli and may take 700000");
    }

    #[test]
    fn compressed_text_is_smaller() {
        let Size { raw, gzip, brotli } = size(&fs::read(root().join("xtask/src/size.rs")).unwrap()).unwrap();
        assert!(0 < brotli && brotli < gzip && gzip < raw);
    }
}
