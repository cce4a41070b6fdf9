//! Keys that go from mention to mention and show or hide things.

use super::{Binding, with_focus, writes};
use crate::editor::message::{Msg, Towards};

/// Going about.
pub(super) const BINDINGS: &[Binding] = &[
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
        group: "Go",
        keys: "L",
        does: "show or hide the names of labels",
        is_pressed: |key| writes(key, "l"),
        message: |_, _| Some(Msg::LabelsToggled),
    },
];
