//! What every key does. The page's list of keys is drawn from [`BINDINGS`], so that it cannot be wrong.

use crate::{
    annotation::EntityLabel,
    editor::{
        message::{Choice, End, Msg, Scope, Towards, Unit},
        state::{Focus, Overlay, State},
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

/// The message of a key, if it does anything in this state.
pub fn message_of_key(key: &Key, state: &State) -> Option<Msg> {
    if state.overlay.is_some() {
        return (key.key == "Escape").then_some(Msg::OverlayClosed);
    }
    if key.is_alt {
        return None;
    }
    let binding = BINDINGS.iter().find(|binding| (binding.is_pressed)(key))?;
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

/// Every key, in the order of the page's list.
pub const BINDINGS: &[Binding] = &[
    Binding {
        group: "Go",
        keys: "J",
        does: "next mention",
        is_pressed: |key| writes(key, "j"),
        message: |_, state| state.article.as_ref().map(|_| Msg::Stepped(Towards::Next)),
    },
    Binding {
        group: "Go",
        keys: "K",
        does: "previous mention",
        is_pressed: |key| writes(key, "k"),
        message: |_, state| state.article.as_ref().map(|_| Msg::Stepped(Towards::Previous)),
    },
    Binding {
        group: "Go",
        keys: "Esc",
        does: "let go",
        is_pressed: |key| writes(key, "Escape"),
        message: |_, state| with_focus(state, Msg::FocusCleared).or_else(|| state.notice.as_ref().map(|_| Msg::NoticeDismissed)),
    },
    Binding {
        group: "Decide",
        keys: "Enter A",
        does: "accept the mention",
        is_pressed: |key| writes(key, "Enter") || writes(key, "a"),
        message: |_, state| with_mention(state, Msg::Accepted(Scope::One)),
    },
    Binding {
        group: "Decide",
        keys: "Delete X",
        does: "remove the mention",
        is_pressed: |key| writes(key, "Delete") || writes(key, "Backspace") || writes(key, "x"),
        message: |_, state| with_mention(state, Msg::Removed(Scope::One)),
    },
    Binding {
        group: "Decide",
        keys: "Shift+A",
        does: "accept all with the same words",
        is_pressed: |key| writes(key, "A"),
        message: |_, state| with_mention(state, Msg::Accepted(Scope::Identical)),
    },
    Binding {
        group: "Decide",
        keys: "Shift+X",
        does: "remove all with the same words",
        is_pressed: |key| writes(key, "X"),
        message: |_, state| with_mention(state, Msg::Removed(Scope::Identical)),
    },
    Binding {
        group: "Label",
        keys: "1–9",
        does: "person, organisation, place, region, building, people, event, law, product",
        is_pressed: |key| label_of_digit(key).is_some() && !key.is_shift,
        message: |key, state| with_focus(state, Msg::Labelled(Choice::Entity(label_of_digit(key)?), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "M",
        does: "money",
        is_pressed: |key| writes(key, "m"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Entity(EntityLabel::Money), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "%",
        does: "percentage",
        is_pressed: |key| writes(key, "%"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Entity(EntityLabel::Percent), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "S",
        does: "sector",
        is_pressed: |key| writes(key, "s"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Sector(None), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "T",
        does: "time or date",
        is_pressed: |key| writes(key, "t"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Date, Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "Shift+1–9",
        does: "label all with the same words",
        is_pressed: |key| label_of_digit(key).is_some() && key.is_shift && key.key != "%",
        message: |key, state| with_focus(state, Msg::Labelled(Choice::Entity(label_of_digit(key)?), Scope::Identical)),
    },
    Binding {
        group: "Extent",
        keys: "[",
        does: "start a word earlier",
        is_pressed: |key| writes(key, "["),
        message: |_, state| with_mention(state, Msg::EndMoved(End::Start, Towards::Previous, Unit::Token)),
    },
    Binding {
        group: "Extent",
        keys: "]",
        does: "start a word later",
        is_pressed: |key| writes(key, "]"),
        message: |_, state| with_mention(state, Msg::EndMoved(End::Start, Towards::Next, Unit::Token)),
    },
    Binding {
        group: "Extent",
        keys: "−",
        does: "end a word earlier",
        is_pressed: |key| writes(key, "-"),
        message: |_, state| with_mention(state, Msg::EndMoved(End::End, Towards::Previous, Unit::Token)),
    },
    Binding {
        group: "Extent",
        keys: "=",
        does: "end a word later",
        is_pressed: |key| writes(key, "="),
        message: |_, state| with_mention(state, Msg::EndMoved(End::End, Towards::Next, Unit::Token)),
    },
    Binding {
        group: "Extent",
        keys: "{ } _ +",
        does: "the same by a character",
        is_pressed: |key| writes(key, "{") || writes(key, "}") || writes(key, "_") || writes(key, "+"),
        message: |key, state| {
            let end = if matches!(key.key.as_str(), "{" | "}") { End::Start } else { End::End };
            let towards = if matches!(key.key.as_str(), "{" | "_") { Towards::Previous } else { Towards::Next };
            with_mention(state, Msg::EndMoved(end, towards, Unit::Character))
        },
    },
    Binding {
        group: "New",
        keys: "C",
        does: "select words by keyboard",
        is_pressed: |key| writes(key, "c"),
        message: |_, state| state.article.as_ref().map(|_| Msg::SelectionMoved { towards: Towards::Next, grows: false }),
    },
    Binding {
        group: "New",
        keys: "→",
        does: "select the next word",
        is_pressed: |key| writes(key, "ArrowRight") && !key.is_shift,
        message: |_, state| with_selection(state, Towards::Next, false),
    },
    Binding {
        group: "New",
        keys: "←",
        does: "select the previous word",
        is_pressed: |key| writes(key, "ArrowLeft") && !key.is_shift,
        message: |_, state| with_selection(state, Towards::Previous, false),
    },
    Binding {
        group: "New",
        keys: "Shift+→",
        does: "grow the selection by a word",
        is_pressed: |key| writes(key, "ArrowRight") && key.is_shift,
        message: |_, state| with_selection(state, Towards::Next, true),
    },
    Binding {
        group: "New",
        keys: "Shift+←",
        does: "shrink it, or grow it backwards",
        is_pressed: |key| writes(key, "ArrowLeft") && key.is_shift,
        message: |_, state| with_selection(state, Towards::Previous, true),
    },
    Binding {
        group: "History",
        keys: "U Ctrl+Z",
        does: "undo",
        is_pressed: |key| writes(key, "u") || (key.is_command && !key.is_shift && key.key.eq_ignore_ascii_case("z")),
        message: |_, _| Some(Msg::Undone),
    },
    Binding {
        group: "History",
        keys: "Shift+U Ctrl+Shift+Z Ctrl+Y",
        does: "redo",
        is_pressed: |key| {
            writes(key, "U")
                || (key.is_command && (key.key.eq_ignore_ascii_case("y") || (key.is_shift && key.key.eq_ignore_ascii_case("z"))))
        },
        message: |_, _| Some(Msg::Redone),
    },
    Binding {
        group: "Go",
        keys: "L",
        does: "show or hide the names of labels",
        is_pressed: |key| writes(key, "l"),
        message: |_, _| Some(Msg::LabelsToggled),
    },
    Binding {
        group: "Files",
        keys: "Ctrl+S",
        does: "save the annotations as a file",
        is_pressed: |key| key.is_command && key.key.eq_ignore_ascii_case("s"),
        message: |_, state| state.article.as_ref().map(|_| Msg::ExportRequested),
    },
    Binding {
        group: "Files",
        keys: "B",
        does: "all articles",
        is_pressed: |key| writes(key, "b"),
        message: |_, _| Some(Msg::OverlayOpened(Overlay::Library)),
    },
    Binding {
        group: "Files",
        keys: "?",
        does: "this list",
        is_pressed: |key| writes(key, "?"),
        message: |_, _| Some(Msg::OverlayOpened(Overlay::Keys)),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::{AnnotationId, AnnotationSet},
        document::Document,
        editor::state::{Article, ArticleId},
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
