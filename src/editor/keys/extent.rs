//! Keys that move the ends of the mention or the words in focus.

use crate::editor::{
    keys::binding::{Binding, Needs, binding},
    message::Msg,
    select::{End, Towards, Unit},
};

/// Moving ends.
pub(super) const BINDINGS: &[Binding] = &[
    binding(
        "Extent",
        "start-earlier",
        &["["],
        "start a word earlier",
        Needs::Focus,
        Msg::EndMoved(End::Start, Towards::Previous, Unit::Token),
    ),
    binding("Extent", "start-later", &["]"], "start a word later", Needs::Focus, Msg::EndMoved(End::Start, Towards::Next, Unit::Token)),
    binding("Extent", "end-earlier", &["-"], "end a word earlier", Needs::Focus, Msg::EndMoved(End::End, Towards::Previous, Unit::Token)),
    binding("Extent", "end-later", &["="], "end a word later", Needs::Focus, Msg::EndMoved(End::End, Towards::Next, Unit::Token)),
    binding(
        "Extent",
        "start-character-earlier",
        &["{"],
        "start a character earlier",
        Needs::Focus,
        Msg::EndMoved(End::Start, Towards::Previous, Unit::Character),
    ),
    binding(
        "Extent",
        "start-character-later",
        &["}"],
        "start a character later",
        Needs::Focus,
        Msg::EndMoved(End::Start, Towards::Next, Unit::Character),
    ),
    binding(
        "Extent",
        "end-character-earlier",
        &["_"],
        "end a character earlier",
        Needs::Focus,
        Msg::EndMoved(End::End, Towards::Previous, Unit::Character),
    ),
    binding(
        "Extent",
        "end-character-later",
        &["+"],
        "end a character later",
        Needs::Focus,
        Msg::EndMoved(End::End, Towards::Next, Unit::Character),
    ),
];
