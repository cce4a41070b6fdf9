//! References to no place in the calendar: `now`, `recently`, `in the future`, `these days`.

use crate::timex::{
    lexeme::{Lex, Unit, Vague, Word},
    reader::Reader,
};

impl Reader<'_> {
    /// A vague reference and its end.
    pub(super) fn vague(&self, at: usize) -> Option<(Vague, usize)> {
        match self.lex(at) {
            // `as soon as` and `soon after` join clauses.
            Lex::Vague(Vague::Future) if self.is_any(at + 1, &[Word::As, Word::After]) => None,
            Lex::Vague(vague) => Some((vague, at + 1)),
            // `more recently`, `most recently`
            Lex::Word(Word::More | Word::Most) if self.reads(at + 1, "recently") => Some((Vague::Past, at + 2)),
            Lex::Word(Word::As) => self.as_soon_as_possible(at).map(|end| (Vague::Future, end)),
            Lex::Word(Word::Now) => Some((Vague::Present, at + 1)).filter(|_| !self.is_conjunction(at)),
            Lex::Word(Word::Right) if self.is(at + 1, Word::Now) => Some((Vague::Present, at + 2)),
            Lex::Word(Word::Current) => Some((Vague::Present, at + 1)).filter(|_| self.unit(at + 1).is_none()),
            Lex::FutureNoun => Some((Vague::Future, at + 1)).filter(|_| self.is(at.wrapping_sub(1), Word::In) && self.is_noun_end(at + 1)),
            Lex::Word(Word::These) if self.lex(at + 1) == Lex::Units(Unit::Day) => Some((Vague::Present, at + 2)),
            Lex::Word(Word::Those) if self.lex(at + 1) == Lex::Units(Unit::Day) => Some((Vague::Past, at + 2)),
            Lex::Word(Word::The | Word::This | Word::That) => self.vague_noun(at + 1),
            _ => None,
        }
    }

    /// `now that` is a conjunction, `now and again` a habit; `Now,` at a sentence's start takes up the thread.
    fn is_conjunction(&self, at: usize) -> bool {
        let is_idiom = self.is(at + 1, Word::And) && (["again", "then"].iter().any(|word| self.reads(at + 2, word)));
        is_idiom || self.is(at + 1, Word::That) || (self.is_capital(at) && self.is_mark(at + 1, ','))
    }

    fn as_soon_as_possible(&self, at: usize) -> Option<usize> {
        let is_soon = self.lex(at + 1) == Lex::Vague(Vague::Future) && self.is(at + 2, Word::As);
        (is_soon && self.reads(at + 3, "possible")).then_some(at + 4)
    }

    /// `the past`, `the future`, `the near future`, `the moment`, `the short term`.
    fn vague_noun(&self, at: usize) -> Option<(Vague, usize)> {
        match (self.lex(at), self.lex(at + 1)) {
            (Lex::FutureNoun, next) => Some((Vague::Future, at + 1)).filter(|_| next != Lex::Other || !self.is_mark(at + 1, '-')),
            (Lex::Word(Word::Near | Word::Short | Word::Long), Lex::Word(Word::Term)) => {
                Some((Vague::Future, at + 2)).filter(|_| self.is_noun_end(at + 2))
            }
            (Lex::Word(Word::Past), _) => Some((Vague::Past, at + 1)).filter(|_| self.is_noun_end(at + 1)),
            (Lex::Word(Word::Moment), _) => Some((Vague::Present, at + 1)).filter(|_| self.is(at.wrapping_sub(2), Word::At)),
            // `at this time`, `at the present time`, `for the time being`
            (Lex::Word(Word::Time), _) if self.is(at - 1, Word::This) => {
                Some((Vague::Present, at + 1)).filter(|_| self.is(at.wrapping_sub(2), Word::At) && self.is_noun_end(at + 1))
            }
            (Lex::Word(Word::Time), _) => Some((Vague::Present, at + 2)).filter(|_| self.reads(at + 1, "being")),
            (_, Lex::Word(Word::Time)) if self.reads(at, "present") => Some((Vague::Present, at + 2)),
            (_, Lex::FutureNoun) => {
                let is_qualified = ["near", "foreseeable", "immediate", "distant"].iter().any(|word| self.reads(at, word));
                is_qualified.then_some((Vague::Future, at + 2))
            }
            _ => None,
        }
    }

    /// Whether no noun follows that would make an adjective of the word before.
    fn is_noun_end(&self, at: usize) -> bool {
        !matches!(self.lex(at), Lex::Other | Lex::Units(_) | Lex::Unit(_) | Lex::Digits(_) | Lex::Count(_)) || self.is_capital(at)
    }
}
