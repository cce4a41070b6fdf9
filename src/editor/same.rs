//! The same words elsewhere in an article, and whether a correction of one of them holds there as well.

use crate::{
    annotation::{Annotation, AnnotationId, AnnotationSet, Reading, Status},
    document::{Document, Token},
    editor::{
        select,
        state::{Exception, Place},
    },
    span::Span,
};

/// Places other than `span` whose words could be read as `reading` too, in document order; those that are read so
/// already are left out.
pub(super) fn markable(document: &Document, annotations: &AnnotationSet, span: Span, reading: &Reading) -> Vec<Place> {
    let text = document.slice(span);
    let neighbours = capitals_beside(document, span);
    let judged = |place: Span| {
        let here = annotations.overlapping(place).filter(|other| other.span == place);
        let here: Vec<&Annotation> = here.collect();
        if here.iter().any(|other| is_alike(&other.reading, reading)) {
            return None;
        }
        let is_removed = |other: &&Annotation| other.span == place && other.reading.label() == reading.label();
        let decided = here.iter().find(|other| other.status != Status::Suggested);
        let outer = annotations.overlapping(place).find(|other| other.span != place && other.span.covers(place));
        let exception = if let Some(decided) = decided {
            Some(Exception::Decided(decided.reading.label()))
        } else if annotations.rejected().iter().any(|other| is_removed(&other)) {
            Some(Exception::Removed)
        } else if let Some(outer) = outer {
            Some(Exception::Inside(document.slice(outer.span).to_owned()))
        } else if document.slice(place) != text {
            Some(Exception::Case)
        } else if matches!(reading, Reading::Entity(_)) && capitals_beside(document, place) != neighbours {
            Some(Exception::Neighbour)
        } else {
            None
        };
        Some(Place { span: place, id: here.first().map(|other| other.id), exception })
    };
    places(document, span).into_iter().filter(|place| !place.overlaps(span)).filter_map(judged).collect()
}

/// Whether a correction to one reading leaves nothing to do where the other stands. A date's value is its own affair.
fn is_alike(one: &Reading, other: &Reading) -> bool {
    match (one, other) {
        (Reading::Date(_), Reading::Date(_)) => true,
        (one, other) => one == other,
    }
}

/// Mentions with the words of `text` and the label of `reading`, whatever their case, but for the one of that id.
pub(super) fn mentions(document: &Document, annotations: &AnnotationSet, text: &str, reading: &Reading, id: AnnotationId) -> Vec<Place> {
    let folded = text.to_lowercase();
    let is_same = |other: &&Annotation| {
        let words = document.slice(other.span);
        other.id != id && other.reading.label() == reading.label() && (words == text || words.to_lowercase() == folded)
    };
    let place = |other: &Annotation| {
        let exception = if other.status != Status::Suggested {
            Some(Exception::Decided(other.reading.label()))
        } else if document.slice(other.span) != text {
            Some(Exception::Case)
        } else {
            None
        };
        Place { span: other.span, id: Some(other.id), exception }
    };
    annotations.annotations().iter().filter(is_same).map(place).collect()
}

/// Every place of the words of `span`, whatever their case, as whole tokens of one block; the exact ones only where
/// `span` cuts a token.
fn places(document: &Document, span: Span) -> Vec<Span> {
    let wanted = words_of(document, span);
    let tokens = document.tokens();
    let is_whole = select::tokens_within(document, span).first().zip(select::tokens_within(document, span).last());
    let Some(first) = wanted.first().filter(|_| is_whole.is_some_and(|(first, last)| first.span.joined(last.span) == span)) else {
        return select::occurrences(document, span);
    };
    let mut places = vec![];
    for token_idx in 0..tokens.len() {
        if !is_same_word(document.word(token_idx), first) {
            continue;
        }
        let is_same = wanted.iter().enumerate().all(|(offset, word)| is_same_word(document.word(token_idx + offset), word));
        let last = tokens.get(token_idx + wanted.len() - 1);
        let place = tokens.get(token_idx).zip(last).map(|(first, last)| first.span.joined(last.span));
        places.extend(place.filter(|place| is_same && is_in_block(document, *place)));
    }
    places
}

/// Cheap where the words differ in their first letter, which most do.
fn is_same_word(word: &str, lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower) || (!word.is_ascii() && word.to_lowercase() == lower)
}

fn words_of(document: &Document, span: Span) -> Vec<String> {
    let start_idx = document.tokens().partition_point(|token| token.span.end() <= span.start());
    let n_tokens = select::tokens_within(document, span).len();
    (start_idx..start_idx + n_tokens).map(|token_idx| document.word(token_idx).to_lowercase()).collect()
}

fn is_in_block(document: &Document, span: Span) -> bool {
    let blocks = document.blocks();
    blocks.get(blocks.partition_point(|block| block.span.end() < span.end())).is_some_and(|block| block.span.covers(span))
}

/// Whether a word with a capital stands directly before and behind a place. The first word of a sentence does not count,
/// since it has one anyway.
fn capitals_beside(document: &Document, span: Span) -> (bool, bool) {
    let tokens = document.tokens();
    let start_idx = tokens.partition_point(|token| token.span.end() <= span.start());
    let end_idx = tokens.partition_point(|token| token.span.start() < span.end());
    let is_capital = |token: &Token| document.slice(token.span).starts_with(char::is_uppercase);
    let touches = |gap: Span| document.slice(gap).chars().all(|char| matches!(char, ' ' | '\u{a0}' | '-'));
    let is_first = |token: &Token| document.sentences().binary_search_by_key(&token.span.start(), |sentence| sentence.span.start()).is_ok();
    let before = start_idx
        .checked_sub(1)
        .and_then(|idx| tokens.get(idx))
        .filter(|token| is_capital(token) && !is_first(token) && touches(Span::new(token.span.end(), span.start())));
    let behind = tokens.get(end_idx).filter(|token| is_capital(token) && touches(Span::new(span.end(), token.span.start())));
    (before.is_some(), behind.is_some())
}
