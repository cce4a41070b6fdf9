//! Whether all is saved, and what is done where it is not.

use crate::editor::{
    effect::Effect,
    notice,
    state::{Access, ArticleId, Saving, State, Store, Tone},
};

pub(in crate::editor) fn saved(state: &mut State) -> Vec<Effect> {
    let was_failing = matches!(state.saving, Saving::Failed { .. });
    if state.store == Store::Missing {
        return vec![];
    }
    state.saving.settle(1);
    if was_failing && state.saving == Saving::Saved {
        return notice::said(state, Tone::Done, "Everything is saved again.");
    }
    vec![]
}

pub(in crate::editor) fn save_failed(state: &mut State, reason: &str) -> Vec<Effect> {
    let is_news = !matches!(state.saving, Saving::Failed { .. });
    state.saving = Saving::Failed { reason: reason.to_owned(), n_waiting: state.saving.n_waiting().max(1) };
    if is_news { vec![Effect::Announce(format!("Not saved: {reason}."))] } else { vec![] }
}

/// The store cannot be used at all.
pub(in crate::editor) fn store_failed(state: &mut State, reason: &str) -> Vec<Effect> {
    state.store = Store::Missing;
    state.saving = Saving::Failed { reason: reason.to_owned(), n_waiting: state.saving.n_waiting() };
    vec![Effect::Announce(format!("Nothing can be saved in this browser: {reason}."))]
}

pub(super) fn store_is(state: &mut State, store: Store) -> Vec<Effect> {
    if let Store::Newer { .. } = store {
        state.saving =
            Saving::Failed { reason: "a newer Galley made this browser’s store".to_owned(), n_waiting: state.saving.n_waiting() };
    }
    state.store = store;
    vec![]
}

/// The store refused a write since it holds other steps than the page knows: those of another tab.
pub(super) fn refused(state: &mut State, id: ArticleId, n_dropped: usize) -> Vec<Effect> {
    state.saving.settle(n_dropped);
    let Some(article) = state.article.as_mut().filter(|article| article.id == id) else {
        let text = "Another tab had changed an article first: the last steps made to it here were not saved.";
        return notice::problem(state, text);
    };
    let n_before = if let Access::Overtaken { n_unsaved } = article.access { n_unsaved } else { 0 };
    article.access = Access::Overtaken { n_unsaved: n_before + n_dropped };
    vec![Effect::Announce("Another tab changed this article first. The last steps here are not saved.".to_owned())]
}
