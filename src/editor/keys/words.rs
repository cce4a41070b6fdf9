//! Keys that select words, to make mentions of them.

use super::{Binding, Needs, binding};
use crate::editor::{
    effect::Region,
    message::{Msg, Towards, Unit},
};

/// Selecting words.
pub(super) const BINDINGS: &[Binding] = &[
    binding("Select", "caret", &["c"], "select words by keyboard", Needs::Article, Msg::CaretAsked),
    binding(
        "Select",
        "select-next",
        &["ArrowRight"],
        "next word",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Next, unit: Unit::Token, grows: false },
    ),
    binding(
        "Select",
        "select-previous",
        &["ArrowLeft"],
        "previous word",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Previous, unit: Unit::Token, grows: false },
    ),
    binding(
        "Select",
        "select-down",
        &["ArrowDown"],
        "line below",
        Needs::Selection,
        Msg::LineAsked { towards: Towards::Next, grows: false },
    ),
    binding(
        "Select",
        "select-up",
        &["ArrowUp"],
        "line above",
        Needs::Selection,
        Msg::LineAsked { towards: Towards::Previous, grows: false },
    ),
    binding(
        "Select",
        "grow-next",
        &["Shift+ArrowRight"],
        "grow by a word, or shrink",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Next, unit: Unit::Token, grows: true },
    ),
    binding(
        "Select",
        "grow-previous",
        &["Shift+ArrowLeft"],
        "grow backwards, or shrink",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Previous, unit: Unit::Token, grows: true },
    ),
    binding(
        "Select",
        "grow-down",
        &["Shift+ArrowDown"],
        "grow by a line",
        Needs::Selection,
        Msg::LineAsked { towards: Towards::Next, grows: true },
    ),
    binding(
        "Select",
        "grow-up",
        &["Shift+ArrowUp"],
        "grow backwards by a line",
        Needs::Selection,
        Msg::LineAsked { towards: Towards::Previous, grows: true },
    ),
    binding(
        "Select",
        "select-next-character",
        &["Alt+ArrowRight", "Ctrl+ArrowRight"],
        "next character",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Next, unit: Unit::Character, grows: false },
    ),
    binding(
        "Select",
        "select-previous-character",
        &["Alt+ArrowLeft", "Ctrl+ArrowLeft"],
        "previous character",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Previous, unit: Unit::Character, grows: false },
    ),
    binding(
        "Select",
        "grow-next-character",
        &["Alt+Shift+ArrowRight", "Ctrl+Shift+ArrowRight"],
        "grow by a character",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Next, unit: Unit::Character, grows: true },
    ),
    binding(
        "Select",
        "grow-previous-character",
        &["Alt+Shift+ArrowLeft", "Ctrl+Shift+ArrowLeft"],
        "grow backwards by a character",
        Needs::Selection,
        Msg::SelectionMoved { towards: Towards::Previous, unit: Unit::Character, grows: true },
    ),
    binding("Select", "choose-label", &["Enter", "Space"], "go to the labels", Needs::Selection, Msg::Entered(Region::Palette)),
];
