//! Keys that go about, and show or hide things.

use crate::editor::{
    effect::Region,
    keys::binding::{Binding, Needs, binding},
    message::{Among, Msg},
    select::Towards,
};

/// Going about.
pub(super) const BINDINGS: &[Binding] = &[
    binding("Go", "next-mention", &["j"], "next mention", Needs::Article, Msg::Stepped(Towards::Next, Among::All)),
    binding("Go", "previous-mention", &["k"], "previous mention", Needs::Article, Msg::Stepped(Towards::Previous, Among::All)),
    binding("Go", "next-like", &["n"], "next mention with this label", Needs::Mention, Msg::Stepped(Towards::Next, Among::Label)),
    binding(
        "Go",
        "previous-like",
        &["Shift+n"],
        "previous mention with this label",
        Needs::Mention,
        Msg::Stepped(Towards::Previous, Among::Label),
    ),
    binding("Go", "next-doubtful", &["d"], "next doubtful mention", Needs::Article, Msg::Stepped(Towards::Next, Among::Doubtful)),
    binding(
        "Go",
        "previous-doubtful",
        &["Shift+d"],
        "previous doubtful mention",
        Needs::Article,
        Msg::Stepped(Towards::Previous, Among::Doubtful),
    ),
    binding("Go", "next-unmarked", &["v"], "next name that nothing marks", Needs::Article, Msg::UnmarkedAsked(Towards::Next)),
    binding(
        "Go",
        "previous-unmarked",
        &["Shift+v"],
        "previous name that nothing marks",
        Needs::Article,
        Msg::UnmarkedAsked(Towards::Previous),
    ),
    binding("Go", "search", &["/"], "search in the text", Needs::Article, Msg::SearchOpened),
    binding("Go", "next-hit", &["F3"], "next hit of the search", Needs::Search, Msg::SearchStepped(Towards::Next)),
    binding("Go", "previous-hit", &["Shift+F3"], "previous hit of the search", Needs::Search, Msg::SearchStepped(Towards::Previous)),
    binding("Go", "filter", &["f"], "choose what is shown", Needs::Article, Msg::Entered(Region::Filter)),
    binding("Go", "palette", &["e"], "everything about the mention", Needs::Mention, Msg::Entered(Region::Palette)),
    binding("Go", "other-reading", &["o"], "another reading of the date", Needs::Mention, Msg::OtherReadingAsked),
    binding("Go", "entity", &["g"], "all mentions of the entity", Needs::Mention, Msg::EntityMenuAsked),
    binding("Go", "role", &["Shift+r"], "what this block is", Needs::Focus, Msg::RoleAsked),
    binding("Go", "header", &["h"], "what is known about the article", Needs::Article, Msg::Entered(Region::Header)),
    binding("Go", "panel", &["p"], "what was found", Needs::Article, Msg::Entered(Region::Panel)),
    binding("Go", "standing", &["i"], "what stands above the article", Needs::Nothing, Msg::Entered(Region::Standing)),
    binding("Go", "label-names", &["l"], "show or hide the names of labels", Needs::Nothing, Msg::LabelsToggled),
    binding("Go", "let-go", &["Escape"], "let go", Needs::Nothing, Msg::LetGo),
];
