//! The same correction for other places, while it is offered.

use std::fmt;

use crate::{
    annotation::{Annotation, AnnotationId, Reading, Timex, Word},
    editor::state::article::Article,
    span::Span,
};

/// The same correction for other places, and for later articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What would be done.
    pub same: Same,
    /// The words that were corrected.
    pub words: String,
    /// Where else they stand.
    pub rows: Vec<Row>,
    /// The entry that the word list could have.
    pub word: Option<Word>,
    /// State of the article that the offer was made for; it falls with the next change.
    pub n_changes: u64,
}

/// A correction that can be made elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Same {
    /// The words are read so.
    Label(Reading),
    /// The words are not what this was.
    Removal(Reading),
    /// The ends move by so many bytes; `base` is the mention before it was first moved.
    Extent {
        /// The mention before.
        base: Annotation,
        /// From its start to the new start.
        start: isize,
        /// From its end to the new end.
        end: isize,
    },
    /// The date has this value.
    Value(Timex),
}

/// A place in an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where the words stand.
    pub place: Place,
    /// Whether the correction is to be made here.
    pub is_ticked: bool,
}

/// A place with the same words as those that were corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where.
    pub span: Span,
    /// The mention there, if there is one.
    pub id: Option<AnnotationId>,
    /// Why the correction may not hold here.
    pub exception: Option<Exception>,
}

/// Why a correction may not hold at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exception {
    /// A person decided otherwise there.
    Decided(&'static str),
    /// A person removed such a suggestion there.
    Removed,
    /// It lies inside a longer mention, whose words these are.
    Inside(String),
    /// It is written with other capitals.
    Case,
    /// A word with a capital stands beside it.
    Neighbour,
}

impl fmt::Display for Exception {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decided(label) => write!(formatter, "you decided on {label} here"),
            Self::Removed => write!(formatter, "you rejected it here"),
            Self::Inside(words) => write!(formatter, "inside “{words}”"),
            Self::Case => write!(formatter, "written otherwise"),
            Self::Neighbour => write!(formatter, "perhaps part of a longer name"),
        }
    }
}

impl Offer {
    /// How many places are ticked.
    pub fn n_ticked(&self) -> usize {
        self.rows.iter().filter(|row| row.is_ticked).count()
    }

    /// What would be done, for people: `Mark 3 more as ORG`.
    pub fn shown(&self) -> String {
        let n_ticked = self.n_ticked();
        match &self.same {
            Same::Label(reading) => format!("Mark {n_ticked} more as {}", reading.label()),
            Same::Removal(_) => format!("Remove {n_ticked} more"),
            Same::Extent { .. } => format!("Move the ends of {n_ticked} more"),
            Same::Value(timex) => format!("Give {n_ticked} more the value {}", timex.value),
        }
    }

    pub(in crate::editor) fn new(article: &Article, same: Same, words: String, places: Vec<Place>, word: Option<Word>) -> Option<Self> {
        let rows: Vec<Row> = places.into_iter().map(|place| Row { is_ticked: place.exception.is_none(), place }).collect();
        let has_something = !rows.is_empty() || word.is_some();
        has_something.then_some(Self { same, words, rows, word, n_changes: article.n_changes })
    }
}
