//! The tokeniser, and the view in which tokens are matched.
//!
//! Words end at hyphens (`Shandong` `-` `based`), so that a name inside a compound has a span; whether two tokens
//! touch shows in their spans. The rest follows the Penn Treebank: possessives and contractions are tokens of their
//! own (`Moscow` `’s`, `do` `n't`), abbreviations keep their full stop. Tags of HTML that were pasted as text are
//! passed over like white space.
//!
//! Every rule looks a bounded number of bytes ahead: tokenising is linear whatever the text.

mod abbreviations;
mod addresses;
mod breaks;
mod numbers;
mod tags;
mod words;

use super::{
    Token, TokenKind,
    glyph::{self, Class, class, glyph},
};
use crate::span::Span;

pub(super) use self::{
    abbreviations::{Abbreviation, abbreviation, is_calendar_or_zone, is_starter},
    breaks::Breaks,
};

/// Appends the tokens of `span` to `tokens`.
pub(super) fn tokenise(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let Some(text) = text.get(..span.end()) else { return };
    let signs = Signs::of(span.slice(text).unwrap_or_default().as_bytes());
    let mut at = span.start();
    while let Some(glyph) = glyph(text, at) {
        let class = class(glyph.char);
        if matches!(class, Class::Space | Class::Invisible) {
            at += glyph.len;
        } else if glyph.char == '<'
            && glyph.len == 1
            && let Some(end) = tags::end(text, at)
        {
            at = end;
        } else {
            let previous = tokens.last().copied().filter(|token| token.span.start() >= span.start());
            let token = token(&Place { text, at, previous, signs }, class, glyph.len);
            at = token.span.end().max(at + 1);
            tokens.push(token);
        }
    }
}

/// Which signs of addresses a block has. Most have none, and looking for them at every word costs a fifth of the time.
#[derive(Clone, Copy)]
struct Signs {
    has_at: bool,
    has_dotted_name: bool,
}

impl Signs {
    fn of(bytes: &[u8]) -> Self {
        let has_dotted_name = bytes.windows(2).any(|pair| matches!(pair, [b'.', b'a'..=b'z']));
        Self { has_at: bytes.contains(&b'@'), has_dotted_name }
    }
}

/// Where a token begins, and what stands before it.
struct Place<'a> {
    /// The text up to the block's end.
    text: &'a str,
    at: usize,
    previous: Option<Token>,
    signs: Signs,
}

impl Place<'_> {
    /// Whether the token before ends where this one begins.
    fn is_glued(&self) -> bool {
        self.previous.is_some_and(|token| token.span.end() == self.at)
    }

    fn previous_slice(&self) -> &str {
        self.previous.and_then(|token| token.span.slice(self.text)).unwrap_or_default()
    }

    fn token(&self, end: usize, kind: TokenKind) -> Token {
        Token { span: Span::new(self.at, end), kind }
    }
}

fn token(place: &Place<'_>, class: Class, len: usize) -> Token {
    if let Some(end) = addresses::end(place, class) {
        return place.token(end, TokenKind::Address);
    }
    match class {
        Class::Letter => place.token(words::end(place), TokenKind::Word),
        Class::Digit => place.token(numbers::end(place.text, place.at), TokenKind::Number),
        Class::Apostrophe => match words::clitic_end(place) {
            Some(end) => place.token(end, TokenKind::Word),
            None => place.token(place.at + len, TokenKind::Mark),
        },
        _ => mark(place, len),
    }
}

/// A sign: a character, a run of full stops or hyphens, or a number that starts with its point (`.5`).
fn mark(place: &Place<'_>, len: usize) -> Token {
    let bytes = place.text.as_bytes();
    let first = bytes.get(place.at).copied().unwrap_or_default();
    let is_digit_behind = bytes.get(place.at + 1).is_some_and(u8::is_ascii_digit);
    if first == b'.' && is_digit_behind && !place.is_glued() {
        return place.token(numbers::end(place.text, place.at + 1), TokenKind::Number);
    }
    if !matches!(first, b'.' | b'-') {
        return place.token(place.at + len, TokenKind::Mark);
    }
    let n_same = bytes.iter().skip(place.at).take_while(|byte| **byte == first).count();
    place.token(place.at + n_same, TokenKind::Mark)
}

/// Appends the views of the tokens from `first_token_idx` on that differ from their slice.
pub(super) fn view(text: &str, tokens: &[Token], first_token_idx: usize, views: &mut Vec<(usize, String)>) {
    for (token_idx, token) in tokens.iter().enumerate().skip(first_token_idx) {
        let slice = token.span.slice(text).unwrap_or_default();
        let is_plain = slice.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b'&');
        // A broken word has its hyphen inside.
        let may_be_broken = token.kind == TokenKind::Word && slice.as_bytes().contains(&b'-');
        let broken = if may_be_broken { breaks::whole(slice) } else { None };
        if broken.is_none() && is_plain {
            continue;
        }
        let view = glyph::folded_text(broken.as_deref().unwrap_or(slice));
        if view != slice {
            views.push((token_idx, view));
        }
    }
}

#[cfg(test)]
mod tests;
