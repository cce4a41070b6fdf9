//! Whether a phrase stands inside a proper name, told by its capitals.
//!
//! Recognisers never see one another, so that names found elsewhere are unknown here; arbitration drops what lies
//! inside them as well.

use super::{cues::Class, hit::Place, lexicon::Entry};

/// How many words a role may be away from its sector: `Industry, Mining and Trade Minister`.
const ROLE_REACH: usize = 9;

/// Whether the phrase at `place` is a part of a name.
pub(super) fn is_in_name(place: Place<'_>, entry: Option<Entry>) -> bool {
    if place.stretch.is_title || place.stretch.is_shouted {
        return is_organisation_title(place) || is_shouted_word(place, entry);
    }
    let is_upper = |word_idx: usize| place.words.is_capitalised(word_idx) && !place.words.is_acronym(word_idx);
    let goes_on = place.after_idx(0).is_some_and(is_upper);
    let n_capitals = (place.start_idx..place.end_idx).filter(|word_idx| is_upper(*word_idx)).count();
    let is_written_with_capital = entry.is_some_and(Entry::has_capital);
    match n_capitals {
        0 => goes_on && place.words.is_capitalised(place.start_idx),
        _ if is_role(place) => false,
        _ if is_written_with_capital => goes_on,
        1 if starts_sentence(place) && is_upper(place.start_idx) => goes_on,
        _ => true,
    }
}

/// In a title capitals mark nothing, so that only words of organisations tell.
fn is_organisation_title(place: Place<'_>) -> bool {
    let follows = Class::Organisation.has(place.after(0));
    let precedes = place.before(0) == "of" && Class::Organisation.has(place.before(1));
    follows || precedes
}

/// `IT` in a line of capitals is as likely a pronoun.
fn is_shouted_word(place: Place<'_>, entry: Option<Entry>) -> bool {
    let is_one_acronym = place.end_idx - place.start_idx == 1 && entry.is_some_and(|entry| entry.is_acronym(0));
    place.stretch.is_shouted && is_one_acronym && matches!(place.words.lower(place.start_idx), "it" | "ar")
}

fn starts_sentence(place: Place<'_>) -> bool {
    place.before_idx(0).is_none_or(|word_idx| !place.words.is_word(word_idx) && !matches!(place.words.lower(word_idx), "," | "&" | "/"))
}

/// Whether an office stands beside the phrase or the list that it belongs to: `Agriculture Minister`, `Minister of
/// Energy`. A ministry is a name and no role.
pub(super) fn is_role(place: Place<'_>) -> bool {
    is_before_office(place) || is_behind_office(place)
}

fn is_before_office(place: Place<'_>) -> bool {
    let next = place.after(0);
    let is_joined = Class::Office.has(next) || Class::Joint.has(next) || Class::Head.has(next);
    let mut list = (0..ROLE_REACH).filter_map(|distance| place.after_idx(distance)).take_while(|word_idx| is_list_word(place, *word_idx));
    is_joined && list.any(|word_idx| Class::Office.has(place.words.lower(word_idx)))
}

fn is_behind_office(place: Place<'_>) -> bool {
    let is_joined = matches!(place.before(0), "of" | "for") || Class::Joint.has(place.before(0));
    for distance in (0..ROLE_REACH).take_while(|_| is_joined) {
        let Some(word_idx) = place.before_idx(distance) else { return false };
        match place.words.lower(word_idx) {
            "of" | "for" => return Class::Office.has(place.before(distance + 1)),
            _ if is_list_word(place, word_idx) => {}
            _ => return false,
        }
    }
    false
}

fn is_list_word(place: Place<'_>, word_idx: usize) -> bool {
    let word = place.words.lower(word_idx);
    let has_same_case = place.words.is_capitalised(word_idx) == place.words.is_capitalised(place.start_idx);
    Class::Joint.has(word) || Class::Office.has(word) || has_same_case && place.words.is_word(word_idx)
}
