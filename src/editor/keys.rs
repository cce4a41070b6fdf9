//! What every key does. The page's list of keys is drawn from [`bindings`], so that it cannot be wrong.

mod decide;
mod extent;
mod files;
mod go;
mod history;
mod label;
mod words;

use crate::{
    annotation::EntityLabel,
    editor::{
        message::{Msg, Towards},
        state::{Focus, State},
    },
};

/// A key as the browser names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// `KeyboardEvent.key`: what the key writes.
    pub key: String,
    /// `KeyboardEvent.code`: which key it is, whatever it writes.
    pub code: String,
    /// Whether Ctrl or ⌘ was held.
    pub is_command: bool,
    /// Whether Shift was held.
    pub is_shift: bool,
    /// Whether Alt was held.
    pub is_alt: bool,
}

/// A key and what it does.
pub struct Binding {
    /// Under which heading it is listed.
    pub group: &'static str,
    /// How the key is written for people; several are separated by spaces.
    pub keys: &'static str,
    /// What it does, for people.
    pub does: &'static str,
    is_pressed: fn(&Key) -> bool,
    message: fn(&Key, &State) -> Option<Msg>,
}

/// Every key, in the order of the page's list. Of two that a key press fits, the first one acts.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    let groups = [go::BINDINGS, decide::BINDINGS, label::BINDINGS, extent::BINDINGS, words::BINDINGS, history::BINDINGS, files::BINDINGS];
    groups.into_iter().flatten()
}

/// The message of a key, if it does anything in this state.
pub fn message_of_key(key: &Key, state: &State) -> Option<Msg> {
    if state.overlay.is_some() {
        return (key.key == "Escape").then_some(Msg::OverlayClosed);
    }
    if key.is_alt {
        return None;
    }
    let binding = bindings().find(|binding| (binding.is_pressed)(key))?;
    (binding.message)(key, state)
}

/// 1 to 9, by the key and not by what it writes, since Shift changes that.
fn label_of_digit(key: &Key) -> Option<EntityLabel> {
    let digit: usize = key.code.strip_prefix("Digit").or_else(|| key.code.strip_prefix("Numpad"))?.parse().ok()?;
    let label = EntityLabel::ALL.get(digit.checked_sub(1)?)?;
    (!key.is_command).then_some(*label)
}

fn writes(key: &Key, written: &str) -> bool {
    !key.is_command && key.key == written
}

fn with_focus(state: &State, msg: Msg) -> Option<Msg> {
    state.focus.map(|_| msg)
}

fn with_mention(state: &State, msg: Msg) -> Option<Msg> {
    matches!(state.focus, Some(Focus::Annotation(_))).then_some(msg)
}

fn with_selection(state: &State, towards: Towards, grows: bool) -> Option<Msg> {
    matches!(state.focus, Some(Focus::Selection { .. })).then_some(Msg::SelectionMoved { towards, grows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::{AnnotationId, AnnotationSet},
        document::Document,
        editor::{
            message::{Choice, Scope},
            state::{Article, ArticleId, Overlay},
        },
    };

    fn state(focus: Option<Focus>) -> State {
        let article = Article::new(ArticleId(1), Document::plain("a"), AnnotationSet::default());
        State { article: Some(article), focus, ..State::default() }
    }

    fn key(key: &str, code: &str) -> Key {
        Key { key: key.to_owned(), code: code.to_owned(), is_command: false, is_shift: false, is_alt: false }
    }

    #[test]
    fn labels_by_the_digit_key_whatever_shift_writes() {
        let focused = state(Some(Focus::Annotation(AnnotationId(1))));
        let shifted = Key { is_shift: true, ..key("@", "Digit2") };
        let org = Choice::Entity(EntityLabel::Org);
        assert_eq!(message_of_key(&key("2", "Digit2"), &focused), Some(Msg::Labelled(org.clone(), Scope::One)));
        assert_eq!(message_of_key(&shifted, &focused), Some(Msg::Labelled(org, Scope::Identical)));
    }

    #[test]
    fn percent_is_a_label_and_not_shift_and_five() {
        let focused = state(Some(Focus::Annotation(AnnotationId(1))));
        let percent = Key { is_shift: true, ..key("%", "Digit5") };
        let expected = Msg::Labelled(Choice::Entity(EntityLabel::Percent), Scope::One);
        assert_eq!(message_of_key(&percent, &focused), Some(expected));
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
        let overlaid = State { overlay: Some(Overlay::Keys), ..state(Some(Focus::Annotation(AnnotationId(1)))) };
        assert_eq!(message_of_key(&key("x", "KeyX"), &overlaid), None);
        assert_eq!(message_of_key(&key("Escape", "Escape"), &overlaid), Some(Msg::OverlayClosed));
    }
}
