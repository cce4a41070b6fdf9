//! References to no place in the calendar: `now`, `recently`, `in the future`, `these days`.

use crate::timex::{
    expression::Meaning,
    finds::MeaningId,
    lexeme::{Lex, Unit, Vague, Word},
    reader::Reader,
    taken::Taken,
};

impl Reader<'_> {
    /// A vague reference and its end.
    pub(super) fn vague(&self, at: usize) -> Option<Taken<MeaningId>> {
        match *self.lex(at) {
            // `as soon as` and `soon after` join clauses.
            Lex::Vague(Vague::Future) if self.is_any(at + 1, &[Word::As, Word::After]) => None,
            Lex::Vague(vague) => self.meant(Meaning::Vague(vague), at + 1),
            // `more recently`, `most recently`
            Lex::Word(Word::More | Word::Most) if self.reads(at + 1, "recently") => self.meant(Meaning::Vague(Vague::Past), at + 2),
            Lex::Word(Word::As) => {
                let is_soon = *self.lex(at + 1) == Lex::Vague(Vague::Future) && self.is(at + 2, Word::As);
                self.meant_if(is_soon && self.reads(at + 3, "possible"), Meaning::Vague(Vague::Future), at + 4)
            }
            Lex::Word(Word::Now) => self.meant_if(!self.is_conjunction(at), Meaning::Vague(Vague::Present), at + 1),
            Lex::Word(Word::Right) if self.is(at + 1, Word::Now) => self.meant(Meaning::Vague(Vague::Present), at + 2),
            Lex::Word(Word::Current) => self.meant_if(self.unit(at + 1).is_none(), Meaning::Vague(Vague::Present), at + 1),
            Lex::FutureNoun => {
                self.meant_if(self.is(at.wrapping_sub(1), Word::In) && self.is_noun_end(at + 1), Meaning::Vague(Vague::Future), at + 1)
            }
            Lex::Word(Word::These) if self.is_units(at + 1, Unit::Day) => self.meant(Meaning::Vague(Vague::Present), at + 2),
            Lex::Word(Word::Those) if self.is_units(at + 1, Unit::Day) => self.meant(Meaning::Vague(Vague::Past), at + 2),
            Lex::Word(Word::The | Word::This | Word::That) => self.vague_noun(at + 1),
            _ => None,
        }
    }

    /// `now that` is a conjunction, `now and again` a habit; `Now,` at a sentence's start takes up the thread.
    fn is_conjunction(&self, at: usize) -> bool {
        let is_idiom = self.is(at + 1, Word::And) && (self.reads_any(at + 2, &["again", "then"]));
        is_idiom || self.is(at + 1, Word::That) || (self.is_capital(at) && self.is_mark(at + 1, ','))
    }

    /// `the past`, `the future`, `the near future`, `the moment`, `the short term`.
    fn vague_noun(&self, at: usize) -> Option<Taken<MeaningId>> {
        match (*self.lex(at), *self.lex(at + 1)) {
            (Lex::FutureNoun, next) => {
                self.meant_if(next != Lex::Other || !self.is_mark(at + 1, '-'), Meaning::Vague(Vague::Future), at + 1)
            }
            (Lex::Word(Word::Near | Word::Short | Word::Long), Lex::Word(Word::Term)) => {
                self.meant_if(self.is_noun_end(at + 2), Meaning::Vague(Vague::Future), at + 2)
            }
            (Lex::Word(Word::Past), _) => self.meant_if(self.is_noun_end(at + 1), Meaning::Vague(Vague::Past), at + 1),
            (Lex::Word(Word::Moment), _) => self.meant_if(self.is(at.wrapping_sub(2), Word::At), Meaning::Vague(Vague::Present), at + 1),
            // `at this time`, `at the present time`, `for the time being`
            (Lex::Word(Word::Time), _) if self.is(at - 1, Word::This) => {
                self.meant_if(self.is(at.wrapping_sub(2), Word::At) && self.is_noun_end(at + 1), Meaning::Vague(Vague::Present), at + 1)
            }
            (Lex::Word(Word::Time), _) => self.meant_if(self.reads(at + 1, "being"), Meaning::Vague(Vague::Present), at + 2),
            (_, Lex::Word(Word::Time)) if self.reads(at, "present") => self.meant(Meaning::Vague(Vague::Present), at + 2),
            (_, Lex::FutureNoun) => {
                let is_qualified = self.reads_any(at, &["near", "foreseeable", "immediate", "distant"]);
                self.meant_if(is_qualified, Meaning::Vague(Vague::Future), at + 2)
            }
            _ => None,
        }
    }

    /// Whether no noun follows that would make an adjective of the word before.
    fn is_noun_end(&self, at: usize) -> bool {
        !matches!(*self.lex(at), Lex::Other | Lex::Units(_) | Lex::Unit(_) | Lex::Digits(_) | Lex::Count(_)) || self.is_capital(at)
    }
}
