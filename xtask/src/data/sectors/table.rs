//! A table of text: tab-separated, its first line the names of the columns.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A line of a table.
pub(super) struct Row {
    path: PathBuf,
    /// Its number, from one.
    pub(super) line: usize,
    text: String,
}

impl Row {
    /// Its cells; refused where there are more or fewer than columns.
    pub(super) fn cells<const N: usize>(&self) -> io::Result<[&str; N]> {
        let cells: Vec<&str> = self.text.split('\t').map(str::trim).collect();
        let found = cells.len();
        cells.try_into().map_err(|_| self.error(&format!("expected {N} cells, found {found}")))
    }

    /// An error that names file and line.
    pub(super) fn error(&self, message: &str) -> io::Error {
        io::Error::other(format!("{}:{}: {message}", self.path.display(), self.line))
    }
}

/// The lines of a table behind its first one.
pub(super) fn rows(path: &Path, columns: &[&str]) -> io::Result<Vec<Row>> {
    let text = fs::read_to_string(path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
    let mut rows: Vec<Row> =
        text.lines().enumerate().map(|(idx, line)| Row { path: path.to_owned(), line: idx + 1, text: line.to_owned() }).collect();
    match rows.first() {
        Some(first) if first.text == columns.join("\t") => Ok(rows.split_off(1)),
        Some(first) => Err(first.error(&format!("expected the columns {}", columns.join(", ")))),
        None => Err(io::Error::other(format!("{}: no line at all", path.display()))),
    }
}
