//! What a binding of keys is, and when it acts.

use crate::editor::{
    message::Msg,
    review,
    state::{Focus, State},
};

/// A thing that keys do.
pub struct Binding {
    /// Under which heading it is listed.
    pub group: &'static str,
    /// What settings call it. Never changes, so that a person's own keys outlive a release.
    pub name: &'static str,
    /// The keys that do it unless the person chose another, as `Key::chords` writes them.
    pub keys: &'static [&'static str],
    /// What it does, for people.
    pub does: &'static str,
    /// What it acts on.
    pub(super) needs: Needs,
    pub(super) msg: Msg,
}

/// What must be there for a key to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    Article,
    /// A mention or a selection in focus.
    Focus,
    Mention,
    Selection,
    /// A review under way.
    Review,
    /// Other places to which a correction is offered.
    Offer,
    /// An entry that is offered for the word list.
    OfferedWord,
    /// A search in the text.
    Search,
    /// Selected words where a suggestion was removed.
    Removed,
}

impl Needs {
    pub(super) fn is_met(self, state: &State) -> bool {
        match self {
            Self::Nothing => true,
            Self::Article => state.article.is_some(),
            Self::Focus => state.focus.is_some(),
            Self::Mention => matches!(state.focus, Some(Focus::Annotation(_))),
            Self::Selection => matches!(state.focus, Some(Focus::Selection { .. })),
            Self::Review => state.review.is_some(),
            Self::Offer => state.offer.as_ref().is_some_and(|offer| !offer.rows.is_empty()),
            Self::OfferedWord => state.offer.as_ref().is_some_and(|offer| offer.word.is_some()),
            Self::Search => state.search.is_some(),
            Self::Removed => review::removed_in_focus(state).is_some(),
        }
    }

    /// Whether there is a state in which both are met.
    pub(super) fn meets(self, other: Self) -> bool {
        let is_mention = |needs| matches!(needs, Self::Mention | Self::Review);
        let is_selection = |needs| matches!(needs, Self::Selection | Self::Removed);
        !(is_mention(self) && is_selection(other) || is_selection(self) && is_mention(other))
    }
}

pub(super) const fn binding(
    group: &'static str,
    name: &'static str,
    keys: &'static [&'static str],
    does: &'static str,
    needs: Needs,
    msg: Msg,
) -> Binding {
    Binding { group, name, keys, does, needs, msg }
}
