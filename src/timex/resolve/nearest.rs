//! Which of many: parts of years and weeks that are said alone, against the reference date and the sentence's direction.

use time::Date;

use crate::timex::{
    calendar::{Kind, When, day, days_on, n_days, weekday},
    context::Direction,
    expression::Part,
    lexeme::{Unit, Word},
};

use super::{
    Resolver,
    points::{in_year, occurrence, unknown_year},
};

/// Days to the nearest occurrence up to which no other is thought of: `December 22` said on the 4th.
const SURELY_MEANT: i64 = 60;

/// The weight of days ahead where none can be meant: whatever lies back is nearer.
const NEVER: i64 = 10_000;

/// Pieces of the longest date with its bracket: `4 December 2025 (`.
const LONGEST_DATE: usize = 8;

impl Resolver<'_> {
    /// The date against which bare parts are read: in a narrative the time last spoken of.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn base(&self) -> Option<Date> {
        match self.focus.around(Unit::Year).filter(|_| self.is_narrative) {
            Some(stretch) => self.focus.latest().and_then(|said| said.when.earliest()).or_else(|| day(stretch.year()?, 7, 1)),
            _ => self.reference,
        }
    }

    /// A stretch, and another that it may be as well.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn guessed(&mut self, when: When, other: Option<When>) -> When {
        self.others = [other.filter(|other| *other != when), None];
        when
    }

    /// The day so many days from another, and the one that it may be as well.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn guessed_day(&mut self, base: Date, chosen: i64, other: i64) -> Option<When> {
        let other = days_on(base, other).map(When::day);
        Some(self.guessed(When::day(days_on(base, chosen)?), other))
    }

    /// A part of a year, week or month that is not said; `None` where the calendar has none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn bare(&mut self, part: Part) -> Option<When> {
        if let Part::Decade(decade) = part {
            let last = self.reference.map_or(1999, Date::year) / 10;
            return Some(When::numbered(Kind::Decade, last - (last - i32::from(decade / 10)).rem_euclid(10)));
        }
        if let Part::MonthDay(month, number) = part
            && let Some(year) = self.focus.year_of(month, number).filter(|_| !self.is_narrative)
        {
            return in_year(part, year);
        }
        if let Part::Weekday(wanted) = part
            && let Some(day) = self.day_beside(wanted)
        {
            return Some(day);
        }
        let Some(base) = self.base().filter(|_| self.is_set_in_story(part)) else { return unknown_year(part) };
        match part {
            Part::Weekday(weekday) => self.bare_weekday(weekday, base),
            Part::DayOfMonth(number) => self.day_of_month(number, base),
            Part::Quarter(_) | Part::Half(_) => {
                let this_year = in_year(part, base.year())?;
                if this_year.earliest()? <= base {
                    return Some(this_year);
                }
                let last_year = this_year.years_on(-1)?;
                let (when, other) = if self.direction() == Direction::Future { (this_year, last_year) } else { (last_year, this_year) };
                Some(self.guessed(when, Some(other)))
            }
            Part::Season(_) => in_year(part, base.year()),
            _ => self.nearest(part, base),
        }
    }

    /// Whether a part of a stretch that is not said can be one of the time last spoken of: `Saturday` and `winter` are
    /// those of the day of writing, and stay open where that is not known.
    fn is_set_in_story(&self, part: Part) -> bool {
        self.reference.is_some() || !matches!(part, Part::Weekday(_) | Part::Season(_))
    }

    /// The occurrence nearest to a day.
    fn nearest(&mut self, part: Part, base: Date) -> Option<When> {
        if self.is_narrative && self.reference != Some(base) {
            return self.in_story(part, base);
        }
        let is_month = matches!(part, Part::Month(_));
        let is_back = self.reader.is_back(self.first);
        let direction = match part {
            _ if is_back => Direction::Past,
            Part::Month(_) => self.month_direction(),
            _ => self.direction(),
        };
        // A sentence that looks one way makes the other half as far again.
        let (ahead, back) = match direction {
            // A bare month of the past is never ahead.
            Direction::Past if is_month || is_back => (NEVER, 1),
            // `was born on February 3`: `on` says when it was; without it the day may be what was agreed on.
            Direction::Past if self.reader.is(self.first.wrapping_sub(1), Word::On) => (8, 1),
            Direction::Past => (3, 2),
            Direction::Future => (2, 3),
            // News tells of what was: without a verb that says so the past is a little nearer.
            Direction::Unknown => (5, 4),
        };
        let (mut found, mut least) = (None, i64::MAX);
        // 29 February may be in none of three years.
        for n_years in [-1, 0, 1, -2, 2, -3, 3, -4, 4] {
            if found.is_some() && 1 < i32::abs(n_years) {
                break;
            }
            let Some(when) = in_year(part, base.year() + n_years) else { continue };
            let distance = (ahead * n_days(base, when.earliest()?)).max(back * n_days(when.latest()?, base));
            if distance < least {
                (found, least) = (Some(when), distance);
            }
        }
        let when = found?;
        let n_ahead = n_days(base, when.earliest()?);
        let is_ahead = n_ahead > 0;
        // A verb that looks the same way settles it; else the other side is as good as likely, but for what is near.
        let is_settled = direction == if is_ahead { Direction::Future } else { Direction::Past };
        let is_open = !is_settled && n_ahead.max(n_days(when.latest()?, base)) > SURELY_MEANT;
        let other = in_year(part, when.year()? + if is_ahead { -1 } else { 1 });
        Some(self.guessed(when, other.filter(|_| is_open)))
    }

    /// In a narrative a month or day without a year belongs to the year at hand, or to the next where the story has just
    /// reached its end: January behind December.
    fn in_story(&self, part: Part, base: Date) -> Option<When> {
        let this_year = in_year(part, base.year())?;
        let is_year_alone = self.focus.latest().is_some_and(|said| said.when.grain() >= Unit::Quarter);
        // Eight months.
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

    fn bare_weekday(&mut self, wanted: u8, base: Date) -> Option<When> {
        let n_back = (i64::from(weekday(base)) - i64::from(wanted)).rem_euclid(7);
        let is_ahead = self.reader.is_ahead(self.first) || self.direction() == Direction::Future;
        let (chosen, other) = match (n_back, is_ahead) {
            // Said on a Thursday, `Thursday` is that day.
            (0, _) => (0, if is_ahead { 7 } else { 0 }),
            (_, true) => (7 - n_back, -n_back),
            (_, false) => (-n_back, 7 - n_back),
        };
        self.guessed_day(base, chosen, other)
    }

    /// `Thursday` in `December 4 (Thursday)`: the day that was said straight before, where the weekday is its own.
    fn day_beside(&self, wanted: u8) -> Option<When> {
        let said = self.focus.last(Unit::Day)?;
        let is_bracketed = self.reader.is_mark(self.first.wrapping_sub(1), '(') && self.first - said.at <= LONGEST_DATE;
        (is_bracketed && said.when.earliest().is_some_and(|day| weekday(day) == wanted)).then_some(said.when)
    }

    fn day_of_month(&self, number: u8, base: Date) -> Option<When> {
        let base = self.focus.around(Unit::Month).and_then(When::earliest).unwrap_or(base);
        // `the 31st` in a month that has none is that of a neighbour.
        let day = |n_months: i32| occurrence(Part::DayOfMonth(number), base, n_months);
        day(0).or_else(|| day(-1)).or_else(|| day(1))
    }
}
