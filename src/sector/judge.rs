//! Whether a phrase names a sector where it stands: cues, acts, institutions, products.

use super::{
    cues::Class,
    hit::{Hit, Place, Verdict},
    lexicon::{Entry, Tag},
    names,
};

/// The hit that a phrase of the lexicon is at `place`.
pub(super) fn judged(place: Place<'_>, entry: Entry) -> Hit {
    let verdict = if names::is_in_name(place, Some(entry)) { Verdict::Dropped } else { verdict(place, entry) };
    let is_headed = verdict != Verdict::Dropped && Class::Head.has(place.after(0)) && has_no_capital_head(place);
    let end_idx = place.end_idx + usize::from(is_headed);
    Hit { words: place.start_idx..end_idx, sector: entry.sector(), verdict }
}

fn has_no_capital_head(place: Place<'_>) -> bool {
    let behind = place.after_idx(1).is_some_and(|word_idx| place.words.is_capitalised(word_idx));
    place.stretch.is_title || !behind
}

fn verdict(place: Place<'_>, entry: Entry) -> Verdict {
    let is_cued = is_cued(place);
    match entry.tag() {
        Tag::Sure => Verdict::Counts(930),
        _ if is_cued => Verdict::Counts(880),
        Tag::Act if is_act(place) => Verdict::Dropped,
        Tag::Act => Verdict::Counts(780),
        Tag::Institution if is_counted(place) => Verdict::Dropped,
        Tag::Institution => Verdict::Counts(700),
        Tag::Cue | Tag::Product | Tag::Vague => Verdict::Waits,
    }
}

/// Whether the neighbours show that the phrase means a sector.
fn is_cued(place: Place<'_>) -> bool {
    Class::Head.has(place.after(0)) || Class::Trader.has(place.after(0)) || is_announced(place) || names::is_role(place)
}

/// `in the field of`, `areas such as`, `sectors including`.
fn is_announced(place: Place<'_>) -> bool {
    if place.before(0) == "of" {
        return Class::Field.has(place.before(1));
    }
    for distance in 0..4 {
        match place.before(distance) {
            "including" | "such" | "as" | "like" | "," | ":" | "—" | "–" | "are" | "is" | "(" | "the" => {}
            word => return distance > 0 && Class::Field.has(word),
        }
    }
    false
}

fn is_act(place: Place<'_>) -> bool {
    let takes_object = place.after_idx(0).is_some_and(|word_idx| place.words.is_number(word_idx) || is_name(place, word_idx));
    takes_object || Class::BeforeAct.has(place.before(0)) || Class::AfterAct.has(place.after(0))
}

fn is_name(place: Place<'_>, word_idx: usize) -> bool {
    !place.stretch.is_title && place.words.is_capitalised(word_idx)
}

fn is_counted(place: Place<'_>) -> bool {
    let Some(word_idx) = place.before_idx(0) else { return false };
    Class::Counter.has(place.words.lower(word_idx)) || place.words.is_number(word_idx)
}
