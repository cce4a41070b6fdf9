//! Parts of years: quarters, halves, seasons, weeks by number, holidays, and what is counted inside a longer stretch.

use super::dates::two_digit_year;
use crate::timex::{
    calendar::When,
    expression::{Nth, Part, Point, Step},
    finds::PointId,
    lexeme::{Holiday, Lex, Unit, Word},
    reader::Reader,
    taken::{End, Parts, Place, Taken, place, took},
};

impl Reader<'_> {
    /// `the third quarter`, `third-quarter`, `the first half of 2024`, `the fiscal fourth quarter`, `the year-earlier third quarter`.
    pub(super) fn quarter(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.past_word(at, Word::The);
        let (year, start) = self.year_before(start).parts().map_or((None, start), |(year, end)| (Some(year), end));
        let (ordinal, end) = self.quarter_ordinal(self.past_word(start, Word::Fiscal)).parts()?;
        let end = self.past_word(end, Word::Fiscal);
        let unit = self.past_hyphen(end);
        let part = match *self.lex(unit) {
            Lex::Unit(Unit::Quarter) if (1..=4).contains(&ordinal) => Part::Quarter(ordinal),
            // `[the second] and [fourth quarters]`
            Lex::Units(Unit::Quarter) if (1..=4).contains(&ordinal) && self.is_any(at.wrapping_sub(1), &[Word::And, Word::Or]) => {
                Part::Quarter(ordinal)
            }
            Lex::Word(Word::Half) if (1..=2).contains(&ordinal) && (unit == end || self.is_year_next(unit + 1)) => Part::Half(ordinal),
            _ => return None,
        };
        // In `the third-quarter results` the article is the noun's.
        if unit > end && self.past_word(at, Word::The) > at && !self.is_year_next(unit + 1) {
            return None;
        }
        let (point, end) = match year {
            Some(year) => (Point::Of(part, year), unit + 1),
            None => self.part_of_year(part, unit + 1),
        };
        // `the second half of the match`
        let is_of_other = matches!(part, Part::Half(_)) && end == unit + 1 && self.is(end, Word::Of);
        self.found_if(!is_of_other, point, end)
    }

    /// `third`, and `last` or `final` before a half or a quarter of a year that is said.
    fn quarter_ordinal(&self, at: usize) -> Option<Taken<u8>> {
        if let Some(found) = self.ordinal(at) {
            return Some(found);
        }
        let is_last = self.is_any(at, &[Word::Last, Word::Latest]) || self.reads(at, "final");
        match *self.lex(at + 1) {
            Lex::Word(Word::Half) if is_last && self.is(at + 2, Word::Of) => took(2, at + 1),
            Lex::Unit(Unit::Quarter) if is_last && self.is(at + 2, Word::Of) => took(4, at + 1),
            _ => None,
        }
    }

    /// The year in front: `1988 third quarter`, `last year's third quarter`, `year-earlier third quarter`, `fiscal 1990's first quarter`.
    fn year_before(&self, at: usize) -> Option<Taken<PointId>> {
        if let Some(end) = self.after_year_earlier(at).end() {
            return self.found(Point::YearsOn(Some(Unit::Year), -1), end);
        }
        let (year, end) = self.year_said(at).parts()?;
        took(year, self.after_possessive(end).end().unwrap_or(end))
    }

    /// Behind `year-earlier`, `year-ago`, `year-before`.
    pub(super) fn after_year_earlier(&self, at: usize) -> Option<Place> {
        let is_year = self.is_unit(at, Unit::Year) && self.is_joint(at + 1, '-');
        self.after_any(at + 2, &[Word::Earlier, Word::Ago, Word::Before]).filter(|_| is_year)
    }

    fn is_year_next(&self, at: usize) -> bool {
        self.year_said(self.past_word(at, Word::Of)).is_some()
    }

    /// The part, with the year behind it where one is said.
    fn part_of_year(&self, part: Part, end: usize) -> (Point, usize) {
        let start = if self.is(end, Word::Of) || self.is_mark(end, ',') { end + 1 } else { end };
        let said = self.year_said(start).parts().filter(|(year, _)| start > end || matches!(self.kept(*year), Point::Exact(_)));
        match said {
            Some((year, year_end)) => (Point::Of(part, year), year_end),
            None => (Point::Bare(part), end),
        }
    }

    /// `Q3`, `Q3 2024`, `3Q24`, `H1`, `2H 2025`, `2024 Q3`.
    pub(super) fn short_quarter(&self, at: usize) -> Option<Taken<PointId>> {
        if let Lex::Digits(1900..=2099) = *self.lex(at)
            && let Some((part, end)) = self.quarter_sign_at(at + 1)
        {
            let (year, _) = self.year_behind(at).parts()?;
            return self.found(Point::Of(part, self.keep(Point::Exact(When::Year(year)))), end);
        }
        let (part, end) = self.quarter_sign(at)?;
        let joint = if self.is_joint(end, '/') || self.is_joint(end, '-') { end + 1 } else { end };
        if self.is_glued(joint)
            && self.len(joint) == 2
            && let Lex::Digits(short) = *self.lex(joint)
        {
            return self.found(Point::Of(part, self.keep(Point::Exact(When::Year(two_digit_year(short)?)))), joint + 1);
        }
        let (point, point_end) = self.part_of_year(part, joint);
        // `Q1 and Q2 2024`: the year behind holds for both.
        if let (Point::Bare(part), Some(next)) = (point, self.after_any(end, &[Word::And, Word::Or, Word::To]).end())
            && let Some(alone) = self.short_quarter_alone(next)
            && let Point::Of(_, year) = self.kept(alone.value())
        {
            return self.found(Point::Of(part, year), end);
        }
        self.found(point, if point_end == joint { end } else { point_end })
    }

    fn short_quarter_alone(&self, at: usize) -> Option<Taken<PointId>> {
        let (part, end) = self.quarter_sign(at)?;
        let (point, end) = self.part_of_year(part, end);
        self.found(point, end)
    }

    /// A quarter's sign that no letter or digit before makes part of another.
    fn quarter_sign(&self, at: usize) -> Option<(Part, usize)> {
        let is_whole = !(self.is_glued(at) && matches!(*self.before(at), Lex::Other | Lex::Digits(_) | Lex::Word(_)));
        self.quarter_sign_at(at).filter(|_| is_whole)
    }

    fn quarter_sign_at(&self, at: usize) -> Option<(Part, usize)> {
        let (sign, number) = match (*self.lex(at), *self.lex(at + 1)) {
            (Lex::Word(sign @ (Word::Q | Word::H)), Lex::Digits(number)) if self.len(at + 1) == 1 => (sign, number),
            (Lex::Digits(number), Lex::Word(sign @ (Word::Q | Word::H))) if self.len(at) == 1 && self.is_capital(at + 1) => (sign, number),
            _ => return None,
        };
        let number = u8::try_from(number).ok()?;
        let part = match sign {
            Word::Q if (1..=4).contains(&number) => Part::Quarter(number),
            Word::H if (1..=2).contains(&number) && (self.is_capital(at) || self.is_capital(at + 1)) => Part::Half(number),
            _ => return None,
        };
        self.is_glued(at + 1).then_some((part, at + 2))
    }

    /// `summer of 1965`, `winter 2024`, `the spring`; a season alone only where a word before asks for a time.
    pub(super) fn season(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.past_word(at, Word::The);
        let Lex::Season(season) = *self.lex(start) else { return None };
        let (point, end) = self.part_of_year(Part::Season(season), start + 1);
        if matches!(point, Point::Of(..)) {
            let split = self.is_joint(end, '-') || self.is_joint(end, '/');
            let is_split = split && self.len(end + 1) == 2 && self.is_digits(end + 1);
            return self.found(point, if is_split { end + 2 } else { end });
        }
        let asks =
            [Word::In, Word::Since, Word::By, Word::Until, Word::During, Word::Over, Word::Through, Word::Early, Word::Late, Word::Mid];
        let is_noun_next = matches!(*self.lex(end), Lex::Other) && !self.is_capital(end) && !self.is_glued(end) && start == at;
        let is_mid = self.is_mark(at.wrapping_sub(1), '-') && self.is_any(at.wrapping_sub(2), &asks);
        let is_asked = self.is_any(at.wrapping_sub(1), &asks) || is_mid || self.is_asked;
        self.found_if(is_asked && !is_noun_next, point, end)
    }

    /// `Christmas`, `Thanksgiving Day 2024`, `New Year's Eve`.
    pub(super) fn holiday(&self, at: usize) -> Option<Taken<PointId>> {
        let (holiday, end) = self.holiday_name(at)?;
        if let Holiday::Once { year, .. } = holiday {
            return self.found(Point::Exact(When::Day(holiday.day_in(i32::from(year))?)), end);
        }
        let (point, end) = self.part_of_year(Part::Holiday(holiday), end);
        self.found(point, end)
    }

    /// `week 7 of 2024`, and behind a word that asks for a time `week 32`; `Week 10` is a round of matches.
    pub(super) fn week_number(&self, at: usize) -> Option<Taken<PointId>> {
        use Word::{By, From, In, Of, Since, The, To, Until};
        let (Lex::Unit(Unit::Week), Lex::Digits(number @ 1..=53)) = (*self.lex(at), *self.lex(at + 1)) else { return None };
        let part = Part::Week(u8::try_from(number).ok()?);
        let (point, end) = self.part_of_year(part, at + 2);
        let is_asked = self.is_any(at.wrapping_sub(1), &[By, From, In, Of, Since, The, To, Until]) || self.is_break(at.wrapping_sub(1));
        let is_asked = is_asked && !self.is_capital(at);
        // `in week 10 of the strike` counts from its start.
        let is_said = matches!(point, Point::Of(..)) || (is_asked && !self.is(end, Of) && !self.is_longer_number(end));
        self.found_if(is_said, point, end)
    }

    /// Behind `week-end`.
    pub(super) fn after_split_weekend(&self, at: usize) -> Option<Place> {
        (self.is_unit(at, Unit::Week) && self.is_joint(at + 1, '-') && self.is(at + 2, Word::End)).then_some(at + 3).and_then(place)
    }

    /// `the June quarter`, `the December quarter of 2024`: the quarter that ends with a month, as Australian and Indian reports say.
    pub(super) fn month_quarter(&self, at: usize) -> Option<Taken<PointId>> {
        let (month, end) = self.month(self.past_word(at, Word::The)).parts()?;
        let is_quarter = self.is_unit(end, Unit::Quarter) && month.is_multiple_of(3);
        let (point, end) = self.part_of_year(Part::Quarter(month / 3), end + 1);
        self.found_if(is_quarter, point, end)
    }

    /// `the 1988 quarter`, `the 2024 period`, `last year's quarter`: the quarter at hand in that year.
    pub(super) fn same_quarter(&self, at: usize) -> Option<Taken<PointId>> {
        let (year, end) = self.year_said(self.past_word(at, Word::The)).or_else(|| self.year_said(at)).parts()?;
        let noun = self.after_possessive(end).end().unwrap_or(end);
        let is_quarter = self.is_unit(noun, Unit::Quarter) || self.is(noun, Word::Period);
        // `the year quarter` is none: the year has to be one.
        let is_year = matches!(self.kept(year), Point::Exact(_)) || noun > end;
        self.found_if(is_quarter && is_year, Point::SameIn(year), noun + 1)
    }

    /// `second` in `the second and fourth quarters`: its noun stands behind the other.
    pub(super) fn shared_quarter(&self, at: usize) -> Option<Taken<PointId>> {
        let (ordinal @ 1..=4, end) = self.ordinal(self.past_word(at, Word::The)).parts()? else { return None };
        let next = self.past_word(self.after_any(end, &[Word::And, Word::Or]).end()?, Word::The);
        let (_, unit) = self.ordinal(next).parts()?;
        let (Unit::Quarter, _) = self.unit(unit)? else { return None };
        let (point, _) = self.part_of_year(Part::Quarter(ordinal), unit + 1);
        self.found(point, end)
    }

    /// `last`, `final`, `third`, `second-to-last`, `penultimate`: which of them, and the piece behind.
    fn nth_word(&self, at: usize) -> Option<Taken<i8>> {
        let is_last = |at: usize| self.is(at, Word::Last) || self.reads(at, "final");
        if is_last(at) {
            return took(-1, at + 1);
        }
        if self.reads(at, "penultimate") {
            return took(-2, at + 1);
        }
        let (ordinal, end) = self.ordinal(at).parts()?;
        let nth = i8::try_from(ordinal).ok()?;
        let to = self.past_hyphen(self.past_word(self.past_hyphen(end), Word::To));
        if is_last(to) { took(-nth, to + 1) } else { took(nth, end) }
    }

    /// `the third week of May`, `the last Friday in March`, `the first day of the year`, `the last month of 2023`.
    pub(super) fn nth(&self, at: usize) -> Option<Taken<PointId>> {
        let (nth, end) = self.nth_word(self.past_word(at, Word::The)).parts()?;
        let (what, end) = match *self.lex(end) {
            Lex::Unit(Unit::Week) if self.after_split_weekend(end).is_some() => (Nth::Weekend, self.after_split_weekend(end).end()?),
            Lex::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month)) => (Nth::Unit(unit), end + 1),
            Lex::Word(Word::Weekend) => (Nth::Weekend, end + 1),
            _ => {
                let (weekday, end) = self.weekday(end).parts()?;
                (Nth::Weekday(weekday), end)
            }
        };
        let stretch = self.after_any(end, &[Word::Of, Word::In]).end().filter(|_| nth <= 31)?;
        let (point, end) = self
            .month_year(stretch)
            .or_else(|| self.year_said(stretch))
            .or_else(|| self.stepped_unit(stretch))
            .or_else(|| self.month(stretch).parts().and_then(|(month, end)| self.found(Point::Bare(Part::Month(month)), end)))
            .or_else(|| {
                self.is(stretch, Word::The).then(|| self.unit(stretch + 1)).flatten().and_then(|(unit, is_plural)| {
                    self.found_if(!is_plural && unit > Unit::Day, Point::Focused(unit, Step::That), stretch + 2)
                })
            })
            .parts()?;
        self.found(Point::Nth(nth, what, point), end)
    }

    /// `the week of May 3`: the week that has that day.
    pub(super) fn week_of(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.past_word(at, Word::The);
        let is_started = self.reads_any(start + 1, &["starting", "beginning", "commencing", "ending"]);
        let (Lex::Unit(Unit::Week), true) = (*self.lex(start), is_started || self.is(start + 1, Word::Of)) else { return None };
        let day = self.past_word(self.past_word(start + 2, Word::On), Word::The);
        let (point, end) =
            self.month_first(day).or_else(|| self.day_first(day)).or_else(|| self.weekday_date(day)).or_else(|| self.iso(day)).parts()?;
        self.found(Point::Steps(0, Unit::Week, point), end)
    }

    /// `year-end`, `year's end`, `month-end`.
    pub(super) fn year_end(&self, at: usize) -> Option<Taken<PointId>> {
        match *self.lex(at) {
            Lex::Word(Word::YearEnd) => self.found(Point::End(Unit::Year), at + 1),
            Lex::Unit(unit @ (Unit::Year | Unit::Month | Unit::Quarter)) => {
                let end = self.after_possessive(at + 1).end().unwrap_or_else(|| self.past_hyphen(at + 1));
                self.found_if(self.is(end, Word::End) && !self.is_any(end + 1, &[Word::Of]), Point::End(unit), end + 1)
            }
            _ => None,
        }
    }
}
