//! Places in the calendar against the reference date.

use time::Date;

use crate::timex::{
    calendar::{self, Kind, When, day, days_on, monday, n_days, weekday},
    context::Direction,
    expression::{Nth, Part, Point, PointId, Step},
    lexeme::{Holiday, Unit},
};

use super::Resolver;

impl Resolver<'_> {
    /// A point's place; `None` where the calendar has none. What it may be as well is noted in `others`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn point(&mut self, id: PointId) -> Option<When> {
        self.others = [None; 2];
        match self.reader.kept(id) {
            Point::Exact(when) => Some(when),
            Point::Either(likely, other) => Some(self.guessed(likely, Some(other))),
            Point::Bare(part) => self.bare(part),
            Point::EitherBare(likely, other) => {
                let when = self.bare(likely)?;
                let [guess, _] = self.others;
                self.others = [guess, self.bare(other)];
                Some(when)
            }
            Point::Of(part, stretch) => self.part_of(part, stretch),
            Point::Near(part, step) => self.near(part, step),
            Point::Relative(unit, n_steps) => Some(self.relative(unit, n_steps)),
            Point::Weekend(step) => self.weekend(step),
            Point::Focused(unit, step) => Some(self.focused(unit, step)),
            Point::YearsOn(unit, n_years) => Some(self.years_on(unit, n_years)),
            Point::SameIn(year) => self.same_in(year),
            Point::Nth(nth, what, stretch) => self.nth(nth, what, stretch),
            Point::Steps(n_steps, unit, from) => steps_from(self.sure_point(from)?.earliest()?, unit, n_steps),
            Point::OnWeekday(weekday, date) => self.on_weekday(weekday, date),
            Point::End(unit) => Some(self.reported(unit)),
            Point::Reported => Some(self.reported(Unit::Year)),
        }
    }

    /// A point's place, and no other that it may have.
    fn sure_point(&mut self, id: PointId) -> Option<When> {
        let when = self.point(id)?;
        self.others = [None; 2];
        Some(when)
    }

    /// Whether a point changes with the reference date.
    pub(super) fn is_relative(&self, mut id: PointId) -> bool {
        loop {
            id = match self.reader.kept(id) {
                Point::Exact(_) | Point::Either(..) | Point::Bare(Part::Decade(_)) => return false,
                Point::Of(_, of) | Point::Steps(_, _, of) | Point::SameIn(of) | Point::Nth(_, _, of) | Point::OnWeekday(_, of) => of,
                _ => return true,
            };
        }
    }

    /// The first stretch like the one that a point was resolved to which does not begin before a day.
    pub(super) fn not_before(&self, start: Date, id: PointId, mut when: When) -> Option<When> {
        for _ in 0..2 {
            if when.earliest()? >= start {
                break;
            }
            when = match self.reader.kept(id) {
                Point::Bare(Part::Weekday(_)) | Point::Near(Part::Weekday(_), _) => when.stepped(7)?,
                _ => when.years_on(1)?,
            };
        }
        Some(when)
    }

    fn part_of(&mut self, part: Part, stretch: PointId) -> Option<When> {
        match (self.sure_point(stretch)?, part) {
            (stretch, part) if stretch.is_open() => unknown_year(part),
            (week, Part::Weekday(weekday)) if week.kind() == Kind::Week => days_on(week.earliest()?, i64::from(weekday)).map(When::day),
            (month, Part::DayOfMonth(number)) if month.kind() == Kind::Month => month.day_of_month(number),
            (stretch, part) => in_year(part, stretch.year()?),
        }
    }

    /// `last May`, `next Friday`, `this summer`.
    fn near(&mut self, part: Part, step: Step) -> Option<When> {
        let is_anaphoric = matches!(step, Step::Previous | Step::Following | Step::That);
        let focused = self.focus.latest().filter(|_| is_anaphoric).and_then(|said| said.when.earliest());
        // `this winter` counts from the day of writing.
        let base = match focused {
            None if is_anaphoric || self.reference.is_some() => self.base(),
            focused => focused,
        };
        let Some(base) = base else { return unknown_year(part) };
        if let Part::Weekday(wanted) = part {
            return self.near_weekday(wanted, step, base);
        }
        let year = base.year();
        let this_year = in_year(part, year)?;
        let is_this_year = match step.sign() {
            -1 => this_year.latest()? < base,
            1 => base < this_year.earliest()?,
            _ => true,
        };
        // `last May` said in November is this year's to most, the year's before to some; `next May` likewise.
        let beside = in_year(part, year + step.sign());
        if !is_this_year {
            return beside;
        }
        Some(self.guessed(this_year, beside.filter(|_| matches!(step, Step::Last | Step::Next))))
    }

    fn near_weekday(&mut self, wanted: u8, step: Step, base: Date) -> Option<When> {
        // In days from the base.
        let this_week = i64::from(wanted) - i64::from(weekday(base));
        let after = if this_week > 0 { this_week } else { this_week + 7 };
        let before = if this_week < 0 { this_week } else { this_week - 7 };
        let (chosen, other) = match step {
            Step::Last | Step::Past | Step::Previous => (before, this_week - 7),
            Step::This => (if this_week < 0 { after } else { this_week }, this_week),
            // `next Friday` said on a Wednesday is two days ahead to some, nine to others.
            Step::Next => (after, this_week + 7),
            Step::Coming | Step::Following => (after, after),
            Step::That => (if this_week == 0 { 0 } else { before }, after),
        };
        self.guessed_day(base, chosen, other)
    }

    /// `last week`, `this year`, `yesterday`.
    fn relative(&self, unit: Unit, n_steps: i32) -> When {
        let n_steps = if unit == Unit::Fortnight { 2 * n_steps } else { n_steps };
        counted(self.reference.and_then(|reference| steps_from(reference, unit, n_steps)), unit)
    }

    fn weekend(&mut self, step: Step) -> Option<When> {
        let Some(reference) = self.reference else { return Some(When::any(Kind::AnyWeekend)) };
        let this = When::weekend(monday(reference)?);
        let n_weeks = match step {
            Step::This | Step::That => {
                let is_over = step == Step::That && weekday(reference) < 5;
                let n_weeks = -i32::from(is_over && self.direction() != Direction::Future && !self.reader.is_ahead(self.first));
                self.others = [this.stepped(-1 - n_weeks), None];
                n_weeks
            }
            Step::Coming => 0,
            step => step.sign(),
        };
        this.stepped(n_weeks)
    }

    /// `the quarter`, `that day`, `the following week`.
    fn focused(&self, unit: Unit, step: Step) -> When {
        let said = self.focus.around(unit).filter(|when| !self.is_left_behind(*when, step));
        let n_steps = step.sign();
        let when = match said {
            None if n_steps == 0 => self.unsaid(unit),
            // `the previous quarter` where none was named is the one before this.
            None => self.reference.and_then(|reference| steps_from(reference, unit, n_steps)),
            Some(when) if n_steps == 0 => Some(when),
            Some(when) => when.stepped(n_steps),
        };
        counted(when, unit)
    }

    /// Whether what was last spoken of is over and the sentence looks ahead: `will open at the end of the month`.
    fn is_left_behind(&self, when: When, step: Step) -> bool {
        let is_over = matches!((when.latest(), self.reference), (Some(latest), Some(reference)) if latest < reference);
        step == Step::That && !self.is_narrative && is_over && self.direction() == Direction::Future
    }

    /// What a stretch is that nobody named: reports speak of the quarter that is over, and of the present year and month.
    fn unsaid(&self, unit: Unit) -> Option<When> {
        steps_from(self.reference?, unit, -i32::from(unit == Unit::Quarter))
    }

    /// `the year-earlier quarter`, `the same period last year`.
    fn years_on(&self, unit: Option<Unit>, n_years: i32) -> When {
        let said = match unit {
            Some(unit) => self.focus.last(unit),
            None => self.quarter_at_hand().or(self.focus.latest()),
        };
        let unit = unit.unwrap_or(Unit::Year);
        let when = said.map(|said| said.when).or_else(|| self.unsaid(unit));
        counted(when.and_then(|when| when.years_on(n_years)), unit)
    }

    /// `the 1988 period`: the month, half or quarter at hand in that year, else the year.
    fn same_in(&mut self, id: PointId) -> Option<When> {
        let stretch = self.point(id)?;
        let Some(year) = stretch.year().filter(|_| stretch.kind() == Kind::Year) else { return Some(stretch) };
        let Some(when) = self.quarter_at_hand().or(self.focus.latest()).map(|said| said.when) else { return Some(stretch) };
        let is_part = matches!(when.kind(), Kind::Month | Kind::Quarter | Kind::Half | Kind::Season);
        let same = when.year().filter(|_| is_part).and_then(|said| when.years_on(year - said));
        same.or(Some(stretch))
    }

    /// `the third week of May`, `the last Friday of the month`.
    fn nth(&mut self, nth: i8, what: Nth, stretch: PointId) -> Option<When> {
        let stretch = self.point(stretch)?;
        if stretch.earliest().is_none() {
            return Some(When::any(Kind::AnyDay));
        }
        for other in &mut self.others {
            *other = other.and_then(|other| nth_of(nth, what, other));
        }
        nth_of(nth, what, stretch)
    }

    /// A date with its weekday: the nearest year or month in which they agree, else the date alone.
    fn on_weekday(&mut self, wanted: u8, id: PointId) -> Option<When> {
        let falls = |when: When| when.earliest().is_some_and(|day| weekday(day) == wanted);
        let date = self.reader.kept(id);
        let when = self.point(id)?;
        let is_day = matches!(date, Point::Bare(Part::DayOfMonth(_)));
        if falls(when) && !is_day {
            return Some(when);
        }
        let mut found = None;
        match (date, self.base()) {
            // `Friday 5/12` is the reading that falls on a Friday.
            (Point::Either(..) | Point::EitherBare(..), _) => found = self.others.into_iter().flatten().find(|when| falls(*when)),
            (Point::Bare(part), Some(base)) => {
                let (n_steps, mut least) = (if is_day { 6 } else { 1 }, i64::MAX);
                for step in -n_steps..=n_steps {
                    let Some(when) = occurrence(part, base, step).filter(|when| falls(*when)) else { continue };
                    let n_days = n_days(base, when.earliest()?).abs();
                    if n_days < least {
                        (least, found) = (n_days, Some(when));
                    }
                }
            }
            _ => {}
        }
        if found.is_some() {
            self.others = [None; 2];
        }
        found.or(Some(when))
    }

    /// `year-end`, `the full year`: the year at hand, and the one that is over where the text looks back at it early in a year.
    fn reported(&self, unit: Unit) -> When {
        let last = self.reference.and_then(|reference| {
            let is_early = u8::from(reference.month()) <= 3;
            let is_past = is_early && self.direction() == Direction::Past && !self.reader.is_ahead(self.first);
            steps_from(reference, unit, -i32::from(is_past))
        });
        counted(last, unit)
    }
}

