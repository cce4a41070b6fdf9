//! What the attributes of the page name: a mention, a label.

use crate::{
    annotation::{AnnotationId, EntityLabel, SectorId},
    editor::Choice,
};

/// The number in an id like `a12`.
pub fn annotation_id(id: &str) -> Option<AnnotationId> {
    Some(AnnotationId(id.strip_prefix('a')?.parse().ok()?))
}

/// What a label of the page says that some words are.
pub fn choice(label: &str, sector: Option<String>) -> Option<Choice> {
    match label {
        "SECTOR" => Some(Choice::Sector(sector.map(SectorId))),
        "DATE" => Some(Choice::Date),
        _ => EntityLabel::from_name(label).map(Choice::Entity),
    }
}
