//! Days and months of the calendar in words: `December 4, 2025`, `4 Dec`, `the second of December`, `Friday, Nov. 9`.

use crate::timex::{
    calendar::{self, When},
    expression::{Part, Point, Step},
    finds::PointId,
    lexeme::{Lex, Unit, Word},
    reader::Reader,
    taken::{End, Packed, Parts, Taken, took},
};

impl Reader<'_> {
    /// A month's name or abbreviation, with the full stop of the latter.
    pub(in crate::timex) fn month(&self, at: usize) -> Option<Taken<u8>> {
        match *self.lex(at) {
            Lex::Month(month) => took(month, at + 1),
            Lex::MonthShort(month) => {
                let is_stop = self.is_mark(at + 1, '.') && self.is_glued(at + 1);
                took(month, at + 1 + usize::from(is_stop))
            }
            _ => None,
        }
    }

    /// The number of a day of the month: `4`, `4th`, `fourth`.
    pub(in crate::timex) fn day_number(&self, at: usize) -> Option<Taken<u8>> {
        let (day, end) = match *self.lex(at) {
            Lex::Digits(day) if self.len(at) <= 2 => self.ordinal(at).parts().unwrap_or((u8::try_from(day).ok()?, at + 1)),
            _ => self.ordinal(at).parts()?,
        };
        let is_slashed = self.is_joint(at.wrapping_sub(1), '/');
        let is_other_number = !is_slashed
            && self.is_glued(end)
            && (matches!(*self.lex(end), Lex::Mark('%'))
                || matches!(*self.lex(end), Lex::Mark('.' | ',' | '/' | ':') if self.is_glued(end + 1) && self.is_digits(end + 1))
                || matches!(*self.lex(end), Lex::Other));
        ((1..=31).contains(&day) && !is_other_number && self.meridiem(end).is_none()).then_some((day, end)).packed()
    }

    /// A year in four digits behind another part of a date, or `'98`.
    pub(in crate::timex) fn year_behind(&self, at: usize) -> Option<Taken<i32>> {
        match *self.lex(at) {
            Lex::Digits(year @ 1000..=2999) if self.len(at) == 4 && !self.is_longer_number(at + 1) => {
                took(i32::try_from(year).ok()?, at + 1)
            }
            Lex::Mark('\'') if self.is_glued(at + 1) && self.len(at + 1) == 2 => match *self.lex(at + 1) {
                Lex::Digits(year) => took(two_digit_year(year)?, at + 2),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the digits before go on: `1,984`, `2.5`, `10%`, `12:46`.
    pub(in crate::timex) fn is_longer_number(&self, at: usize) -> bool {
        let is_digit_next = self.is_glued(at) && self.is_glued(at + 1) && self.is_digits(at + 1);
        match *self.lex(at) {
            Lex::Mark('.' | ',' | ':') => is_digit_next,
            Lex::Mark('%' | '°' | '$' | '€' | '£') | Lex::Other => self.is_glued(at),
            _ => false,
        }
    }

    /// `December 4`, `Dec. 4th, 2025`, `December the fourth`.
    pub(super) fn month_first(&self, at: usize) -> Option<Taken<PointId>> {
        let (month, end) = self.month(at).parts()?;
        let glue = if self.is_joint(end, '-') || self.is_joint(end, '/') { end + 1 } else { self.past_word(end, Word::The) };
        // `March, 6th 2016`
        let comma = self.past_mark(glue, ',');
        let glue = if comma > glue && self.is_digits(comma) && self.ordinal(comma).is_some() { comma } else { glue };
        let (day, end) = self.day_number(glue).or_else(|| self.day_in_words(glue)).parts()?;
        self.with_year(month, day, glue, end)
    }

    /// `twenty-one` behind a month. Below twenty a number counts what follows: `In May two people …`.
    fn day_in_words(&self, at: usize) -> Option<Taken<u8>> {
        let (day, end) = self.below_hundred(at).parts().filter(|(day, _)| (20..=31).contains(day))?;
        (!self.is_other(end) && self.unit(end).is_none()).then_some((u8::try_from(day).ok()?, end)).packed()
    }

    /// `4 December`, `4th of December 2025`, `4-Dec-2025`, `the second of December`.
    pub(super) fn day_first(&self, at: usize) -> Option<Taken<PointId>> {
        let (day, end) = self.day_number(self.past_word(at, Word::The)).parts()?;
        // `16. Nov. 2016`: without a year the full stop ends a sentence.
        let is_stopped = self.is_mark(end, '.')
            && self.is_glued(end)
            && self.month(end + 1).parts().is_some_and(|(_, end)| self.year_behind(end).is_some());
        let is_joined = is_stopped || self.is_joint(end, '-') || self.is_joint(end, '/');
        let glue = if is_joined { end + 1 } else { self.past_word(end, Word::Of) };
        let is_name = self.is_capital(glue) || !matches!(*self.lex(glue), Lex::Month(3 | 5));
        let (month, end) = self.month(glue).parts().filter(|_| is_name || glue > end)?;
        self.with_year(month, day, glue, end)
    }

    /// A day and what is said of its year; `glue` is the first piece behind what joins day and month.
    fn with_year(&self, month: u8, day: u8, glue: usize, end: usize) -> Option<Taken<PointId>> {
        // Any leap year: whether the year at hand is one comes out below.
        calendar::day(2000, month, day)?;
        // `4-Dec-25`; in `27 May-28 May` the dash is a range's.
        let is_compact = matches!(*self.before(glue), Lex::Mark('-' | '/')) && self.is_glued(glue);
        let is_joint = is_compact && (self.is_joint(end, '-') || self.is_joint(end, '/'));
        let year_start = if is_joint { end + 1 } else { self.past_word(self.past_mark(end, ','), Word::Of) };
        if let Some((year, year_end)) = self.year_behind(year_start).parts() {
            return self.found(Point::Exact(When::Day(calendar::day(year, month, day)?)), year_end);
        }
        if is_joint
            && self.len(year_start) == 2
            && let Lex::Digits(short) = *self.lex(year_start)
        {
            return self.found(Point::Exact(When::Day(calendar::day(two_digit_year(short)?, month, day)?)), year_start + 1);
        }
        let short_start = self.past_mark(end, ',');
        if let Lex::Digits(short) = *self.lex(short_start)
            && self.is_short_year(short_start)
        {
            return self.found(Point::Exact(When::Day(calendar::day(two_digit_year(short)?, month, day)?)), end + 1);
        }
        if self.is_any(end, &[Word::Of, Word::This, Word::Last, Word::Next])
            && let Some((year, year_end)) = self.year_said(self.past_word(end, Word::Of)).parts()
        {
            return self.found(Point::Of(Part::MonthDay(month, day), year), year_end);
        }
        // `15 March 44 BC`: years before Christ are counted from the year 0 by the calendar.
        if let Some((when, year_end)) = self.year_of_era(short_start)
            && let Some(date) = when.earliest().and_then(|first| calendar::day(first.year(), month, day))
        {
            return self.found(Point::Exact(When::Day(date)), year_end);
        }
        self.found(Point::Bare(Part::MonthDay(month, day)), end)
    }

    /// Whether a number beside a month is a day that the month does not have: `31 February`.
    fn is_beside_no_day(&self, month: u8, at: usize, end: usize) -> bool {
        let year = |at: usize| self.year_behind(self.past_mark(at, ',')).parts().map_or(2000, |(year, _)| year);
        let is_no_day = |at: usize, year: i32| match *self.lex(at) {
            Lex::Digits(number @ 1..) if self.len(at) <= 2 && !self.is_short_year(at) => {
                u8::try_from(number).is_ok_and(|number| calendar::day(year, month, number).is_none())
            }
            _ => false,
        };
        // `1,031 May riders`: a longer number is no day.
        let is_alone = !self.is_joint(at.wrapping_sub(2), ',') && !self.is_joint(at.wrapping_sub(2), '.');
        (is_no_day(at.wrapping_sub(1), year(end)) && is_alone)
            || (is_no_day(end, year(end.wrapping_add(1))) && !self.is_longer_number(end + 1))
    }

    /// Whether two digits are a year: more than any day's number, and nothing behind that they could count.
    fn is_short_year(&self, at: usize) -> bool {
        matches!(*self.lex(at), Lex::Digits(32..=99))
            && self.len(at) == 2
            && matches!(*self.lex(at + 1), Lex::Break | Lex::Mark(',' | ';' | ')'))
    }

    /// Whether a year stands behind a day and a month that make no date.
    pub(super) fn is_behind_no_day(&self, at: usize) -> bool {
        let last = if self.is_mark(at.wrapping_sub(1), ',') { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
        let month_at = |at: usize| {
            self.month(at)
                .or_else(|| self.month(at.wrapping_sub(1)).parts().filter(|(_, end)| *end == at + 1).packed())
                .parts()
                .map(|(month, _)| month)
        };
        match (month_at(last), month_at(last.wrapping_sub(1))) {
            (Some(month), _) => self.is_beside_no_day(month, last, last + 1),
            (_, Some(month)) if self.is_digits(last) => self.is_beside_no_day(month, last.wrapping_sub(1), last),
            _ => false,
        }
    }

    /// `December 2025`, `Dec. '25`, `December of last year`.
    pub(super) fn month_year(&self, at: usize) -> Option<Taken<PointId>> {
        let (month, end) = self.month(at).parts().filter(|(month, end)| !self.is_beside_no_day(*month, at, *end))?;
        let joint = if self.is_joint(end, '-') || self.is_joint(end, '/') { end + 1 } else { self.past_mark(end, ',') };
        if let Some((year, year_end)) = self.year_behind(self.past_word(joint, Word::Of)).parts() {
            return self.found(Point::Exact(When::Month(year, month)), year_end);
        }
        if let Lex::Digits(short) = *self.lex(end)
            && self.is_short_year(end)
        {
            return self.found(Point::Exact(When::Month(two_digit_year(short)?, month)), end + 1);
        }
        if let Some((year, year_end)) = self.spelt_year(self.past_word(end, Word::Of)).parts() {
            return self.found(Point::Exact(When::Month(year, month)), year_end);
        }
        // `December of last year`, `June next year`
        let is_linked = self.is_any(end, &[Word::Of, Word::This, Word::Last, Word::Next]);
        let (year, end) = self.year_said(is_linked.then(|| self.past_word(end, Word::Of))?).parts()?;
        self.found(Point::Of(Part::Month(month), year), end)
    }

    /// A month alone. Names that are words too need a capital and company.
    pub(super) fn bare_month(&self, at: usize) -> Option<Taken<PointId>> {
        let (month, end) = self.month(at).parts().filter(|(month, end)| !self.is_beside_no_day(*month, at, *end))?;
        let is_said = match *self.lex(at) {
            _ if self.is_asked => true,
            Lex::MonthShort(_) => self.is_capital(at) && (end > at + 1 || self.is_prepositional(at)),
            // May and March are a verb, a name and much else: only a preposition makes them months.
            Lex::Month(3 | 5) => {
                self.is_prepositional(at)
                    || (self.is_capital(at)
                        && self.is(at.wrapping_sub(1), Word::The)
                        && !self.is_any(end, &[Word::For, Word::Of, Word::On]))
                    || (self.is_capital(at) && self.is_listed_month(at, end))
            }
            Lex::Month(4 | 6 | 8) => self.is_capital(at) && !self.is_person(at, end) || self.is_prepositional(at),
            _ => true,
        };
        self.found_if(is_said, self.shared_year(month, at, end).unwrap_or(Point::Bare(Part::Month(month))), end)
    }

    /// `from December to May 2022`: the year said at the end of a range holds for its start, or the one before.
    fn shared_year(&self, month: u8, at: usize, end: usize) -> Option<Point> {
        let is_range = self.is_any(at.wrapping_sub(1), &[Word::From, Word::Between]);
        let start = self.after_any(end, &[Word::To, Word::Through, Word::Until, Word::And, Word::Or]).end()?;
        let is_list = self.is_any(end, &[Word::And, Word::Or]) && !is_range;
        let (said, _) = self.month_year(start).parts().filter(|_| is_range || is_list)?;
        match self.kept(said) {
            // `in May and June 2024`; `December and May 2022` are not of one year.
            Point::Exact(When::Month(_, to)) if is_list && month >= to => None,
            Point::Exact(When::Month(year, to)) => Some(Point::Exact(When::Month(year - i32::from(month > to), month))),
            _ => None,
        }
    }

    /// Whether a month's name stands beside another month: `March and April`, `April to May`.
    fn is_listed_month(&self, at: usize, end: usize) -> bool {
        let is_list = |at: usize| {
            self.is_any(at, &[Word::And, Word::Or, Word::To, Word::Through]) || matches!(*self.lex(at), Lex::Mark(',' | '-' | '/'))
        };
        let follows = at >= 2 && is_list(at - 1) && (self.month(at - 2).is_some() || (at >= 3 && self.month(at - 3).is_some()));
        follows || (is_list(end) && self.month(end + 1).is_some())
    }

    /// Whether the name of a month is followed by a surname or a verb of saying: a person.
    fn is_person(&self, at: usize, end: usize) -> bool {
        let is_name_next = self.is_other(end) && self.is_capital(end) && self.is_spaced(end);
        let is_sentence_start = matches!(*self.before(at), Lex::Break | Lex::Mark('.' | '?' | '!' | '"'));
        is_name_next && (is_sentence_start || self.is_other(at.wrapping_sub(1)))
    }

    fn is_spaced(&self, at: usize) -> bool {
        !self.is_glued(at)
    }

    /// Whether the word before makes a time of what follows.
    pub(in crate::timex) fn is_prepositional(&self, at: usize) -> bool {
        use Word::{After, And, Around, Before, Between, By, During, Early, End, From, In, Late, Mid, Of, Or, Since, Through, To, Until};
        match *self.before(at) {
            Lex::Word(Between) => self.is_capital(at),
            Lex::Word(word) => {
                matches!(
                    word,
                    In | Since | Until | By | During | Before | After | From | Through | Early | Late | Mid | Of | To | Around | End
                ) && (self.is_capital(at) || matches!(word, In | Since | Until | During | By | Early | Late | Mid))
                    || (matches!(word, And | Or) && self.is_capital(at) && at >= 2 && self.month(at - 2).is_some())
            }
            Lex::Mark('-') => self.is_glued(at) && at >= 2 && self.is_any(at - 2, &[Mid, Early, Late]),
            _ => false,
        }
    }

    /// A weekday's name or abbreviation with its full stop.
    pub(in crate::timex) fn weekday(&self, at: usize) -> Option<Taken<u8>> {
        match *self.lex(at) {
            Lex::Weekday(weekday) => took(weekday, at + 1),
            Lex::WeekdayShort(weekday) if self.is_capital(at) || self.is_asked => {
                let is_stop = self.is_mark(at + 1, '.') && self.is_glued(at + 1);
                took(weekday, at + 1 + usize::from(is_stop))
            }
            _ => None,
        }
    }

    /// `Friday, Nov. 9`, `Tuesday the 18th`.
    pub(super) fn weekday_date(&self, at: usize) -> Option<Taken<PointId>> {
        let (weekday, end) = match *self.lex(at) {
            Lex::WeekdayShort(weekday) => (weekday, self.past_mark(at + 1, '.')),
            _ => self.weekday(at).parts()?,
        };
        let start = self.past_mark(end, ',');
        let dated = self
            .month_first(start)
            .or_else(|| self.day_first(start))
            .or_else(|| self.numeric(start))
            .or_else(|| self.numeric_without_year(start))
            .or_else(|| self.iso(start));
        if let Some((date, date_end)) = dated.parts() {
            return self.found(Point::OnWeekday(weekday, date), date_end);
        }
        if let Some(day) = self.lone_day(start).filter(|_| start == end) {
            return self.found(Point::OnWeekday(weekday, self.keep(Point::Bare(Part::DayOfMonth(day)))), start + 1);
        }
        let the = self.is(start, Word::The);
        let (day, day_end) = self.ordinal(self.past_word(start, Word::The)).parts().filter(|_| the || self.len(start) <= 2)?;
        let is_noun =
            self.unit(self.past_hyphen(day_end)).is_some() || (self.is_other(day_end) && !matches!(*self.lex(day_end - 1), Lex::Word(_)));
        let is_day = (1..=31).contains(&day) && !is_noun;
        self.found_if(is_day, Point::OnWeekday(weekday, self.keep(Point::Bare(Part::DayOfMonth(day)))), day_end)
    }

    /// `July 18, Friday`, `4 December 2025, Thursday`: the weekday behind its date, closed off by a mark.
    pub(super) fn date_with_weekday(&self, at: usize) -> Option<Taken<PointId>> {
        let (date, end) = self.month_first(at).or_else(|| self.day_first(at)).parts()?;
        let (weekday, weekday_end) = self.weekday(self.is_mark(end, ',').then_some(end + 1)?).parts()?;
        let is_closed = matches!(*self.lex(weekday_end), Lex::Break | Lex::Mark(',' | '.' | ';' | ')' | ':'));
        self.found_if(is_closed, Point::OnWeekday(weekday, date), weekday_end)
    }

    /// `31` in `on Sunday 31.`: a day's number with nothing behind it that it could count.
    fn lone_day(&self, at: usize) -> Option<u8> {
        let Lex::Digits(day @ 1..=31) = *self.lex(at) else { return None };
        let is_score = self.is_glued(at + 1) && self.is_glued(at + 2) && !matches!(*self.lex(at + 2), Lex::Break);
        let is_end = matches!(*self.lex(at + 1), Lex::Break | Lex::Mark('.' | ',' | ';' | ')' | '!' | '?'));
        (self.len(at) <= 2 && is_end && !is_score).then(|| u8::try_from(day).ok()).flatten()
    }

    /// A weekday alone. Abbreviations that are words need a full stop or a comma behind them.
    pub(super) fn bare_weekday(&self, at: usize) -> Option<Taken<PointId>> {
        let (weekday, end) = self.weekday(at).parts()?;
        if self.is_title(at) {
            return None;
        }
        // `on Wed`, but not `on Sun Microsystems`.
        let is_said = self.is(at.wrapping_sub(1), Word::On) && !(self.is_other(end) && self.is_capital(end)) && weekday != 6;
        self.found_if(!self.is_weekday_word(at) || self.is_asked || is_said, Point::Bare(Part::Weekday(weekday)), end)
    }

    /// Whether a weekday begins a title: `Friday Night Lights`, `the Sunday Times`.
    pub(super) fn is_title(&self, at: usize) -> bool {
        let is_name = |at: usize| matches!(*self.lex(at), Lex::Other | Lex::Word(Word::Times)) && self.is_capital(at) && !self.is_glued(at);
        if !matches!(*self.lex(at), Lex::Weekday(_)) {
            return false;
        }
        let is_programme = matches!(*self.lex(at + 1), Lex::Part(_)) && self.is_capital(at + 1) && is_name(at + 2);
        is_programme || self.is(at.wrapping_sub(1), Word::The) && is_name(at + 1)
    }

    /// Whether an abbreviation of a weekday is a word or a name as well: `Sun`, `Sat`, `Wed`, `Mon` without a full stop.
    pub(super) fn is_weekday_word(&self, at: usize) -> bool {
        matches!(*self.lex(at), Lex::WeekdayShort(0 | 2 | 5 | 6)) && !(self.is_mark(at + 1, '.') && self.is_glued(at + 1))
    }

    /// `25` in `April 24 and 25`: a day of the month before.
    pub(super) fn listed_day(&self, at: usize) -> Option<Taken<PointId>> {
        let Lex::Digits(_) = *self.lex(at) else { return None };
        let (day, end) = self.day_number(at).parts()?;
        let is_listed = self.is(at.wrapping_sub(1), Word::And) || self.is_mark(at.wrapping_sub(1), ',');
        let first = at.wrapping_sub(2);
        let month = first.wrapping_sub(1);
        let month = if self.is_mark(month, '.') { month.wrapping_sub(1) } else { month };
        let (month, month_end) =
            self.month(month).parts().filter(|(_, month_end)| is_listed && *month_end == first && self.is_capital(month))?;
        let (before, _) = self.day_number(first).parts().filter(|(_, first_end)| *first_end + 1 == at && month_end == first)?;
        let is_noun =
            self.is_other(end) && !self.is_capital(end) || self.unit(self.past_hyphen(end)).is_some() || self.month(end).is_some();
        calendar::day(2000, month, day)?;
        self.found_if(
            before < day && (!is_noun || self.is(at.wrapping_sub(1), Word::And)),
            Point::Of(Part::MonthDay(month, day), self.keep(Point::Focused(Unit::Year, Step::That))),
            end,
        )
    }

    /// `20th of next month`, `the 31st of this month`.
    pub(super) fn day_of_stretch(&self, at: usize) -> Option<Taken<PointId>> {
        let (day, end) = self.day_number(self.past_word(at, Word::The)).parts()?;
        let stretch = self.after_any(end, &[Word::Of]).end()?;
        let (point, end) = self.stepped_unit(stretch).parts().filter(|(_, end)| self.is_unit(end - 1, Unit::Month))?;
        self.found(Point::Of(Part::DayOfMonth(day), point), end)
    }

    /// `Wednesday of next week`, `Friday next week`.
    pub(super) fn weekday_of_week(&self, at: usize) -> Option<Taken<PointId>> {
        let (weekday, end) = self.weekday(at).parts()?;
        let (point, end) = self.stepped_unit(self.past_word(end, Word::Of)).parts().filter(|(_, end)| self.is_unit(end - 1, Unit::Week))?;
        self.found(Point::Of(Part::Weekday(weekday), point), end)
    }

    /// `the 15th` behind `on`, without a month.
    pub(super) fn bare_day_of_month(&self, at: usize) -> Option<Taken<PointId>> {
        let is_after = self.is_any(at.wrapping_sub(1), &[Word::On, Word::By, Word::Until, Word::Since, Word::From, Word::For]);
        let start = self.is(at, Word::The).then_some(at + 1)?;
        let Lex::Digits(_) = *self.lex(start) else { return None };
        let (day, end) = self.ordinal(start).parts()?;
        let is_noun = self.unit(self.past_hyphen(end)).is_some()
            || matches!(*self.lex(end), Lex::Other)
            || self.is_glued(end) && self.is_mark(end, '-');
        self.found_if(is_after && (1..=31).contains(&day) && !is_noun, Point::Bare(Part::DayOfMonth(day)), end)
    }
}

/// The year that two digits stand for: 50 to 99 are of the last century.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(in crate::timex) fn two_digit_year(year: u32) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}
