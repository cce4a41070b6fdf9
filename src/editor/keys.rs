//! What every key does. The page's list of keys is drawn from [`bindings`] and the person's own `Keymap`, so that it
//! cannot be wrong; a test holds the README's table against it.

mod binding;
mod chord;
mod decide;
mod extent;
mod files;
mod go;
mod history;
mod keymap;
mod label;
mod review;
mod table;
mod words;

pub(super) use self::keymap::{all_reset, asked, chosen, loaded, reset};
pub use self::{
    binding::Binding,
    chord::{Key, shown_chord},
    table::bindings,
};
use crate::editor::{
    message::Msg,
    state::{Overlay, State},
};

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
    use crate::editor::state::Focus;
    use crate::{
        annotation::{AnnotationId, AnnotationSet, EntityLabel},
        document::Document,
        editor::{
            effect::Region,
            state::{Article, ArticleId, Choice, Scope},
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
