//! From what a person selected to the span that they meant.

use crate::{
    document::{Document, Token},
    span::Span,
};

/// One of a mention's two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it starts.
    Start,
    /// Where it ends.
    End,
}

/// Which way, in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// Back.
    Previous,
    /// On.
    Next,
}

/// How far an end moves at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A token.
    Token,
    /// A character.
    Character,
}

/// What a mention never starts or ends with, as the guidelines have it. `$` and `%` are part of amounts.
const EDGES: &[char] = &[
    ',', '.', ';', ':', '!', '?', '"', '\'', '“', '”', '„', '‘', '’', '«', '»', '(', ')', '[', ']', '{', '}', '–', '—', '-', '…', '|', '/',
];

/// The tokens that `span` touches, without the punctuation at its ends, inside one block. `None` where no word is left, or
/// where the selection runs from one block into another.
pub(super) fn snapped(document: &Document, span: Span) -> Option<Span> {
    let span = span.trimmed(document.text())?;
    let block = document.blocks().iter().find(|block| block.span.covers(span))?;
    let tokens = tokens_within(document, span);
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        // Blocks that are not analysed have no tokens; there the selection counts as it is.
        return (!block.role.is_analysed()).then_some(span);
    };
    let is_word = |token: &&Token| !document.slice(token.span).chars().all(|char| EDGES.contains(&char));
    let words = tokens.iter().find(is_word).zip(tokens.iter().rfind(is_word));
    let (first, last) = words.unwrap_or((first, last));
    Some(first.span.joined(last.span))
}

/// Tokens that share a byte with `span`.
pub(super) fn tokens_within(document: &Document, span: Span) -> &[Token] {
    let tokens = document.tokens();
    let start_idx = tokens.partition_point(|token| token.span.end() <= span.start());
    let end_idx = tokens.partition_point(|token| token.span.start() < span.end());
    tokens.get(start_idx..end_idx).unwrap_or_default()
}

/// Every place of the same words in analysed blocks, bounded by tokens, in document order.
pub(super) fn occurrences(document: &Document, span: Span) -> Vec<Span> {
    let needle = document.slice(span);
    if needle.is_empty() {
        return vec![span];
    }
    let places = document.text().match_indices(needle).map(|(start, found)| Span::new(start, start + found.len()));
    places.filter(|place| *place == span || is_whole(document, *place)).collect()
}

fn is_whole(document: &Document, span: Span) -> bool {
    let tokens = tokens_within(document, span);
    let ends = tokens.first().zip(tokens.last()).map(|(first, last)| first.span.joined(last.span));
    ends == Some(span)
}

/// `span` with one of its ends moved by one unit; `None` where that would leave nothing or the block.
pub(super) fn moved(document: &Document, span: Span, end: End, towards: Towards, unit: Unit) -> Option<Span> {
    let block = document.blocks().iter().find(|block| block.span.covers(span))?.span;
    let place = match end {
        End::Start => span.start(),
        End::End => span.end(),
    };
    let place = match unit {
        Unit::Token => next_token_edge(document, block, place, end, towards)?,
        Unit::Character => next_character(document, block, place, towards)?,
    };
    let moved = match end {
        End::Start if place < span.end() => Span::new(place, span.end()),
        End::End if span.start() < place => Span::new(span.start(), place),
        End::Start | End::End => return None,
    };
    (moved.trimmed(document.text()).is_some()).then_some(moved)
}

/// `span` with one of its ends moved to a place: to the edge of the token there, or to the very place. `None` where that
/// would leave nothing or the block.
pub(super) fn dragged(document: &Document, span: Span, end: End, place: Span, unit: Unit) -> Option<Span> {
    let block = document.blocks().iter().find(|block| block.span.covers(span))?.span;
    let place = place.start().clamp(block.start(), block.end());
    let token = tokens_within(document, block).iter().find(|token| place < token.span.end());
    let place = match (unit, end) {
        (Unit::Character, _) => place,
        (Unit::Token, End::Start) => token?.span.start(),
        // In the gap before a token the end is that of the token in front of the gap.
        (Unit::Token, End::End) if token.is_none_or(|token| place <= token.span.start()) => {
            tokens_within(document, Span::new(block.start(), place)).last()?.span.end()
        }
        (Unit::Token, End::End) => token?.span.end(),
    };
    let dragged = match end {
        End::Start if place < span.end() => Span::new(place, span.end()),
        End::End if span.start() < place => Span::new(span.start(), place),
        End::Start | End::End => return None,
    };
    dragged.trimmed(document.text())
}

