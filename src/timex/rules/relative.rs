//! Places in the calendar said against another: `last week`, `this year's third quarter`, `yesterday`, `the previous Friday`.

use crate::timex::{
    calendar::When,
    expression::{Part, Point, Step},
    finds::PointId,
    lexeme::{Lex, Unit, Word},
    reader::Reader,
    taken::{End, Packed, Parts, Taken, took},
};

impl Reader<'_> {
    /// `last`, `this past`, `the following`, `that`, `the current`: which one, and where its noun stands.
    pub(super) fn step(&self, at: usize) -> Option<Taken<Step>> {
        let the = self.is(at, Word::The);
        let start = self.past_word(at, Word::The);
        let step = match *self.lex(start) {
            Lex::Word(Word::This) if !the => return self.step_behind_this(start + 1),
            Lex::Word(Word::Current) => Step::This,
            Lex::Word(Word::Last | Word::Latest) => Step::Last,
            Lex::Word(Word::Next) => Step::Next,
            Lex::Word(Word::Coming) => Step::Coming,
            Lex::Word(Word::Past) => Step::Past,
            Lex::Word(Word::Previous) => Step::Previous,
            Lex::Word(Word::Following) => Step::Following,
            Lex::Word(Word::Same) => Step::That,
            Lex::Word(Word::That) if !the => return took(Step::That, self.past_word(start + 1, Word::Same)),
            _ if the => return took(Step::That, start),
            _ => return None,
        };
        took(step, start + 1)
    }

    fn step_behind_this(&self, at: usize) -> Option<Taken<Step>> {
        match *self.lex(at) {
            Lex::Word(Word::Past) => took(Step::Past, at + 1),
            Lex::Word(Word::Last) => took(Step::Last, at + 1),
            Lex::Word(Word::Coming | Word::Next) => took(Step::Coming, at + 1),
            Lex::Word(Word::Same) => took(Step::That, at + 1),
            _ => took(Step::This, at),
        }
    }

    /// A unit with a step: `last year`, `this week`, `the following day`, `the current quarter`.
    pub(super) fn stepped_unit(&self, at: usize) -> Option<Taken<PointId>> {
        let (step, noun) = self.step(at).parts()?;
        let noun = self.past_word(noun, Word::Fiscal);
        let noun = if self.reads(noun, "calendar") || self.reads(noun, "financial") { noun + 1 } else { noun };
        let end = noun + 1;
        let the = self.is(at, Word::The);
        let is_latest = the && self.is(noun - 1, Word::Latest);
        // Reports of business call the quarter that is over their latest one, or the latest period.
        if is_latest && matches!(*self.lex(noun), Lex::Word(Word::Period) | Lex::Unit(Unit::Quarter)) {
            return self.found(Point::Relative(Unit::Quarter, -1), end);
        }
        let Lex::Unit(unit) = *self.lex(noun) else { return None };
        // `second` is an ordinal, `the minute` a conjunction.
        let is_title = self.is_capital(noun) && self.is_mark(at.wrapping_sub(1), '"');
        if is_title || unit < Unit::Day || (unit == Unit::Fortnight && step == Step::That) {
            return None;
        }
        let point = match step {
            Step::This => Point::Relative(unit, 0),
            Step::Last if is_latest => Point::Focused(unit, Step::That),
            Step::Last => Point::Relative(unit, -1),
            Step::Next if the && unit == Unit::Day => Point::Focused(unit, Step::Following),
            // `for the next year` is how long.
            Step::Next | Step::Coming if the && self.is_any(at.wrapping_sub(1), &[Word::For, Word::Over, Word::Within]) => return None,
            Step::Next | Step::Coming => Point::Relative(unit, 1),
            // `the past year` is how long, `this past year` a place.
            Step::Past if self.is(at, Word::This) => Point::Relative(unit, -1),
            Step::Past => return None,
            Step::Previous | Step::Following => Point::Focused(unit, step),
            Step::That if self.is(noun - 1, Word::The) || self.is(noun - 1, Word::Fiscal) => return None,
            Step::That => Point::Focused(unit, Step::That),
        };
        self.found(point, end)
    }

    /// `the quarter`, `the day`, `the fiscal year`, `the period`: a unit behind nothing but an article.
    pub(super) fn focused_unit(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.is(at, Word::The).then_some(at + 1)?;
        let noun = self.past_word(start, Word::Fiscal);
        let end = noun + 1;
        if self.is_mark(end, '-') && self.is_glued(end)
            || self.is_digits(end)
            || self.is_unit(noun, Unit::Second)
            // `the Year of the Dragon`
            || self.is_capital(noun) && self.is(end, Word::Of)
        {
            return None;
        }
        match *self.lex(noun) {
            // `the year ended March 31` is how long.
            Lex::Unit(Unit::Year) if self.reads(end, "ended") || self.reads(end, "ending") => None,
            Lex::Unit(unit @ (Unit::Quarter | Unit::Month | Unit::Week | Unit::Year | Unit::Day)) => {
                // `open during the day` is no day of the calendar.
                let is_daytime = unit == Unit::Day && self.is(at.wrapping_sub(1), Word::During);
                let is_asked = unit != Unit::Day && unit != Unit::Week || self.is_when(at) && !is_daytime;
                self.found_if(is_asked, Point::Focused(unit, Step::That), end)
            }
            _ => None,
        }
    }

    /// Whether a preposition of time stands before.
    fn is_when(&self, at: usize) -> bool {
        use Word::{After, Before, By, During, In, Of, On, Since, Through, Until};
        self.is_any(at.wrapping_sub(1), &[In, During, Until, Of, Through, Since, By, On, Before, After])
    }

    /// `next week Sunday`, `next week on Friday`: the weekday in a week that was said before it.
    pub(super) fn week_then_weekday(&self, at: usize) -> Option<Taken<PointId>> {
        let (week, end) = self.stepped_unit(at).parts().filter(|(_, end)| self.is_unit(end - 1, Unit::Week))?;
        let (weekday, end) = self.weekday(self.past_word(end, Word::On)).parts()?;
        self.found(Point::Of(Part::Weekday(weekday), week), end)
    }

    /// A unit that another expression hangs on, with its possessive: `last year's third quarter`, `this year's first half`.
    pub(super) fn part_of_stepped(&self, at: usize) -> Option<Taken<PointId>> {
        let (year, end) = self.stepped_unit(at).or_else(|| self.fiscal_year(at)).or_else(|| self.year_said(at)).parts()?;
        let start = self.after_possessive(end).end()?;
        if let Some((ordinal @ 1..=4, unit)) = self.ordinal(self.past_word(start, Word::Fiscal)).parts() {
            let unit = self.past_hyphen(unit);
            let part = match *self.lex(unit) {
                Lex::Unit(Unit::Quarter) => Part::Quarter(ordinal),
                Lex::Word(Word::Half) if ordinal <= 2 => Part::Half(ordinal),
                _ => return None,
            };
            return self.found(Point::Of(part, year), unit + 1);
        }
        if let Lex::Season(season) = *self.lex(start) {
            return self.found(Point::Of(Part::Season(season), year), start + 1);
        }
        let (holiday, end) = self.holiday_name(start)?;
        self.found(Point::Of(Part::Holiday(holiday), year), end)
    }

    /// `last May`, `next Friday`, `this summer`, `the previous Thanksgiving`, `late last July`'s core.
    pub(super) fn stepped_name(&self, at: usize) -> Option<Taken<PointId>> {
        let (step, noun) = self.step(at).parts()?;
        if let Some((date, end)) =
            self.weekday_date(noun).or_else(|| self.month_first(noun)).parts().filter(|_| step != Step::That || self.is(at, Word::That))
        {
            return match (self.kept(date), step) {
                (Point::Bare(part), Step::Last | Step::Past | Step::Next | Step::Coming) => self.found(Point::Near(part, step), end),
                _ => took(date, end),
            };
        }
        if step == Step::That && !self.is_any(at, &[Word::That, Word::This]) && !self.is(noun - 1, Word::Same) {
            return None;
        }
        // `that Sun` may be the newspaper or the company.
        let is_word = step == Step::That && self.is_weekday_word(noun);
        if let Some((weekday, end)) = self.weekday(noun).parts().filter(|_| !is_word) {
            return self.found(Point::Near(Part::Weekday(weekday), step), end);
        }
        if let Some((month, end)) =
            self.month(noun).parts().filter(|(month, _)| self.is_capital(noun) || !matches!(month, 3 | 5) || self.is_asked)
        {
            return self.found(Point::Near(Part::Month(month), step), end);
        }
        if let Lex::Season(season) = *self.lex(noun) {
            return self.found(Point::Near(Part::Season(season), step), noun + 1);
        }
        let (holiday, end) = self.holiday_name(noun)?;
        self.found(Point::Near(Part::Holiday(holiday), step), end)
    }

    /// `the weekend`, `last weekend`, `this weekend`.
    pub(super) fn weekend(&self, at: usize) -> Option<Taken<PointId>> {
        let (step, noun) = self.step(at).parts()?;
        let end = self.after_split_weekend(noun).or_else(|| self.after_any(noun, &[Word::Weekend])).end()?;
        self.found(Point::Weekend(step), end)
    }

    /// `the week before last`, `the year after next`, `Friday after next`.
    pub(super) fn beyond(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.past_word(at, Word::The);
        let after = |end: usize| match (*self.lex(end), *self.lex(end + 1)) {
            (Lex::Word(Word::Before), Lex::Word(Word::Last)) => Some(-1),
            (Lex::Word(Word::After), Lex::Word(Word::Next)) => Some(1),
            _ => None,
        };
        if let Some((weekday, end)) = self.weekday(start).parts() {
            let step = if after(end)? > 0 { Step::Next } else { Step::Last };
            let nearer = self.keep(Point::Near(Part::Weekday(weekday), step));
            return self.found(Point::Steps(7 * after(end)?, Unit::Day, nearer), end + 2);
        }
        let Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = *self.lex(start) else { return None };
        self.found(Point::Relative(unit, 2 * after(start + 1)?), start + 3)
    }

    /// `the day before`, `the week after` at a clause's end: beside what was last spoken of.
    pub(super) fn beside(&self, at: usize) -> Option<Taken<PointId>> {
        let Lex::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) = *self.lex(at + 1) else { return None };
        let step = match *self.lex(at + 2) {
            Lex::Word(Word::Before) => Step::Previous,
            Lex::Word(Word::After) => Step::Following,
            _ => return None,
        };
        self.found_if(self.is(at, Word::The) && self.is_clause_end(at + 3), Point::Focused(unit, step), at + 3)
    }

    /// `three Fridays ago`, `two Sundays from now`.
    pub(super) fn weekdays_away(&self, at: usize) -> Option<Taken<PointId>> {
        let (n_weeks, end) = self.integer(at).parts().filter(|(number, _)| (1..=52).contains(number))?;
        let (Lex::Weekdays(weekday) | Lex::Weekday(weekday)) = *self.lex(end) else { return None };
        let (step, sign, last) = match (*self.lex(end + 1), *self.lex(end + 2)) {
            (Lex::Word(Word::Ago), _) => (Step::Last, -1, end + 2),
            (Lex::Word(Word::From), Lex::Word(Word::Now)) => (Step::Coming, 1, end + 3),
            _ => return None,
        };
        let n_days = sign * 7 * (i32::try_from(n_weeks).ok()? - 1);
        self.found(Point::Steps(n_days, Unit::Day, self.keep(Point::Near(Part::Weekday(weekday), step))), last)
    }

    /// `yesterday`, `the day before yesterday`, `the day after tomorrow`.
    pub(super) fn deictic_day(&self, at: usize) -> Option<Taken<PointId>> {
        // `USA Today` and `Russia Today` are names, and so is the `Today programme`.
        let is_behind_name = self.is_other(at.wrapping_sub(1)) && self.is_capital(at.wrapping_sub(1));
        let is_name = self.is_capital(at) && (is_behind_name || self.reads_any(at + 1, &["programme", "program", "show"]));
        if let Lex::Day(n_days) = *self.lex(at)
            && !is_name
        {
            return self.found(Point::Relative(Unit::Day, i32::from(n_days)), at + 1);
        }
        let start = self.past_word(at, Word::The);
        // `The Day After Tomorrow` is a film.
        if !self.is_unit(start, Unit::Day) || self.is_capital(start + 1) {
            return None;
        }
        match (*self.lex(start + 1), *self.lex(start + 2)) {
            (Lex::Word(Word::Before), Lex::Day(-1)) => self.found(Point::Relative(Unit::Day, -2), start + 3),
            (Lex::Word(Word::After), Lex::Day(1)) => self.found(Point::Relative(Unit::Day, 2), start + 3),
            _ => None,
        }
    }

    /// `the year-earlier quarter`, `the same period last year`, `the year-ago period`, `year-earlier`.
    pub(super) fn years_on(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.past_word(self.past_word(at, Word::The), Word::Same);
        if let Some(end) = self.after_year_earlier(start).end() {
            return match *self.lex(end) {
                Lex::Unit(unit @ (Unit::Quarter | Unit::Month | Unit::Week)) => self.found(Point::YearsOn(Some(unit), -1), end + 1),
                Lex::Word(Word::Period) => self.found(Point::YearsOn(None, -1), end + 1),
                _ => self.found_if(start == at, Point::YearsOn(None, -1), end),
            };
        }
        if !self.is(start.wrapping_sub(1), Word::Same) || start == at {
            let is_quarter = start > at && self.is_unit(start, Unit::Quarter);
            return if is_quarter { self.same_period_ago(Some(Unit::Quarter), start + 1).parts().packed() } else { None };
        }
        let unit = match *self.lex(start) {
            Lex::Unit(unit @ (Unit::Quarter | Unit::Month | Unit::Week | Unit::Day)) => Some(unit),
            Lex::Word(Word::Period | Word::Time) => None,
            _ => return None,
        };
        let year = self.past_word(start + 1, Word::Of);
        let n_years = match (*self.lex(year), *self.lex(year + 1)) {
            (Lex::Word(Word::Last | Word::Previous), Lex::Unit(Unit::Year)) => -1,
            (Lex::Word(Word::Next), Lex::Unit(Unit::Year)) => 1,
            _ => {
                let said = self.after_any(start + 1, &[Word::Of, Word::In]).end().and_then(|year| self.year_behind(year).parts());
                if let Some((year, end)) = said.filter(|_| unit != Some(Unit::Day)) {
                    return self.found(Point::SameIn(self.keep(Point::Exact(When::Year(year)))), end);
                }
                return self.same_period_ago(unit, start + 1).parts().packed();
            }
        };
        self.found(Point::YearsOn(unit, n_years), year + 2)
    }

    /// `the same quarter a year earlier`, `the same period two years ago`.
    fn same_period_ago(&self, unit: Option<Unit>, at: usize) -> Option<Taken<PointId>> {
        let (amount, end) = self.amount(at)?;
        let (Unit::Year, _) = self.unit(end)? else { return None };
        let end = self.after_any(end + 1, &[Word::Earlier, Word::Ago, Word::Before]).end()?;
        self.found(Point::YearsOn(unit, -amount.number()?), end)
    }
}
