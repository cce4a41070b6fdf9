//! Keys that select words, to make mentions of them.

use super::{Binding, with_selection, writes};
use crate::editor::message::{Msg, Towards};

/// Selecting words.
pub(super) const BINDINGS: &[Binding] = &[
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
];
