//! Keys that go back and forth in time.

use crate::editor::{
    keys::binding::{Binding, Needs, binding},
    message::Msg,
};

/// Undo and redo.
pub(super) const BINDINGS: &[Binding] = &[
    binding("History", "undo", &["u", "Ctrl+z"], "undo", Needs::Nothing, Msg::Undone),
    binding("History", "redo", &["Shift+u", "Ctrl+y", "Ctrl+Shift+z"], "redo", Needs::Nothing, Msg::Redone),
];
