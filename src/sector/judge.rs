//! Whether a phrase names a sector where it stands: cues, acts, institutions, products.

use super::{
    cues::{self, Class},
    firms::{is_counted, names_some},
    hit::{Hit, Place, Rule, Verdict},
    lexicon::{self, Entry, Tag},
    lists::names_things,
    names,
};

/// The hit that a phrase of the lexicon is at `place`.
pub(super) fn judged(place: Place<'_>, entry: Entry) -> Hit {
    let is_named = entry.tag() == Tag::Not || names::is_in_name(place, Some(entry)) || is_of_state(place);
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
        Verdict::Counts(Rule::Sure) if is_made(place) => Verdict::Waits,
        Verdict::Counts(Rule::Sure) if is_one_body(place) || is_source_of_power(place) => Verdict::Dropped,
        Verdict::Counts(Rule::Sure | Rule::NoAct) if is_single(place) => Verdict::Waits,
        verdict => verdict,
    }
}

/// Whether the phrase only says what kind of thing or person follows: `retail sales`, `blockchain-based`.
fn qualifies(place: Place<'_>) -> bool {
    let behind = place.after(0);
    let is_compound = matches!(behind, "based" | "related" | "focused" | "oriented" | "specific" | "driven" | "powered");
    // `medical sector workers` says the sector itself.
    let last = place.words.lower(place.end_idx.saturating_sub(1));
    let is_thing = Class::Thing.has(behind) && !Class::Head.has(last) || is_of_shops(place);
    let ground = if behind == "and" && place.after(1) == "gas" { place.after(2) } else { behind };
    let is_ground = matches!(last, "oil" | "gas") && matches!(ground, "field" | "fields" | "rigs");
    !is_run_in_label(place) && (is_compound || is_thing || is_ground)
}

/// `retail and grocery stores`, `retail domestic investors`: the adjective of shops reaches further than a noun.
fn is_of_shops(place: Place<'_>) -> bool {
    let is_adjective = matches!(place.words.lower(place.end_idx.saturating_sub(1)), "retail" | "wholesale");
    let reaches = |distance: &usize| !Class::Closer.has(place.after(*distance)) || Class::Joint.has(place.after(*distance));
    is_adjective && (0..3).take_while(reaches).any(|distance| Class::Thing.has(place.after(distance)) && !place.after(0).is_empty())
}

/// `a nuclear power`, `a local brokerage`: one of them, where a sector has no article of its own.
fn is_single(place: Place<'_>) -> bool {
    let is_article = |distance: usize| matches!(place.before(distance), "a" | "an");
    let has_article = is_article(0) || is_article(1) && cues::is_adjective(place.before(0));
    let is_branch = Class::Head.has(place.words.lower(place.end_idx - 1));
    has_article && !is_branch && ends_phrase(place) && !Class::Joint.has(place.after(0)) && !place.after(0).is_empty()
}

/// `cereal manufacturing plant`: a head noun of makers that itself qualifies a thing.
fn makes_things(place: Place<'_>) -> bool {
    Class::Maker.has(place.after(0)) && Class::Thing.has(place.after(1))
}

/// `a statement by the ICT`: an abbreviation with an article and nothing behind it is somebody.
fn is_one_body(place: Place<'_>) -> bool {
    let is_abbreviation = place.end_idx - place.start_idx == 1 && place.words.is_acronym(place.start_idx);
    is_abbreviation && !place.stretch.is_shouted && place.before(0) == "the" && (ends_phrase(place) || Class::Closer.has(place.after(0)))
}

/// `radios powered by solar energy`.
fn is_source_of_power(place: Place<'_>) -> bool {
    place.before(0) == "by" && matches!(place.before(1), "powered" | "driven" | "fuelled" | "fueled")
}

/// Whether it is things that somebody makes or uses: `plants producing semiconductors`.
fn is_made(place: Place<'_>) -> bool {
    let n_adjectives =
        (0..2).take_while(|distance| cues::is_adjective(place.before(*distance)) && !place.before(*distance).ends_with("ing")).count();
    let verb = place.before(n_adjectives).trim_end_matches("ing").trim_end_matches('s').trim_end_matches('e');
    let is_verb = matches!(verb, "produc" | "manufactur" | "mak" | "us" | "buy" | "sell" | "import" | "export" | "ship" | "install");
    let makes = matches!(place.before(n_adjectives + 1), "maker" | "producer" | "manufacturer" | "supplier" | "provider");
    let is_maker = place.before(n_adjectives) == "of" && makes;
    (is_verb || is_maker) && names_things(place.words.lower(place.end_idx.saturating_sub(1)))
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

/// Whether it is a heading that runs into its text.
pub(super) fn is_run_in_label(place: Place<'_>) -> bool {
    place.end_idx <= place.stretch.label_end && place.stretch.label_end < place.stretch.words.end
}

/// What in the neighbourhood shows that the phrase means a sector.
fn cue(place: Place<'_>, tag: Tag) -> Option<Rule> {
    let has_supply_chain = place.after(0) == "supply" && place.after(1).starts_with("chain");
    if is_headed(place) {
        return Some(Rule::Headed);
    }
    // `anxious to display cooperation`
    let is_infinitive = tag != Tag::Sure && place.before(0) == "to" && !Class::Firms.has(place.after(0));
    if Class::Trader.has(place.after(0)) && !is_infinitive || has_supply_chain {
        return Some(Rule::Traded);
    }
    (is_announced(place, tag) || is_field(place, tag) || names::is_role(place) || is_subject(place)).then_some(Rule::Announced)
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
    let is_concrete = matches!(tag, Tag::Product | Tag::Institution);
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
        || is_verb_form(place)
        || is_of_start
        || joins_gerund(place)
        || is_infinitive
        || joins_infinitive
        || is_participle
        || is_before_act
        || Class::AfterAct.has(behind) && place.after(1) != "than"
}

/// `from publishing information`, `not always consulting members`: a gerund with an object and no article before.
fn is_verb_form(place: Place<'_>) -> bool {
    let is_gerund = place.words.lower(place.end_idx - 1).ends_with("ing");
    let takes_gerund = matches!(place.before(0), "from" | "by" | "of" | "on" | "without" | "always" | "not" | "never" | "keep" | "kept");
    let is_done = takes_gerund || place.before(0).ends_with("ly");
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

pub(super) fn is_name(place: Place<'_>, word_idx: usize) -> bool {
    !place.stretch.is_title && place.words.is_capitalised(word_idx)
}
