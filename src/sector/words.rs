//! The words of a document as sector phrases are compared with: lower case, hyphens gone, capitals remembered.

use std::ops::Range;

use crate::{
    document::{Document, Role, Token},
    span::Span,
};

/// A word, number or sign.
struct Word {
    span: Span,
    /// Its place in the text of all words in lower case.
    lower: Range<usize>,
    n_upper: u8,
    starts_upper: bool,
}

/// Whether a hyphen stands between spaces, as a dash does.
fn is_dash(document: &Document, span: Span) -> bool {
    let text = document.text();
    let before = text.get(..span.start()).is_none_or(|before| before.ends_with(char::is_whitespace));
    let behind = text.get(span.end()..).is_none_or(|behind| behind.starts_with(char::is_whitespace));
    before && behind
}

/// A run of words that no phrase crosses the ends of.
pub(super) struct Stretch {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Whether its words have capitals as in a title, so that capitals mark no names.
    pub(super) is_title: bool,
    /// Whether it has no small letters at all.
    pub(super) is_shouted: bool,
    /// Index behind the heading that it starts with; its own start where it has none.
    pub(super) label_end: usize,
}

/// The words of a document in its sentences.
pub(super) struct Words {
    lower: String,
    all: Vec<Word>,
    /// The sentences.
    pub(super) stretches: Vec<Stretch>,
}

impl Words {
    /// Reads the tokens of a document.
    pub(super) fn of(document: &Document) -> Self {
        let mut words = Self { lower: String::with_capacity(document.text().len()), all: vec![], stretches: vec![] };
        for sentence in document.sentences() {
            let start_idx = words.all.len();
            for (token_idx, token) in sentence.tokens.clone().zip(document.tokens_of(sentence)) {
                words.add(document, token_idx, *token);
            }
            let range = start_idx..words.all.len();
            let role = document.blocks().get(sentence.block_idx).map(|block| block.role);
            let stretch = words.stretch(range, role);
            words.stretches.push(stretch);
        }
        words
    }

    fn add(&mut self, document: &Document, token_idx: usize, token: Token) {
        let text = document.word(token_idx);
        if matches!(text, "‐" | "‑" | "\u{ad}") || text == "-" && !is_dash(document, token.span) {
            return;
        }
        let start = self.lower.len();
        let n_upper = if text.is_ascii() {
            self.lower.push_str(text);
            if let Some(lower) = self.lower.get_mut(start..) {
                lower.make_ascii_lowercase();
            }
            text.bytes().filter(u8::is_ascii_uppercase).count()
        } else {
            self.lower.extend(text.chars().flat_map(char::to_lowercase));
            text.chars().filter(|char| char.is_uppercase()).count()
        };
        self.all.push(Word {
            span: token.span,
            lower: start..self.lower.len(),
            n_upper: u8::try_from(n_upper).unwrap_or(u8::MAX),
            starts_upper: text.starts_with(char::is_uppercase),
        });
    }

    fn stretch(&self, words: Range<usize>, role: Option<Role>) -> Stretch {
        let (mut n_long, mut n_capital, mut n_shouted) = (0_usize, 0_usize, 0_usize);
        for word in self.all.get(words.clone()).unwrap_or_default() {
            let is_long =
                3 < word.lower.len() && self.lower.get(word.lower.clone()).is_some_and(|lower| lower.starts_with(char::is_alphabetic));
            n_long += usize::from(is_long);
            n_capital += usize::from(is_long && word.starts_upper);
            n_shouted += usize::from(is_long && usize::from(word.n_upper) == word.lower.len());
        }
        let is_heading = matches!(role, Some(Role::Headline | Role::Heading));
        let is_sentence = words.end.checked_sub(1).is_some_and(|word_idx| matches!(self.lower(word_idx), "." | "?" | "!"));
        // Names have capitals throughout too, so that a body needs more of them than a headline.
        let is_title = if is_heading { n_capital * 3 >= n_long * 2 } else { n_long >= 4 && n_capital == n_long && !is_sentence };
        let label_end = words.start;
        Stretch { words, is_title, is_shouted: n_long >= 2 && n_shouted == n_long, label_end }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    fn get(&self, word_idx: usize) -> Option<&Word> {
        self.all.get(word_idx)
    }

    /// A word in lower case; empty behind the last one.
    pub(super) fn lower(&self, word_idx: usize) -> &str {
        self.get(word_idx).and_then(|word| self.lower.get(word.lower.clone())).unwrap_or_default()
    }

    /// The words of a range in lower case with one space between.
    pub(super) fn joined(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = range.map(|word_idx| self.lower(word_idx)).collect();
        words.join(" ")
    }

    /// Where the words of a range stand.
    pub(super) fn span(&self, range: &Range<usize>) -> Option<Span> {
        Some(self.get(range.start)?.span.joined(self.get(range.end.checked_sub(1)?)?.span))
    }

    /// Whether it begins with a letter.
    pub(super) fn is_word(&self, word_idx: usize) -> bool {
        self.lower(word_idx).starts_with(char::is_alphabetic)
    }

    /// Whether it begins with a digit.
    pub(super) fn is_number(&self, word_idx: usize) -> bool {
        self.lower(word_idx).starts_with(|char: char| char.is_numeric())
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capitalised(&self, word_idx: usize) -> bool {
        self.get(word_idx).is_some_and(|word| word.starts_upper)
    }

    /// Whether it is in capitals for the most part, as `AI`, `EVs` or `5G`.
    pub(super) fn is_acronym(&self, word_idx: usize) -> bool {
        let n_letters = self.lower(word_idx).chars().filter(|char| char.is_alphabetic()).count();
        self.get(word_idx).is_some_and(|word| 0 < word.n_upper && n_letters.min(2) <= usize::from(word.n_upper))
    }
}
