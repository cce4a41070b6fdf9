//! How often a mention is right, by the rule that found it and by whether it stands before another noun.
//!
//! The figures are counts, not guesses: `data/README.md`, "Scores of sectors", says on which texts.

use super::{
    cues::Class,
    hit::{Hit, Rule},
    words::Words,
};

/// Where a mention stands in its noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// It is the phrase, or ends it.
    Free,
    /// Another noun follows: `retail` in `retail sales`.
    Modifier,
}

/// Where `hit` stands, told by the word behind it.
pub(super) fn position(words: &Words, hit: &Hit) -> Position {
    let behind = hit.words.end;
    let word = words.lower(behind);
    // Behind a heading comes its text, behind an office its holder.
    let is_closed = hit.is_no_name || !words.is_word(behind) || Class::Closer.has(word) || word.ends_with("ed");
    if is_closed { Position::Free } else { Position::Modifier }
}

/// The probability that a mention found by `rule` is right.
///
/// Each rate is drawn towards the rate of all mentions by the weight of four of them, so that a rule that is seldom
/// met promises little.
pub(super) fn probability(rule: Rule, position: Position) -> f64 {
    const RATE_OF_ALL: f64 = 0.88;
    const WEIGHT: f64 = 4.0;
    let (right, found) = counts(rule, position);
    (right + RATE_OF_ALL * WEIGHT) / (found + WEIGHT)
}

/// How many mentions were right of those found. One that the guidelines leave open counts as a half.
fn counts(rule: Rule, position: Position) -> (f64, f64) {
    match (rule, position) {
        (Rule::Sure, Position::Free) => (745.5, 807.0),
        (Rule::Sure, Position::Modifier) => (182.0, 212.0),
        (Rule::Headed, _) => (104.0, 113.0),
        (Rule::Traded, _) => (59.0, 73.0),
        (Rule::Announced, _) => (199.5, 214.0),
        (Rule::NoAct, Position::Free) => (92.5, 122.0),
        (Rule::NoAct, Position::Modifier) => (32.5, 49.0),
        (Rule::Institution, _) => (88.5, 110.0),
        (Rule::Listed, _) => (156.0, 191.0),
        (Rule::Activity, _) => (8.0, 9.0),
        (Rule::Unknown, _) => (3.0, 5.0),
    }
}
