//! Whether the parts of an annotation JSON go together: what the core's types would otherwise settle in silence, as
//! `AnnotationSet::put` replaces what has the same id.

use std::collections::BTreeSet;

use super::rows::{ArchiveRow, BlockRow};
use crate::formats::error::{ReadError, quoted, unexpected, unknown};

/// Refuses ids that are given twice and mentions of entities that are not there.
pub(super) fn consistent(row: &ArchiveRow) -> Result<(), ReadError> {
    unique("annotation", row.annotations.iter().chain(&row.rejected).map(|annotation| annotation.id.as_str()))?;
    unique("entity", row.entities.iter().map(|entity| entity.id.as_str()))?;
    unique("sector", row.sectors.iter().map(|sector| sector.id.as_str()))?;
    named(row)
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), ReadError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(unexpected(format!("{what} {}", quoted(id)), "an id of its own", "the same id twice"));
        }
    }
    Ok(())
}

/// Of rejected suggestions nothing is asked: what they named may be gone with them.
fn named(row: &ArchiveRow) -> Result<(), ReadError> {
    let ids: BTreeSet<&str> = row.entities.iter().map(|entity| entity.id.as_str()).collect();
    for annotation in &row.annotations {
        if let Some(id) = annotation.entity.as_ref().filter(|id| !ids.contains(id.as_str())) {
            let place = format!("annotation {}.entity", quoted(&annotation.id));
            return Err(unknown(place, "the id of one of the entities", id));
        }
    }
    Ok(())
}

/// Refuses blocks that overlap or are out of order, and duplicates of none of them.
pub(super) fn ordered(blocks: &[BlockRow]) -> Result<(), ReadError> {
    let n_blocks = blocks.len();
    let mut end = 0;
    for (idx, block) in blocks.iter().enumerate() {
        if block.start < end {
            let place = format!("article.blocks[{idx}].start");
            return Err(unexpected(place, format!("{end} or more, where the block before it ends"), block.start.to_string()));
        }
        end = block.end;
        if let Some(kept) = block.duplicate_of.filter(|kept| *kept == idx || n_blocks <= *kept) {
            let place = format!("article.blocks[{idx}].duplicate_of");
            return Err(unexpected(place, format!("the index of another of the {n_blocks} blocks"), kept.to_string()));
        }
    }
    Ok(())
}
