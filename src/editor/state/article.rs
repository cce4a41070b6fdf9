//! The article on the page, as it stands and as it came to stand so.

use crate::{
    annotation::{AnnotationSet, WordList},
    document::Document,
    offsets::OffsetMap,
    revision::Revision,
};

/// Number of an article within the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleId(pub u32);

/// Number of a reading, so that what is told of an earlier one can be told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingId(pub u32);

/// An article being corrected.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its number within the library.
    pub id: ArticleId,
    /// Which reading brought it, so that the same article brought anew can be told from it.
    pub reading: ReadingId,
    /// Text and structure.
    pub document: Document,
    /// What is marked.
    pub annotations: AnnotationSet,
    /// What was done to it.
    pub history: History,
    /// Offsets of its text, for the page and for files.
    pub offsets: OffsetMap,
    /// Grows with every change, so that what is drawn from the annotations need not be compared with them.
    pub n_changes: u64,
    /// How many writes to it the store had when this one was made; the store refuses a write that follows another number.
    pub edition: u32,
    /// Whether this tab may change it.
    pub access: Access,
    /// The word list with which it is read, should it be read anew.
    pub words: WordList,
}

/// Whether this tab may change its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// It may.
    #[default]
    Here,
    /// Another tab has the article. This one shows each step that is saved there.
    Elsewhere,
    /// It may as soon as what another tab saved last is shown.
    Coming,
    /// Another tab's steps stand in the store where this tab's last ones should.
    Overtaken {
        /// Writes of this tab that were refused.
        n_unsaved: usize,
    },
}

impl Article {
    /// An article as it was analysed or read from a file.
    pub fn new(id: ArticleId, document: Document, annotations: AnnotationSet) -> Self {
        let offsets = OffsetMap::new(document.text());
        Self {
            id,
            reading: ReadingId::default(),
            document,
            annotations,
            history: History::default(),
            offsets,
            n_changes: 0,
            edition: 0,
            access: Access::Here,
            words: WordList::default(),
        }
    }

    /// Its title, or else its first words.
    pub fn title(&self) -> String {
        let title = self.document.metadata().title.as_ref().map(|title| title.text.trim());
        let first_words = || self.document.text().trim().lines().next().unwrap_or_default();
        let title: String = title.filter(|title| !title.is_empty()).unwrap_or_else(first_words).chars().take(120).collect();
        if title.is_empty() { "Untitled".to_owned() } else { title }
    }
}

/// What was done to an article, and how much of it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Every step, in the order in which they were made.
    pub revisions: Vec<Revision>,
    /// How many of them stand; the others were undone and can be redone.
    pub n_done: usize,
}

impl History {
    /// The step that undo would take back.
    pub fn last_done(&self) -> Option<&Revision> {
        self.revisions.get(self.n_done.checked_sub(1)?)
    }

    /// The step that redo would make again.
    pub fn next_undone(&self) -> Option<&Revision> {
        self.revisions.get(self.n_done)
    }

    /// Adds a step; steps that were undone are forgotten.
    pub fn push(&mut self, revision: Revision) {
        self.revisions.truncate(self.n_done);
        self.revisions.push(revision);
        self.n_done = self.revisions.len();
    }
}
