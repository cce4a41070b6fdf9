//! What stands around a phrase, whatever it names.

use super::hit::Place;

/// Whether it is a heading that runs into its text.
pub(super) fn is_run_in_label(place: Place<'_>) -> bool {
    place.end_idx <= place.stretch.label_end && place.stretch.label_end < place.stretch.words.end
}

/// Whether no noun follows that the phrase would belong to: `invests in energy`, not `in energy prices`.
pub(super) fn ends_phrase(place: Place<'_>) -> bool {
    let behind = place.after_idx(0);
    behind.is_none_or(|word_idx| {
        !place.words.is_word(word_idx)
            || matches!(place.words.lower(word_idx), "and" | "or" | "in" | "at" | "for" | "that" | "which" | "is" | "to" | "with")
    })
}

/// Whether a word is part of a name, where capitals say so.
pub(super) fn is_name(place: Place<'_>, word_idx: usize) -> bool {
    !place.stretch.is_title && place.words.is_capitalised(word_idx)
}
