//! Keys that go back and forth in time.

use super::{Binding, Needs, binding};
use crate::editor::message::Msg;

/// Undo and redo.
pub(super) const BINDINGS: &[Binding] = &[
    binding("History", "undo", &["u", "Ctrl+z"], "undo", Needs::Nothing, Msg::Undone),
    binding("History", "redo", &["Shift+u", "Ctrl+y", "Ctrl+Shift+z"], "redo", Needs::Nothing, Msg::Redone),
];
