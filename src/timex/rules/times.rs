//! Times of the day with their days: `8 p.m. Friday`, `Friday evening`, `noon Thursday`, `tonight`, `the night of May 4`.

use crate::timex::{
    calendar::{self, When},
    clock::Clock,
    expression::{Meaning, Part, Point, Step},
    finds::{MeaningId, PointId},
    lexeme::{DayPart, Lex, Unit, Word},
    reader::Reader,
    taken::{End, Parts, Taken},
};

impl Reader<'_> {
    /// A time with its day, in either order and without a preposition between: `8 p.m. Friday`, `Friday, 8 p.m.`, `Friday evening`.
    pub(in crate::timex) fn time(&self, at: usize) -> Option<Taken<MeaningId>> {
        if let Some((clock, point, end)) = self.stamp(at) {
            return self.meant(Meaning::Time(clock, Some(point)), end);
        }
        if let Some((clock, end)) = self.clock(at).parts() {
            let day = self.past_mark(end, ',');
            if *self.lex(day) == Lex::Tonight || (self.is(day, Word::This) && self.is_part_next(day)) {
                let end = if self.is(day, Word::This) { day + 2 } else { day + 1 };
                return self.meant(Meaning::Time(clock, Some(self.keep(Point::Relative(Unit::Day, 0)))), end);
            }
            return match self.day(day).parts().filter(|(_, day_end)| *day_end > day) {
                Some((day, end)) if matches!(*self.lex(end), Lex::Part(_)) => self.meant(Meaning::Time(clock, Some(day)), end + 1),
                Some((day, end)) => self.meant(Meaning::Time(clock, Some(day)), end),
                None => self.meant(Meaning::Time(clock, None), end),
            };
        }
        self.part_of_day(at)
    }

    /// A day, for a time to lie on.
    pub(super) fn day(&self, at: usize) -> Option<Taken<PointId>> {
        if self.is_title(at) {
            return None;
        }
        let day = self
            .weekday_date(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.iso(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.deictic_day(at))
            .or_else(|| self.stepped_name(at))
            .or_else(|| self.bare_weekday(at))
            .or_else(|| self.holiday(at));
        day.filter(|day| {
            !matches!(
                self.kept(day.value()),
                Point::Near(Part::Month(_) | Part::Season(_), _) | Point::Exact(When::Month(..) | When::Week(_) | When::Quarter(..))
            )
        })
    }

    /// A day and its time behind it: `Friday evening`, `Dec. 4, 12:46 p.m.`, `yesterday morning`.
    pub(super) fn day_with_time(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (day, end) = self.day(at).parts()?;
        if let Lex::Part(part) = *self.lex(end) {
            return self.meant(Meaning::Time(Clock::part(part), Some(day)), end + 1);
        }
        if let Lex::Hour(_) = *self.lex(end) {
            let (clock, end) = self.named_hour(end).parts()?;
            return self.meant(Meaning::Time(clock, Some(day)), end);
        }
        let start = self.past_mark(end, ',');
        let start = if start == end && self.is_joint(end, '-') { end } else { start };
        let (clock, end) = self.clock(start).parts().filter(|(clock, _)| clock.is_time())?;
        // Who writes `2025-12-04` has a clock of 24 hours.
        let clock = if self.iso(at).is_some() { clock.settled() } else { clock };
        // `Thu Oct 26 11:00:09 2023`, as computers write it.
        if clock.has_second()
            && let Some((year, year_end)) = self.year_behind(end).parts()
            && let Some(date) = self.with_year_behind(day, year)
        {
            return self.meant(Meaning::Time(clock, Some(date)), year_end);
        }
        self.meant(Meaning::Time(clock, Some(day)), end)
    }

    /// `tonight`, `last night`, `this morning`, `the evening`, `overnight`, `midafternoon`.
    fn part_of_day(&self, at: usize) -> Option<Taken<MeaningId>> {
        let on = |part: DayPart, day: PointId, end: usize| self.meant(Meaning::Time(Clock::part(part), Some(day)), end);
        match *self.lex(at) {
            Lex::Tonight => return on(DayPart::Night, self.keep(Point::Relative(Unit::Day, 0)), at + 1),
            Lex::Part(part) if self.slice(at).starts_with(['m', 'M']) && self.len(at) > "morning".len() => {
                return self.meant(Meaning::Time(Clock::part(part), None), at + 1);
            }
            Lex::Overnight => return self.meant(Meaning::Time(Clock::part(DayPart::Night), None), at + 1),
            _ => {}
        }
        if let Lex::Part(part) = *self.lex(at) {
            let of = self.is(at + 1, Word::Of).then(|| self.day(self.past_word(at + 2, Word::The)).or_else(|| self.day(at + 2))).flatten();
            if let Some((day, end)) = of.parts() {
                return on(part, day, end);
            }
            // `at dawn`, `before dawn Tuesday`
            let is_when = self.is_any(at.wrapping_sub(1), &[Word::At, Word::Before, Word::By, Word::After, Word::Since, Word::Until]);
            if !is_when || matches!(part, DayPart::Night) || self.len(at) == "evening".len() && part == DayPart::Evening {
                return None;
            }
            return match self.day(at + 1).parts() {
                Some((day, end)) => on(part, day, end),
                None => self.meant(Meaning::Time(Clock::part(part), None), at + 1),
            };
        }
        if let Some((day, end)) = self.early_hours(at).parts() {
            return on(DayPart::Morning, day, end);
        }
        let (step, noun) = self.step(at).parts()?;
        let Lex::Part(part) = *self.lex(noun) else { return None };
        if self.is(noun + 1, Word::Of)
            && let Some((day, end)) = self.day(noun + 2).parts()
        {
            return on(part, day, end);
        }
        match step {
            Step::This => on(part, self.keep(Point::Relative(Unit::Day, 0)), noun + 1),
            Step::Last | Step::Past => on(part, self.keep(Point::Relative(Unit::Day, -1)), noun + 1),
            Step::Next | Step::Following | Step::Coming => on(part, self.keep(Point::Focused(Unit::Day, Step::Following)), noun + 1),
            Step::Previous => on(part, self.keep(Point::Focused(Unit::Day, Step::Previous)), noun + 1),
            Step::That if self.is(noun - 1, Word::That) || self.is(noun - 1, Word::Same) => {
                on(part, self.keep(Point::Focused(Unit::Day, Step::That)), noun + 1)
            }
            // `the dawn of a new era`
            Step::That if self.is(noun + 1, Word::Of) && self.reads_any(noun, &["dawn", "dusk", "sunset"]) => None,
            Step::That => self.meant(Meaning::Time(Clock::part(part), None), noun + 1),
        }
    }
}

impl Reader<'_> {
    /// `the early hours of Friday`, `the small hours of 4 December`.
    fn early_hours(&self, at: usize) -> Option<Taken<PointId>> {
        let start = self.is(at, Word::The).then_some(at + 1)?;
        let is_early = self.is(start, Word::Early) || self.reads(start, "small");
        let hours = if self.is_part(start + 1, DayPart::Morning) { start + 2 } else { start + 1 };
        let is_hours = is_early && self.is_units(hours, Unit::Hour);
        let of = self.after_any(hours + 1, &[Word::Of]).end().filter(|_| is_hours)?;
        self.day(self.past_word(of, Word::The)).or_else(|| self.day(of))
    }

    /// A month's day in the year behind it.
    fn with_year_behind(&self, day: PointId, year: i32) -> Option<PointId> {
        match self.kept(day) {
            Point::OnWeekday(_, day) => self.with_year_behind(day, year),
            Point::Bare(Part::MonthDay(month, number)) => Some(self.keep(Point::Exact(When::Day(calendar::day(year, month, number)?)))),
            _ => None,
        }
    }
}
