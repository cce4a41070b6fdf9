//! Abbreviations that the text introduces in brackets: `Special Economic Zone (SEZ)`. They are names of what they stand
//! for, there and wherever they are used later.

use std::{collections::BTreeMap, ops::Range};

use super::{heads, mentions::Mentions, shape::Case};
use crate::annotation::EntityLabel;

/// A long form is not looked for further back than this.
const MAX_WORDS: usize = 10;

/// Finds introductions, marks their long forms and all uses of the short ones.
pub fn find(mentions: &mut Mentions<'_>) {
    let mut labels: BTreeMap<String, EntityLabel> = BTreeMap::new();
    for sentence in mentions.document.sentences() {
        for open_idx in sentence.tokens.clone() {
            let is_bracketed = mentions.word(open_idx) == "(" && mentions.word(open_idx + 2) == ")" && open_idx + 2 < sentence.tokens.end;
            if is_bracketed && is_short(mentions, open_idx + 1) {
                introduce(mentions, sentence.tokens.start, open_idx, &mut labels);
            }
        }
    }
    if !labels.is_empty() {
        mark_uses(mentions, &labels);
    }
}

/// Two to eight capitals, perhaps with small letters or an `s` among them.
fn is_short(mentions: &Mentions<'_>, token_idx: usize) -> bool {
    let word = mentions.word(token_idx);
    let n_capitals = word.chars().filter(|char| char.is_uppercase()).count();
    let n_others = word.chars().filter(|char| char.is_lowercase()).count();
    matches!(mentions.case(token_idx), Case::Upper | Case::Mixed | Case::Dotted) && (2..=8).contains(&n_capitals) && n_others < n_capitals
}

fn introduce(mentions: &mut Mentions<'_>, sentence_start: usize, open_idx: usize, labels: &mut BTreeMap<String, EntityLabel>) {
    let short = mentions.word(open_idx + 1).to_owned();
    let Some(start) = long_start(mentions, sentence_start, open_idx, &short) else { return };
    let before = open_idx.checked_sub(1).and_then(|idx| mentions.at(idx)).filter(|mention| mention.tokens.end == open_idx).cloned();
    let label = match before {
        Some(mention) if mention.tokens.start <= start => mention.label,
        // People and peoples have no long forms; a place inside the long form is a part of its name.
        _ => {
            let run = start_of_run(mentions, sentence_start, start)..open_idx;
            let label = label_of(mentions, &run);
            mentions.put_by_rule(run, label, 850);
            label
        }
    };
    mentions.put_by_rule(open_idx + 1..open_idx + 2, label, 860);
    labels.insert(short, label);
}

/// Where the words start whose initials the abbreviation has, the last ones before the bracket.
fn long_start(mentions: &Mentions<'_>, sentence_start: usize, open_idx: usize, short: &str) -> Option<usize> {
    let mut letters = short.chars().filter(|char| char.is_uppercase()).rev().peekable();
    let first_idx = open_idx.saturating_sub(MAX_WORDS).max(sentence_start);
    for token_idx in (first_idx..open_idx).rev() {
        let initial = mentions.word(token_idx).chars().next().unwrap_or_default();
        if letters.next_if(|letter| *letter == initial).is_some() {
            if letters.peek().is_none() {
                return Some(token_idx);
            }
        } else if mentions.case(token_idx).is_capital() || !is_link(mentions.lower(token_idx)) {
            return None;
        }
    }
    None
}

fn is_link(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "for" | "and" | "the" | "in" | "on" | "to" | "with" | "de" | "la" | "del" | "des" | "du" | "et" | "&" | "-" | "," | "'s"
    )
}

/// The start of the capitals that end before the long form: they are a part of its name.
fn start_of_run(mentions: &Mentions<'_>, sentence_start: usize, start: usize) -> usize {
    let is_name = |idx: &usize| mentions.case(*idx).is_capital() && !matches!(mentions.word(*idx), "The" | "A" | "An" | "In" | "At");
    start - (sentence_start..start).rev().take_while(is_name).take(4).count()
}

fn label_of(mentions: &Mentions<'_>, run: &Range<usize>) -> EntityLabel {
    let link_idx = run.clone().find(|idx| matches!(mentions.lower(*idx), "of" | "on" | "for" | "in"));
    let head = mentions.lower(link_idx.unwrap_or(run.end).saturating_sub(1));
    match () {
        () if heads::has(heads::LAW, head) => EntityLabel::Law,
        () if matches!(head, "zone" | "airport" | "port" | "park" | "stadium") => EntityLabel::Fac,
        () if matches!(head, "cup" | "games" | "summit" | "forum" | "festival") => EntityLabel::Event,
        () => EntityLabel::Org,
    }
}

fn mark_uses(mentions: &mut Mentions<'_>, labels: &BTreeMap<String, EntityLabel>) {
    for token_idx in 0..mentions.document.tokens().len() {
        if !mentions.case(token_idx).is_capital() {
            continue;
        }
        let Some(label) = labels.get(mentions.word(token_idx)).copied() else { continue };
        match mentions.at(token_idx).cloned() {
            Some(mention) if mention.label == label => {}
            // `Technopolis Moscow SEZ`: the longer name ends with what it is.
            Some(mention) if mention.tokens.end == token_idx + 1 => mentions.put_by_rule(mention.tokens, label, 850),
            Some(_) => {}
            None => mentions.put_by_rule(token_idx..token_idx + 1, label, 900),
        }
    }
}
