//! Sectors told by the noun behind them: `umbrella industry`, though no phrase of the lexicon says umbrella.
//!
//! Where the index of economic activities knows the word, the mention gets its sector; where it does not and the noun
//! is `industry` or `sector`, the mention gets the sector without codes.

use std::ops::Range;

use super::{
    cues::{self, Class},
    hit::{Hit, Place, Rule, Verdict},
    lexicon, names, tree,
    words::{Stretch, Words},
};

/// Most words of an activity before the noun.
const MOST_WORDS: usize = 3;

/// Adds to `hits` what is told by a head noun. They stay in the order of the sentence.
pub(super) fn add(words: &Words, stretch: &Stretch, hits: &mut Vec<Hit>) {
    for head_idx in stretch.words.clone() {
        let head = words.lower(head_idx);
        if !matches!(head, "industry" | "industries" | "sector" | "sectors" | "makers" | "producers" | "manufacturers" | "market") {
            continue;
        }
        if is_free_but_head(hits, &(head_idx..head_idx + 1)) {
            add_before(Place { words, stretch, start_idx: head_idx, end_idx: head_idx + 1 }, hits);
        }
        if matches!(head, "industries" | "sectors") {
            add_list(Place { words, stretch, start_idx: head_idx, end_idx: head_idx + 1 }, hits);
        }
    }
    hits.sort_by_key(|hit| (hit.words.start, hit.words.end));
}

fn is_free(hits: &[Hit], range: &Range<usize>) -> bool {
    hits.iter().all(|hit| hit.words.end <= range.start || range.end <= hit.words.start)
}

/// Whether nothing is found there yet but the head. `industry` alone is a phrase too, which gives way unless it counts.
fn is_free_but_head(hits: &[Hit], range: &Range<usize>) -> bool {
    hits.iter().all(|hit| is_head_alone(hit, range) || hit.words.end <= range.start || range.end <= hit.words.start)
}

fn is_head_alone(hit: &Hit, range: &Range<usize>) -> bool {
    !hit.counts() && hit.words.len() == 1 && hit.words.end == range.end
}

/// The sector named directly before a head noun.
fn add_before(head: Place<'_>, hits: &mut Vec<Hit>) {
    let n_words = (0..MOST_WORDS).take_while(|distance| head.before_idx(*distance).is_some_and(|idx| is_modifier(head, idx))).count();
    let ranges = (1..=n_words).rev().map(|length| head.start_idx - length..head.end_idx);
    let known = ranges.clone().find_map(|range| Some((lexicon::activity(&head.words.joined(range.start..head.start_idx))?, range)));
    let is_named = matches!(head.words.lower(head.start_idx), "industry" | "sector" | "industries" | "sectors");
    let found = match known {
        Some((sector, range)) => Some(Hit {
            words: range,
            sector,
            other_sector: None,
            tag: None,
            verdict: Verdict::Counts(Rule::Activity),
            is_no_name: false,
            is_good: false,
        }),
        None if is_named => unknown(head),
        None => None,
    };
    if let Some(hit) = found.filter(|hit| is_free_but_head(hits, &hit.words) && !is_name(head, hit)) {
        hits.retain(|other| !is_head_alone(other, &hit.words));
        hits.push(hit);
    }
}

/// A word that no list knows and that can only be a noun.
fn unknown(head: Place<'_>) -> Option<Hit> {
    let word_idx = head.before_idx(0)?;
    let before = head.before(1);
    // Without an article the word may be a verb: `privatise industries`.
    let is_determined = matches!(before, "the" | "a" | "an" | "its" | "their" | "our" | "'s" | "’s" | "s") || cues::is_adjective(before);
    let is_noun =
        is_determined && !head.words.is_capitalised(word_idx) && is_modifier(head, word_idx) && !cues::is_adjective(head.before(0));
    let words = word_idx..head.end_idx;
    is_noun.then(|| Hit {
        words,
        sector: tree::other(),
        other_sector: None,
        tag: None,
        verdict: Verdict::Counts(Rule::Unknown),
        is_no_name: false,
        is_good: false,
    })
}

fn is_name(head: Place<'_>, hit: &Hit) -> bool {
    names::is_in_name(Place { start_idx: hit.words.start, end_idx: hit.words.end, ..head }, None)
}

fn is_modifier(place: Place<'_>, word_idx: usize) -> bool {
    let word = place.words.lower(word_idx);
    place.words.is_word(word_idx) && 2 < word.len() && !Class::Counter.has(word) && !Class::General.has(word)
}

/// The items of a list before a plural head noun: `toy, umbrella and piano industries`.
fn add_list(head: Place<'_>, hits: &mut Vec<Hit>) {
    let mut end_idx = head.start_idx;
    while let Some(joint_idx) = (head.stretch.words.start..end_idx).rev().find(|idx| Class::Joint.has(head.words.lower(*idx))) {
        if 3 < end_idx.saturating_sub(joint_idx + 1) {
            return;
        }
        let item_end =
            if Class::Joint.has(head.words.lower(joint_idx.saturating_sub(1))) { joint_idx.saturating_sub(1) } else { joint_idx };
        end_idx = item_end;
        add_item(Place { end_idx: item_end, ..head }, hits);
    }
}

fn add_item(place: Place<'_>, hits: &mut Vec<Hit>) {
    let item = Place { start_idx: place.end_idx, ..place };
    let n_words = (0..MOST_WORDS).take_while(|distance| item.before_idx(*distance).is_some_and(|idx| is_modifier(item, idx))).count();
    for length in (1..=n_words).rev() {
        let range = item.end_idx - length..item.end_idx;
        if let Some(sector) = lexicon::activity(&item.words.joined(range.clone())) {
            let hit = Hit {
                words: range.clone(),
                sector,
                other_sector: None,
                tag: None,
                verdict: Verdict::Waits,
                is_no_name: false,
                is_good: false,
            };
            hits.extend(is_free(hits, &range).then_some(hit));
            return;
        }
    }
}
