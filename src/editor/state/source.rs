//! What is read, how it is to be read, and what is told of it on the way.

use std::rc::Rc;

use time::Date;

use crate::{
    annotation::{AnnotationSet, WordList},
    document::{Block, Document, Metadata, Role},
    editor::state::{
        article::{Article, ArticleId, History, ReadingId},
        correction::FieldName,
    },
};

/// A longer text is shown before it is read: reading a shorter one takes a blink of an eye at most.
pub(in crate::editor) const SHOWN_BEFORE_READ: usize = 60_000;

/// Something to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Text that was pasted, and the same as HTML where the clipboard had that too.
    Pasted {
        /// The text.
        text: String,
        /// The HTML; empty where there was none.
        html: String,
        /// The person's word list.
        words: WordList,
    },
    /// A file: text, a page, or an annotation file of Galley, as its name says.
    File {
        /// Its name.
        name: String,
        /// What it holds.
        text: String,
        /// The person's word list.
        words: WordList,
    },
    /// An article out of the store.
    Stored(Stored),
    /// The article on the page, to be read otherwise.
    Anew {
        /// Its text.
        text: String,
        /// How it is to be read.
        frame: Box<Frame>,
        /// The person's word list.
        words: WordList,
    },
}

/// An article as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub id: ArticleId,
    /// The annotation JSON of the article as it was first analysed.
    pub base: String,
    /// Every step as JSON, in order.
    pub revisions: Vec<String>,
    /// How many of them stand.
    pub n_done: usize,
    /// How often it was written.
    pub edition: u32,
}

/// What the recognisers are told of a text beside its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its blocks with their roles.
    pub blocks: Vec<Block>,
    /// What it says about itself.
    pub metadata: Metadata,
    /// What relative dates are resolved against.
    pub reference_date: Option<Date>,
}

/// What a person wants of how an article is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reframing {
    /// The block of that index has another role.
    Role(usize, Role),
    /// A field of the metadata holds this, as it was typed.
    Field(FieldName, String),
}

impl Reframing {
    /// What it does, for people, in the past tense.
    pub(in crate::editor) fn name(&self) -> String {
        match self {
            Self::Role(_, role) => format!("Took a block as {}", role.name()),
            Self::Field(name, _) => format!("Changed: {}", name.name()),
        }
    }
}

/// What is told while a text is read, in this order: some `Reached`, one `Parsed`, one `Finished`; of the article on the
/// page some `Reached`, one `FoundAnew`; or `Refused` and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// So many percent of the work are done.
    Reached(u32),
    /// The text has its structure.
    Parsed(Document),
    /// All of it is known.
    Finished(Contents),
    /// What is found in the article on the page now.
    FoundAnew(AnnotationSet),
    /// It cannot be read, for the reason given in a sentence.
    Refused(String),
}

/// What is known of an article beside its document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// What is marked.
    pub annotations: AnnotationSet,
    /// What was done to it.
    pub history: History,
    /// The annotation JSON, where the article is a new one and has to be kept.
    pub base: Option<String>,
}

/// A text that is being read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its number.
    pub id: ReadingId,
    /// What is read.
    pub text: Text,
    /// How much of the work is done.
    pub percent: u32,
    /// Its structure, once that is known: an article without annotations.
    pub article: Option<Article>,
    /// Whether it stands on the page already, and the article before it no longer.
    pub is_shown: bool,
    /// What stood there before.
    pub(in crate::editor) before: Option<ArticleId>,
}

impl Reading {
    /// Whether it takes so long that its progress is worth a look.
    pub fn is_long(&self) -> bool {
        SHOWN_BEFORE_READ < self.text.n_bytes()
    }
}

/// A text to be read.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text itself.
    pub source: Rc<Source>,
    /// What its reader has to know of it.
    pub(in crate::editor) hint: Option<String>,
    /// Whether it is to be shown when it is read, and not only kept.
    pub(in crate::editor) is_wanted: bool,
    /// Whether it is one of several files that were chosen at once.
    pub(in crate::editor) is_one_of_many: bool,
}

impl Text {
    /// Its text, where that is known before it is read.
    pub fn plain(&self) -> &str {
        match self.source.as_ref() {
            Source::Pasted { text, .. } => text,
            Source::File { name, text, .. } if !is_archive(name) => text,
            Source::File { .. } | Source::Stored(_) | Source::Anew { .. } => "",
        }
    }

    /// Whether it takes the page when it is read.
    pub(in crate::editor) fn is_to_be_shown(&self) -> bool {
        self.is_wanted && !self.is_anew()
    }

    pub(in crate::editor) fn is_anew(&self) -> bool {
        matches!(self.source.as_ref(), Source::Anew { .. })
    }

    fn n_bytes(&self) -> usize {
        match self.source.as_ref() {
            Source::Pasted { text, html, .. } => text.len() + html.len() / 4,
            Source::File { text, .. } | Source::Anew { text, .. } => text.len(),
            Source::Stored(stored) => stored.base.len() / 4,
        }
    }
}

fn is_archive(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".json")
}
