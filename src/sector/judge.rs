//! Whether a phrase names a sector where it stands: cues, acts, institutions, products.

use super::{
    acts::is_act,
    around::{ends_phrase, is_name, is_run_in_label},
    cues::Class,
    firms::{is_counted, is_one_of, names_some},
    hit::{Hit, Place, Rule, Verdict},
    lexicon::{Entry, Tag},
    lists::names_things,
    names,
    things::{is_amenity, is_made, is_of_army, is_one_body, is_single, is_source_of_power, makes_things, qualifies},
};

/// The hit that a phrase of the lexicon is at `place`.
pub(super) fn judged(place: Place<'_>, entry: Entry) -> Hit {
    // `the non-farm economy` is all but that sector.
    let is_negated = place.before(0) == "non";
    let is_named = entry.tag() == Tag::Not || is_negated || names::is_in_name(place, Some(entry)) || is_of_state(place);
    let verdict = if is_named { Verdict::Dropped } else { verdict(place, entry) };
    let n_head_words = if verdict == Verdict::Dropped { 0 } else { n_head_words(place) };
    let end_idx = place.end_idx + n_head_words;
    Hit {
        words: place.start_idx..end_idx,
        sector: entry.sector(),
        other_sector: entry.other_sector(),
        tag: Some(entry.tag()),
        verdict,
        is_no_name: is_run_in_label(place),
        is_good: false,
    }
}

/// How many words behind belong to the mention: `steel industry`, `space-based industries`. A capital behind them makes
/// them the start of a name.
fn n_head_words(place: Place<'_>) -> usize {
    let n_words = head_distance(place) + 1;
    let starts_name = place.after_idx(n_words).is_some_and(|word_idx| is_name(place, word_idx));
    let follows_role = place.after_idx(0).is_some_and(|word_idx| is_name(place, word_idx)) && names::is_role(place);
    if is_headed(place) && (!starts_name || follows_role) { n_words } else { 0 }
}

/// How many words stand between the phrase and its head noun: none but `based`, `related` and the like.
fn head_distance(place: Place<'_>) -> usize {
    usize::from(matches!(place.after(0), "based" | "related"))
}

/// `finance ministry` is the name of an office, `finance minister` of a task of the state.
fn is_of_state(place: Place<'_>) -> bool {
    let is_portfolio = place.end_idx - place.start_idx == 1 && Class::Portfolio.has(place.words.lower(place.start_idx));
    let is_led = Class::Office.has(place.after(0)) || matches!(place.after(0), "director" | "chief" | "officer" | "team" | "committee");
    Class::Ministry.has(place.after(0)) || is_portfolio && (is_led || names::is_role(place))
}

fn verdict(place: Place<'_>, entry: Entry) -> Verdict {
    match standing(place, entry) {
        Verdict::Counts(Rule::Sure | Rule::NoAct | Rule::Institution) if qualifies(place) => Verdict::Waits,
        Verdict::Counts(Rule::Headed) if makes_things(place) => Verdict::Waits,
        Verdict::Counts(Rule::Headed) if is_maker_picked(place) => Verdict::Dropped,
        Verdict::Counts(Rule::Sure) if is_made(place) => Verdict::Waits,
        Verdict::Counts(Rule::Sure) if is_one_body(place) || is_source_of_power(place) => Verdict::Dropped,
        Verdict::Counts(Rule::Sure | Rule::NoAct) if is_amenity(place) || is_of_army(place) => Verdict::Waits,
        Verdict::Counts(Rule::Sure | Rule::NoAct) if is_single(place) => Verdict::Waits,
        verdict => verdict,
    }
}

/// `one of the world's largest nickel producers`.
fn is_maker_picked(place: Place<'_>) -> bool {
    Class::Maker.has(place.after(0)) && place.after(0).ends_with("ers") && is_one_of(place)
}

fn standing(place: Place<'_>, entry: Entry) -> Verdict {
    let cue = cue(place, entry.tag());
    match entry.tag() {
        Tag::Cue | Tag::Vague | Tag::Act if is_run_in_label(place) => Verdict::Counts(Rule::Announced),
        Tag::Sure => Verdict::Counts(cue.unwrap_or(Rule::Sure)),
        // A secretary of `Health and Human Services` has no services.
        Tag::Vague if is_vague_headed(place) || names::is_role(place) && !is_service(place) => Verdict::Counts(Rule::Headed),
        // `Prices rose in services, as costs did.`
        Tag::Vague if place.words.lower(place.start_idx) == "services" && place.before(0) == "in" && ends_phrase(place) => {
            Verdict::Counts(Rule::Announced)
        }
        Tag::Vague => Verdict::Waits,
        Tag::Not => Verdict::Dropped,
        _ if cue.is_some() => cue.map_or(Verdict::Waits, Verdict::Counts),
        // `mining, refining and recycling to cut imports` is a list all the same.
        Tag::Act if is_act(place) && place.after(0) == "to" && Class::Joint.has(place.before(0)) => Verdict::Waits,
        Tag::Act if is_act(place) => Verdict::Dropped,
        // `the accounting` is somebody's act unless it stands in a list of sectors.
        Tag::Act if place.before(0) == "the" => Verdict::Waits,
        Tag::Act => Verdict::Counts(Rule::NoAct),
        Tag::Institution if is_counted(place) || place.after(0) == "of" || names_some(place) => Verdict::Dropped,
        Tag::Institution => Verdict::Counts(Rule::Institution),
        Tag::Cue | Tag::Product => Verdict::Waits,
    }
}

