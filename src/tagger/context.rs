//! What the rest of the document says about a word: how else it is written, and beside what.

use super::{
    shape::Case,
    sheet::{SentenceKind, Sheet},
};
use crate::document::Document;

/// What is known of a word over the document.
#[derive(Clone, Debug, Default)]
pub struct WordUse {
    /// How often it stands in lower case.
    pub n_lower: u32,
    /// How often it has a capital where no sentence begins.
    pub n_capital: u32,
    /// Its first few tokens with a capital.
    pub mentions: Vec<usize>,
}

/// More mentions of one word tell nothing new, and would make long articles slow.
const MAX_MENTIONS: usize = 12;

/// The words of a document.
pub struct Context {
    uses: Vec<WordUse>,
    /// Whether a sentence or quotation begins with the token.
    firsts: Vec<bool>,
}

impl Context {
    /// Counts over a document.
    pub fn new(document: &Document, sheet: &Sheet) -> Self {
        let firsts = firsts(document, sheet);
        let mut uses = vec![WordUse::default(); sheet.n_words()];
        for (token_idx, row) in sheet.rows().iter().enumerate() {
            let Some(word_use) = uses.get_mut(row.word_idx) else { continue };
            if row.case == Case::Lower {
                word_use.n_lower += 1;
            }
            if row.case.is_capital() {
                let is_first = firsts.get(token_idx).copied().unwrap_or_default();
                word_use.n_capital += u32::from(!is_first && sheet.sentence_kind(token_idx) == SentenceKind::Plain);
                if word_use.mentions.len() < MAX_MENTIONS {
                    word_use.mentions.push(token_idx);
                }
            }
        }
        Self { uses, firsts }
    }

    /// The uses of a word by its number.
    pub fn word_use(&self, word_idx: usize) -> Option<&WordUse> {
        self.uses.get(word_idx)
    }

    /// Whether a sentence or quotation begins with the token.
    pub fn is_first(&self, token_idx: usize) -> bool {
        self.firsts.get(token_idx).copied().unwrap_or_default()
    }
}

fn firsts(document: &Document, sheet: &Sheet) -> Vec<bool> {
    let mut firsts = vec![false; sheet.rows().len()];
    for sentence in document.sentences() {
        let mut begins = true;
        for token_idx in sentence.tokens.clone() {
            let case = sheet.row(token_idx).case;
            let is_word = case == Case::Lower || case == Case::Number || case.is_capital();
            if let Some(first) = firsts.get_mut(token_idx) {
                *first = begins && is_word;
            }
            // A quotation begins with a capital as a sentence does.
            begins = if is_word { false } else { begins || case == Case::Quote };
        }
    }
    firsts
}
