//! Names by model.

use crate::{annotation::Candidate, document::Document};

/// Appends the names that the model finds to `candidates`.
pub fn recognise(document: &Document, candidates: &mut Vec<Candidate>) {
    let _ = (document, candidates);
}
