//! Whether all is saved, and what is done where it is not.

use crate::editor::{
    effect::Effect,
    library::tabs::Access,
    notice,
    state::{ArticleId, State, Tone},
};

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
    fn settle(&mut self, n: usize) {
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
