//! Keys that go about, and show or hide things.

use super::{Binding, Needs, binding};
use crate::editor::{
    effect::Region,
    message::{Msg, Towards},
};

/// Going about.
pub(super) const BINDINGS: &[Binding] = &[
    binding("Go", "next-mention", &["j"], "next mention", Needs::Article, Msg::Stepped(Towards::Next)),
    binding("Go", "previous-mention", &["k"], "previous mention", Needs::Article, Msg::Stepped(Towards::Previous)),
    binding("Go", "palette", &["e"], "everything about the mention", Needs::Mention, Msg::Entered(Region::Palette)),
    binding("Go", "other-reading", &["o"], "another reading of the date", Needs::Mention, Msg::OtherReadingAsked),
    binding("Go", "entity", &["g"], "all mentions of the entity", Needs::Mention, Msg::EntityMenuAsked),
    binding("Go", "role", &["Shift+r"], "what this block is", Needs::Focus, Msg::RoleAsked),
    binding("Go", "header", &["h"], "what is known about the article", Needs::Article, Msg::Entered(Region::Header)),
    binding("Go", "panel", &["p"], "what was found", Needs::Article, Msg::Entered(Region::Panel)),
    binding("Go", "label-names", &["l"], "show or hide the names of labels", Needs::Nothing, Msg::LabelsToggled),
    binding("Go", "let-go", &["Escape"], "let go", Needs::Nothing, Msg::LetGo),
];
