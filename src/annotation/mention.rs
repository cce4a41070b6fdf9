//! Mentions, before arbitration ([`Candidate`]) and after ([`Annotation`]).

use crate::{
    annotation::{EntityId, EntityLabel, SectorId, Timex},
    span::Span,
};

/// What a stretch of text was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A name.
    Entity(EntityLabel),
    /// An economic sector.
    Sector(SectorId),
    /// A time expression.
    Date(Timex),
}

impl Reading {
    /// `entity`, `sector` or `date`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Entity(_) => "entity",
            Self::Sector(_) => "sector",
            Self::Date(_) => "date",
        }
    }

    /// The label that files and people see: `PERSON`, `SECTOR`, `DURATION`.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Entity(label) => label.name(),
            Self::Sector(_) => "SECTOR",
            Self::Date(timex) => timex.kind.name(),
        }
    }
}

/// Who said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// The tagger.
    Model,
    /// A list of names.
    Gazetteer,
    /// A rule.
    Rule,
    /// The sector lexicon.
    Lexicon,
    /// A person.
    User,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 5] = [Self::Model, Self::Gazetteer, Self::Rule, Self::Lexicon, Self::User];

    /// The word that files use for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Gazetteer => "gazetteer",
            Self::Rule => "rule",
            Self::Lexicon => "lexicon",
            Self::User => "user",
        }
    }

    /// The origin of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.name() == name)
    }
}

/// What a person made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Found, and nobody has looked at it.
    Suggested,
    /// Found, and a person agreed.
    Accepted,
    /// Found, and a person changed its extent or reading.
    Edited,
    /// A person marked it.
    Added,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Suggested, Self::Accepted, Self::Edited, Self::Added];

    /// The word that files use for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Suggested => "suggested",
            Self::Accepted => "accepted",
            Self::Edited => "edited",
            Self::Added => "added",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Probability of being right, in thousandths, so that it is the same on every machine and in every file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Score(u16);

impl Score {
    /// Rounds a probability; what lies outside 0 to 1 is brought to the nearer end, and what is no number to 0.
    pub fn from_probability(probability: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000 before")]
        let thousandths = (probability.clamp(0.0, 1.0) * 1000.0).round() as u16;
        Self(thousandths)
    }

    /// The probability in thousandths.
    pub fn thousandths(self) -> u16 {
        self.0
    }

    /// The probability, 0 to 1.
    pub fn probability(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// What a recogniser proposes. Candidates may overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// What it was read as.
    pub reading: Reading,
    /// Which kind of recogniser proposes it.
    pub origin: Origin,
    /// How likely it is right.
    pub score: Score,
}

/// Number of an annotation within its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AnnotationId(pub u32);

/// A mention in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Its number.
    pub id: AnnotationId,
    /// Where it stands.
    pub span: Span,
    /// What it was read as.
    pub reading: Reading,
    /// Who said so first.
    pub origin: Origin,
    /// What a person made of it.
    pub status: Status,
    /// How likely it was right when it was found; `None` where a person marked it.
    pub score: Option<Score>,
    /// What it names, where it is an entity.
    pub entity: Option<EntityId>,
}
