//! Coordination: a phrase that waits counts where its neighbour in a list does: `in trade, energy and robotics`.

use super::{
    cues::{self, Class},
    hit::{Hit, Place, Rule, Verdict},
    lexicon::Tag,
    words::{Stretch, Words},
};

/// A list of institutions alone lists things: `schools, banks and roads`. What stands in one counts only beside a
/// sector, or beside an institution of the same branch, as in `hotels and restaurants`.
pub(super) fn drop_things(words: &Words, stretch: &Stretch, hits: &mut [Hit]) {
    for idx in 0..hits.len() {
        let Some(hit) = hits.get(idx).filter(|hit| hit.tag == Some(Tag::Institution) && hit.verdict == Verdict::Counts(Rule::Institution))
        else {
            continue;
        };
        let place = Place { words, stretch, start_idx: hit.words.start, end_idx: hit.words.end };
        let is_item = Class::Joint.has(place.after(0)) || Class::Joint.has(place.before(0)) && !place.before(1).is_empty();
        let neighbours = [idx.checked_sub(1), Some(idx + 1)].into_iter().flatten().filter_map(|idx| hits.get(idx));
        let has_company = neighbours.filter(|other| other.counts()).any(|other| {
            let (left, right) = if other.words.start < hit.words.start { (other, hit) } else { (hit, other) };
            is_listed(words, left, right)
        });
        if is_item
            && !has_company
            && is_list(place)
            && let Some(hit) = hits.get_mut(idx)
        {
            hit.verdict = Verdict::Dropped;
        }
    }
}

/// Whether a plural noun follows or precedes the joint beside the place, rather than a clause.
fn is_list(place: Place<'_>) -> bool {
    let is_plural = |word: &str| word.len() > 3 && word.ends_with('s');
    // `carmakers and their suppliers` belong together.
    if matches!(place.after(1), "its" | "their") || place.words.lower(place.end_idx.saturating_sub(1)).ends_with("makers") {
        return false;
    }
    let behind = Class::Joint.has(place.after(0)) && (is_plural(place.after(1)) || is_plural(place.after(2)));
    let before = Class::Joint.has(place.before(0)) && is_plural(place.before(1));
    behind || before
}

/// How many words an item of a list that is no phrase may have.
const GAP: usize = 3;

/// Lets what waits in a list with what counts count as well. `hits` are those of one sentence, in its order.
pub(super) fn spread(words: &Words, stretch: &Stretch, hits: &mut [Hit]) {
    for idx in 1..hits.len() {
        spread_between(words, stretch, hits, idx - 1, idx);
    }
    for idx in (1..hits.len()).rev() {
        spread_between(words, stretch, hits, idx, idx - 1);
    }
}

fn spread_between(words: &Words, stretch: &Stretch, hits: &mut [Hit], from_idx: usize, to_idx: usize) {
    let (Some(from), Some(to)) = (hits.get(from_idx), hits.get(to_idx)) else { return };
    let (left, right) = if from_idx < to_idx { (from, to) } else { (to, from) };
    let place = Place { words, stretch, start_idx: to.words.start, end_idx: to.words.end };
    // Things beside things are goods: `magnets, semiconductors and glass`.
    let is_of_goods = from.verdict == Verdict::Counts(Rule::Sure) && names_goods(words, from) && names_goods(words, to);
    // `agriculture, farmers and beneficiaries` is a list of several kinds.
    let is_of_people = names_people(words, to) && !names_people(words, from);
    let is_in_list =
        from.counts() && !is_of_goods && !is_of_people && to.verdict == Verdict::Waits && is_listed(words, left, right) && is_item(place);
    if is_in_list && let Some(to) = hits.get_mut(to_idx) {
        to.verdict = Verdict::Counts(Rule::Listed);
    }
}

/// `farmers`, `exporters`: those who do it and not what they do.
fn names_people(words: &Words, hit: &Hit) -> bool {
    let last = words.lower(hit.words.end.saturating_sub(1));
    matches!(hit.tag, Some(Tag::Cue | Tag::Product | Tag::Institution))
        && (last.ends_with("ers") || last.ends_with("ors") || last.ends_with("men"))
}

/// Drops the products of a list of goods: `goods including steel, copper and semiconductors`.
pub(super) fn drop_goods(words: &Words, stretch: &Stretch, hits: &mut [Hit]) {
    for idx in 0..hits.len() {
        let (before, rest) = hits.split_at_mut(idx);
        let Some(hit) = rest.first_mut() else { return };
        let place = Place { words, stretch, start_idx: hit.words.start, end_idx: hit.words.end };
        let goes_on = before.last().is_some_and(|last| last.verdict == Verdict::Dropped && last.is_good && is_listed(words, last, hit));
        hit.is_good = (goes_on || is_first_good(place)) && names_goods(words, hit);
        if hit.is_good {
            hit.verdict = Verdict::Dropped;
        }
    }
}

