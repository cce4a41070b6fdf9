//! Places in the calendar against the reference date.

use time::Date;

use crate::timex::{
    calendar::{self, Open, When, day, days_on, monday, n_days, weekday},
    context::Direction,
    expression::{Nth, Part, Point, Step},
    finds::PointId,
    lexeme::{Holiday, Unit},
};

use super::{Resolved, Resolver};

impl Resolver<'_> {
    /// A point's place; `None` where the calendar has none.
    pub(super) fn point(&self, id: PointId) -> Option<Resolved> {
        match self.reader.kept(id) {
            Point::Exact(when) => Some(Resolved::fixed(when)),
            Point::Either(likely, other) => Some(Resolved { when: likely, is_relative: false, others: [Some(other), None] }),
            Point::Bare(part) => self.bare(part),
            Point::EitherBare(likely, other) => {
                let resolved = self.bare(likely)?;
                let [guess, _] = resolved.others;
                Some(Resolved { others: [guess, self.bare(other).map(|other| other.when)], ..resolved })
            }
            Point::Of(part, stretch) => self.part_of(part, stretch),
            Point::Near(part, step) => self.near(part, step),
            Point::Relative(unit, n_steps) => Some(self.relative(unit, n_steps)),
            Point::Weekend(step) => Some(self.weekend(step)),
            Point::Focused(unit, step) => Some(self.focused(unit, step)),
            Point::YearsOn(unit, n_years) => Some(self.years_on(unit, n_years)),
            Point::SameIn(year) => self.same_in(year),
            Point::Nth(nth, what, stretch) => self.nth(nth, what, stretch),
            Point::Steps(n_steps, unit, from) => {
                let from = self.point(from)?;
                let when = When::around(from.when.earliest()?, unit)?.stepped(n_steps)?;
                Some(Resolved { when, is_relative: from.is_relative, others: [None; 2] })
            }
            Point::OnWeekday(weekday, date) => self.on_weekday(weekday, date),
            Point::End(unit) | Point::Reported(unit) => Some(self.reported(unit)),
        }
    }

    /// The same as [`Self::point`] for the end of a range: the first that fits after a day.
    pub(super) fn point_after(&self, id: PointId, start: Date) -> Option<Resolved> {
        let resolved = self.point(id)?;
        let mut when = resolved.when;
        for _ in 0..2 {
            if when.earliest()? >= start {
                break;
            }
            when = match self.reader.kept(id) {
                Point::Bare(Part::Weekday(_)) | Point::Near(Part::Weekday(_), _) => when.stepped(7)?,
                _ => when.years_on(1)?,
            };
        }
        Some(Resolved { when, ..resolved })
    }

    fn part_of(&self, part: Part, stretch: PointId) -> Option<Resolved> {
        let stretch = self.point(stretch)?;
        let when = match (stretch.when, part) {
            (When::Open(_), part) => When::Open(unknown_year(part)?),
            (When::Week(monday), Part::Weekday(weekday)) => When::Day(days_on(monday, i64::from(weekday))?),
            (When::Month(year, month), Part::DayOfMonth(number)) => When::Day(day(year, month, number)?),
            (stretch, part) => in_year(part, stretch.year()?)?,
        };
        Some(Resolved { when, is_relative: stretch.is_relative, others: [None; 2] })
    }

    /// `last May`, `next Friday`, `this summer`.
    fn near(&self, part: Part, step: Step) -> Option<Resolved> {
        let is_anaphoric = matches!(step, Step::Previous | Step::Following | Step::That);
        let focused = is_anaphoric.then(|| self.focus.latest()).flatten();
        // `this winter` counts from the day of writing.
        let unsaid = || self.base().filter(|_| is_anaphoric || self.reference.is_some());
        let base = focused.and_then(|(when, _)| when.earliest()).or_else(unsaid);
        let Some(base) = base else { return Some(Resolved::relative(When::Open(unknown_year(part)?))) };
        if let Part::Weekday(wanted) = part {
            return near_weekday(wanted, step, base);
        }
        let this_year = in_year(part, base.year())?;
        let is_over = this_year.latest()? < base;
        let is_ahead = base < this_year.earliest()?;
        let n_years = match step {
            Step::This | Step::That => 0,
            Step::Last | Step::Past | Step::Previous => -i32::from(!is_over),
            Step::Next | Step::Coming | Step::Following => i32::from(!is_ahead),
        };
        let when = in_year(part, base.year() + n_years)?;
        // `last May` said in November is this year's to most, the year's before to some; `next May` likewise.
        let other = match step {
            Step::Last if n_years == 0 => in_year(part, base.year() - 1),
            Step::Next if n_years == 0 => in_year(part, base.year() + 1),
            _ => None,
        };
        Some(Resolved::guessed(when, other))
    }

    /// `last week`, `this year`, `yesterday`.
    fn relative(&self, unit: Unit, n_steps: i32) -> Resolved {
        let n_steps = if unit == Unit::Fortnight { 2 * n_steps } else { n_steps };
        let when = self.reference.and_then(|reference| When::around(reference, unit)?.stepped(n_steps));
        Resolved::counted(when, unit)
    }

    fn weekend(&self, step: Step) -> Resolved {
        let Some(this) = self.reference.and_then(monday) else { return Resolved::relative(When::Open(Open::Weekend)) };
        let is_weekend_now = self.reference.is_some_and(|reference| weekday(reference) >= 5);
        let n_weeks = match step {
            Step::Last | Step::Past | Step::Previous => -1,
            Step::Next | Step::Following => 1,
            Step::Coming => 0,
            Step::This | Step::That => {
                let is_past = self.direction() != Direction::Future && !self.reader.is_ahead(self.first);
                if is_past && !is_weekend_now && step == Step::That { -1 } else { 0 }
            }
        };
        let weekend = |n_weeks: i32| When::Weekend(this).stepped(n_weeks);
        let other = matches!(step, Step::That | Step::This).then(|| weekend(-1 - n_weeks)).flatten();
        let when = weekend(n_weeks).unwrap_or(When::Open(Open::Weekend));
        Resolved::guessed(when, other)
    }

    /// `the quarter`, `that day`, `the following week`.
    fn focused(&self, unit: Unit, step: Step) -> Resolved {
        let said = self.focus.around(unit).map(|(when, _)| when).filter(|when| !self.is_left_behind(*when, step));
        let n_steps = match step {
            Step::Previous | Step::Last | Step::Past => -1,
            Step::Following | Step::Next | Step::Coming => 1,
            Step::This | Step::That => 0,
        };
        // `the previous quarter` where none was named is the one before this.
        let unsaid = || if n_steps == 0 { self.unsaid(unit) } else { When::around(self.reference?, unit) };
        let when = said.or_else(unsaid).and_then(|when| if n_steps == 0 { Some(when) } else { when.stepped(n_steps) });
        Resolved::counted(when, unit)
    }

    /// Whether what was last spoken of is over and the sentence looks ahead: `will open at the end of the month`.
    fn is_left_behind(&self, when: When, step: Step) -> bool {
        let is_over = matches!((when.latest(), self.reference), (Some(latest), Some(reference)) if latest < reference);
        step == Step::That && !self.is_narrative && is_over && self.direction() == Direction::Future
    }

    /// What a stretch is that nobody named: reports speak of the quarter that is over, and of the present year and month.
    fn unsaid(&self, unit: Unit) -> Option<When> {
        let around = When::around(self.reference?, unit)?;
        if unit == Unit::Quarter { around.stepped(-1) } else { Some(around) }
    }

    /// `the year-earlier quarter`, `the same period last year`.
    fn years_on(&self, unit: Option<Unit>, n_years: i32) -> Resolved {
        let said = match unit {
            Some(unit) => self.focus.last(unit).map(|(when, _)| when).or_else(|| self.unsaid(unit)),
            None => self.quarter_at_hand().or_else(|| self.focus.latest().map(|(when, _)| when)).or_else(|| self.unsaid(Unit::Year)),
        };
        let when = said.and_then(|when| when.years_on(n_years));
        Resolved::counted(when, unit.unwrap_or(Unit::Year))
    }

    /// `the 1988 period`: the quarter at hand in that year, else the year.
    fn same_in(&self, year: PointId) -> Option<Resolved> {
        let year = self.point(year)?;
        let when = match (self.quarter_at_hand(), year.when) {
            (Some(When::Quarter(_, quarter)), When::Year(year)) => When::Quarter(year, quarter),
            (_, When::Year(year)) => self.same_stretch_in(year).unwrap_or(When::Year(year)),
            (_, when) => when,
        };
        Some(Resolved { when, ..year })
    }

    /// The month, half or quarter last spoken of, in another year.
    fn same_stretch_in(&self, year: i32) -> Option<When> {
        let (when, _) = self.focus.latest()?;
        let is_part = matches!(when, When::Month(..) | When::Quarter(..) | When::Half(..) | When::Season(..));
        is_part.then_some(when)?.years_on(year - when.year()?)
    }

    /// `the third week of May`, `the last Friday of the month`.
    fn nth(&self, nth: i8, what: Nth, stretch: PointId) -> Option<Resolved> {
        let stretch = self.point(stretch)?;
        if stretch.when.earliest().is_none() {
            return Some(Resolved::relative(When::Open(Open::Day)));
        }
        let when = nth_of(nth, what, stretch.when)?;
        let others = stretch.others.map(|other| nth_of(nth, what, other?));
        Some(Resolved { when, is_relative: stretch.is_relative, others })
    }

    /// A date with its weekday: the nearest year or month in which they agree, else the date alone.
    fn on_weekday(&self, wanted: u8, id: PointId) -> Option<Resolved> {
        let date = self.reader.kept(id);
        let falls = |when: &When| when.earliest().is_some_and(|day| weekday(day) == wanted);
        if let (Point::Bare(Part::DayOfMonth(number)), Some(base)) = (date, self.base()) {
            let found = (-6..=6).filter_map(|n_months| day_in_month(base, n_months, number)).filter(falls);
            let nearest = found.min_by_key(|when| days_between(*when, base));
            return nearest.map(Resolved::relative).or_else(|| self.point(id));
        }
        let resolved = self.point(id)?;
        if falls(&resolved.when) {
            return Some(resolved);
        }
        // `Friday 5/12` is the reading that falls on a Friday.
        if let (Point::Either(..) | Point::EitherBare(..), Some(other)) = (date, resolved.others.into_iter().flatten().find(falls)) {
            return Some(Resolved { when: other, is_relative: resolved.is_relative, others: [None; 2] });
        }
        let (Point::Bare(part), Some(base)) = (date, self.base()) else { return Some(resolved) };
        let years = (-1..=1).filter_map(|n_years| in_year(part, base.year() + n_years)).filter(falls);
        Some(years.min_by_key(|when| days_between(*when, base)).map_or(resolved, Resolved::relative))
    }

    /// `year-end`, `the full year`: the year at hand, and the one that is over where the text looks back at it early in a year.
    fn reported(&self, unit: Unit) -> Resolved {
        let Some(reference) = self.reference else { return Resolved::counted(None, unit) };
        let is_past = self.direction() == Direction::Past && !self.reader.is_ahead(self.first);
        let last = When::around(reference, unit).and_then(|when| when.stepped(-i32::from(is_past && u8::from(reference.month()) <= 3)));
        Resolved::counted(last, unit)
    }
}

