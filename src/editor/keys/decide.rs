//! Keys that decide about the mention in focus.

use super::{Binding, with_mention, writes};
use crate::editor::message::{Msg, Scope};

/// Deciding about mentions.
pub(super) const BINDINGS: &[Binding] = &[
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
];
