//! Years and decades: `2024`, `fiscal 1990`, `FY25`, `the 1990s`.

use super::dates::two_digit_year;
use crate::timex::{
    calendar::When,
    expression::{Part, Point, Step},
    finds::PointId,
    lexeme::{Lex, Unit, Word},
    reader::Reader,
    taken::{End, Packed, Parts, Place, Taken, place, took},
};

impl Reader<'_> {
    /// A year in four digits, unless what stands around it makes it a number of something else.
    pub(super) fn bare_year(&self, at: usize) -> Option<Taken<PointId>> {
        let Lex::Digits(year @ 1000..=2099) = *self.lex(at) else { return None };
        let is_free = self.len(at) == 4 && !self.is_longer_number(at + 1) && !self.is_joined_before(at) && !self.is_no_date(at);
        let is_old = year < 1700 && !self.is_asked && !self.is_after_preposition(at);
        if !is_free || is_old || self.is_numbered(at) || self.is_counting(at, year) || self.is_address(at) || self.is_in_name(at) {
            return None;
        }
        self.found(Point::Exact(When::Year(i32::try_from(year).ok()?)), at + 1)
    }

    /// `the year 2000`, `nineteen ninety-five`, `the year two thousand`.
    pub(super) fn year_in_words(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.past_word(at, Word::The);
        if self.is_unit(start, Unit::Year) {
            let (year, end) = self
                .year_behind(start + 1)
                .or_else(|| {
                    let (year, end) = self.number_in_words(start + 1).parts().filter(|(year, _)| (1000..3000).contains(year))?;
                    took(i32::try_from(year).ok()?, end)
                })
                .parts()?;
            return self.found(Point::Exact(When::Year(year)), end);
        }
        let (year, end) = self.spelt_year(at).parts()?;
        self.found(Point::Exact(When::Year(year)), end)
    }

    /// `nineteen ninety-five`, and behind a word that asks for a year `two thousand and fifteen`.
    pub(super) fn spelt_year(&self, at: usize) -> Option<Taken<i32>> {
        use Word::{By, In, Of, Since, Until};
        let century = match *self.lex(at) {
            Lex::Count(century @ 17..=19) => century,
            Lex::Tens(20) => 20,
            Lex::Count(2) => {
                let is_asked = self.is_any(at.wrapping_sub(1), &[By, In, Of, Since, Until]) || matches!(*self.before(at), Lex::Month(_));
                let (year, end) = self.number_in_words(at).parts().filter(|(year, _)| is_asked && (2000..2100).contains(year))?;
                return (self.unit(end).is_none() && !self.is_other(end)).then_some((i32::try_from(year).ok()?, end)).packed();
            }
            _ => return None,
        };
        let (rest, end) = self.below_hundred(self.past_hyphen(at + 1)).parts().filter(|(rest, _)| *rest >= 10)?;
        let is_counting = self.unit(self.past_hyphen(end)).is_some();
        (!is_counting).then_some((i32::try_from(century * 100 + rest).ok()?, end)).packed()
    }

    /// `fiscal 1990`, `fiscal year 2013`, `FY25`, `the 2025 fiscal year`.
    pub(super) fn fiscal_year(&self, at: usize) -> Option<Taken<PointId>> {
        let the = self.past_word(at, Word::The);
        if let (Lex::Digits(1900..=2099), Some(end)) = (*self.lex(the), self.after_fiscal_year(the + 1).end()) {
            let (year, _) = self.year_behind(the).parts()?;
            return self.found(Point::Exact(When::Year(year)), end);
        }
        let start = match *self.lex(the) {
            Lex::Word(Word::Fy) => the + 1,
            _ => self.after_fiscal_year(the).or_else(|| self.after_any(the, &[Word::Fiscal])).end()?,
        };
        let (year, end) = self
            .year_behind(start)
            .or_else(|| match *self.lex(start) {
                Lex::Digits(year) if self.len(start) == 2 => took(two_digit_year(year)?, start + 1),
                _ => None,
            })
            .parts()?;
        self.found(Point::Exact(When::Year(year)), self.past_split_year(end))
    }

    /// `the full year`, `full-year 2024`, `full year`: in reports the year at hand or the one that is said.
    pub(super) fn full_year(&self, at: usize) -> Option<Taken<PointId>> {
        let the = self.past_word(at, Word::The);
        let unit = self.past_hyphen(the + 1);
        let is_full = self.reads(the, "full") && self.is_unit(unit, Unit::Year);
        let is_adjective = unit > the + 1;
        match self.year_behind(unit + 1).parts().filter(|_| is_full) {
            Some((year, end)) => self.found(Point::Exact(When::Year(year)), end),
            None => self.found_if(is_full && (the > at || is_adjective), Point::Reported(Unit::Year), unit + 1),
        }
    }

    /// Behind `fiscal year`, `financial year`.
    pub(super) fn after_fiscal_year(&self, at: usize) -> Option<Place> {
        let is_fiscal = self.is(at, Word::Fiscal) || self.reads_any(at, &["financial", "tax", "school", "academic"]);
        (is_fiscal && self.is_unit(at + 1, Unit::Year)).then_some(at + 2).and_then(place)
    }

    /// `2024/25`, `2024-25`, a year that runs over New Year, is named by its first year in a value.
    fn past_split_year(&self, at: usize) -> usize {
        let is_joint = self.is_joint(at, '/') || self.is_joint(at, '-');
        let is_split = is_joint && self.is_digits(at + 1) && matches!(self.len(at + 1), 2 | 4);
        if is_split { at + 2 } else { at }
    }

    /// A year that another expression hangs on: `of 1998`, `of last year`, `of fiscal 1990`, `of that year`.
    pub(in crate::timex) fn year_said(&self, at: usize) -> Option<Taken<PointId>> {
        if let Some((year, end)) = self.year_behind(at).parts() {
            return self.found(Point::Exact(When::Year(year)), end);
        }
        self.fiscal_year(at)
            .or_else(|| self.year_in_words(at))
            .or_else(|| self.stepped_unit(at).parts().filter(|(_, end)| self.is_unit(end - 1, Unit::Year)).packed())
            .or_else(|| {
                let end = self.is(at, Word::The).then_some(at + 1)?;
                self.found_if(self.is_unit(end, Unit::Year), Point::Focused(Unit::Year, Step::That), end + 1)
            })
    }

    /// `1990s`, `1990's`, `'90s`, `the nineties`.
    pub(super) fn decade(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.past_word(at, Word::The);
        match *self.lex(start) {
            Lex::Count(century @ 17..=19) => {
                let Lex::Decade(decade) = *self.lex(self.past_hyphen(start + 1)) else { return None };
                let decade = i32::try_from(century).ok()? * 10 + i32::from(decade) / 10;
                return self.found(Point::Exact(When::Decade(decade)), self.past_hyphen(start + 1) + 1);
            }
            Lex::Decade(decade) if start > at => return self.found(Point::Bare(Part::Decade(decade)), start + 1),
            Lex::Digits(year @ 10..=999)
                if year % 10 == 0 && self.after_plural(start + 1).end().and_then(|end| self.after_bc(end).end()).is_some() =>
            {
                let end = self.after_plural(start + 1).end().and_then(|end| self.after_bc(end).end())?;
                return self.found(Point::Exact(When::DecadeBeforeChrist(i32::try_from(year / 10).ok()?)), end);
            }
            Lex::Digits(year @ 1000..=2099) if self.len(start) == 4 && year % 10 == 0 => {
                let end = self.after_plural(start + 1).end()?;
                return self.found(Point::Exact(When::Decade(i32::try_from(year / 10).ok()?)), end);
            }
            _ => {}
        }
        let digits = if self.is_mark(start, '\'') && self.is_glued(start + 1) { start + 1 } else { start };
        let Lex::Digits(decade) = *self.lex(digits) else { return None };
        let end = self.after_plural(digits + 1).end()?;
        let is_decade = self.len(digits) == 2 && decade % 10 == 0 && decade >= 20 && (digits > start || start > at);
        self.found_if(is_decade, Point::Bare(Part::Decade(u8::try_from(decade).ok()?)), end)
    }

    pub(super) fn after_plural(&self, at: usize) -> Option<Place> {
        let is_plural = self.is_glued(at) && self.is(at, Word::S);
        if is_plural { place(at + 1) } else { self.after_possessive(at) }
    }
}