/// A day of the month so many months on; `None` where that month is too short.
pub(super) fn day_in_month(base: Date, n_months: i32, number: u8) -> Option<When> {
    match When::around(base, Unit::Month)?.stepped(n_months)? {
        When::Month(year, month) => day(year, month, number).map(When::Day),
        _ => None,
    }
}

fn days_between(when: When, base: Date) -> i64 {
    when.earliest().map_or(i64::MAX, |day| n_days(base, day).abs())
}

/// The nth of a kind in a stretch; `None` where it has not so many.
fn nth_of(nth: i8, what: Nth, stretch: When) -> Option<When> {
    let (earliest, latest) = (stretch.earliest()?, stretch.latest()?);
    // The end that is counted from, and the steps from the first or the last.
    let (is_last, steps) = (nth < 0, if nth < 0 { nth + 1 } else { nth - 1 });
    let end = if is_last { latest } else { earliest };
    let first = match what {
        Nth::Unit(Unit::Month) => When::around(end, Unit::Month)?,
        // The first week of a stretch is the one with its first Thursday, as ISO counts the weeks of a year.
        Nth::Unit(Unit::Week) => When::Week(monday(days_on(end, if is_last { -3 } else { 3 })?)?),
        Nth::Unit(_) => When::Day(end),
        Nth::Weekend => When::Weekend(monday(days_on(end, if is_last { -6 } else { 1 })?)?),
        Nth::Weekday(wanted) if is_last => When::Day(days_on(end, -i64::from((7 + weekday(end) - wanted) % 7))?),
        Nth::Weekday(wanted) => When::Day(days_on(end, i64::from((7 + wanted - weekday(end)) % 7))?),
    };
    let when = first.stepped(i32::from(steps) * if matches!(what, Nth::Weekday(_)) { 7 } else { 1 })?;
    let is_inside = when.latest()? >= earliest && when.earliest()? <= latest;
    is_inside.then_some(when)
}

