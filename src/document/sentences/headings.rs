//! Headings that a flattened page ran into the paragraph: `…officials. Overall Economic Activity The U.S. economy…`.

use super::{Splitter, TokenKind, is_starter};

/// Titles are short; a longer run of capitals is a list of names.
const LONGEST_HEADING: usize = 9;

/// Whether a heading ends at a token: every word of the sentence so far is capitalised or a small joining word, and a
/// word follows that is capitalised only where a sentence starts.
pub(super) fn ends_at(splitter: &Splitter<'_>, token_idx: usize) -> bool {
    let n_words = token_idx + 1 - splitter.start_idx;
    if !(2..=LONGEST_HEADING).contains(&n_words) || !starts_sentence(splitter.slice(token_idx + 1)) {
        return false;
    }
    let words = splitter.start_idx..=token_idx;
    let is_last_capital = splitter.slice(token_idx).starts_with(char::is_uppercase);
    // One capital letter for the next word's start is a label (`Annex A The`), a small word behind it its sentence.
    let goes_on = splitter.slice(token_idx + 2).starts_with(|char: char| char.is_alphabetic());
    is_last_capital && goes_on && words.clone().all(|idx| is_title_word(splitter, idx)) && !is_starter(splitter.slice(splitter.start_idx))
}

/// Of the words that start sentences those that titles and names do not hold in capitals.
fn starts_sentence(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "This"
            | "These"
            | "It"
            | "He"
            | "She"
            | "They"
            | "We"
            | "There"
            | "During"
            | "According"
            | "Although"
            | "As"
            | "While"
            | "However"
            | "Reports"
            | "Most"
            | "Several"
    )
}

fn is_title_word(splitter: &Splitter<'_>, token_idx: usize) -> bool {
    let slice = splitter.slice(token_idx);
    let Some(token) = splitter.tokens.get(token_idx) else { return false };
    match token.kind {
        TokenKind::Word => {
            let is_name = slice.ends_with('.') || slice.starts_with(['\'', '’']);
            !is_name && (slice.starts_with(char::is_uppercase) || matches!(slice, "and" | "of" | "for" | "in" | "on" | "to" | "the"))
        }
        TokenKind::Mark => matches!(slice, "," | "&" | "-" | "/"),
        TokenKind::Number | TokenKind::Address => false,
    }
}
