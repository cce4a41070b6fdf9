//! Where a mention begins and ends, as the annotation guidelines say: without articles, titles and possessives.

use std::ops::Range;

use super::{features::Features, is_title, tag::Kind};
use crate::document::Document;

/// The tokens of a name that are its mention; `None` where nothing is left.
pub fn mention(document: &Document, features: &Features, kind: Kind, tokens: Range<usize>) -> Option<Range<usize>> {
    let mut tokens = tokens;
    while tokens.len() > 1 && is_before(document, features, kind, &tokens) {
        tokens.start += 1;
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
