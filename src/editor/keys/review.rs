//! Keys of the review, of what is offered after a correction, and of the word list.

use crate::editor::{
    keys::binding::{Binding, Needs, binding},
    message::Msg,
    select::Towards,
    state::Overlay,
};

/// Reviewing, correcting once, and the word list.
pub(super) const BINDINGS: &[Binding] = &[
    binding("Review", "review", &["r"], "review the suggestions, the least sure first", Needs::Article, Msg::ReviewStarted),
    binding("Review", "pass-over", &["Space", "ArrowRight"], "in a review: pass over", Needs::Review, Msg::ReviewSkipped(Towards::Next)),
    binding("Review", "step-back", &["ArrowLeft"], "in a review: the one before", Needs::Review, Msg::ReviewSkipped(Towards::Previous)),
    binding(
        "Review",
        "accept-sure",
        &["Shift+s"],
        "accept all that are sure enough",
        Needs::Article,
        Msg::OverlayOpened(Overlay::AcceptSure),
    ),
    binding("Review", "restore", &["z"], "on the words of a rejected suggestion: restore it", Needs::Removed, Msg::RestoreAsked),
    binding("Correct once", "same-elsewhere", &["y"], "the same correction at all identical places", Needs::Offer, Msg::OfferTaken),
    binding("Correct once", "look-elsewhere", &["Shift+y"], "look at those places first", Needs::Offer, Msg::OfferPreviewed),
    binding("Correct once", "keep-word", &["w"], "put the correction on your word list", Needs::OfferedWord, Msg::WordKept),
    binding("Correct once", "word-list", &["Shift+w"], "your word list", Needs::Nothing, Msg::OverlayOpened(Overlay::Words)),
];
