//! The tokeniser, and the view in which tokens are matched.

use super::{Token, TokenKind};
use crate::span::Span;

/// Appends the tokens of `span` to `tokens`.
pub(super) fn tokenise(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let mut chars = span.slice(text).unwrap_or_default().char_indices().peekable();
    while let Some((start, char)) = chars.next() {
        if char.is_whitespace() {
            continue;
        }
        let mut end = start + char.len_utf8();
        let kind = match char {
            _ if char.is_ascii_digit() => TokenKind::Number,
            _ if char.is_alphanumeric() => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        while kind != TokenKind::Mark
            && let Some((idx, next)) = chars.next_if(|(_, next)| next.is_alphanumeric())
        {
            end = idx + next.len_utf8();
        }
        tokens.push(Token { span: Span::new(span.start() + start, span.start() + end), kind });
    }
}

/// Appends the views of the tokens from `first_token_idx` on that differ from their slice.
pub(super) fn view(text: &str, tokens: &[Token], first_token_idx: usize, views: &mut Vec<(usize, String)>) {
    for (token_idx, token) in tokens.iter().enumerate().skip(first_token_idx) {
        let slice = token.span.slice(text).unwrap_or_default();
        if slice.contains(['’', '‘', '“', '”', '„']) {
            let view = slice.chars().map(|char| match char {
                '’' | '‘' => '\'',
                '“' | '”' | '„' => '"',
                char => char,
            });
            views.push((token_idx, view.collect()));
        }
    }
}