/// A part in a year that is known.
pub(super) fn in_year(part: Part, year: i32) -> Option<When> {
    calendar::checked_year(year)?;
    Some(match part {
        Part::Month(month) => When::Month(year, month),
        Part::MonthDay(month, number) => When::Day(day(year, month, number)?),
        Part::Quarter(quarter) => When::Quarter(year, quarter),
        Part::Half(half) => When::Half(year, half),
        Part::Season(season) => When::Season(year, season),
        Part::Holiday(holiday) => When::Day(holiday.day_in(year)?),
        Part::Week(number) => When::Week(calendar::week(year, number)?),
        Part::Weekday(_) | Part::DayOfMonth(_) | Part::Decade(_) => return None,
    })
}

pub(super) fn unknown_year(part: Part) -> Option<Open> {
    Some(match part {
        Part::Month(month) => Open::InMonth(month),
        Part::MonthDay(month, day) | Part::Holiday(Holiday::Fixed { month, day }) => Open::MonthDay(month, day),
        Part::DayOfMonth(day) => Open::DayOfMonth(day),
        Part::Weekday(weekday) => Open::Weekday(weekday),
        Part::Quarter(quarter) => Open::Quarter(quarter),
        Part::Half(half) => Open::Half(half),
        Part::Season(season) => Open::InSeason(season),
        Part::Holiday(_) => Open::Day,
        Part::Week(_) => Open::Week,
        Part::Decade(_) => return None,
    })
}

fn near_weekday(wanted: u8, step: Step, base: Date) -> Option<Resolved> {
    let n_back = i64::from((7 + weekday(base) - wanted) % 7);
    let (before, after) = (days_on(base, -if n_back == 0 { 7 } else { n_back })?, days_on(base, 7 - n_back)?);
    let this_week = days_on(monday(base)?, i64::from(wanted))?;
    let (chosen, other) = match step {
        Step::Last | Step::Past | Step::Previous => (before, days_on(this_week, -7)),
        Step::This => (if this_week < base { after } else { this_week }, Some(this_week)),
        // `next Friday` said on a Wednesday is two days ahead to some, nine to others.
        Step::Next => (after, days_on(this_week, 7)),
        Step::Coming | Step::Following => (after, None),
        Step::That => (if n_back == 0 { base } else { before }, Some(after)),
    };
    Some(Resolved::guessed(When::Day(chosen), other.filter(|other| *other != chosen).map(When::Day)))
}
