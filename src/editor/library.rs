//! The articles that are kept, and whether all of it is saved.

use crate::editor::{
    effect::Effect,
    notice,
    state::{ArticleId, Saving, State, Summary},
};

pub(super) fn loaded(state: &mut State, library: Vec<Summary>) -> Vec<Effect> {
    state.library = library;
    state.library.sort_by_key(|summary| std::cmp::Reverse(summary.id));
    vec![]
}

pub(super) fn requested(state: &mut State, id: ArticleId) -> Vec<Effect> {
    state.overlay = None;
    vec![Effect::Load(id)]
}

pub(super) fn deleted(state: &mut State, id: ArticleId) -> Vec<Effect> {
    state.library.retain(|summary| summary.id != id);
    if state.article.as_ref().is_some_and(|article| article.id == id) {
        state.article = None;
        state.focus = None;
    }
    state.saving.expect_one_more();
    vec![Effect::Delete(id)]
}

pub(super) fn failed(state: &mut State, reason: &str) -> Vec<Effect> {
    state.saving = Saving::Failed(reason.to_owned());
    notice::problem(state, format!("Nothing can be saved in this browser: {reason}. Export before you leave."))
}

pub(super) fn saved(state: &mut State) -> Vec<Effect> {
    state.saving = match state.saving {
        Saving::Pending(n) if n > 1 => Saving::Pending(n - 1),
        Saving::Pending(_) | Saving::Saved => Saving::Saved,
        Saving::Failed(ref reason) => Saving::Failed(reason.clone()),
    };
    vec![]
}

pub(super) fn save_failed(state: &mut State, reason: &str) -> Vec<Effect> {
    state.saving = Saving::Failed(reason.to_owned());
    notice::problem(state, format!("The last step was not saved: {reason}. It still stands here; export it to be safe."))
}