fn is_service(place: Place<'_>) -> bool {
    matches!(place.words.lower(place.start_idx), "service" | "services")
}

/// What in the neighbourhood shows that the phrase means a sector.
fn cue(place: Place<'_>, tag: Tag) -> Option<Rule> {
    let has_supply_chain = place.after(0) == "supply" && place.after(1).starts_with("chain");
    if is_headed(place) {
        return Some(Rule::Headed);
    }
    // `anxious to display cooperation`
    let is_infinitive = tag != Tag::Sure && place.before(0) == "to" && !Class::Firms.has(place.after(0));
    // Nations cooperate on security, a trade of few firms.
    let is_among_nations = matches!(place.words.lower(place.end_idx - 1), "security" | "defense" | "defence" | "police" | "military")
        && !Class::Firms.has(place.after(0));
    let is_verb = place.before(0) == "to" && is_verb(place.words.lower(place.start_idx));
    let is_infinitive = is_infinitive || is_verb;
    if Class::Trader.has(place.after(0)) && !is_infinitive && !is_among_nations || has_supply_chain {
        return Some(Rule::Traded);
    }
    (is_announced(place, tag) || is_field(place, tag) || names::is_role(place) || is_subject(place)).then_some(Rule::Announced)
}

/// Words for a trade that are verbs behind `to`: `to fund startups`, but `to oil companies`.
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "fund" | "trade" | "power" | "store" | "mine" | "ship" | "stream" | "finance" | "film" | "farm" | "design" | "process" | "display"
    )
}

fn is_headed(place: Place<'_>) -> bool {
    let head = place.after(head_distance(place));
    Class::Head.has(head) || head_distance(place) == 0 && Class::Maker.has(head)
}

/// A word of all trades needs the noun itself: `technology sector`, but `industrial production` is a figure.
fn is_vague_headed(place: Place<'_>) -> bool {
    is_headed(place) && Class::Head.has(place.after(head_distance(place)))
}

/// `in the construction field`, but an oil field is a place.
fn is_field(place: Place<'_>, tag: Tag) -> bool {
    let is_ground = matches!(place.words.lower(place.end_idx.saturating_sub(1)), "oil" | "gas" | "sports");
    matches!(tag, Tag::Sure | Tag::Act) && place.after(0) == "field" && !is_ground
}

/// `Education grew by 5,000`: what grows or sheds workers at the start of a clause is a branch.
fn is_subject(place: Place<'_>) -> bool {
    let starts_clause = place.before(0).is_empty() || matches!(place.before(0), "," | ";" | "while" | "but" | "and");
    // `Police added that` says something, `education added 5,000` grows.
    let has_count = place.after_idx(1).is_some_and(|word_idx| place.words.is_number(word_idx))
        || matches!(place.after(1), "jobs" | "about" | "nearly" | "more" | "over" | "some" | "workers");
    let is_counted = !matches!(place.after(0), "added" | "shed" | "gained") || has_count;
    let is_of_branch = matches!(
        place.after(0),
        "grew"
            | "expanded"
            | "contracted"
            | "slowed"
            | "softened"
            | "weakened"
            | "strengthened"
            | "stagnated"
            | "added"
            | "shed"
            | "gained"
            | "employs"
    );
    starts_clause && is_of_branch && is_counted
}

/// `in the field of`, `areas such as`, `sectors including`.
fn is_announced(place: Place<'_>, tag: Tag) -> bool {
    // `working on weapons`
    let is_worked_on = place.before(0) == "on" && names_things(place.words.lower(place.end_idx - 1));
    let is_concrete = is_worked_on || matches!(tag, Tag::Product | Tag::Institution);
    // `fields including laser disks`
    if matches!(tag, Tag::Product | Tag::Cue) && Class::Thing.has(place.after(0)) {
        return false;
    }
    let is_in_field = matches!(place.before(0), "of" | "in") && Class::Field.has(place.before(1));
    if is_in_field || !is_concrete && matches!(place.before(0), "in" | "on") && Class::Engaged.has(place.before(1)) && ends_phrase(place) {
        return true;
    }
    let distance = (0..4).take_while(|distance| Class::Introducer.has(place.before(*distance))).count();
    let before = if place.before(distance) == "," { distance + 1 } else { distance };
    // `areas like training of athletes`
    let is_act = tag == Tag::Act && place.after(0) == "of";
    0 < distance && !is_act && Class::Field.has(place.before(before))
}