/// The stretch of that unit so many steps from the one around a day.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn steps_from(day: Date, unit: Unit, n_steps: i32) -> Option<When> {
    When::around(day, unit)?.stepped(n_steps)
}

/// A stretch that was counted, or one of that unit that nobody knows.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn counted(when: Option<When>, unit: Unit) -> When {
    when.unwrap_or_else(|| open(unit))
}

/// An unknown stretch of that unit.
fn open(unit: Unit) -> When {
    When::any(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Kind::AnyDay,
        Unit::Week | Unit::Fortnight => Kind::AnyWeek,
        Unit::Month => Kind::AnyMonth,
        Unit::Quarter => Kind::AnyQuarter,
        Unit::Year => Kind::AnyYear,
        Unit::Decade => Kind::AnyDecade,
        Unit::Century | Unit::Millennium => Kind::AnyCentury,
    })
}

/// A part in the year so many years from a day's, a day of the month so many months from its month; `None` where that one
/// has none.
pub(super) fn occurrence(part: Part, base: Date, n_steps: i32) -> Option<When> {
    match part {
        Part::DayOfMonth(number) => steps_from(base, Unit::Month, n_steps)?.day_of_month(number),
        part => in_year(part, base.year() + n_steps),
    }
}

/// The nth of a kind in a stretch; `None` where it has not so many.
fn nth_of(nth: i8, what: Nth, stretch: When) -> Option<When> {
    let (earliest, latest) = (stretch.earliest()?, stretch.latest()?);
    // The end that is counted from, and the steps from the first or the last.
    let (end, sign) = if nth < 0 { (latest, -1) } else { (earliest, 1) };
    let first = match what {
        Nth::Unit(Unit::Month) => When::around(end, Unit::Month)?,
        // The first week of a stretch is the one with its first Thursday, as ISO counts the weeks of a year.
        Nth::Unit(Unit::Week) => When::week(monday(days_on(end, 3 * sign)?)?),
        Nth::Unit(_) => When::day(end),
        Nth::Weekend => When::weekend(monday(days_on(end, if nth < 0 { -6 } else { 1 })?)?),
        Nth::Weekday(wanted) => {
            let n_days = sign * (i64::from(wanted) - i64::from(weekday(end)));
            When::day(days_on(end, sign * n_days.rem_euclid(7))?)
        }
    };
    let steps = i32::from(nth - nth.signum());
    let when = first.stepped(steps * if matches!(what, Nth::Weekday(_)) { 7 } else { 1 })?;
    let is_inside = when.latest()? >= earliest && when.earliest()? <= latest;
    is_inside.then_some(when)
}

