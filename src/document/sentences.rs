//! Where sentences end.
//!
//! A full stop ends a sentence where what follows can begin one. Closing quotes and brackets behind it belong to the
//! sentence. Sentences that were glued together when a page was flattened (`entrepreneurs.During`) are split between
//! characters. Line breaks count only as blank lines: which lines belong together was settled with the blocks.

mod headings;

use super::{
    Sentence, Token, TokenKind, steps,
    tokens::{Abbreviation, abbreviation, is_calendar_or_zone, is_starter},
};

/// Appends the sentences of the block whose tokens start at `first_token_idx` and are the last.
pub(super) fn split(text: &str, block_idx: usize, tokens: &[Token], first_token_idx: usize, sentences: &mut Vec<Sentence>) {
    let Some(tokens) = tokens.get(first_token_idx..) else { return };
    let mut splitter = Splitter { text, tokens, start_idx: 0, n_straight_quotes: 0 };
    let mut token_idx = 0;
    while token_idx < tokens.len() {
        splitter.n_straight_quotes += usize::from(splitter.slice(token_idx) == "\"");
        let last_idx = splitter.end_at(token_idx);
        token_idx = last_idx.unwrap_or(token_idx) + 1;
        if (last_idx.is_some() || token_idx == tokens.len())
            && let Some(sentence) = splitter.sentence(token_idx, block_idx, first_token_idx)
        {
            sentences.push(sentence);
            splitter.start_idx = token_idx;
        }
    }
}

/// Quotes, brackets and further stops that close behind a stop.
const MOST_CLOSERS: usize = 8;

struct Splitter<'a> {
    text: &'a str,
    /// The block's tokens.
    tokens: &'a [Token],
    /// Where the sentence at hand starts.
    start_idx: usize,
    /// Of `"` up to the token at hand: an odd number leaves a quotation open.
    n_straight_quotes: usize,
}