/// `a variety of goods, including`.
fn is_first_good(place: Place<'_>) -> bool {
    let n_introducers = (0..4).take_while(|distance| Class::Introducer.has(place.before(*distance))).count();
    let before = n_introducers + usize::from(place.before(n_introducers) == ",");
    0 < n_introducers
        && matches!(
            place.before(before),
            "goods" | "products" | "items" | "commodities" | "imports" | "exports" | "shipments" | "ingredients" | "components" | "inputs"
        )
}

/// Whether a hit is a word for things rather than for a branch: `semiconductors`, but not `robotics`.
fn names_goods(words: &Words, hit: &Hit) -> bool {
    matches!(hit.tag, Some(Tag::Product | Tag::Cue)) || names_things(words.lower(hit.words.end.saturating_sub(1)))
}

/// Whether the last word of a phrase is a plural of things: `chips`, but not `services`.
pub(super) fn names_things(last: &str) -> bool {
    let is_plural = last.ends_with('s') && !last.ends_with("ics") && !last.ends_with("ss");
    let names_branch = matches!(
        last,
        "services"
            | "sciences"
            | "technologies"
            | "communications"
            | "telecommunications"
            | "sports"
            | "arts"
            | "industries"
            | "sectors"
            | "fisheries"
            | "railways"
            | "renewables"
    );
    is_plural && !names_branch
}

/// Whether only a joint stands between two hits, or an item of a few words between two joints.
fn is_listed(words: &Words, left: &Hit, right: &Hit) -> bool {
    let mut between = (left.words.end..right.words.start).map(|word_idx| words.lower(word_idx));
    let n_words = right.words.start.saturating_sub(left.words.end);
    let starts = between.next().is_some_and(|word| Class::Joint.has(word));
    let ends = words.lower(right.words.start.saturating_sub(1));
    let is_direct = (left.words.end..right.words.start).skip(1).all(|word_idx| is_filler(words.lower(word_idx)));
    starts && (is_direct || Class::Joint.has(ends) && n_words <= GAP + 3 && is_plain_item(words, left, right))
}

/// What may stand behind a joint before the next item: `in trade, in energy and in the arts`.
fn is_filler(word: &str) -> bool {
    Class::Joint.has(word) || matches!(word, "in" | "of" | "for" | "the" | "both")
}

fn is_plain_item(words: &Words, left: &Hit, right: &Hit) -> bool {
    (left.words.end..right.words.start).all(|word_idx| {
        let word = words.lower(word_idx);
        Class::Joint.has(word)
            || words.is_word(word_idx)
                && !words.is_capitalised(word_idx)
                && !matches!(word, "the" | "a" | "to" | "that" | "which" | "is" | "was" | "has")
    })
}

/// Whether a hit is an item of its own rather than a part of a longer one: `energy`, not `energy of the crowd`. An
/// adjective before it is a part of it: `biological fertilizers`.
fn is_item(place: Place<'_>) -> bool {
    let behind = place.after(0);
    let ends = behind.is_empty() || Class::Joint.has(behind) || Class::Head.has(behind) || Class::Trader.has(behind) || is_boundary(behind);
    let has_adjective = cues::is_adjective(place.before(0)) && !place.before(1).is_empty();
    ends && (starts_item(place.before(0)) || has_adjective && starts_item(place.before(1)))
}

fn starts_item(before: &str) -> bool {
    before.is_empty()
        || Class::Joint.has(before)
        || Class::Introducer.has(before)
        || matches!(
            before,
            "in" | "of"
                | "for"
                | "on"
                | "to"
                | "from"
                | "the"
                | "both"
                | "with"
                | "between"
                | "across"
                | "throughout"
                | "into"
                | "within"
                | "covers"
                | "covering"
                | "covered"
                | "embraces"
                | "namely"
                | "involving"
                | "“"
                | "\""
                | "‘"
                | "although"
                | "while"
                | "because"
                | "where"
        )
}

fn is_boundary(word: &str) -> bool {
    matches!(
        word,
        "." | ":"
            | ")"
            | "—"
            | "–"
            | "in"
            | "between"
            | "with"
            | "at"
            | "as"
            | "among"
            | "fields"
            | "areas"
            | "cooperation"
            | "projects"
            | "technologies"
            | "\""
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "will"
            | "that"
            | "which"
            | "but"
            | "led"
            | "grew"
            | "rose"
            | "fell"
            | "lost"
            | "gained"
            | "added"
            | "shed"
    )
}
