//! Two ends in one expression: `2024–2026`, `1957-58`, `4–6 December`, `Q1–Q3`, `between May and July 2024`, `3:30-4:30pm`.

use crate::{
    span::Span,
    timex::{
        calendar::{self, When},
        expression::{Ends, Meaning, Part, Point},
        finds::{MeaningId, PointId},
        lexeme::{Lex, Unit, Word},
        reader::Reader,
        taken::{End, Parts, Place, Taken, place},
    },
};

impl Reader<'_> {
    /// The span from a piece to the one before `end`.
    pub(in crate::timex) fn span(&self, first: usize, end: usize) -> Span {
        let start = self.pieces.get(first).map_or(0, |piece| piece.start);
        let end = end.checked_sub(1).and_then(|idx| self.pieces.get(idx)).map_or(start, |piece| piece.end);
        Span::new(start, end.max(start))
    }

    /// A range by any of its forms.
    pub(super) fn range(&self, at: usize) -> Option<Taken<MeaningId>> {
        self.years_range(at)
            .or_else(|| self.days_then_month(at))
            .or_else(|| self.day_then_date(at))
            .or_else(|| self.days_then_stretch(at))
            .or_else(|| self.month_then_days(at))
            .or_else(|| self.months_range(at))
            .or_else(|| self.clock_range(at))
            .or_else(|| self.points_range(at))
    }

    /// Behind a dash, spaced on both sides or on neither.
    fn after_dash(&self, at: usize) -> Option<Place> {
        let is_even = self.is_glued(at) == self.is_glued(at + 1);
        (self.is_mark(at, '-') && is_even).then_some(at + 1).and_then(place)
    }

    /// Behind a dash or `to`, and `and` where `between` stands before the range.
    pub(super) fn after_link(&self, at: usize, first: usize) -> Option<Place> {
        let is_between = self.is(first.wrapping_sub(1), Word::Between);
        self.after_dash(at)
            .or_else(|| self.after_any(at, &[Word::To, Word::Through, Word::Until]))
            .or_else(|| (is_between && self.is(at, Word::And)).then_some(at + 1).and_then(place))
    }

    /// `2024–2026`, `1957-58`, `2010/11`, `between 2004 and 2008`.
    fn years_range(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (from, end) = self.bare_year(at).parts()?;
        let Point::Exact(When::Year(from)) = self.kept(from) else { return None };
        let slash = (self.is_joint(end, '/')).then_some(end + 1);
        let start = self.after_dash(end).end().or(slash).or_else(|| self.between(end, at).end())?;
        let (to, to_end) = match *self.lex(start) {
            Lex::Digits(1000..=2099) if slash.is_none() => {
                let (year, end) = self.bare_year(start).parts()?;
                let Point::Exact(When::Year(year)) = self.kept(year) else { return None };
                (year, end)
            }
            Lex::Digits(year)
                if self.len(start) == 2 && self.is_glued(start) && !self.is_longer_number(start + 1) && !self.is_joint(start + 1, '-') =>
            {
                (from.div_euclid(100) * 100 + i32::try_from(year).ok()?, start + 1)
            }
            _ => return None,
        };
        // `1999-00` ends in the next century; `2024-12` is a month, `2010/12` neither.
        let to = if to < from && to % 100 == (from + 1) % 100 { to + 100 } else { to };
        let is_order = from < to && (slash.is_none() || to == from + 1);
        let ends = self.ends((at, end, Point::Exact(When::Year(from))), (start, to_end, Point::Exact(When::Year(to))));
        self.meant_if(is_order, Meaning::Range(ends), to_end)
    }

    fn between(&self, at: usize, first: usize) -> Option<Place> {
        let is_between = self.is(first.wrapping_sub(1), Word::Between);
        (is_between && self.is(at, Word::And)).then_some(at + 1).and_then(place)
    }

    /// `4–6 December`, `4 to 6 December 2025`.
    fn days_then_month(&self, at: usize) -> Option<Taken<MeaningId>> {
        let first = self.past_word(at, Word::The);
        let (from, end) = self.day_number(first).parts()?;
        let start = self.after_link(end, at).end()?;
        let (to, to_point, to_end) = self.day_of(self.past_word(start, Word::The))?;
        if from >= to {
            return None;
        }
        self.meant(Meaning::Range(self.ends((at, end, with_day(to_point, from)?), (start, to_end, to_point))), to_end)
    }

    /// `4` to `January 22, 1995` behind `from`: the month and the year stand with the second day.
    fn day_then_date(&self, at: usize) -> Option<Taken<MeaningId>> {
        let is_asked = self.is_any(at.wrapping_sub(1), &[Word::From, Word::Between]);
        let (from, end) = self.day_number(self.past_word(at, Word::The)).parts().filter(|_| is_asked)?;
        let start = self.after_link(end, at).end()?;
        let (to_point, to_end) = self.month_first(start).parts()?;
        let to_point = self.kept(to_point);
        let is_order = matches!(with_day(to_point, from), Some(point) if day_of_point(point) < day_of_point(to_point));
        is_order.then(|| self.meant(Meaning::Range(self.ends((at, end, with_day(to_point, from)?), (start, to_end, to_point))), to_end))?
    }

    /// `4 to 22 this month`, `between 4 and 22 of next month`.
    fn days_then_stretch(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (from, end) = self.day_number(self.past_word(at, Word::The)).parts()?;
        let start = self.after_link(end, at).end()?;
        let (to, day_end) = self.day_number(self.past_word(start, Word::The)).parts().filter(|(to, _)| from < *to)?;
        let stretch = self.after_any(day_end, &[Word::Of, Word::In]).end().unwrap_or(day_end);
        let (month, to_end) = self.stepped_unit(stretch).parts().filter(|(_, end)| self.is_unit(end - 1, Unit::Month))?;
        let point = |day: u8| Point::Of(Part::DayOfMonth(day), month);
        self.meant(Meaning::Range(self.ends((at, end, point(from)), (start, to_end, point(to)))), to_end)
    }

    fn day_of(&self, at: usize) -> Option<(u8, Point, usize)> {
        let (day, _) = self.day_number(at).parts()?;
        let (point, end) = self.day_first(at).parts()?;
        Some((day, self.kept(point), end))
    }

    /// `December 4–6, 2025`, `Aug. 26 to 28`.
    fn month_then_days(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (month, day_start) = self.month(at).parts()?;
        let (from, end) = self.day_number(day_start).parts()?;
        let start = self.after_link(end, at).end()?;
        let (to, to_end) = self.day_number(start).parts()?;
        let is_other = self.month(to_end).is_some() || self.unit(self.past_hyphen(to_end)).is_some() || from >= to;
        if is_other {
            return None;
        }
        calendar::day(2000, month, from).and(calendar::day(2000, month, to))?;
        let (year, last) = self.year_behind(self.past_mark(to_end, ',')).parts().map_or((None, to_end), |(year, end)| (Some(year), end));
        let point = |day: u8| match year {
            Some(year) => Some(Point::Exact(When::Day(calendar::day(year, month, day)?))),
            None => Some(Point::Bare(Part::MonthDay(month, day))),
        };
        self.meant(Meaning::Range(self.ends((at, end, point(from)?), (start, last, point(to)?))), last)
    }

    /// `May–July 2024`, `between May and July 2024`, `Nov 2023 – Jan 2024`.
    fn months_range(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (from, end) = self.month(at).parts().filter(|_| self.is_capital(at))?;
        let start = self.after_dash(end).or_else(|| self.between(end, at)).end()?;
        let (to, to_end) = self.month(start).parts().filter(|_| self.is_capital(start))?;
        if self.day_number(to_end).parts().is_some_and(|(_, day_end)| self.day_number(start).is_none() && day_end > to_end)
            && self.year_behind(to_end).is_none()
        {
            return None;
        }
        let (from_point, to_point, last) = match self.year_behind(self.past_word(self.past_mark(to_end, ','), Word::Of)).parts() {
            Some((year, last)) => {
                let from_year = if from > to { year - 1 } else { year };
                (Point::Exact(When::Month(from_year, from)), Point::Exact(When::Month(year, to)), last)
            }
            None => (Point::Bare(Part::Month(from)), Point::Bare(Part::Month(to)), to_end),
        };
        self.meant(Meaning::Range(self.ends((at, end, from_point), (start, last, to_point))), last)
    }

    /// Two points of one grain with a dash between: `Q1–Q3`, `Monday–Friday`, `4 Dec – 6 Jan`, `1990s–2010s`, `2024-01-05/2024-02-01`.
    fn points_range(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (from, end) = self.plain_point(at).parts()?;
        let from = self.kept(from);
        let slash = (self.is_joint(end, '/')).then_some(end + 1).filter(|_| matches!(from, Point::Exact(When::Day(_))));
        let start = self.after_dash(end).end().or(slash).or_else(|| self.between(end, at).end())?;
        let (to, to_end) = self.plain_point(start).parts()?;
        let to = self.kept(to);
        let from = match (from, to) {
            // `Q1–Q3 2024`, `4 Dec – 6 Dec 2025`: the year behind holds for both.
            (Point::Bare(part), Point::Of(_, year)) if !matches!(part, Part::Weekday(_)) => Point::Of(part, year),
            // `10/1-11/2/2017`: the order of day and month is that of the whole date.
            (
                Point::Bare(Part::MonthDay(month, day)) | Point::EitherBare(Part::MonthDay(month, day), _),
                Point::Exact(When::Day(date)) | Point::Either(When::Day(date), _),
            ) => {
                let is_before = (month, day) <= (u8::from(date.month()), date.day());
                Point::Exact(When::Day(calendar::day(date.year() - i32::from(!is_before), month, day)?))
            }
            _ => from,
        };
        self.meant(Meaning::Range(self.ends((at, end, from), (start, to_end, to))), to_end)
    }

    /// A point that a dash can join to another of its kind.
    fn plain_point(&self, at: usize) -> Option<Taken<PointId>> {
        self.weekday_date(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_year(at))
            .or_else(|| self.iso(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.numeric_without_year(at))
            .or_else(|| self.short_quarter(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.fiscal_year(at))
            .or_else(|| self.weekday(at).parts().and_then(|(weekday, end)| self.found(Point::Bare(Part::Weekday(weekday)), end)))
    }

    fn ends(&self, from: (usize, usize, Point), to: (usize, usize, Point)) -> Ends {
        let spans = [self.span(from.0, from.1), self.span(to.0, to.1)];
        Ends { spans, clocks: None, points: [Some(self.keep(from.2)), Some(self.keep(to.2))] }
    }
}

/// The day of the month of a point that has one.
fn day_of_point(point: Point) -> Option<u8> {
    match point {
        Point::Exact(When::Day(date)) => Some(date.day()),
        Point::Bare(Part::MonthDay(_, day)) | Point::Of(Part::MonthDay(_, day), _) => Some(day),
        _ => None,
    }
}

/// The same month and year with another day.
fn with_day(point: Point, day: u8) -> Option<Point> {
    match point {
        Point::Exact(When::Day(date)) => Some(Point::Exact(When::Day(calendar::day(date.year(), u8::from(date.month()), day)?))),
        Point::Bare(Part::MonthDay(month, _)) => Some(Point::Bare(Part::MonthDay(month, day))),
        Point::Of(Part::MonthDay(month, _), year) => Some(Point::Of(Part::MonthDay(month, day), year)),
        _ => None,
    }
}
