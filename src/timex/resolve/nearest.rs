//! Which of many: parts of years and weeks that are said alone, against the reference date and the sentence's direction.

use time::Date;

use crate::timex::{
    calendar::{Open, When, day, days_on, n_days, weekday},
    context::Direction,
    expression::Part,
    lexeme::{Unit, Word},
};

use super::{
    Resolved, Resolver,
    points::{day_in_month, in_year, unknown_year},
};

/// Days to the nearest occurrence up to which no other is thought of: `December 22` said on the 4th.
const SURELY_MEANT: i64 = 60;

/// Pieces of the longest date with its bracket: `4 December 2025 (`.
const LONGEST_DATE: usize = 8;

impl Resolver<'_> {
    /// The date against which bare parts are read: in a narrative the time last spoken of.
    pub(super) fn base(&self) -> Option<Date> {
        match self.focus.around(Unit::Year) {
            Some((When::Year(year), _)) if self.is_narrative => {
                self.focus.latest().and_then(|(when, _)| when.earliest()).or_else(|| day(year, 7, 1))
            }
            _ => self.reference,
        }
    }

    pub(super) fn bare(&self, part: Part) -> Option<Resolved> {
        if let Part::Decade(decade) = part {
            let reference = self.reference.map_or(1999, Date::year);
            let century = if 10 * (reference / 10) % 100 >= i32::from(decade) { reference / 100 } else { reference / 100 - 1 };
            return Some(Resolved::fixed(When::Decade(century * 10 + i32::from(decade) / 10)));
        }
        if let Part::MonthDay(month, number) = part
            && let Some(year) = self.focus.year_of(month, number).filter(|_| !self.is_narrative)
        {
            return Some(Resolved::relative(in_year(part, year)?));
        }
        let Some(base) = self.base().filter(|_| self.is_set_in_story(part)) else {
            let beside = if let Part::Weekday(wanted) = part { self.day_beside(wanted) } else { None };
            return Some(Resolved::relative(beside.unwrap_or(When::Open(unknown_year(part)?))));
        };
        match part {
            Part::Weekday(weekday) => Some(self.bare_weekday(weekday, base)),
            Part::DayOfMonth(number) => self.day_of_month(number, base),
            Part::Quarter(_) | Part::Half(_) => {
                let this_year = in_year(part, base.year())?;
                if this_year.earliest()? <= base {
                    return Some(Resolved::relative(this_year));
                }
                let last_year = this_year.years_on(-1)?;
                let (when, other) = if self.direction() == Direction::Future { (this_year, last_year) } else { (last_year, this_year) };
                Some(Resolved::guessed(when, Some(other)))
            }
            Part::Month(_) => self.nearest(part, base, self.month_direction()),
            Part::MonthDay(..) if self.is_narrative && self.reference != Some(base) => Some(Resolved::relative(self.in_story(part, base)?)),
            Part::Season(_) => Some(Resolved::relative(in_year(part, base.year())?)),
            _ => self.nearest(part, base, self.direction()),
        }
    }

    /// Whether a part of a stretch that is not said can be one of the time last spoken of: `Saturday` and `winter` are
    /// those of the day of writing, and stay open where that is not known.
    fn is_set_in_story(&self, part: Part) -> bool {
        self.reference.is_some() || !matches!(part, Part::Weekday(_) | Part::Season(_))
    }

    /// The occurrence nearest to a day; a bare month of the past is never ahead.
    pub(super) fn nearest(&self, part: Part, base: Date, direction: Direction) -> Option<Resolved> {
        if self.is_narrative && self.reference != Some(base) {
            return Some(Resolved::relative(self.in_story(part, base)?));
        }
        // A sentence that looks one way makes the other half as far again.
        let (ahead, back) = match direction {
            // `was born on February 3`: `on` says when it was; without it the day may be what was agreed on.
            Direction::Past if self.reader.is(self.first.wrapping_sub(1), Word::On) => (8, 1),
            Direction::Past => (3, 2),
            Direction::Future => (2, 3),
            // News tells of what was: without a verb that says so the past is a little nearer.
            Direction::Unknown => (5, 4),
        };
        let distance = |when: &When| match (when.earliest(), when.latest()) {
            (Some(earliest), _) if earliest > base => ahead * n_days(base, earliest),
            (_, Some(latest)) if latest < base => back * n_days(latest, base),
            _ => 0,
        };
        let is_strict = direction == Direction::Past && matches!(part, Part::Month(_));
        let fits = |when: &When| !is_strict || when.earliest().is_some_and(|earliest| earliest <= base);
        let near = |n_years: i32| in_year(part, base.year() + n_years);
        let found = (-1..=1).filter_map(near).filter(fits).min_by_key(distance);
        let when = found.or_else(|| next_leap(part, base.year()))?;
        let days_away = |when: &When| match (when.earliest(), when.latest()) {
            (Some(earliest), Some(latest)) => n_days(base, earliest).max(n_days(latest, base)),
            _ => i64::MAX,
        };
        // A verb that looks the same way settles it; else the other side is as good as likely, but for what is near.
        let is_ahead = when.earliest()? > base;
        let is_settled = direction == if is_ahead { Direction::Future } else { Direction::Past };
        let is_open = !is_settled && days_away(&when) > SURELY_MEANT;
        let other = (-1..=1).filter_map(near).filter(|other| *other != when).min_by_key(days_away).filter(|_| is_open);
        Some(Resolved::guessed(when, other))
    }

    /// In a narrative a month or day without a year belongs to the year at hand, or to the next where the story has just
    /// reached its end: January behind December.
    pub(super) fn in_story(&self, part: Part, base: Date) -> Option<When> {
        let this_year = in_year(part, base.year())?;
        let is_year_alone = self.focus.latest().is_some_and(|(when, _)| when.grain() >= Unit::Quarter);
        let is_far_back = n_days(this_year.earliest()?, base) > 240;
        if is_far_back && !is_year_alone { this_year.years_on(1) } else { Some(this_year) }
    }

    /// A month as an adjective (`the November contract`) is the nearest one whatever the verb.
    fn month_direction(&self) -> Direction {
        match self.direction() {
            _ if self.reader.is_ahead(self.first) => Direction::Future,
            _ if self.reader.is(self.first.wrapping_sub(1), Word::Through) => Direction::Unknown,
            Direction::Past if self.reader.prepositional(self.first).is_none() => Direction::Unknown,
            direction => direction,
        }
    }

    pub(super) fn bare_weekday(&self, wanted: u8, base: Date) -> Resolved {
        if let Some(day) = self.day_beside(wanted) {
            return Resolved::relative(day);
        }
        let n_back = i64::from((7 + weekday(base) - wanted) % 7);
        let is_ahead = self.reader.is_ahead(self.first) || self.direction() == Direction::Future;
        let (chosen, other) = match (n_back, is_ahead) {
            (0, true) => (Some(base), days_on(base, 7)),
            // Said on a Thursday, `Thursday` is that day.
            (0, false) => (Some(base), None),
            (_, true) => (days_on(base, 7 - n_back), days_on(base, -n_back)),
            (_, false) => (days_on(base, -n_back), days_on(base, 7 - n_back)),
        };
        let when = chosen.map_or(When::Open(Open::Weekday(wanted)), When::Day);
        Resolved::guessed(when, other.map(When::Day).filter(|other| *other != when))
    }

    /// `Thursday` in `December 4 (Thursday)`: the day that was said straight before, where the weekday is its own.
    fn day_beside(&self, wanted: u8) -> Option<When> {
        let (when, at) = self.focus.last(Unit::Day)?;
        let is_bracketed = self.reader.is_mark(self.first.wrapping_sub(1), '(') && self.first - at <= LONGEST_DATE;
        (is_bracketed && when.earliest().is_some_and(|day| weekday(day) == wanted)).then_some(when)
    }

    fn day_of_month(&self, number: u8, base: Date) -> Option<Resolved> {
        let base = self.focus.around(Unit::Month).and_then(|(when, _)| when.earliest()).unwrap_or(base);
        // `the 31st` in a month that has none is that of a neighbour.
        let when = [0, -1, 1].into_iter().find_map(|n_months| day_in_month(base, n_months, number))?;
        Some(Resolved::relative(when))
    }
}

/// 29 February in the nearest year that has it.
fn next_leap(part: Part, year: i32) -> Option<When> {
    [-2, 2, -3, 3, -4, 4].into_iter().find_map(|n_years| in_year(part, year + n_years))
}
