//! Gerunds and nouns of action that are somebody's act: `the construction of a plant`, `accounting for a tenth`.

use super::{
    around::is_name,
    cues::{self, Class},
    hit::Place,
    lexicon,
};

/// A gerund with an object, a noun of action with its `of`, a verb.
pub(super) fn is_act(place: Place<'_>) -> bool {
    let behind = place.after(0);
    let takes_name = place.after_idx(0).is_some_and(|word_idx| place.words.is_number(word_idx) || is_name(place, word_idx));
    let is_gerund = place.words.lower(place.end_idx - 1).ends_with("ing");
    // At the start of a sentence and behind a preposition a participle is a verb: `output in manufacturing softened`.
    let is_verb = behind.ends_with("ed") && matches!(place.before(0), "" | "in" | "of" | "and");
    let is_before_act =
        Class::BeforeAct.has(place.before(0)) && (is_gerund || !matches!(place.before(0), "while" | "when" | "by" | "without"));
    let takes_object = takes_name || is_gerund && cues::is_adjective(behind) && !is_verb && !is_preposition(place.after(1));
    let is_infinitive = !is_gerund && place.before(0) == "to" && !behind.is_empty() && !Class::Joint.has(behind);
    // `expensive to store and transport`, and `…, manufacturing quality vehicles`.
    let joins_infinitive = !is_gerund && Class::Joint.has(place.before(0)) && place.before(2) == "to";
    let is_participle = is_gerund && place.before(0) == "," && takes_noun(place);
    let is_of_start =
        place.before(0) == "of" && matches!(place.before(1), "start" | "beginning" | "completion" | "date" | "phase" | "stage");
    takes_object
        || is_building(place)
        || is_verb_form(place)
        || is_of_start
        || joins_gerund(place)
        || is_infinitive
        || joins_infinitive
        || is_participle
        || is_before_act
        || Class::AfterAct.has(behind) && place.after(1) != "than"
}

/// A building site: `new construction`, `the bridge's construction`, `construction is set to begin`.
fn is_building(place: Place<'_>) -> bool {
    let is_one_word = place.end_idx - place.start_idx == 1;
    match place.words.lower(place.start_idx) {
        "construction" => is_one_word && (is_picked_work(place) || has_stages(place)),
        "manufacturing" => is_one_word && has_stages(place) && matches!(place.after(1), "begin" | "start" | "resume"),
        "finance" => {
            is_one_word && matches!(place.before(0), "extend" | "extending" | "provide" | "providing" | "secure" | "raise" | "obtain")
        }
        _ => false,
    }
}

fn is_picked_work(place: Place<'_>) -> bool {
    let owner_distance = match (place.before(0), place.before(1)) {
        ("'s" | "’s", _) => Some(1),
        ("s", "'" | "’") => Some(2),
        _ => None,
    };
    let owner = owner_distance.and_then(|distance| place.before_idx(distance));
    let is_owned = owner.is_some_and(|word_idx| !place.words.is_capitalised(word_idx));
    is_owned || matches!(place.before(0), "new" | "planned" | "unplanned" | "further" | "ongoing" | "actual" | "original")
}

fn has_stages(place: Place<'_>) -> bool {
    let is_told = place.after(0) == ","
        && place.after(1) == "which"
        && matches!(place.after(2), "involved" | "involves" | "took" | "cost" | "began" | "started" | "is" | "was");
    let is_auxiliary = matches!(
        place.after(0),
        "is" | "was" | "has" | "had" | "will" | "would" | "could" | "can" | "should" | "must" | "may" | "might" | "wouldn" | "won"
    );
    let is_stage = matches!(
        place.after(1),
        "set"
            | "finished"
            | "complete"
            | "completed"
            | "due"
            | "scheduled"
            | "under"
            | "underway"
            | "begin"
            | "start"
            | "resume"
            | "be"
            | "take"
            | "cost"
            | "not"
            | "n't"
            | "'t"
            | "begun"
            | "started"
            | "resumed"
            | "already"
            | "to"
    );
    is_told || is_auxiliary && is_stage
}

/// `from publishing information`, `not always consulting members`: a gerund with an object and no article before.
fn is_verb_form(place: Place<'_>) -> bool {
    let is_gerund = place.words.lower(place.end_idx - 1).ends_with("ing");
    let takes_gerund = matches!(place.before(0), "from" | "by" | "of" | "on" | "without" | "always" | "not" | "never" | "keep" | "kept");
    let is_involved = place.before(0) == "in" && matches!(place.before(1), "involved" | "succeeded" | "interested");
    let is_done = takes_gerund || is_involved || place.before(0) == "for" || place.before(0).ends_with("ly");
    is_gerund && is_done && takes_noun(place) && !Class::Affair.has(place.after(0)) && !Class::Thing.has(place.after(0))
}

/// `publishing and distributing material`: a gerund beside one that no phrase has, with an object behind.
fn joins_gerund(place: Place<'_>) -> bool {
    let is_gerund = |word: &str| word.ends_with("ing");
    let next = place.after_idx(1).filter(|_| matches!(place.after(0), "and" | "or") && is_gerund(place.after(1)));
    let is_verb = next.is_some_and(|word_idx| lexicon::longest(place.words, word_idx, place.stretch.words.end).is_none());
    let has_object = !place.after(2).is_empty() && !Class::Closer.has(place.after(2)) && !Class::Joint.has(place.after(2));
    is_gerund(place.words.lower(place.end_idx - 1)) && is_verb && has_object && !Class::Affair.has(place.after(2))
}

/// Whether a noun follows that is no head of the phrase.
fn takes_noun(place: Place<'_>) -> bool {
    let behind = place.after(0);
    let belongs = [Class::Closer, Class::Joint, Class::Head, Class::Trader, Class::Maker, Class::Field];
    place.after_idx(0).is_some_and(|word_idx| place.words.is_word(word_idx)) && belongs.iter().all(|class| !class.has(behind))
}

/// What may follow an adjective that stands behind its noun: `manufacturing critical for security`.
fn is_preposition(word: &str) -> bool {
    matches!(word, "for" | "to" | "of" | "in" | "and" | "or")
}
