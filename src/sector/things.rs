//! Things, measures and persons that a phrase only qualifies or is: `retail sales`, `plants producing semiconductors`,
//! `a shipment of auto parts`.

use super::{
    around::{ends_phrase, is_run_in_label},
    cues::{self, Class},
    hit::Place,
    lists::names_things,
};

/// Whether the phrase only says what kind of thing or person follows: `retail sales`, `blockchain-based`.
pub(super) fn qualifies(place: Place<'_>) -> bool {
    let behind = place.after(0);
    let is_compound = matches!(behind, "based" | "related" | "focused" | "oriented" | "specific" | "driven" | "powered");
    // `medical sector workers` says the sector itself.
    let last = place.words.lower(place.end_idx.saturating_sub(1));
    // `Construction companies report losses`: a plural qualifies nothing, and what follows is a verb.
    let is_verb =
        matches!(behind, "cost" | "demand" | "plan" | "profit" | "report" | "ship") && last.ends_with('s') && !last.ends_with("ics");
    let is_thing = Class::Thing.has(behind) && !is_verb && (last == "business" || !Class::Head.has(last)) || is_of_shops(place);
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
pub(super) fn is_single(place: Place<'_>) -> bool {
    let is_article = |distance: usize| matches!(place.before(distance), "a" | "an");
    let is_name = place.before_idx(0).is_some_and(|word_idx| place.words.is_capitalised(word_idx));
    let has_article = is_article(0) || is_article(1) && (is_name || cues::is_adjective(place.before(0)));
    let is_branch = Class::Head.has(place.words.lower(place.end_idx - 1));
    let is_best = place.before(1) == "the" && place.before(0).ends_with("est");
    (has_article || is_best) && !is_branch && ends_phrase(place) && !Class::Joint.has(place.after(0)) && !place.after(0).is_empty()
}

/// `cereal manufacturing plant`: a head noun of makers that itself qualifies a thing.
pub(super) fn makes_things(place: Place<'_>) -> bool {
    Class::Maker.has(place.after(0)) && Class::Thing.has(place.after(1))
}

/// `a statement by the ICT`: an abbreviation with an article and nothing behind it is somebody.
pub(super) fn is_one_body(place: Place<'_>) -> bool {
    let is_abbreviation = place.end_idx - place.start_idx == 1 && place.words.is_acronym(place.start_idx);
    // `IT seems that` is a slip for a pronoun.
    let is_pronoun = place.before_idx(0).is_none() && matches!(place.after(0), "is" | "was" | "seems" | "has" | "will" | "would");
    is_abbreviation && is_pronoun && place.words.lower(place.start_idx) == "it"
        || is_abbreviation
            && !place.stretch.is_shouted
            && place.before(0) == "the"
            && (ends_phrase(place) || Class::Closer.has(place.after(0)))
}

/// `radios powered by solar energy`.
pub(super) fn is_source_of_power(place: Place<'_>) -> bool {
    place.before(0) == "by" && matches!(place.before(1), "powered" | "driven" | "fuelled" | "fueled")
}

/// Whether it is things that somebody makes or uses: `plants producing semiconductors`.
pub(super) fn is_made(place: Place<'_>) -> bool {
    let n_adjectives =
        (0..2).take_while(|distance| cues::is_adjective(place.before(*distance)) && !place.before(*distance).ends_with("ing")).count();
    let verb = place.before(n_adjectives).trim_end_matches("ing").trim_end_matches('s').trim_end_matches('e');
    let is_verb = matches!(verb, "produc" | "manufactur" | "mak" | "us" | "buy" | "sell" | "import" | "export" | "ship" | "install");
    let makes = matches!(place.before(n_adjectives + 1), "maker" | "producer" | "manufacturer" | "supplier" | "provider");
    let is_maker = place.before(n_adjectives) == "of" && makes;
    (is_verb || is_maker || is_load(place, n_adjectives) || is_number(place)) && names_goods(place)
}

/// `shipments of oil and gas`, `needs more oil and gas`.
fn is_load(place: Place<'_>, n_adjectives: usize) -> bool {
    const LOADS: [&str; 22] = [
        "shipment",
        "shipments",
        "purchase",
        "purchases",
        "batch",
        "batches",
        "tonnes",
        "tons",
        "barrels",
        "cargo",
        "cargoes",
        "sale",
        "imports",
        "exports",
        "load",
        "loads",
        "truckload",
        "amount",
        "amounts",
        "quantities",
        "deposits",
        "delivery",
    ];
    let is_of_load = place.before(n_adjectives) == "of" && LOADS.contains(&place.before(n_adjectives + 1));
    is_of_load || matches!(place.before(0), "more" | "some" | "enough" | "seized" | "carrying" | "carry")
}

/// `89 licensed devices`, `nine edible insects`
fn is_number(place: Place<'_>) -> bool {
    let is_number_at = |distance: usize| {
        let is_digits = place.before_idx(distance).is_some_and(|word_idx| place.words.is_number(word_idx));
        is_digits
            || matches!(place.before(distance), "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "several")
    };
    (0..4).find(|distance| !cues::is_adjective(place.before(*distance))).is_some_and(is_number_at)
}

/// `its own transportation`, `no public transport`, `lack of transport`: what one has and no trade.
pub(super) fn is_amenity(place: Place<'_>) -> bool {
    let is_transport = matches!(place.words.lower(place.end_idx - 1), "transport" | "transportation" | "transit");
    let is_had =
        matches!(place.before(0), "own" | "provided" | "provide" | "providing" | "free" | "no" | "without" | "using" | "takes" | "take");
    let is_lacked = place.before(0) == "of" && matches!(place.before(1), "lack" | "form" | "forms" | "shortage");
    is_transport && ends_phrase(place) && (is_had || is_lacked || place.after(0) == "to")
}

/// `the military's logistics`, `wartime transport`.
pub(super) fn is_of_army(place: Place<'_>) -> bool {
    let is_carriage = matches!(place.words.lower(place.end_idx - 1), "logistics" | "transport" | "transportation");
    is_carriage
        && (0..4).any(|distance| {
            matches!(place.before(distance), "military" | "army" | "troop" | "troops" | "wartime" | "war" | "navy" | "pla" | "security")
        })
}

/// Whether the phrase is a word for goods: `semiconductors`, `telecommunications equipment`, `oil and gas`.
fn names_goods(place: Place<'_>) -> bool {
    let last = place.words.lower(place.end_idx.saturating_sub(1));
    names_things(last) || matches!(last, "equipment" | "gas" | "oil" | "machinery" | "hardware")
}
