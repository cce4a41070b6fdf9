//! What the grammar asks for that no notation says well: conditions, and rules that are code.

use super::{
    super::{
        expression::{Amount, Amounts, Anchor, Meaning},
        lexeme::{Class, Unit, Word},
        reader::Reader,
        taken::{Parts, Taken, took},
    },
    rule,
};

impl Reader<'_> {
    /// Whether the text is known to be a time.
    pub(super) fn asked(&self, _: usize) -> bool {
        self.is_asked
    }

    /// Whether a word is in capitals throughout.
    pub(super) fn capitals(&self, at: usize) -> bool {
        self.slice(at).chars().skip(1).all(char::is_uppercase)
    }

    /// Whether a number has a nought in front.
    pub(super) fn padded(&self, at: usize) -> bool {
        self.slice(at).starts_with('0')
    }

    /// Whether a unit is abbreviated.
    pub(super) fn short(&self, at: usize) -> bool {
        matches!(self.slice(at), "min" | "hr" | "sec" | "yr" | "wk")
    }

    /// Whether a word names people: `policemen`.
    pub(super) fn people(&self, at: usize) -> bool {
        ["people", "children", "men"].iter().any(|ending| self.slice(at).ends_with(ending))
    }

    /// Whether a word ends as plurals do.
    pub(super) fn plural_noun(&self, at: usize) -> bool {
        self.ends_in_s(at) && !self.slice(at).ends_with("ss")
    }

    /// Whether a word's last letter is an s.
    pub(super) fn ends_in_s(&self, at: usize) -> bool {
        self.slice(at).ends_with('s')
    }

    /// One or more amounts of units: `two years`, `two years and six months`, `3 hours 20 minutes`.
    pub(super) fn all_amounts(&self, at: usize) -> Option<Taken<Amounts>> {
        let measured = |at: usize| self.take::<u32>(const { rule("measured") }, at).parts();
        let (number, mut end) = measured(at)?;
        let mut amounts = vec![self.finds.amount(number)];
        loop {
            let next = self.past_word(self.past_mark(end, ','), Word::And);
            let Some((number, more_end)) = measured(next) else { break };
            let (amount, unit) = self.finds.amount(number);
            // Only a smaller unit goes on, and nothing vague: `weeks and months` are two.
            let is_smaller = amounts.last().is_some_and(|(_, last)| unit < *last);
            if !is_smaller || amount == Amount::VAGUE || amounts.len() > 4 || self.is(next, Word::A) {
                break;
            }
            amounts.push((amount, unit));
            end = more_end;
        }
        // Kept once more, one behind the other.
        let n = u32::try_from(amounts.len()).unwrap_or_default();
        let first = amounts.into_iter().map(|(amount, unit)| self.finds.keep_amount(amount, unit)).min().unwrap_or_default();
        took(Amounts { first, n }, end)
    }

    /// So much before or after an anchor: of two amounts in the smaller unit (`two years and three months ago`), else the first.
    pub(super) fn away(&self, amounts: Amounts, is_later: bool, from: Anchor) -> Option<Meaning> {
        let (first, unit) = self.finds.amount(amounts.first);
        let (second, smaller) = self.finds.amount(amounts.first + 1);
        let n_smaller = match (amounts.n, unit, smaller) {
            (2, Unit::Year, Unit::Month) => 12,
            (2, Unit::Week, Unit::Day) => 7,
            _ => return Some(Meaning::Away { amount: first, unit, is_later, from }),
        };
        let amount = Amount::whole(u32::try_from(first.number()? * n_smaller + second.number()?).ok()?);
        Some(Meaning::Away { amount, unit: smaller, is_later, from })
    }

    /// A whole number in words: `twenty-four`, `two hundred and fifty`, `a hundred`.
    pub(super) fn number_in_words(&self, at: usize) -> Option<Taken<u32>> {
        let (mut total, mut end) = self
            .below_hundred(at)
            .or_else(|| {
                let is_hundred = self.is(at, Word::A) && self.class(at + 1) == Class::Scale;
                if is_hundred { took(1, at + 1) } else { None }
            })
            .parts()?;
        // `three hundred thousand million` has three scales, and no number of years more.
        for _ in 0..3 {
            let Some(scale) = self.value(self.past_hyphen(end), Class::Scale) else { break };
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

    /// A whole number in digits, with separators of thousands.
    pub(super) fn number_in_digits(&self, at: usize) -> Option<Taken<u32>> {
        let mut total = self.value(at, Class::Digits)?;
        let mut end = at + 1;
        while self.len(at) <= 3
            && self.is_joint(end, ',')
            && self.len(end + 1) == 3
            && let Some(group) = self.value(end + 1, Class::Digits)
        {
            total = total.saturating_mul(1000).saturating_add(group);
            end += 2;
        }
        took(total, end)
    }
}
