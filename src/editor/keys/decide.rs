//! Keys that decide about the mention in focus.

use crate::editor::{
    keys::binding::{Binding, Needs, binding},
    message::Msg,
    state::Scope,
};

/// Deciding about mentions.
pub(super) const BINDINGS: &[Binding] = &[
    binding("Decide", "accept", &["Enter", "a"], "accept the mention", Needs::Mention, Msg::Accepted(Scope::One)),
    binding(
        "Decide",
        "remove",
        &["Delete", "Backspace", "x"],
        "reject the suggestion, or remove the mention",
        Needs::Mention,
        Msg::Removed(Scope::One),
    ),
    binding("Decide", "accept-identical", &["Shift+a"], "accept all with the same words", Needs::Mention, Msg::Accepted(Scope::Identical)),
    binding(
        "Decide",
        "remove-identical",
        &["Shift+x"],
        "reject or remove all with the same words",
        Needs::Mention,
        Msg::Removed(Scope::Identical),
    ),
];
