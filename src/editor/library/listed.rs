//! What the list and the store hold of an article: its number, its line, and the whole of it.

use crate::{
    annotator,
    editor::{
        effect::Effect,
        state::{Article, ArticleId, State, Summary},
    },
    formats::archive,
};

/// The number for a new article.
pub(in crate::editor) fn free_id(library: &[Summary]) -> ArticleId {
    ArticleId(library.iter().map(|summary| summary.id.0).max().map_or(1, |id| id.saturating_add(1)))
}

/// Has an article kept with the steps made so far.
pub(in crate::editor) fn whole(article: &Article, summary: Summary) -> Effect {
    let (mut document, mut annotations) = (article.document.clone(), article.annotations.clone());
    let done = article.history.revisions.iter().take(article.history.n_done);
    for revision in done.rev() {
        revision.inverted().apply(&mut document, &mut annotations);
    }
    annotations.sectors = annotator::sectors(&document, &annotations);
    let base = archive::write(&document, &annotations);
    let revisions = article.history.revisions.iter();
    let revisions = revisions.map(|revision| archive::write_revision(revision, article.document.text(), &article.offsets)).collect();
    Effect::SaveArticle { summary, base, revisions, n_done: article.history.n_done }
}

/// Counts a step of the article: what the list tells of it now, and which edition of the article the step follows.
pub(in crate::editor) fn step_counted(state: &mut State) -> Option<(Summary, u32)> {
    let article = state.article.as_mut()?;
    let edition = article.edition;
    article.edition = edition.saturating_add(1);
    let mut summary = Summary::of(article);
    for listed in state.library.iter_mut().filter(|listed| listed.id == summary.id) {
        summary.name.clone_from(&listed.name);
        listed.clone_from(&summary);
    }
    state.saving.expect_one_more();
    Some((summary, edition))
}

/// An article that the store has and that cannot be read: the list says so.
pub(in crate::editor) fn found_unreadable(state: &mut State, id: ArticleId, reason: &str) {
    for summary in state.library.iter_mut().filter(|summary| summary.id == id) {
        summary.unreadable = Some(reason.to_owned());
    }
}