/// A part in a year that is known.
pub(super) fn in_year(part: Part, year: i32) -> Option<When> {
    calendar::checked_year(year)?;
    Some(match part {
        Part::Month(month) => When::month(year, month),
        Part::MonthDay(month, number) => When::day(day(year, month, number)?),
        Part::Quarter(quarter) => When::of_year(Kind::Quarter, year, quarter),
        Part::Half(half) => When::of_year(Kind::Half, year, half),
        Part::Season(season) => When::of_year(Kind::Season, year, season as u8 + 1),
        Part::Holiday(holiday) => When::day(holiday.day_in(year)?),
        Part::Week(number) => When::week(calendar::week(year, number)?),
        Part::Weekday(_) | Part::DayOfMonth(_) | Part::Decade(_) => return None,
    })
}

/// A part in a year that nobody knows.
pub(super) fn unknown_year(part: Part) -> Option<When> {
    Some(match part {
        Part::Month(month) => When::known(Kind::MonthOfYear, month, 0),
        Part::MonthDay(month, day) | Part::Holiday(Holiday::Fixed { month, day }) => When::known(Kind::MonthDay, month, day),
        Part::DayOfMonth(day) => When::known(Kind::DayOfMonth, day, 0),
        Part::Weekday(weekday) => When::known(Kind::Weekday, weekday + 1, 0),
        Part::Quarter(quarter) => When::known(Kind::QuarterOfYear, quarter, 0),
        Part::Half(half) => When::known(Kind::HalfOfYear, half, 0),
        Part::Season(season) => When::known(Kind::SeasonOfYear, season as u8 + 1, 0),
        Part::Holiday(_) => When::any(Kind::AnyDay),
        Part::Week(_) => When::any(Kind::AnyWeek),
        Part::Decade(_) => return None,
    })
}
