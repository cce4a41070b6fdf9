//! Whether a phrase stands inside a proper name, told by its capitals.
//!
//! Recognisers never see one another, so that names found elsewhere are unknown here; arbitration drops what lies
//! inside them as well.

use super::{
    cues::Class,
    hit::Place,
    lexicon::{Entry, Tag},
};

/// How many words a role may be away from its sector: `Industry, Mining and Trade Minister`.
const ROLE_REACH: usize = 9;

/// Whether the phrase at `place` is a part of a name.
pub(super) fn is_in_name(place: Place<'_>, entry: Option<Entry>) -> bool {
    if place.stretch.is_title || place.stretch.is_shouted {
        return is_organisation_title(place) || is_shouted_word(place, entry);
    }
    if place.end_idx <= place.stretch.label_end {
        return false;
    }
    if is_before_bracketed_body(place) {
        return true;
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
        2.. if entry.is_some_and(|entry| entry.tag() == Tag::Sure) => goes_on || is_joined_to_name(place),
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

/// `Information and Communication Technology (ICT) Ministry`, and `ICT` in it.
fn is_before_bracketed_body(place: Place<'_>) -> bool {
    let behind_bracket = match (place.before(0), place.after(0), place.after(2)) {
        ("(", ")", _) => place.after(1),
        (_, "(", ")") => place.after(3),
        _ => return false,
    };
    Class::Organisation.has(behind_bracket) || Class::Ministry.has(behind_bracket)
}

/// Whether a word of names stands before or behind it, as in `Ministry of Information Technology` and `“Internet of
/// Things”`. A capital apart from all others makes no name: `developing the Internet of Things`.
fn is_joined_to_name(place: Place<'_>) -> bool {
    let is_upper = |word_idx: Option<usize>| word_idx.is_some_and(|word_idx| place.words.is_capitalised(word_idx));
    let is_link = |word: &str| matches!(word, "of" | "for" | "and" | "on" | "&" | ",");
    let is_numbered = place.before_idx(0).is_some_and(|word_idx| place.words.is_number(word_idx));
    let before = is_numbered
        || is_upper(place.before_idx(0))
        || is_link(place.before(0)) && (is_upper(place.before_idx(1)) || place.before(1) == "the");
    let behind = is_link(place.after(0)) && is_upper(place.after_idx(1));
    let is_quoted = matches!(place.before(0), "\"" | "“" | "‘" | "'" | "«");
    before || behind || is_quoted || Class::Organisation.has(place.after(0))
}

fn starts_sentence(place: Place<'_>) -> bool {
    if place.start_idx == place.stretch.label_end {
        return true;
    }
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
    // `drones, the secretary said` is no list.
    let is_closer = Class::Closer.has(word) && !Class::Joint.has(word);
    Class::Joint.has(word) || Class::Office.has(word) || !is_closer && has_same_case && place.words.is_word(word_idx)
}
