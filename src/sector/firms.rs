//! Firms beside a phrase: a single firm that it describes, firms that are picked out, and those that stand for their
//! trade. Only the last are a matter of the sector.

use super::{
    around::{is_name, is_run_in_label},
    cues::{self, Class},
    hit::{Hit, Place, Verdict},
    words::{Stretch, Words},
};

/// `a tobacco company`, `the publishing division`, `a financial services holding company`: one firm and no trade.
pub(super) fn describes_firm(place: Place<'_>) -> bool {
    let behind = place.after(0);
    let is_holding = behind == "holding" && Class::Firm.has(place.after(1));
    let is_headed = Class::Firm.has(behind) && !Class::Head.has(place.after(1)) && !Class::Office.has(place.after(1));
    is_holding || is_headed || is_picked_group(place)
}

/// `these energy companies`, `12 fintech startups`, but `energy companies` as such are their trade.
fn is_picked_group(place: Place<'_>) -> bool {
    let with_firms = Place { end_idx: place.end_idx + 1, ..place };
    Class::Firms.has(place.after(0)) && (is_counted(with_firms) || names_some(with_firms))
}

/// Drops what stands in a list before a phrase that describes a firm: `a foods, tobacco and brewing company`.
pub(super) fn drop_descriptions(words: &Words, stretch: &Stretch, hits: &mut [Hit]) {
    let mut describes = false;
    for idx in (0..hits.len()).rev() {
        let (before, behind) = hits.split_at_mut(idx + 1);
        let Some(hit) = before.last_mut() else { return };
        let place = Place { words, stretch, start_idx: hit.words.start, end_idx: hit.words.end };
        let goes_on = describes && behind.first().is_some_and(|next| is_joined(words, hit, next));
        describes = goes_on || describes_firm(place) && !is_run_in_label(place);
        if describes {
            hit.verdict = Verdict::Dropped;
        }
    }
}

/// Whether nothing but joints stands between two hits: an article would start a phrase of its own.
fn is_joined(words: &Words, left: &Hit, right: &Hit) -> bool {
    (left.words.end..right.words.start).all(|word_idx| Class::Joint.has(words.lower(word_idx)))
}

/// `a group of lenders`, `licensed manufacturers`, `the largest banks`, `French banks Crédit Alpin and Société
/// Lémanique`, `at banks`, `banks that look away`: some firms, and no trade.
pub(super) fn names_some(place: Place<'_>) -> bool {
    let is_group =
        place.before(0) == "of" && matches!(place.before(1), "group" | "number" | "couple" | "pair" | "series" | "handful" | "network");
    let is_named = place.after_idx(0).is_some_and(|word_idx| is_name(place, word_idx));
    let is_picked = matches!(
        place.before(0),
        "foreign"
            | "licensed"
            | "certain"
            | "individual"
            | "rival"
            | "fellow"
            | "downstream"
            | "upstream"
            | "intermediary"
            | "subsidiary"
            | "competing"
            | "participating"
            | "owned"
            | "run"
            | "state"
            | "top"
    );
    let is_medium = place.before(0) == "on" && place.words.lower(place.end_idx - 1) == "platforms";
    let is_place = is_medium || matches!(place.before(0), "at" | "near" | "outside" | "inside");
    let is_told_apart = matches!(place.after(0), "that" | "whose");
    let is_superlative = |word: &str| word.ends_with("est") && !matches!(word, "west" | "interest" | "midwest" | "invest");
    let is_best = is_superlative(place.before(0)) || is_superlative(place.before(1)) && cues::is_adjective(place.before(0));
    is_group || is_picked || is_place || is_told_apart || is_best || is_one_of(place) || is_named && !is_run_in_label(place)
}

/// `one of the world's leading food producers`.
pub(super) fn is_one_of(place: Place<'_>) -> bool {
    let is_link = |distance: &usize| !Class::Joint.has(place.before(*distance)) && !place.before(*distance).is_empty();
    (1..8).take_while(is_link).any(|distance| place.before(distance) == "one" && place.before(distance - 1) == "of")
}

/// `three banks`, `these schools`, `two Colombian airlines`.
pub(super) fn is_counted(place: Place<'_>) -> bool {
    let is_between = |distance: &usize| {
        let word_idx = place.before_idx(*distance);
        is_adjective(place.before(*distance)) || word_idx.is_some_and(|word_idx| is_name(place, word_idx))
    };
    let n_between = (0..3).take_while(is_between).count();
    (0..=n_between).any(|distance| counts_at(place, distance)) || has_number(place)
}

/// `two leading food retailers`: a number anywhere in the noun phrase.
fn has_number(place: Place<'_>) -> bool {
    let is_inside = |distance: &usize| {
        let word = place.before(*distance);
        let is_word = place.before_idx(*distance).is_some_and(|word_idx| place.words.is_word(word_idx));
        is_word && !Class::Closer.has(word) && !word.ends_with("ed")
    };
    let is_number =
        |distance| matches!(place.before(distance), "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten");
    (0..4).take_while(is_inside).any(is_number)
}

fn is_adjective(word: &str) -> bool {
    cues::is_adjective(word) || matches!(word, "major" | "big" | "large" | "small" | "top" | "new")
}

fn counts_at(place: Place<'_>, distance: usize) -> bool {
    let Some(word_idx) = place.before_idx(distance) else { return false };
    let word = place.words.lower(word_idx);
    // `Most retailers` are the trade as a whole, `these retailers` are some.
    let is_counter = Class::Counter.has(word) && !matches!(word, "all" | "both" | "many" | "most");
    is_counter || place.words.is_number(word_idx)
}
