//! Stand-off results: what was found in a text, where, by whom, and what became of it.
//!
//! Plain values without behaviour of their own; the annotator makes them, the editor changes them, the formats
//! write them.

mod entity;
mod label;
mod mention;
mod sector;
mod set;
mod timex;
mod words;

pub use self::{
    entity::{Entity, EntityId},
    label::EntityLabel,
    mention::{Annotation, AnnotationId, Candidate, Origin, Reading, Score, Status},
    sector::{Sector, SectorId},
    set::AnnotationSet,
    timex::{Modifier, RangeEnd, Timex, TimexKind, iso_day},
    words::{MAX_WORD_LEN, Never, Word, WordList, WordRule},
};
