//! Words that a line's end or a copied page broke at a hyphen: `manu- facturing`.
//!
//! They are read as one only where the text has the whole word elsewhere: `intra- and extra-mural` is no broken word,
//! and nobody has to know all words of a language to see that.

use super::super::{
    Token, TokenKind,
    glyph::{Class, class},
    steps,
};
use crate::span::Span;

/// Whole words of a text that it breaks somewhere, in small letters, sorted.
#[derive(Debug, Default)]
pub(in crate::document) struct Breaks {
    words: Vec<String>,
}

impl Breaks {
    /// Finds the broken words of a text.
    pub fn of(text: &str) -> Self {
        let mut joined: Vec<String> = broken(text).map(|(head, tail)| format!("{head}{tail}").to_lowercase()).collect();
        joined.sort_unstable();
        joined.dedup();
        if joined.is_empty() {
            return Self::default();
        }
        let mut is_whole = vec![false; joined.len()];
        for word in text.split(|char: char| class(char) != Class::Letter).filter(|word| 4 < word.len()) {
            steps::count(1);
            let found = joined.binary_search(&word.to_lowercase()).ok();
            if let Some(slot) = found.and_then(|idx| is_whole.get_mut(idx)) {
                *slot = true;
            }
        }
        let words = joined.into_iter().zip(is_whole).filter(|(_, is_whole)| *is_whole).map(|(word, _)| word).collect();
        Self { words }
    }

    /// Makes one token of each broken word among the tokens from `first_token_idx` on.
    pub fn join(&self, text: &str, first_token_idx: usize, tokens: &mut Vec<Token>) {
        if self.words.is_empty() {
            return;
        }
        let mut kept = first_token_idx;
        for idx in first_token_idx..tokens.len() {
            let Some(token) = tokens.get(idx).copied() else { break };
            let pair = kept
                .checked_sub(2)
                .filter(|head_idx| first_token_idx <= *head_idx)
                .and_then(|head_idx| Some((head_idx, *tokens.get(head_idx)?, *tokens.get(head_idx + 1)?)));
            if let Some((head_idx, head, hyphen)) = pair
                && self.are_one(text, head, hyphen, token)
                && let Some(slot) = tokens.get_mut(head_idx)
            {
                slot.span = Span::new(head.span.start(), token.span.end());
                kept = head_idx + 1;
            } else if let Some(slot) = tokens.get_mut(kept) {
                *slot = token;
                kept += 1;
            }
        }
        tokens.truncate(kept);
    }

    fn are_one(&self, text: &str, head: Token, hyphen: Token, tail: Token) -> bool {
        let is_shape = head.kind == TokenKind::Word && hyphen.kind == TokenKind::Mark && tail.kind == TokenKind::Word;
        if !is_shape
            || hyphen.span.slice(text) != Some("-")
            || head.span.end() != hyphen.span.start()
            || hyphen.span.end() == tail.span.start()
        {
            return false;
        }
        let word = format!("{}{}", head.span.slice(text).unwrap_or_default(), tail.span.slice(text).unwrap_or_default());
        self.words.binary_search(&word.to_lowercase()).is_ok()
    }
}

/// A broken word as it is matched; `None` for all other tokens.
pub(super) fn whole(slice: &str) -> Option<String> {
    let (head, tail) = slice.split_once('-')?;
    let is_broken = tail.starts_with(char::is_whitespace) && !head.is_empty();
    is_broken.then(|| format!("{head}{}", tail.trim_start()))
}

/// Letters before a hyphen, and the small letters behind the white space that follows it.
fn broken(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('-').filter_map(|(at, _)| {
        steps::count(1);
        let behind = text.get(at + 1..).filter(|behind| behind.starts_with(char::is_whitespace))?;
        let tail = behind.get(..WINDOW.min(behind.len())).or_else(|| behind.get(..behind.floor_char_boundary(WINDOW)))?;
        let bare = tail.trim_start();
        let n_tail = bare.find(|char: char| class(char) != Class::Letter).unwrap_or(bare.len());
        let is_broken = bare.len() < tail.len() && bare.starts_with(char::is_lowercase);
        let before = text.get(text.floor_char_boundary(at.saturating_sub(WINDOW))..at)?;
        let head_at = before.char_indices().rev().take_while(|(_, char)| class(*char) == Class::Letter).last()?.0;
        (is_broken && 0 < n_tail).then(|| Some((before.get(head_at..)?, bare.get(..n_tail)?))).flatten()
    })
}

/// Longer words, and wider gaps, are not joined.
const WINDOW: usize = 60;

#[cfg(test)]
mod tests {
    use crate::document::Document;

    #[track_caller]
    fn check(text: &str, word: &str, is_there: bool) {
        let document = Document::plain(text);
        let words: Vec<&str> = (0..document.tokens().len()).map(|token_idx| document.word(token_idx)).collect();
        assert_eq!(words.iter().filter(|found| **found == word).count() == 2, is_there, "{words:?}");
    }

    #[test]
    fn joins_words_that_stand_whole_elsewhere() {
        check("The manu- facturing of boats is manufacturing.", "manufacturing", true);
        check("Boats: manufacturing. It is the manu-\nfacturing of boats.", "manufacturing", true);
    }

    #[test]
    fn leaves_hyphens_that_belong() {
        check("Both intra- and extra-mural trade.", "intraand", false);
        check("The manu- facturing of boats.", "manufacturing", false);
        check("A self- proclaimed king, self-proclaimed.", "selfproclaimed", false);
    }
}