/// The next place where a token starts (for a start) or ends (for an end).
fn next_token_edge(document: &Document, block: Span, place: usize, end: End, towards: Towards) -> Option<usize> {
    let edge = |token: &Token| match end {
        End::Start => token.span.start(),
        End::End => token.span.end(),
    };
    let tokens = tokens_within(document, block);
    match towards {
        Towards::Previous => tokens.iter().rev().map(edge).find(|edge| *edge < place),
        Towards::Next => tokens.iter().map(edge).find(|edge| place < *edge),
    }
}

pub(super) fn next_character(document: &Document, block: Span, place: usize, towards: Towards) -> Option<usize> {
    match towards {
        Towards::Previous => {
            let before = document.slice(Span::new(block.start(), place));
            before.char_indices().next_back().map(|(idx, _)| block.start() + idx)
        }
        Towards::Next => {
            let behind = document.slice(Span::new(place, block.end()));
            behind.chars().next().map(|char| place + char.len_utf8())
        }
    }
}

/// The token before or behind `span`, in document order; the first or last one where there is no span.
pub(super) fn neighbour(document: &Document, span: Option<Span>, towards: Towards) -> Option<Span> {
    let tokens = document.tokens();
    let token = match (span, towards) {
        (None, Towards::Next) => tokens.first(),
        (None, Towards::Previous) => tokens.last(),
        (Some(span), Towards::Next) => tokens.get(tokens.partition_point(|token| token.span.start() < span.end())),
        (Some(span), Towards::Previous) => {
            let idx = tokens.partition_point(|token| token.span.end() <= span.start()).checked_sub(1)?;
            tokens.get(idx)
        }
    };
    token.map(|token| token.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, selected: &str, expected: Option<&str>) {
        let start = text.find(selected).unwrap();
        let document = Document::plain(text);
        let span = snapped(&document, Span::new(start, start + selected.len()));
        assert_eq!(span.map(|span| document.slice(span)), expected);
    }

    #[test]
    fn grows_to_whole_words() {
        check("the Ministry of Trade said", "nistry of Tr", Some("Ministry of Trade"));
    }

    #[test]
    fn drops_white_space_and_punctuation_at_its_ends() {
        check("said, “Acme Corp”, and", " “Acme Corp”, ", Some("Acme Corp"));
    }

    #[test]
    fn keeps_the_signs_of_amounts() {
        check("paid $5 today", "$5", Some("$5"));
        check("rose 30% today", "30%", Some("30%"));
    }

    #[test]
    fn refuses_what_holds_no_word() {
        check("a   b", "   ", None);
    }

    #[test]
    fn finds_whole_words_only() {
        let document = Document::plain("Iran and Iranian firms in Iran");
        let found: Vec<usize> = occurrences(&document, Span::new(0, 4)).iter().map(|span| span.start()).collect();
        assert_eq!(found, [0, 26]);
    }

    #[track_caller]
    fn check_moved(selected: &str, end: End, towards: Towards, unit: Unit, expected: Option<&str>) {
        let text = "the Bank of China said";
        let start = text.find(selected).unwrap();
        let document = Document::plain(text);
        let span = moved(&document, Span::new(start, start + selected.len()), end, towards, unit);
        assert_eq!(span.map(|span| document.slice(span)), expected);
    }

    #[test]
    fn moves_ends_by_tokens_and_characters() {
        check_moved("China", End::Start, Towards::Previous, Unit::Token, Some("of China"));
        check_moved("of China", End::Start, Towards::Next, Unit::Token, Some("China"));
        check_moved("Bank", End::End, Towards::Next, Unit::Token, Some("Bank of"));
        check_moved("Bank of", End::End, Towards::Previous, Unit::Character, Some("Bank o"));
        check_moved("Bank", End::End, Towards::Previous, Unit::Token, None);
        check_moved("the", End::Start, Towards::Previous, Unit::Token, None);
    }
}
