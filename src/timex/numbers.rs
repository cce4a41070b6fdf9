//! Numbers: in digits, in words, as ordinals, and vague ones.

use super::{
    expression::Amount,
    lexeme::{Lex, Unit, Word},
    reader::Reader,
    taken::{End, Parts, Place, Taken, place, took},
};

impl Reader<'_> {
    /// A whole number in words: `twenty-four`, `two hundred and fifty`, `a hundred`.
    pub(super) fn number_in_words(&self, at: usize) -> Option<Taken<u32>> {
        let (mut total, mut end) = self
            .below_hundred(at)
            .or_else(|| {
                let is_hundred = self.is(at, Word::A) && matches!(*self.lex(at + 1), Lex::Scale(_));
                if is_hundred { took(1, at + 1) } else { None }
            })
            .parts()?;
        // Three scales are a million of thousands: more is not a number of years.
        for _ in 0..3 {
            let Lex::Scale(scale) = *self.lex(self.past_hyphen(end)) else { break };
            total = total.saturating_mul(scale);
            end = self.past_hyphen(end) + 1;
            let rest_start = self.past_word(end, Word::And);
            if let Some((rest, rest_end)) = self.below_hundred(rest_start).parts()
                && rest < scale
            {
                total = total.saturating_add(rest);
                end = rest_end;
            }
        }
        took(total, end)
    }

    /// `seven`, `forty`, `forty-two`.
    pub(super) fn below_hundred(&self, at: usize) -> Option<Taken<u32>> {
        match *self.lex(at) {
            Lex::Count(count) => took(count, at + 1),
            Lex::Tens(tens) => match *self.lex(self.past_hyphen(at + 1)) {
                Lex::Count(count @ 1..=9) => took(tens + count, self.past_hyphen(at + 1) + 1),
                _ => took(tens, at + 1),
            },
            _ => None,
        }
    }

    /// A whole number in digits, with separators of thousands.
    pub(super) fn number_in_digits(&self, at: usize) -> Option<Taken<u32>> {
        let Lex::Digits(mut total) = *self.lex(at) else { return None };
        let mut end = at + 1;
        while self.len(at) <= 3
            && self.is_joint(end, ',')
            && self.len(end + 1) == 3
            && let Lex::Digits(group) = *self.lex(end + 1)
        {
            total = total.saturating_mul(1000).saturating_add(group);
            end += 2;
        }
        took(total, end)
    }

    /// A whole number in either spelling.
    pub(super) fn integer(&self, at: usize) -> Option<Taken<u32>> {
        self.number_in_digits(at).or_else(|| self.number_in_words(at))
    }

    /// How many: a number, a decimal, `a`, `a couple of`, `several`.
    pub(super) fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        self.exact_amount(at).or_else(|| self.vague_amount(at)).or_else(|| {
            let is_one = self.is_any(at, &[Word::A, Word::Another]);
            is_one.then_some((Amount::whole(1), at + 1))
        })
    }

    fn exact_amount(&self, at: usize) -> Option<(Amount, usize)> {
        if let Some(end) = self.after_all(at, &[Word::Half, Word::A]).end() {
            return Some((Amount::Thousandths(500), end));
        }
        if self.is(at, Word::Half) && matches!(*self.lex(self.past_hyphen(at + 1)), Lex::Unit(_)) {
            return Some((Amount::Thousandths(500), at + 1));
        }
        let (whole, end) = self.integer(at).parts()?;
        if let Some(end) = self.after_and_a_half(end).end() {
            return Some((Amount::Thousandths(u64::from(whole) * 1000 + 500), end));
        }
        if let Some((thousandths, decimals_end)) = self.decimals(end) {
            return Some((Amount::Thousandths(u64::from(whole) * 1000 + thousandths), decimals_end));
        }
        if let Lex::Scale(scale) = *self.lex(end) {
            return Some((Amount::whole(whole.saturating_mul(scale)), end + 1));
        }
        Some((Amount::whole(whole), end))
    }

    /// `.5` behind a number, or `½`, or ` 1/2`.
    fn decimals(&self, at: usize) -> Option<(u64, usize)> {
        if self.is_mark(at, '½') {
            return Some((500, at + 1));
        }
        if *self.lex(at) == Lex::Digits(1) && self.is_joint(at + 1, '/') && *self.lex(at + 2) == Lex::Digits(2) {
            return Some((500, at + 3));
        }
        let Lex::Digits(digits) = *self.lex(at + 1) else { return None };
        let factor = match self.len(at + 1) {
            1 => 100,
            2 => 10,
            3 => 1,
            _ => return None,
        };
        self.is_joint(at, '.').then_some((u64::from(digits) * factor, at + 2))
    }

    /// Behind `and a half`, with hyphens or without.
    pub(super) fn after_and_a_half(&self, at: usize) -> Option<Place> {
        let mut end = at;
        for word in [Word::And, Word::A, Word::Half] {
            end = self.past_hyphen(end);
            end = match self.is(end, word) {
                true => end + 1,
                // `an hour and half`
                false if word == Word::A => end,
                false => return None,
            };
        }
        place(end)
    }

    fn vague_amount(&self, at: usize) -> Option<(Amount, usize)> {
        let start = self.past_word(at, Word::A);
        match *self.lex(start) {
            Lex::Word(Word::Couple) => Some((Amount::whole(2), self.past_word(start + 1, Word::Of))),
            Lex::Word(Word::Number) if start > at => Some((Amount::Vague, self.is(start + 1, Word::Of).then_some(start + 2)?)),
            Lex::Word(Word::Few) => Some((Amount::Vague, self.past_scale(start + 1))),
            Lex::Word(Word::Several | Word::Many | Word::Some) if start == at => Some((Amount::Vague, self.past_scale(start + 1))),
            Lex::Scale(scale) if start > at => Some((Amount::whole(scale), start + 1)),
            _ => None,
        }
    }

    /// `a few hundred`: the scale adds nothing to what is vague already.
    fn past_scale(&self, at: usize) -> usize {
        if matches!(*self.lex(at), Lex::Scale(_)) { at + 1 } else { at }
    }

    /// An ordinal: `third`, `twenty-first`, `19th`.
    pub(super) fn ordinal(&self, at: usize) -> Option<Taken<u8>> {
        match *self.lex(at) {
            Lex::Ordinal(ordinal) => took(ordinal, at + 1),
            Lex::Unit(Unit::Second) => took(2, at + 1),
            Lex::Tens(tens) => {
                let next = self.past_hyphen(at + 1);
                let rest = match *self.lex(next) {
                    Lex::Ordinal(rest @ 1..=9) => rest,
                    Lex::Unit(Unit::Second) => 2,
                    _ => return None,
                };
                took(u8::try_from(tens).ok()? + rest, next + 1)
            }
            Lex::Digits(number) if self.is_suffix(at + 1, number) => took(u8::try_from(number).ok()?, at + 2),
            _ => None,
        }
    }

    /// Whether `st`, `nd`, `rd` or `th` follows at once, as that number takes it.
    fn is_suffix(&self, at: usize, number: u32) -> bool {
        let suffix = match (number % 100, number % 10) {
            (11..=13, _) => Word::Th,
            (_, 1) => Word::St,
            (_, 2) => Word::Nd,
            (_, 3) => Word::Rd,
            _ => Word::Th,
        };
        self.is_glued(at) && self.is(at, suffix)
    }
}
