//! Values that were typed and could not be taken.

use crate::{
    annotation::{AnnotationId, EntityId},
    editor::state::correction::FieldName,
};

/// A value that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where it was typed.
    pub entry: Entry,
    /// What was typed, as it was.
    pub typed: String,
    /// What was expected and what came, in a sentence or two.
    pub reason: String,
}

/// A field that does not take everything that can be typed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A field of the metadata.
    Field(FieldName),
    /// The value of a date.
    Value(AnnotationId),
    /// An entity's name.
    Name(EntityId),
    /// An entity's id in another register.
    Link(EntityId, &'static str),
    /// The words of an entry of the word list, by its place there.
    Word(usize),
    /// The words of a new entry of the word list.
    NewWord,
}
