//! The pieces as rules and resolver see them: total access by index, and the small questions that all of them ask.

use crate::span::Span;

use super::{
    expression::{Point, PointId},
    finds::Finds,
    lexeme::{Class, Lex, Word},
    scan::Piece,
    taken::{Place, place},
};

/// How an article writes `12/04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// The pieces of a document for the rules to read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    /// The untouched text.
    pub text: &'a str,
    /// Its pieces.
    pub pieces: &'a [Piece],
    /// Where rules keep what they find.
    pub finds: &'a Finds,
    /// The order of day and month in numbers.
    pub order: DayOrder,
    /// Whether the text is known to be a time, so that nothing else has to be ruled out.
    pub is_asked: bool,
}

// In the page's module what is asked in many places stays a call, which takes fewer bytes; natively it is copied to where it is
// asked, which takes less time.
impl<'a> Reader<'a> {
    /// The class of a piece and what it says; a break where there is none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn lex(&self, at: usize) -> &'a Lex {
        #[cfg(test)]
        asked::count();
        self.pieces.get(at).map_or(&Lex::BREAK, |piece| &piece.lex)
    }

    /// The same, the class by its number.
    #[inline]
    pub(super) fn code(&self, at: usize) -> (u8, u32) {
        #[cfg(test)]
        asked::count();
        self.pieces.get(at).map_or((0, 0), |piece| (piece.lex.class as u8, piece.lex.value))
    }

    /// The class of a piece.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn class(&self, at: usize) -> Class {
        self.lex(at).class
    }

    /// What a piece says, where it is of that class.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn value(&self, at: usize, class: Class) -> Option<u32> {
        let lex = self.lex(at);
        (lex.class == class).then_some(lex.value)
    }

    /// The text of a piece.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn slice(&self, at: usize) -> &'a str {
        self.pieces.get(at).and_then(|piece| self.text.get(piece.start..piece.end)).unwrap_or_default()
    }

    /// The number of bytes of a piece.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn len(&self, at: usize) -> usize {
        self.pieces.get(at).map_or(0, |piece| piece.end - piece.start)
    }

    /// Where the pieces from `first` to the one before `end` stand.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let start = self.pieces.get(first).map_or(0, |piece| piece.start);
        let end = end.checked_sub(1).and_then(|idx| self.pieces.get(idx)).map_or(start, |piece| piece.end);
        Span::new(start, end.max(start))
    }

    /// Whether it is that word.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is(&self, at: usize, word: Word) -> bool {
        *self.lex(at) == Lex::word(word)
    }

    /// Whether it is one of those words.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_any(&self, at: usize, words: &[Word]) -> bool {
        words.iter().any(|word| self.is(at, *word))
    }

    /// Whether it is a run of digits.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.class(at) == Class::Digits
    }

    /// Whether a paragraph ends there.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_break(&self, at: usize) -> bool {
        self.class(at) == Class::Break
    }

    /// Whether it is that mark.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        *self.lex(at) == Lex::mark(mark)
    }

    /// Whether it is one of those marks.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_any_mark(&self, at: usize, marks: &str) -> bool {
        marks.chars().any(|mark| self.is_mark(at, mark))
    }

    /// Whether no white space stands before it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| !piece.is_spaced)
    }

    /// Whether it starts with a capital.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.is_capital)
    }

    /// Whether it is that mark, with no white space on either side.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_joint(&self, at: usize, mark: char) -> bool {
        self.is_mark(at, mark) && self.is_glued(at) && self.is_glued(at.wrapping_add(1))
    }

    /// Behind a hyphen that joins two words, or the same place.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_joint(at, '-') { at + 1 } else { at }
    }

    /// Behind that mark, or the same place.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn past_mark(&self, at: usize, mark: char) -> usize {
        if self.is_mark(at, mark) { at + 1 } else { at }
    }

    /// Behind that word, or the same place.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn past_word(&self, at: usize, word: Word) -> usize {
        if self.is(at, word) { at + 1 } else { at }
    }

    /// Behind one of those words; `None` where there is none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn after_any(&self, at: usize, words: &[Word]) -> Option<Place> {
        self.is_any(at, words).then_some(at + 1).and_then(place)
    }

    /// Behind a possessive `'s`; `None` where there is none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn after_possessive(&self, at: usize) -> Option<Place> {
        (self.is_mark(at, '\'') && self.is_glued(at) && self.is(at + 1, Word::S) && self.is_glued(at + 1)).then_some(at + 2).and_then(place)
    }

    /// Keeps a point for another to name it.
    pub(super) fn keep(&self, point: Point) -> PointId {
        self.finds.keep(point)
    }

    /// A point that was kept.
    pub(super) fn kept(&self, id: PointId) -> Point {
        self.finds.point(id)
    }

    /// Whether the piece is a word in that spelling, case aside. For words that too few rules need to be in the lexicon.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        self.slice(at).eq_ignore_ascii_case(word)
    }

    /// Whether the piece is one of some words, as [`Self::reads`].
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn reads_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.reads(at, word))
    }
}

/// How many pieces the rules asked for: the work that a text makes, counted instead of timed.
#[cfg(test)]
pub(super) mod asked {
    use std::cell::Cell;

    thread_local! {
        static N_ASKED: Cell<u64> = const { Cell::new(0) };
    }

    pub(super) fn count() {
        N_ASKED.set(N_ASKED.get() + 1);
    }

    /// The number since the last call.
    pub(in crate::timex) fn take() -> u64 {
        N_ASKED.take()
    }
}
