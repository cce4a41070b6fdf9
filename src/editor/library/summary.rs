//! What the list of articles tells of each.

use crate::{
    annotation::Status,
    editor::state::{Article, ArticleId},
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
