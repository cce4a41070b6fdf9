//! What the features of a document are made of: one row a token, computed once.

use super::{
    clusters::{self, Clusters},
    hash::Hash,
    shape::{Case, shape},
};
use crate::{
    document::Document,
    gazetteer::{self, List},
};

/// What is known of a token on its own.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Hash of the word in lower case, digits taken as one.
    pub lower: u64,
    /// Number of the word in lower case among the document's words.
    pub word_idx: usize,
    /// How it is written.
    pub case: Case,
    /// Hash of its shape.
    pub shape: u64,
    /// Its word clusters.
    pub clusters: Clusters,
    /// Three bits a list: its place in the list's longest match.
    pub lists: u64,
    /// Where its lower-cased word stands in [`Sheet::lowers`].
    lower_start: usize,
    lower_end: usize,
}

impl Row {
    /// The row of no token.
    pub const EMPTY: Self = Self {
        lower: 0,
        word_idx: usize::MAX,
        case: Case::Nothing,
        shape: 0,
        clusters: Clusters { coarse: 0, middle: 0, fine: 0 },
        lists: 0,
        lower_start: 0,
        lower_end: 0,
    };

    /// Whether the token is in a match of a list.
    pub fn is_in(&self, list: List) -> bool {
        let place = (self.lists >> (3 * list as u32)) & 7;
        place != 0
    }
}

/// The tokens of a document as the features see them.
pub struct Sheet {
    rows: Vec<Row>,
    /// All words in lower case, one behind the other.
    lowers: String,
    /// How the sentence of a token is written, by token.
    sentences: Vec<SentenceKind>,
    /// Whether a name may have the token.
    actives: Vec<bool>,
    n_words: usize,
}

/// How a sentence is written: case tells less where all words have capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SentenceKind {
    /// As sentences are.
    #[default]
    Plain,
    /// Most words with a capital, as in headlines.
    Title,
    /// All capitals.
    Upper,
}

impl Sheet {
    /// Reads a document.
    pub fn new(document: &Document) -> Self {
        let n_tokens = document.tokens().len();
        let mut sheet = Self {
            rows: Vec::with_capacity(n_tokens),
            lowers: String::with_capacity(document.text().len()),
            sentences: vec![SentenceKind::Plain; n_tokens],
            actives: vec![false; n_tokens],
            n_words: 0,
        };
        for token_idx in 0..n_tokens {
            sheet.push(document.word(token_idx));
        }
        sheet.number_words();
        sheet.mark_lists(document);
        for sentence in document.sentences() {
            sheet.read_sentence(sentence.tokens.clone());
        }
        sheet
    }

