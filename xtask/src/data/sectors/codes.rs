//! The official codes of the classifications, `sectors/codes.tsv`.

use std::{collections::BTreeSet, io, path::Path};

use super::table;

/// Every code of every classification.
pub(super) struct Codes {
    codes: BTreeSet<(String, String)>,
}

impl Codes {
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let mut codes = BTreeSet::new();
        for row in table::rows(path, &["scheme", "code", "title"])? {
            let [scheme, code, _] = row.cells()?;
            if !codes.insert((scheme.to_owned(), code.to_owned())) {
                return Err(row.error(&format!("`{code}` of {scheme} stands twice")));
            }
        }
        Ok(Self { codes })
    }

    /// Whether the classification has that code.
    pub(super) fn has(&self, scheme: &str, code: &str) -> bool {
        self.codes.contains(&(scheme.to_owned(), code.to_owned()))
    }
}
