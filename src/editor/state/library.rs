//! The list of articles, and whether all of it is saved.

use std::collections::BTreeMap;

use crate::{
    annotation::Status,
    editor::state::article::{Article, ArticleId},
};

/// An article of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Its number.
    pub id: ArticleId,
    /// Its title, or its first words.
    pub title: String,
    /// What a person calls it in the list instead.
    pub name: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// The day on which it was published, as the article gives it.
    pub published: Option<String>,
    /// How far the corrections have come; `None` until it is opened, if an older Galley kept it.
    pub progress: Option<Progress>,
    /// Whether it was deleted and can still be brought back.
    pub is_deleted: bool,
    /// Why it cannot be read, if it cannot.
    pub unreadable: Option<String>,
}

/// How far the corrections of an article have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Mentions that a person accepted, edited, added or rejected.
    pub n_decided: u32,
    /// All mentions, those that were rejected included.
    pub n_mentions: u32,
}

impl Summary {
    /// What the list tells of an article as it stands.
    pub fn of(article: &Article) -> Self {
        let metadata = article.document.metadata();
        Self {
            id: article.id,
            title: article.title(),
            source: metadata.source.as_ref().map(|source| source.text.clone()),
            published: metadata.published.as_ref().map(|published| published.text.chars().take(10).collect()),
            progress: Some(Progress::of(article)),
            ..Self::default()
        }
    }

    /// An article of which nothing could be read.
    pub fn unreadable(id: ArticleId, reason: impl Into<String>) -> Self {
        Self { id, title: format!("Article {}", id.0), unreadable: Some(reason.into()), ..Self::default() }
    }

    /// What the list calls it.
    pub fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.title)
    }

    /// Source, day and progress on one line.
    pub fn details(&self) -> String {
        let progress = self.progress.map(|progress| format!("{} of {} decided", progress.n_decided, progress.n_mentions));
        let unreadable = self.unreadable.as_ref().map(|reason| format!("Unreadable: {reason}"));
        let parts = [self.source.clone(), self.published.clone(), progress, unreadable];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl Progress {
    fn of(article: &Article) -> Self {
        let annotations = article.annotations.annotations();
        let n_rejected = article.annotations.rejected().len();
        let n_decided = annotations.iter().filter(|annotation| annotation.status != Status::Suggested).count() + n_rejected;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { n_decided: count(n_decided), n_mentions: count(annotations.len() + n_rejected) }
    }
}

/// Whether all is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Every step is in the browser's store.
    #[default]
    Saved,
    /// So many writes are under way.
    Pending(usize),
    /// A write failed. It and those behind it wait, and are tried again.
    Failed {
        /// Why.
        reason: String,
        /// How many writes wait.
        n_waiting: usize,
    },
}

impl Saving {
    /// Counts a write that begins.
    pub(in crate::editor) fn expect_one_more(&mut self) {
        match self {
            Self::Saved => *self = Self::Pending(1),
            Self::Pending(n) | Self::Failed { n_waiting: n, .. } => *n += 1,
        }
    }

    /// How many writes are not done.
    pub fn n_waiting(&self) -> usize {
        match self {
            Self::Saved => 0,
            Self::Pending(n) | Self::Failed { n_waiting: n, .. } => *n,
        }
    }

    /// Takes some writes off the count; one that was done says that the store writes again.
    pub(in crate::editor) fn settle(&mut self, n: usize) {
        *self = match self.n_waiting().saturating_sub(n) {
            0 => Self::Saved,
            n_waiting => Self::Pending(n_waiting),
        };
    }
}

/// What the browser's store is able to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Store {
    /// It is there, or about to be.
    #[default]
    Open,
    /// Another tab with an older Galley keeps it from being brought up to date.
    Blocked,
    /// A newer Galley made it. This one touches nothing of it.
    Newer {
        /// The version of the database.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// Another tab with a newer Galley took it over; what this tab did before is in it.
    Superseded,
    /// The browser gives none.
    Missing,
}

/// The texts in which words were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was looked for.
    pub query: String,
    /// Where it was found.
    pub snippets: BTreeMap<ArticleId, Snippet>,
}

/// A place of a text with words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// What stands before.
    pub before: String,
    /// The first of the words.
    pub words: String,
    /// What stands behind.
    pub after: String,
}
