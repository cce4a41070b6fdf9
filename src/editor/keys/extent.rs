//! Keys that move the ends of the mention in focus.

use super::{Binding, with_mention, writes};
use crate::editor::message::{End, Msg, Towards, Unit};

/// Moving ends.
pub(super) const BINDINGS: &[Binding] = &[
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
];
