//! What a person can say of words and of an article, and how far it reaches.

use crate::annotation::{EntityLabel, SectorId};

/// What a person says that some words are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// An entity.
    Entity(EntityLabel),
    /// A sector; without an id the one that the words name.
    Sector(Option<SectorId>),
    /// A time expression, with the value that its words have.
    Date,
}

/// How far a correction reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The one in focus.
    #[default]
    One,
    /// All with the same words.
    Identical,
}

/// A field of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// The headline.
    Title,
    /// The article's address.
    Url,
    /// The publisher.
    Source,
    /// Date or time of publication.
    Published,
    /// The authors, separated by commas.
    Bylines,
    /// The key words, separated by commas.
    Tags,
    /// The day against which relative dates are resolved.
    ReferenceDate,
}

impl FieldName {
    /// Every field, in the order in which the page shows them.
    pub const ALL: [Self; 7] = [Self::Title, Self::Source, Self::Published, Self::Bylines, Self::Url, Self::Tags, Self::ReferenceDate];

    /// The word that the page uses for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Url => "Address",
            Self::Source => "Source",
            Self::Published => "Published",
            Self::Bylines => "By",
            Self::Tags => "Tags",
            Self::ReferenceDate => "Dates count from",
        }
    }
}
