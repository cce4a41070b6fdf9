//! Two times of the clock in one expression: `3:30-4:30pm`, `10 a.m.–noon`, `between 5 and 6pm`, `2 to 4:30pm tomorrow`.

use crate::timex::{
    clock::{Clock, Meridiem},
    expression::{Ends, Meaning, Point},
    finds::{MeaningId, PointId},
    lexeme::{DayPart, Lex, Unit, Word},
    reader::Reader,
    taken::{End, Parts, Taken, took},
};

impl Reader<'_> {
    /// Both ends with their day. A bare hour is a time only where the other end says its half of the day.
    pub(super) fn clock_range(&self, at: usize) -> Option<Taken<MeaningId>> {
        let whole = self.clock(at);
        let is_bare = whole.is_none();
        let (from, end) = whole.or_else(|| self.bare_hour(at)).parts()?;
        let start = self.after_link(end, at).end()?;
        let (to, to_end) = self.clock(start).or_else(|| self.bare_hour(start).filter(|_| is_bare && self.is_range_asked(at))).parts()?;
        let (day, part, last) = self.day_of_range(to_end);
        let to_half = part.or_else(|| self.half_said(to, start, to_end));
        // `from 3 to 3:30`
        let is_minuted = to_end > start + 1;
        let is_dayed = day.is_some() || self.after_any(to_end, &[Word::On]).end().is_some_and(|on| self.day(on).is_some());
        if is_bare && to_half.is_none() && !(self.is_range_asked(at) && (is_minuted || is_dayed)) {
            return None;
        }
        let to = match part {
            Some(Meridiem::Pm) => to.after_noon(),
            Some(Meridiem::Am) => to.settled(),
            None => to,
        };
        let (from, to) = match self.half_said(from, at, end) {
            Some(_) => (from, to),
            None => in_one_half(from, to, to_half)?,
        };
        let spans = [self.span(at, end), self.span(start, last)];
        self.meant(Meaning::Range(Ends { spans, clocks: Some([from, to]), points: [day, day] }), last)
    }

    fn is_range_asked(&self, at: usize) -> bool {
        self.is_any(at.wrapping_sub(1), &[Word::From, Word::Between])
    }

    /// An hour that nothing but the other end of a range makes one: `3`, `seven`, and `23` behind `from`.
    fn bare_hour(&self, at: usize) -> Option<Taken<Clock>> {
        let longest = if self.is_range_asked(at) { 24 } else { 12 };
        let hour = match *self.lex(at) {
            Lex::Digits(hour) if self.len(at) <= 2 && hour <= longest => hour,
            Lex::Count(hour @ 1..=12) => hour,
            _ => return None,
        };
        took(Clock::new(hour, None, None, None)?, at + 1)
    }

    /// `next Monday`, `tomorrow`, `this morning` straight behind a range: its day, the half of the day, the piece behind.
    fn day_of_range(&self, at: usize) -> (Option<PointId>, Option<Meridiem>, usize) {
        if let (true, Lex::Part(part)) = (self.is(at, Word::This), *self.lex(at + 1)) {
            let half = if part == DayPart::Morning { Meridiem::Am } else { Meridiem::Pm };
            return (Some(self.keep(Point::Relative(Unit::Day, 0))), Some(half), at + 2);
        }
        match self.day(self.past_mark(at, ',')).parts() {
            Some((day, end)) => (Some(day), None, end),
            None => (None, None, at),
        }
    }

    /// The half of the day that a time says: `pm`, `in the morning`.
    fn half_said(&self, clock: Clock, at: usize, end: usize) -> Option<Meridiem> {
        let is_parted = (at..end).any(|idx| matches!(*self.lex(idx), Lex::Part(_)));
        let by_part = if clock.hour()? < 12 { Meridiem::Am } else { Meridiem::Pm };
        self.meridiem_inside(at, end).or_else(|| is_parted.then_some(by_part))
    }

    /// The half of the day that stands in a time as a.m. or p.m.
    pub(super) fn meridiem_inside(&self, at: usize, end: usize) -> Option<Meridiem> {
        (at..end).find_map(|idx| self.meridiem(idx).parts()).filter(|(_, half_end)| *half_end <= end).map(|(half, _)| half)
    }
}

/// A range's ends, the first in the half of the day that the second says: `3–4 pm`, but `11–1 p.m.` starts in the morning.
fn in_one_half(from: Clock, to: Clock, half: Option<Meridiem>) -> Option<(Clock, Clock)> {
    let (from_hour, to_hour) = (from.hour()?, to.hour()?);
    Some(match half {
        Some(Meridiem::Pm) if from_hour < 12 && from_hour + 12 <= to_hour => (from.after_noon(), to),
        Some(Meridiem::Pm) if from_hour == 12 => (from.settled(), to),
        Some(Meridiem::Am) if from_hour == 12 => (from.before_noon(), to),
        Some(_) => (from.settled(), to),
        // `11:30–1:30` runs over noon.
        None if to_hour < from_hour && from_hour <= 12 => (from.settled(), to.after_noon()),
        None => (from, to),
    })
}
