//! `cargo xtask size`: what a reader downloads, against the budget.

use std::{
    fmt,
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use wasmparser::Parser;

use crate::{dist, page, root, say};

/// Bytes of the whole download, compressed by brotli.
const WHOLE_BUDGET: u64 = 2_500_000;

/// Bytes of the code alone, compressed by brotli.
const CODE_BUDGET: u64 = 700_000;

/// Bytes of code and data that dates add to the module, compressed by gzip.
const DATES_BUDGET: u64 = 40_000;

/// Length of the pieces by which data are found in the module.
const PIECE: usize = 32;

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

/// Prints the size of everything in `dist/` and holds it to the budget.
///
/// # Errors
/// Where the budget is exceeded or the page is not built.
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
    let data = embedded(&root().join("data"), &dist().join("galley_bg.wasm"))?;
    let code = code.without(data);
    say(&format!("{whole}  all, of {WHOLE_BUDGET} in brotli"));
    say(&format!("{code}  code without the data in it, of {CODE_BUDGET} in brotli"));
    let dates = weight(&fs::read(dist().join("galley_bg.wasm"))?)?.saturating_sub(weight(&page::without_dates()?)?);
    say(&format!("{:>11} {dates:>11} {:>11}  what dates add to the module, of {DATES_BUDGET} in gzip", "", ""));
    within("the files of the download", whole.brotli, "brotli", WHOLE_BUDGET)?;
    within("the files of code", code.brotli, "brotli", CODE_BUDGET)?;
    within("dates", dates, "gzip", DATES_BUDGET)
}

/// Bytes of a module's sections, each compressed for itself: what one has more moves nothing in another.
fn weight(module: &[u8]) -> Result<u64> {
    let mut weight = 0;
    for payload in Parser::new(0).parse_all(module) {
        if let Some((_, bytes)) = payload?.as_section() {
            weight += gzip(module.get(bytes).unwrap_or_default())?;
        }
    }
    Ok(weight)
}

fn within(what: &str, size: u64, by: &str, budget: u64) -> Result<()> {
    if budget < size {
        bail!("{what} take {size} bytes in {by} and may take {budget}");
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<u64> {
    let mut gzip = GzEncoder::new(vec![], Compression::best());
    gzip.write_all(bytes)?;
    Ok(length(&gzip.finish()?))
}

/// The size of the data that the module holds: each file compressed by itself, as near as one gets.
fn embedded(data: &Path, module: &Path) -> Result<Size> {
    let module = fs::read(module)?;
    let mut whole = Size::default();
    for name in page::files_below(data)?.iter().filter(|name| [".bin", ".fst"].iter().any(|end| name.ends_with(end))) {
        let path = data.join(name);
        if holds(&module, &fs::read(&path)?) {
            whole += size(&path)?;
        }
    }
    Ok(whole)
}

/// Whether a module holds a file: pieces all over it are looked for. Zeros say nothing, and `wasm-opt` leaves them out.
fn holds(module: &[u8], file: &[u8]) -> bool {
    let pieces = file.chunks(PIECE).step_by(file.len() / PIECE / 16 + 1);
    let pieces: Vec<&[u8]> = pieces.filter(|piece| piece.len() == PIECE && piece.iter().filter(|byte| **byte == 0).count() < 8).collect();
    let n_found = pieces.iter().filter(|piece| memchr::memmem::find(module, piece).is_some()).count();
    pieces.len() < 2 * n_found
}

fn is_code(name: &str) -> bool {
    [".wasm", ".js", ".html", ".css"].iter().any(|extension| name.ends_with(extension))
}

fn sizes(folder: &Path) -> Result<Vec<(String, Size)>> {
    let size_of = |name: String| size(&folder.join(&name)).map(|size| (name, size));
    page::files_below(folder)?.into_iter().map(size_of).collect()
}

fn size(path: &Path) -> Result<Size> {
    let bytes = fs::read(path)?;
    let mut brotli = vec![];
    // Quality 11 and a window of 4 MB: what static hosts do once and keep.
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut io::BufReader::new(File::open(path)?), &mut brotli, &parameters)?;
    Ok(Size { raw: length(&bytes), gzip: gzip(&bytes)?, brotli: length(&brotli) })
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
    fn tells_which_data_are_in_a_module() {
        let file: Vec<u8> = (0..=255).collect();
        let module = [&[0; 100], file.as_slice(), &[0; 100]].concat();
        assert!(holds(&module, &file));
        assert!(!holds(&module, &file.iter().rev().copied().collect::<Vec<_>>()));
        assert!(!holds(&module, b"short"));
    }

    #[test]
    fn compressed_text_is_smaller() {
        let Size { raw, gzip, brotli } = size(&root().join("xtask/src/size.rs")).unwrap();
        assert!(0 < brotli && brotli < gzip && gzip < raw);
    }
}
