//! Keys that go back and forth in time.

use super::{Binding, writes};
use crate::editor::message::Msg;

/// Undo and redo.
pub(super) const BINDINGS: &[Binding] = &[
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
];
