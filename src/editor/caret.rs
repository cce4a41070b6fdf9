//! Selecting words by keyboard. What is selected is the caret: a token, or a character of one, that moves and grows.

use crate::{
    document::Document,
    editor::{
        effect::Effect,
        navigate,
        select::{self, End, Towards, Unit},
        state::{Focus, State},
    },
    span::{Span, Utf16Span},
};

/// Selects the first word of the focus, or of the article.
pub(super) fn asked(state: &mut State) -> Vec<Effect> {
    let Some(document) = state.article.as_ref().map(|article| &article.document) else { return vec![] };
    let first = match navigate::span_of_focus(state) {
        Some(span) => select::tokens_within(document, span).first().map(|token| token.span),
        None => select::neighbour(document, None, Towards::Next),
    };
    put(state, first.map(|span| (span, span)))
}

/// Moves the selection by a word or a character, or moves its free end.
pub(super) fn moved(state: &mut State, towards: Towards, unit: Unit, grows: bool) -> Vec<Effect> {
    let Some(document) = state.article.as_ref().map(|article| &article.document) else { return vec![] };
    let Some(Focus::Selection { span, anchor }) = state.focus else { return asked(state) };
    let selected = match (grows, unit) {
        (true, _) => grown(document, span, anchor, towards, unit).map(|span| (span, anchor)),
        (false, Unit::Token) => select::neighbour(document, Some(span), towards).map(|span| (span, span)),
        (false, Unit::Character) => character(document, span, towards).map(|span| (span, span)),
    };
    put(state, selected)
}

/// Moves an end of the selection, as an end of a mention is moved.
pub(super) fn end_moved(state: &mut State, end: End, towards: Towards, unit: Unit) -> Vec<Effect> {
    let (Some(article), Some(Focus::Selection { span, .. })) = (&state.article, state.focus) else { return vec![] };
    let moved = select::moved(&article.document, span, end, towards, unit);
    put(state, moved.map(|span| (span, span)))
}

/// Has the browser find the next line.
pub(super) fn line_asked(state: &State, towards: Towards, grows: bool) -> Vec<Effect> {
    if matches!(state.focus, Some(Focus::Selection { .. })) { vec![Effect::FindLine { towards, grows }] } else { vec![] }
}

/// Selects the word at a place, or all words up to it.
pub(super) fn line_found(state: &mut State, place: Utf16Span, grows: bool) -> Vec<Effect> {
    let (Some(article), Some(Focus::Selection { anchor, .. })) = (&state.article, state.focus) else { return vec![] };
    let document = &article.document;
    let Some(place) = article.offsets.from_utf16(place) else { return vec![] };
    let tokens = document.tokens();
    let behind = tokens.partition_point(|token| token.span.end() <= place.start());
    let Some(token) = tokens.get(behind).or_else(|| tokens.last()) else { return vec![] };
    let span = if grows { within_block(document, anchor.joined(token.span)).unwrap_or(anchor) } else { token.span };
    put(state, Some((span, if grows { anchor } else { span })))
}

fn put(state: &mut State, selected: Option<(Span, Span)>) -> Vec<Effect> {
    let Some((span, anchor)) = selected else { return vec![] };
    state.focus = Some(Focus::Selection { span, anchor });
    let words = state.article.as_ref().map(|article| article.document.slice(span).to_owned());
    vec![Effect::Reveal, Effect::Announce(words.unwrap_or_default())]
}

/// The selection with its free end moved: the end away from where it began, which is never let go of.
fn grown(document: &Document, span: Span, anchor: Span, towards: Towards, unit: Unit) -> Option<Span> {
    let moves_end = match towards {
        Towards::Next => span.start() == anchor.start(),
        Towards::Previous => anchor.end() < span.end(),
    };
    let edge = |place: usize| match unit {
        Unit::Token => token_edge(document, span, place, moves_end, towards),
        Unit::Character => letter_edge(document, span, place, moves_end, towards),
    };
    let grown = if moves_end {
        Span::new(span.start(), edge(span.end())?.max(anchor.end()))
    } else {
        Span::new(edge(span.start())?.min(anchor.start()), span.end())
    };
    within_block(document, grown)
}

/// The next edge of a token: an end where the end moves, else a start.
fn token_edge(document: &Document, span: Span, place: usize, is_end: bool, towards: Towards) -> Option<usize> {
    let block = document.blocks().iter().find(|block| block.span.covers(span))?.span;
    let tokens = select::tokens_within(document, block).iter().map(|token| if is_end { token.span.end() } else { token.span.start() });
    match towards {
        Towards::Next => tokens.into_iter().find(|edge| place < *edge),
        Towards::Previous => tokens.rev().find(|edge| *edge < place),
    }
}

/// The next place at which a selection can end: beside a character that is no white space.
fn letter_edge(document: &Document, span: Span, place: usize, is_end: bool, towards: Towards) -> Option<usize> {
    let block = document.blocks().iter().find(|block| block.span.covers(span))?.span;
    let mut place = select::next_character(document, block, place, towards)?;
    let is_blank = |place: usize| {
        let beside = if is_end { Span::new(block.start(), place) } else { Span::new(place, block.end()) };
        let text = document.slice(beside);
        let char = if is_end { text.chars().next_back() } else { text.chars().next() };
        char.is_none_or(char::is_whitespace)
    };
    while is_blank(place) {
        place = select::next_character(document, block, place, towards)?;
    }
    Some(place)
}

/// The first or last character inside a word that is selected, else the one beside the character that is.
fn character(document: &Document, span: Span, towards: Towards) -> Option<Span> {
    let is_inside = 1 < document.slice(span).chars().count();
    let first = |span: Span| document.slice(span).chars().next().map(|char| Span::new(span.start(), span.start() + char.len_utf8()));
    let last = |span: Span| document.slice(span).chars().next_back().map(|char| Span::new(span.end() - char.len_utf8(), span.end()));
    let beside = || {
        let block = document.blocks().iter().find(|block| block.span.covers(span))?.span;
        match towards {
            Towards::Next => first(Span::new(span.end(), block.end()).trimmed(document.text())?),
            Towards::Previous => last(Span::new(block.start(), span.start()).trimmed(document.text())?),
        }
    };
    match towards {
        Towards::Next if is_inside => first(span),
        Towards::Previous if is_inside => last(span),
        // Behind the last character of a block comes the next block's first word.
        _ => beside().or_else(|| select::neighbour(document, Some(span), towards)),
    }
}

fn within_block(document: &Document, span: Span) -> Option<Span> {
    document.blocks().iter().any(|block| block.span.covers(span)).then_some(span)
}
