//! Sector terms and their codes.

use crate::{
    annotation::{Candidate, Sector, SectorId},
    document::Document,
};

/// Appends the sector mentions of `document` to `candidates`.
pub fn recognise(document: &Document, candidates: &mut Vec<Candidate>) {
    let _ = (document, candidates);
}

/// The node of the sector tree with that id.
pub fn sector(id: &SectorId) -> Option<Sector> {
    let _ = id;
    None
}