impl Splitter<'_> {
    fn sentence(&self, end_idx: usize, block_idx: usize, first_token_idx: usize) -> Option<Sentence> {
        let (first, last) = (self.tokens.get(self.start_idx)?, self.tokens.get(end_idx.checked_sub(1)?)?);
        let tokens = first_token_idx + self.start_idx..first_token_idx + end_idx;
        Some(Sentence { span: first.span.joined(last.span), tokens, block_idx })
    }

    fn slice(&self, token_idx: usize) -> &str {
        self.tokens.get(token_idx).and_then(|token| token.span.slice(self.text)).unwrap_or_default()
    }

    /// What stands between a token and the next: white space, passed-over tags, nothing.
    fn gap(&self, token_idx: usize) -> &str {
        let place = |token: &Token, next: &Token| self.text.get(token.span.end()..next.span.start());
        let (token, next) = (self.tokens.get(token_idx), self.tokens.get(token_idx + 1));
        token.zip(next).and_then(|(token, next)| place(token, next)).unwrap_or_default()
    }

    /// The last token of the sentence that ends with the token at hand; `None` where the sentence goes on.
    fn end_at(&mut self, token_idx: usize) -> Option<usize> {
        if parts_text(self.gap(token_idx)) || headings::ends_at(self, token_idx) {
            return Some(token_idx);
        }
        steps::count(1);
        let stop = self.stop(token_idx)?;
        let last_idx = self.closed(token_idx);
        if last_idx + 1 == self.tokens.len() || parts_text(self.gap(last_idx)) {
            return Some(last_idx);
        }
        let is_end = match stop {
            Stop::Abbreviation(kind) => last_idx > token_idx && self.starts(last_idx + 1) || self.starts_behind(kind, token_idx),
            Stop::Mark => !self.is_list_number(token_idx) && self.can_part(last_idx) && self.starts(last_idx + 1),
        };
        if !is_end {
            return None;
        }
        self.n_straight_quotes += (token_idx + 1..=last_idx).filter(|idx| self.slice(*idx) == "\"").count();
        Some(last_idx)
    }

    /// What kind of stop a token is.
    fn stop(&self, token_idx: usize) -> Option<Stop> {
        let token = self.tokens.get(token_idx)?;
        let slice = self.slice(token_idx);
        match token.kind {
            TokenKind::Mark if matches!(slice, "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "۔" | "।") || slice.starts_with("..") => {
                Some(Stop::Mark)
            }
            TokenKind::Word => slice.strip_suffix('.').map(|word| Stop::Abbreviation(abbreviation(word))),
            _ => None,
        }
    }

    /// The last of the stops, quotes and brackets that close behind a stop.
    fn closed(&self, stop_idx: usize) -> usize {
        let mut last_idx = stop_idx;
        let mut is_open = self.n_straight_quotes % 2 == 1;
        // A stop has few closers; a wall of exclamation marks must not be walked from each of its marks.
        while let Some(token) = self.tokens.get(last_idx + 1).filter(|_| last_idx < stop_idx + MOST_CLOSERS) {
            steps::count(1);
            let is_glued_before = self.gap(last_idx).is_empty();
            let is_glued_behind = self.gap(last_idx + 1).is_empty() && last_idx + 2 < self.tokens.len();
            let closes = match token.span.slice(self.text).unwrap_or_default() {
                "”" | "»" | "’’" | "â€\u{9d}" | "&rdquo;" | "&raquo;" => true,
                "." | "!" | "?" | ")" | "]" | "}" => is_glued_before || self.slice(last_idx) != ".",
                "’" | "'" | "&rsquo;" | "â€™" | "*" | "_" => {
                    is_glued_before && (!is_glued_behind || self.slice(last_idx + 2) == "'")
                }
                "\"" | "&quot;" => {
                    let closes = match (is_glued_before, is_glued_behind) {
                        (true, false) => true,
                        (false, true) => false,
                        _ => is_open,
                    };
                    is_open = false;
                    closes
                }
                _ => false,
            };
            if !closes || token.kind != TokenKind::Mark || parts_text(self.gap(last_idx)) {
                break;
            }
            last_idx += 1;
        }
        last_idx
    }

    /// Whether a sentence can start at a token behind a stop.
    fn starts(&self, token_idx: usize) -> bool {
        // An opening quote, a bracket and a dash before the first word: no more belong to one start.
        for idx in token_idx..token_idx + 4 {
            let Some(token) = self.tokens.get(idx) else { return true };
            let first = self.slice(idx).chars().next().unwrap_or_default();
            match token.kind {
                TokenKind::Word => return !first.is_lowercase() && first != '\'' && first != '’' || is_brand(self.slice(idx)),
                TokenKind::Number | TokenKind::Address => return true,
                TokenKind::Mark if opens(self.slice(idx)) => {}
                TokenKind::Mark => return false,
            }
        }
        false
    }

    /// Whether a stop that touches the next word parts them: `entrepreneurs.During`, not `3.x` or `A.B`.
    fn can_part(&self, last_idx: usize) -> bool {
        // Scripts with stops of their own put no space behind them.
        if !self.gap(last_idx).is_empty() || !self.slice(last_idx).is_ascii() && !is_quote(self.slice(last_idx)) {
            return true;
        }
        let next = self.slice(last_idx + 1);
        let starts_capitalised = next.chars().next().is_some_and(|char| !char.is_lowercase());
        let is_word_behind = next.chars().nth(1).is_some() || opens(next) || matches!(next, "A" | "I");
        let before = self.slice(last_idx.saturating_sub(1));
        let is_word_before = last_idx == 0
            || before.chars().nth(1).is_some()
            || self.slice(last_idx) != "."
            || before.starts_with(|char: char| !char.is_alphabetic());
        // `ASP.NET`: capitals on both sides are a name.
        let is_name = is_shouted(before) && is_shouted(next);
        starts_capitalised && is_word_behind && is_word_before && !is_name
    }

    /// Whether a sentence starts behind an abbreviation.
    fn starts_behind(&self, abbreviation: Option<Abbreviation>, token_idx: usize) -> bool {
        if matches!(abbreviation, Some(Abbreviation::Title | Abbreviation::Numbered)) {
            return false;
        }
        let next_idx = if opens(self.slice(token_idx + 1)) { token_idx + 2 } else { token_idx + 1 };
        let next = self.slice(next_idx);
        if is_starter(next) {
            return !self.is_initial(token_idx);
        }
        // `10 a.m. Monday`, `Acme Inc. Chairman Lee`: only small letters leave no doubt.
        let is_small = self.slice(token_idx).starts_with(char::is_lowercase);
        is_small && next.starts_with(char::is_uppercase) && !is_calendar_or_zone(next) && !next.chars().all(char::is_uppercase)
    }

    fn is_initial(&self, token_idx: usize) -> bool {
        self.slice(token_idx).chars().count() == 2
    }

    /// `1.` and `A.` before an item's text are no sentence.
    fn is_list_number(&self, token_idx: usize) -> bool {
        let before = self.slice(self.start_idx);
        token_idx == self.start_idx + 1 && before.len() <= 3 && !before.chars().nth(1).is_some_and(char::is_alphabetic)
            || token_idx == self.start_idx && self.slice(token_idx) == "."
    }
}

#[derive(Clone, Copy)]
enum Stop {
    Mark,
    /// A word with its full stop, and what it abbreviates where it is a listed one.
    Abbreviation(Option<Abbreviation>),
}

/// Whether white space parts sentences by itself: a blank line, or a cell's end.
fn parts_text(gap: &str) -> bool {
    gap.len() > 1 && gap.bytes().filter(|byte| *byte == b'\n').count() > 1 || gap.contains('\t')
}

fn is_quote(slice: &str) -> bool {
    matches!(slice, "”" | "’" | "»") || slice.starts_with('â')
}

fn opens(slice: &str) -> bool {
    matches!(
        slice,
        "“" | "„"
            | "‘"
            | "«"
            | "\""
            | "'"
            | "("
            | "["
            | "¿"
            | "¡"
            | "—"
            | "–"
            | "-"
            | "--"
            | "•"
            | "*"
            | "&ldquo;"
            | "&lsquo;"
            | "&quot;"
            | "â€œ"
            | "â€˜"
            | "#"
    )
}

fn is_shouted(word: &str) -> bool {
    1 < word.len() && word.chars().all(|char| char.is_ascii_uppercase())
}

/// `iPhone`, `eBay`: small first, but no small word.
fn is_brand(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests;
