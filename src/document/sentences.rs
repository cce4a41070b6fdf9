//! Where sentences end.

use super::{Sentence, Token};

/// Appends the sentences of the block whose tokens start at `first_token_idx` and are the last.
pub(super) fn split(text: &str, block_idx: usize, tokens: &[Token], first_token_idx: usize, sentences: &mut Vec<Sentence>) {
    let mut start_idx = first_token_idx;
    for (token_idx, token) in tokens.iter().enumerate().skip(first_token_idx) {
        let is_stop = matches!(token.span.slice(text), Some("." | "!" | "?"));
        let is_last = token_idx + 1 == tokens.len();
        if (is_stop || is_last)
            && let Some(first) = tokens.get(start_idx)
        {
            sentences.push(Sentence { span: first.span.joined(token.span), tokens: start_idx..token_idx + 1, block_idx });
            start_idx = token_idx + 1;
        }
    }
}
