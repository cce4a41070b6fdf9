//! Whether a phrase names a sector where it stands: cues, acts, institutions, products.

use super::{
    cues::{self, Class},
    hit::{Hit, Place, Verdict},
    lexicon::{Entry, Tag},
    names,
};

/// The hit that a phrase of the lexicon is at `place`.
pub(super) fn judged(place: Place<'_>, entry: Entry) -> Hit {
    let is_named = entry.tag() == Tag::Not || names::is_in_name(place, Some(entry)) || is_of_state(place);
    let verdict = if is_named { Verdict::Dropped } else { verdict(place, entry) };
    let is_headed = verdict != Verdict::Dropped && has_head(place);
    let end_idx = place.end_idx + usize::from(is_headed);
    Hit { words: place.start_idx..end_idx, sector: entry.sector(), other_sector: entry.other_sector(), tag: Some(entry.tag()), verdict }
}

/// Whether the word behind belongs to the mention. A capital behind it makes it the start of a name.
fn has_head(place: Place<'_>) -> bool {
    let head = place.after(0);
    let starts_name = place.after_idx(1).is_some_and(|word_idx| is_name(place, word_idx));
    let follows_role = place.after_idx(0).is_some_and(|word_idx| is_name(place, word_idx)) && names::is_role(place);
    (Class::Head.has(head) || Class::Maker.has(head)) && (!starts_name || follows_role)
}

/// `finance ministry` is the name of an office, `finance minister` of a task of the state.
fn is_of_state(place: Place<'_>) -> bool {
    let is_portfolio = place.end_idx - place.start_idx == 1 && Class::Portfolio.has(place.words.lower(place.start_idx));
    let is_led = Class::Office.has(place.after(0)) || matches!(place.after(0), "director" | "chief" | "officer" | "team" | "committee");
    Class::Ministry.has(place.after(0)) || is_portfolio && (is_led || names::is_role(place))
}

fn verdict(place: Place<'_>, entry: Entry) -> Verdict {
    match entry.tag() {
        Tag::Sure => Verdict::Counts(930),
        Tag::Vague if is_headed(place) || names::is_role(place) => Verdict::Counts(850),
        Tag::Vague => Verdict::Waits,
        _ if is_cued(place) => Verdict::Counts(880),
        Tag::Act if is_act(place) => Verdict::Dropped,
        // `the accounting` is somebody's act unless it stands in a list of sectors.
        Tag::Act if place.before(0) == "the" => Verdict::Waits,
        Tag::Act => Verdict::Counts(780),
        Tag::Institution if is_counted(place) || place.after(0) == "of" => Verdict::Dropped,
        Tag::Institution => Verdict::Counts(700),
        Tag::Cue | Tag::Product => Verdict::Waits,
        Tag::Not => Verdict::Dropped,
    }
}

/// Whether the neighbours show that the phrase means a sector.
fn is_cued(place: Place<'_>) -> bool {
    is_headed(place) || Class::Trader.has(place.after(0)) || is_announced(place) || names::is_role(place)
}

fn is_headed(place: Place<'_>) -> bool {
    Class::Head.has(place.after(0)) || Class::Maker.has(place.after(0))
}

/// `in the field of`, `areas such as`, `sectors including`.
fn is_announced(place: Place<'_>) -> bool {
    let is_in_field = matches!(place.before(0), "of" | "in") && Class::Field.has(place.before(1));
    if is_in_field || place.before(0) == "in" && Class::Engaged.has(place.before(1)) && ends_phrase(place) {
        return true;
    }
    let distance = (0..4).take_while(|distance| Class::Introducer.has(place.before(*distance))).count();
    let before = if place.before(distance) == "," { distance + 1 } else { distance };
    0 < distance && Class::Field.has(place.before(before))
}

/// Whether no noun follows that the phrase would belong to: `invests in energy`, not `in energy prices`.
fn ends_phrase(place: Place<'_>) -> bool {
    let behind = place.after_idx(0);
    behind.is_none_or(|word_idx| {
        !place.words.is_word(word_idx)
            || matches!(place.words.lower(word_idx), "and" | "or" | "in" | "at" | "for" | "that" | "which" | "is" | "to" | "with")
    })
}

/// A gerund with an object, a noun of action with its `of`, a verb.
fn is_act(place: Place<'_>) -> bool {
    let behind = place.after(0);
    let takes_name = place.after_idx(0).is_some_and(|word_idx| place.words.is_number(word_idx) || is_name(place, word_idx));
    let is_gerund = place.words.lower(place.end_idx - 1).ends_with("ing");
    // At the start of a sentence a participle is its verb: `Manufacturing softened`.
    let is_verb = place.before_idx(0).is_none() && behind.ends_with("ed");
    let takes_object = takes_name || is_gerund && cues::is_adjective(behind) && !is_verb;
    let is_infinitive = !is_gerund && place.before(0) == "to" && !behind.is_empty() && !Class::Joint.has(behind);
    takes_object || is_infinitive || Class::BeforeAct.has(place.before(0)) || Class::AfterAct.has(behind)
}

fn is_name(place: Place<'_>, word_idx: usize) -> bool {
    !place.stretch.is_title && place.words.is_capitalised(word_idx)
}

fn is_counted(place: Place<'_>) -> bool {
    let Some(word_idx) = place.before_idx(0) else { return false };
    Class::Counter.has(place.words.lower(word_idx)) || place.words.is_number(word_idx)
}
