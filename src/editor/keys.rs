//! What every key does. The page's list of keys is drawn from [`bindings`] and the person's own [`Keymap`], so that it
//! cannot be wrong; a test holds the README's table against it.

mod chord;
mod decide;
mod extent;
mod files;
mod go;
mod history;
mod keymap;
mod label;
mod review;
mod words;

pub(super) use self::keymap::{all_reset, asked, chosen, loaded, reset};
pub use self::{
    chord::{Key, shown_chord},
    keymap::{Keymap, Rebinding},
};
use crate::editor::{
    message::Msg,
    review as reviewing,
    state::{Focus, Overlay, State},
};

/// A thing that keys do.
pub struct Binding {
    /// Under which heading it is listed.
    pub group: &'static str,
    /// What settings call it. Never changes, so that a person's own keys outlive a release.
    pub name: &'static str,
    /// The keys that do it unless the person chose another, as [`Key::chords`] writes them.
    pub keys: &'static [&'static str],
    /// What it does, for people.
    pub does: &'static str,
    /// What it acts on.
    needs: Needs,
    msg: Msg,
}

/// What must be there for a key to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
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
    fn is_met(self, state: &State) -> bool {
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
            Self::Removed => reviewing::removed_in_focus(state).is_some(),
        }
    }

    /// Whether there is a state in which both are met.
    fn meets(self, other: Self) -> bool {
        let is_mention = |needs| matches!(needs, Self::Mention | Self::Review);
        let is_selection = |needs| matches!(needs, Self::Selection | Self::Removed);
        !(is_mention(self) && is_selection(other) || is_selection(self) && is_mention(other))
    }
}

const fn binding(
    group: &'static str,
    name: &'static str,
    keys: &'static [&'static str],
    does: &'static str,
    needs: Needs,
    msg: Msg,
) -> Binding {
    Binding { group, name, keys, does, needs, msg }
}

/// Every binding, in the order of the page's list.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    let groups = [
        go::BINDINGS,
        decide::BINDINGS,
        review::BINDINGS,
        label::BINDINGS,
        extent::BINDINGS,
        words::BINDINGS,
        history::BINDINGS,
        files::BINDINGS,
    ];
    groups.into_iter().flatten()
}

/// The message of a key, if it does anything in this state.
pub fn message_of_key(key: &Key, state: &State) -> Option<Msg> {
    if let Some(overlay) = &state.overlay {
        return under_overlay(key, overlay, state);
    }
    let acts = |binding: &&Binding, chord: &String| state.keymap.keys_of(binding).any(|own| own == chord) && binding.needs.is_met(state);
    let binding = key.chords().find_map(|chord| bindings().find(|binding| acts(binding, &chord)))?;
    Some(binding.msg.clone())
}

/// Under an overlay no key acts on the article; the list of keys takes the key that is chosen there, and in the word list
/// undo and redo are the list's own.
fn under_overlay(key: &Key, overlay: &Overlay, state: &State) -> Option<Msg> {
    let is_history = |binding: &&Binding, chord: &String| {
        matches!(binding.msg, Msg::Undone | Msg::Redone) && state.keymap.keys_of(binding).any(|own| own == chord)
    };
    match (overlay, &state.rebinding) {
        (Overlay::Keys, Some(_)) => Some(Msg::KeyChosen(key.chords().next()?)),
        _ if key.key == "Escape" => Some(Msg::OverlayClosed),
        (Overlay::Words, _) => {
            let binding = key.chords().find_map(|chord| bindings().find(|binding| is_history(binding, &chord)))?;
            let is_undone = state.words_step.as_ref().is_some_and(|step| step.is_undone);
            ((binding.msg == Msg::Redone) == is_undone).then_some(Msg::WordsUndone)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::{AnnotationId, AnnotationSet, EntityLabel},
        document::Document,
        editor::{
            correct::{Choice, Scope},
            effect::Region,
            state::{Article, ArticleId},
        },
        span::Span,
    };

    fn state(focus: Option<Focus>) -> State {
        let article = Article::new(ArticleId(1), Document::plain("a"), AnnotationSet::default());
        State { article: Some(article), focus, ..State::default() }
    }

    fn mention() -> State {
        state(Some(Focus::Annotation(AnnotationId(1))))
    }

    fn key(key: &str, code: &str) -> Key {
        Key { key: key.to_owned(), code: code.to_owned(), is_command: false, is_shift: false, is_alt: false }
    }

    #[test]
    fn labels_by_the_digit_key_whatever_shift_writes() {
        let shifted = Key { is_shift: true, ..key("@", "Digit2") };
        let org = Choice::Entity(EntityLabel::Org);
        assert_eq!(message_of_key(&key("2", "Digit2"), &mention()), Some(Msg::Labelled(org.clone(), Scope::One)));
        assert_eq!(message_of_key(&shifted, &mention()), Some(Msg::Labelled(org, Scope::Identical)));
    }

    #[test]
    fn percent_is_a_label_and_not_shift_and_five() {
        let percent = Key { is_shift: true, ..key("%", "Digit5") };
        let expected = Msg::Labelled(Choice::Entity(EntityLabel::Percent), Scope::One);
        assert_eq!(message_of_key(&percent, &mention()), Some(expected));
    }

    #[test]
    fn does_nothing_without_something_to_act_on() {
        for pressed in ["a", "x", "[", "=", "s", "t", "ArrowRight"] {
            assert_eq!(message_of_key(&key(pressed, ""), &state(None)), None, "{pressed}");
        }
    }

    #[test]
    fn leaves_the_browser_its_own_keys() {
        for pressed in ["c", "a", "x", "v", "1"] {
            let command = Key { is_command: true, ..key(pressed, "Digit1") };
            assert_eq!(message_of_key(&command, &state(None)), None, "{pressed}");
        }
    }

    #[test]
    fn only_escape_acts_under_an_overlay() {
        let overlaid = State { overlay: Some(Overlay::Keys), ..mention() };
        assert_eq!(message_of_key(&key("x", "KeyX"), &overlaid), None);
        assert_eq!(message_of_key(&key("Escape", "Escape"), &overlaid), Some(Msg::OverlayClosed));
    }

    #[test]
    fn enter_accepts_a_mention_and_opens_the_palette_at_a_selection() {
        let span = Span::new(0, 1);
        let selected = state(Some(Focus::Selection { span, anchor: span }));
        assert_eq!(message_of_key(&key("Enter", "Enter"), &mention()), Some(Msg::Accepted(Scope::One)));
        assert_eq!(message_of_key(&key("Enter", "Enter"), &selected), Some(Msg::Entered(Region::Palette)));
    }

    #[test]
    fn names_and_keys_are_each_one_things() {
        let all: Vec<&Binding> = bindings().collect();
        for (idx, binding) in all.iter().enumerate() {
            for other in all.iter().take(idx) {
                assert_ne!(binding.name, other.name);
                let shared = binding.keys.iter().find(|key| other.keys.contains(key));
                assert!(shared.is_none() || !binding.needs.meets(other.needs), "{shared:?}: {} and {}", binding.name, other.name);
            }
        }
    }
}