    /// The row of a token; an empty one where there is none.
    #[inline]
    pub fn row(&self, token_idx: usize) -> Row {
        self.rows.get(token_idx).copied().unwrap_or(Row::EMPTY)
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// A word in lower case.
    pub fn lower(&self, row: &Row) -> &str {
        self.lowers.get(row.lower_start..row.lower_end).unwrap_or_default()
    }

    /// How the sentence of a token is written.
    pub fn sentence_kind(&self, token_idx: usize) -> SentenceKind {
        self.sentences.get(token_idx).copied().unwrap_or_default()
    }

    /// Whether a name may have the token. Tokens of which this is false are outside, and no feature is computed for them:
    /// more than half of a text.
    pub fn is_active(&self, token_idx: usize) -> bool {
        self.actives.get(token_idx).copied().unwrap_or_default()
    }

    /// Number of different words in lower case.
    pub fn n_words(&self) -> usize {
        self.n_words
    }

    fn push(&mut self, word: &str) {
        let lower_start = self.lowers.len();
        for char in word.chars() {
            if char.is_ascii() {
                self.lowers.push(char.to_ascii_lowercase());
            } else {
                self.lowers.extend(char.to_lowercase());
            }
        }
        let lower_end = self.lowers.len();
        let lower = self.lowers.get(lower_start..lower_end).unwrap_or_default();
        let case = Case::of(word);
        self.rows.push(Row {
            lower: hash_without_digits(lower),
            word_idx: 0,
            case,
            shape: shape(word).value(),
            clusters: clusters::clusters(lower),
            lists: 0,
            lower_start,
            lower_end,
        });
    }

    /// Gives the same number to the same words.
    fn number_words(&mut self) {
        let mut order: Vec<(u64, usize)> = self.rows.iter().enumerate().map(|(row_idx, row)| (row.lower, row_idx)).collect();
        order.sort_unstable();
        let mut previous = None;
        for (lower, row_idx) in order {
            if previous != Some(lower) {
                self.n_words += 1;
                previous = Some(lower);
            }
            if let Some(row) = self.rows.get_mut(row_idx) {
                row.word_idx = self.n_words - 1;
            }
        }
    }

    /// Marks the longest matches of every list, the leftmost first.
    fn mark_lists(&mut self, document: &Document) {
        let mut matches = gazetteer::longest_matches(document);
        matches.sort_by_key(|found| (found.token_idx, std::cmp::Reverse(found.n_tokens)));
        for (list_idx, list) in List::ALL.into_iter().enumerate() {
            let mut free_idx = 0;
            for found in matches.iter().filter(|found| found.lists.has(list)) {
                if found.token_idx < free_idx {
                    continue;
                }
                free_idx = found.token_idx + found.n_tokens;
                for (place, row) in self.rows.iter_mut().skip(found.token_idx).take(found.n_tokens).enumerate() {
                    row.lists |= part(place, found.n_tokens) << (3 * list_idx);
                }
            }
        }
    }

    fn read_sentence(&mut self, tokens: std::ops::Range<usize>) {
        let rows = self.rows.get(tokens.clone()).unwrap_or_default();
        let n_lower = rows.iter().filter(|row| row.case == Case::Lower).count();
        let n_title = rows.iter().filter(|row| matches!(row.case, Case::Title | Case::Mixed)).count();
        let n_upper = rows.iter().filter(|row| row.case == Case::Upper).count();
        let kind = match () {
            () if n_upper > 1 && n_upper > n_lower + n_title => SentenceKind::Upper,
            () if n_title > 2 && n_title + n_upper > 2 * n_lower => SentenceKind::Title,
            () => SentenceKind::Plain,
        };
        if let Some(kinds) = self.sentences.get_mut(tokens.clone()) {
            kinds.fill(kind);
        }
        self.mark_actives(tokens);
    }

    fn mark_actives(&mut self, tokens: std::ops::Range<usize>) {
        let mut last_capital_idx: Option<usize> = None;
        for token_idx in tokens.clone() {
            if !self.row(token_idx).case.is_capital() {
                continue;
            }
            // What stands between two capitals may link them (`Bank of the West`, `Johnson & Johnson`), and a particle or a
            // number before one may belong to it (`van Gogh`, `20th Century Fox`).
            let first_idx = match last_capital_idx {
                Some(last_idx) if token_idx - last_idx <= MAX_LINKS + 1 => last_idx + 1,
                _ => self.first_particle_idx(tokens.start, token_idx),
            };
            self.activate(first_idx..token_idx + 1);
            last_capital_idx = Some(token_idx);
        }
        for token_idx in tokens {
            let follows_capital = token_idx > 0 && self.row(token_idx - 1).case.is_capital();
            if follows_capital && matches!(self.row(token_idx).case, Case::Number | Case::Stop | Case::Dash) {
                // `Boeing 737`, `Yahoo!`, `F-16`.
                let n_behind = if self.row(token_idx).case == Case::Dash { 2 } else { 1 };
                self.activate(token_idx..token_idx + n_behind);
            }
        }
    }

    fn first_particle_idx(&self, start_idx: usize, capital_idx: usize) -> usize {
        let is_part = |row: &Row| row.case == Case::Number || row.case == Case::Dash || PARTICLES.contains(&self.lower(row));
        let n_parts = (start_idx..capital_idx).rev().take(2).take_while(|idx| is_part(&self.row(*idx))).count();
        capital_idx - n_parts
    }

    fn activate(&mut self, tokens: std::ops::Range<usize>) {
        self.actives.iter_mut().take(tokens.end).skip(tokens.start).for_each(|is_active| *is_active = true);
    }
}

/// At most this many words without capitals link two parts of a name.
const MAX_LINKS: usize = 3;

/// Words without a capital that names begin with.
const PARTICLES: [&str; 25] = [
    "al", "el", "as", "ash", "at", "an", "de", "da", "di", "du", "del", "della", "la", "le", "van", "von", "den", "der", "ter", "bin",
    "ibn", "ben", "abu", "bint", "mc",
];

/// Single, begin, inside or end, from 1.
fn part(place: usize, n_tokens: usize) -> u64 {
    match place {
        _ if n_tokens == 1 => 1,
        0 => 2,
        _ if place + 1 < n_tokens => 3,
        _ => 4,
    }
}

fn hash_without_digits(lower: &str) -> u64 {
    let hash = Hash::new(2);
    if !lower.bytes().any(|byte| byte.is_ascii_digit()) {
        return hash.with_text(lower).value();
    }
    let zeroed: String = lower.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
    hash.with_text(&zeroed).value()
}
