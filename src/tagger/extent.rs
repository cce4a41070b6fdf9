//! Where a mention begins and ends, as the annotation guidelines say: without articles, titles and possessives.

use std::ops::Range;

use super::{features::Features, is_title, mentions::Mentions, refine::is_party, sheet::SentenceKind, tag::Kind};
use crate::{annotation::EntityLabel, document::Document};

/// The tokens of a name that are its mention; `None` where nothing is left.
pub fn mention(document: &Document, features: &Features, kind: Kind, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut tokens = tokens;
    while tokens.len() > 1 && is_before(document, features, kind, &tokens) {
        tokens.start += 1;
    }
    let lower = |idx: usize| document.word(idx).to_lowercase();
    if tokens.len() == 3 && is_party(&lower(tokens.start), &lower(tokens.start + 1)) {
        // Of `D-Ariz.` the state is a name.
        tokens.start += 2;
    }
    while !tokens.is_empty() && is_behind(document.word(tokens.end - 1)) {
        tokens.end -= 1;
    }
    if tokens.start > 0 && document.word(tokens.start) == "Hague" && document.word(tokens.start - 1) == "The" {
        tokens.start -= 1;
    }
    let is_title_only = kind == Kind::Person && tokens.clone().all(|idx| is_title(features, idx));
    (!tokens.is_empty() && !is_title_only).then_some(tokens)
}

/// The tokens of a law with the name before its `and`: of `the CHIPS and Science Act` the model knows the last two words
/// only. Without an article before them the two are two.
pub fn law(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let Some(link_idx) = tokens.start.checked_sub(1).filter(|idx| matches!(document.word(*idx), "and" | "&")) else { return tokens };
    let is_capital = |idx: &usize| document.word(*idx).starts_with(char::is_uppercase);
    let n_words = (0..link_idx).rev().take(MAX_JOINED).take_while(is_capital).count();
    let start = link_idx - n_words;
    let has_article = start > 0 && document.word(start - 1) == "the";
    if has_article && n_words > 0 { start..tokens.end } else { tokens }
}

/// Joins a place of one word and the building or zone whose name goes on right behind it: `Technopolis` `Moscow Special
/// Economic Zone`. Headlines are left alone, since there all words have capitals.
pub fn join_places(mentions: &mut Mentions<'_>) {
    let mut joined = vec![];
    for pair in mentions.list().windows(2) {
        let [place, work] = pair else { continue };
        let is_place = place.label == EntityLabel::Gpe && place.tokens.len() == 1;
        let is_work = work.label == EntityLabel::Fac && work.tokens.len() > 1;
        let is_plain = mentions.features.sheet().sentence_kind(place.tokens.start) == SentenceKind::Plain;
        if is_place && is_work && is_plain && place.tokens.end == work.tokens.start {
            joined.push(place.tokens.start..work.tokens.end);
        }
    }
    for tokens in joined {
        mentions.put_by_rule(tokens, EntityLabel::Fac, 800);
    }
}

/// Words before the `and` of a law's name.
const MAX_JOINED: usize = 4;

fn is_before(document: &Document, features: &Features, kind: Kind, tokens: &Range<usize>) -> bool {
    let first = document.word(tokens.start);
    match first {
        "the" | "The" | "THE" => document.word(tokens.start + 1) != "Hague",
        "a" | "an" | "An" | "\"" | "'" | "(" | "-" | "," => true,
        _ => kind == Kind::Person && is_title(features, tokens.start),
    }
}

fn is_behind(word: &str) -> bool {
    matches!(word, "'s" | "'S" | "'" | "\"" | "," | ")" | "-" | ";" | ":")
}
