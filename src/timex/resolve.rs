//! From expressions to values: set against the reference date, the direction of the sentence and what was said before.

mod nearest;
mod points;
mod story;

use time::Date;

use crate::annotation::{Candidate, Origin, RangeEnd, Reading, Score, Timex, TimexKind};

use super::{
    calendar::{Open, When},
    clock::Clock,
    context::Direction,
    expression::{Amount, Anchor, Expression, Meaning, Part, Point},
    focus::Focus,
    lexeme::{Lex, Unit, Vague},
    reader::Reader,
    values,
};

/// Pieces from `from` to the end of the date behind it.
const LONGEST_START: usize = 7;

/// Gives expressions their values, in document order.
pub(super) struct Resolver<'a> {
    reader: Reader<'a>,
    reference: Option<Date>,
    focus: Focus,
    /// Pieces of the expression at hand.
    first: usize,
    end: usize,
    /// The place last resolved, and the piece behind it.
    last: Option<(usize, When)>,
    is_narrative: bool,
}

/// A point's place in the calendar.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    when: When,
    is_relative: bool,
    alternatives: Vec<When>,
}

impl Resolved {
    fn fixed(when: When) -> Self {
        Self { when, is_relative: false, alternatives: vec![] }
    }

    fn relative(when: When) -> Self {
        Self { when, is_relative: true, alternatives: vec![] }
    }

    /// What may be another stretch as well.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn guessed(when: When, other: Option<When>) -> Self {
        Self { when, is_relative: true, alternatives: other.into_iter().collect() }
    }
}

impl<'a> Resolver<'a> {
    /// A resolver at the start of a document.
    pub(super) fn new(reader: Reader<'a>, reference: Option<Date>, expressions: &[Expression]) -> Self {
        let is_narrative = story::is_narrative(reference, expressions);
        Self { reader, reference, focus: Focus::default(), first: 0, end: 0, last: None, is_narrative }
    }

    /// The candidate for an expression; `None` where the calendar has no such day.
    pub(super) fn candidate(&mut self, expression: &Expression) -> Option<Candidate> {
        let timex = self.timex_of(expression)?;
        // What rests on a guess is less sure than what is said in full.
        let score = match (timex.is_relative, timex.alternatives.is_empty()) {
            (_, false) => 0.7,
            (true, true) => 0.85,
            (false, true) => 0.95,
        };
        Some(Candidate {
            span: expression.span,
            reading: Reading::Date(timex),
            origin: Origin::Rule,
            score: Score::from_probability(score),
        })
    }

    /// The value of an expression.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn timex_of(&mut self, expression: &Expression) -> Option<Timex> {
        self.first = expression.first;
        self.end = expression.end;
        let mut timex = self.timex(&expression.meaning)?;
        timex.modifier = expression.modifier;
        Some(timex)
    }

    /// The value of a meaning.
    fn timex(&mut self, meaning: &Meaning) -> Option<Timex> {
        match meaning {
            Meaning::Point(point) => {
                let resolved = self.point(point)?;
                let resolved = self.behind_start(point, resolved);
                if let Point::Exact(When::Day(day)) = point {
                    self.focus.note_full(*day);
                }
                if !matches!(point, Point::YearsOn(..)) {
                    self.focus.note(resolved.when, self.first);
                }
                self.last = Some((self.end, resolved.when));
                Some(dated(&resolved))
            }
            Meaning::Time(clock, day) => self.time(clock, day.as_ref()),
            Meaning::Duration(amounts) => Some(Timex::new(TimexKind::Duration, values::duration(amounts))),
            Meaning::Away { amount, unit, is_later, from } => self.away(*amount, *unit, *is_later, from),
            Meaning::Set { value, quantifier, frequency } => {
                let mut timex = Timex::new(TimexKind::Set, value.clone());
                timex.quantifier = quantifier.map(str::to_owned);
                timex.frequency.clone_from(frequency);
                Some(timex)
            }
            Meaning::Vague(vague) => Some(Timex::new(TimexKind::Date, vague.value())),
            Meaning::Range(ends) => self.range(ends),
        }
    }

    /// `December` in `from May to December`: the end of what two mentions say lies behind its start.
    fn behind_start(&self, point: &Point, resolved: Resolved) -> Resolved {
        use super::lexeme::Word::{From, Since, Through, To, Until};
        let link = self.first.wrapping_sub(1);
        let Some((end, start)) = self.last.filter(|(end, _)| *end == link && self.reader.is_any(link, &[To, Through, Until])) else {
            return resolved;
        };
        let is_from = (end.saturating_sub(LONGEST_START)..end).any(|idx| self.reader.is_any(idx, &[From, Since]));
        let is_weekday = matches!(point, Point::Bare(Part::Weekday(_))) && start.grain() == Unit::Day;
        let is_bare = matches!(point, Point::Bare(_)) && start.grain() <= resolved.when.grain();
        // A story goes on by itself.
        match start.earliest().filter(|_| (is_from || is_weekday) && is_bare && !self.is_narrative) {
            Some(start) if resolved.when.earliest().is_some_and(|day| day < start) => self.point_after(point, start).unwrap_or(resolved),
            _ => resolved,
        }
    }

    fn time(&mut self, clock: &Clock, day: Option<&Point>) -> Option<Timex> {
        let resolved = match day {
            Some(point) => self.point(point)?,
            None => self.day_of_time(clock),
        };
        self.focus.note(resolved.when, self.first);
        let suffix = clock.value();
        let mut timex = dated(&resolved);
        timex.kind = TimexKind::Time;
        timex.value.push_str(&suffix);
        for alternative in &mut timex.alternatives {
            alternative.push_str(&suffix);
        }
        // `half past three` on the same day is likelier meant in its other half than on another day.
        if let Some(other) = clock.other_half() {
            timex.alternatives.insert(0, resolved.when.value() + &other.value());
        }
        Some(timex)
    }

    /// The day of a time that names none: the one that follows with `on`, else the one last spoken of nearby, else the reference date.
    fn day_of_time(&self, _clock: &Clock) -> Resolved {
        if let Some(day) = self.day_ahead() {
            return day;
        }
        // `overnight` is the night before the day of writing, unless a story of the past is told.
        let is_deictic = self.reference.is_none() && self.reader.lex(self.first) == Lex::Overnight;
        let is_spoken_of = |at: usize| !is_deictic && (self.is_narrative || self.is_same_paragraph(at));
        let focused = self.focus.last(Unit::Day).filter(|(_, at)| is_spoken_of(*at));
        match (focused, self.reference) {
            (Some((when, _)), _) => Resolved::relative(when),
            (None, Some(reference)) => Resolved::relative(When::Day(reference)),
            (None, None) => Resolved::relative(When::Open(Open::Day)),
        }
    }

    /// `8 p.m.` on `Friday`.
    fn day_ahead(&self) -> Option<Resolved> {
        use super::lexeme::Word::{In, Of, On, The};
        let start = self.past_bracket_and_sign(self.end);
        let start = self.reader.after_any(start, &[On, In, Of]).unwrap_or(start);
        let (point, _) = self.reader.point(self.reader.past_word(start, The)).or_else(|| self.reader.point(start))?;
        let resolved = self.point(&point)?;
        (resolved.when.grain() == Unit::Day).then_some(resolved)
    }

    /// Behind the same time in another zone, in brackets, and a sign that separates time and day: `10:35 a.m. (0735 GMT)`, `8:23 AM · `.
    fn past_bracket_and_sign(&self, at: usize) -> usize {
        const LONGEST_BRACKET: usize = 9;
        if !self.reader.is_mark(at, '(') {
            let is_sign = ['·', '•', '∙', '|'].into_iter().any(|sign| self.reader.is_mark(at, sign));
            return at + usize::from(is_sign);
        }
        (at..at + LONGEST_BRACKET).find(|idx| self.reader.is_mark(*idx, ')')).map_or(at, |closing| closing + 1)
    }

    /// Whether no paragraph ended since a piece, and it is near.
    fn is_same_paragraph(&self, at: usize) -> bool {
        self.first.saturating_sub(at) < 120 && !(at..self.first).any(|idx| self.reader.lex(idx) == Lex::Break)
    }

    /// So many units before or after an anchor.
    fn away(&mut self, amount: Amount, unit: Unit, is_later: bool, from: &Anchor) -> Option<Timex> {
        if amount == Amount::Vague {
            let vague = if is_later { Vague::Future } else { Vague::Past };
            return Some(Timex::new(TimexKind::Date, vague.value()));
        }
        let sign = if is_later { 1 } else { -1 };
        let (n_units, unit) = whole_units(amount, unit)?;
        let when = match from {
            Anchor::Reference => self.away_from_reference(sign * n_units, unit),
            Anchor::Focus => self.away_from_focus(sign * n_units, unit),
            Anchor::Point(point) => stepped(self.point(point)?.when, sign * n_units, unit),
        };
        let resolved = Resolved::relative(when.unwrap_or_else(|| open(unit)));
        // What a figure is compared with is not what the text goes on to speak of.
        if unit != Unit::Year || is_later {
            self.focus.note(resolved.when, self.first);
        }
        let mut timex = dated(&resolved);
        if unit < Unit::Day {
            timex.kind = TimexKind::Time;
            timex.value.push_str("TXX:XX");
        }
        Some(timex)
    }

    fn away_from_reference(&self, n_units: i32, unit: Unit) -> Option<When> {
        let reference = self.reference?;
        // `a year ago` in a report on a quarter is that quarter of the year before.
        if unit == Unit::Year
            && n_units == -1
            && let Some(quarter) = self.quarter_at_hand()
        {
            return quarter.years_on(-1);
        }
        stepped(When::Day(reference), n_units, unit)
    }

    fn away_from_focus(&self, n_units: i32, unit: Unit) -> Option<When> {
        if unit == Unit::Year {
            if n_units == -1
                && let Some(quarter) = self.quarter_at_hand()
            {
                return quarter.years_on(-1);
            }
            let base = self.focus.latest().filter(|(_, at)| self.is_same_paragraph(*at)).map(|(when, _)| when);
            return match (base, self.reference) {
                (Some(base), _) if base.grain() <= Unit::Year => base.years_on(n_units),
                (_, Some(reference)) => stepped(When::Day(reference), n_units, unit),
                _ => None,
            };
        }
        if unit < Unit::Day {
            let (base, _) = self.focus.last(Unit::Day).or_else(|| Some((When::Day(self.reference?), 0)))?;
            return stepped(base, n_units, unit);
        }
        let base = self.focus.around(unit).map(|(when, _)| when).or_else(|| When::around(self.reference?, unit))?;
        let base = if unit <= Unit::Day { base } else { When::around(base.earliest()?, unit)? };
        if unit == Unit::Week
            && let Some((When::Day(date), _)) = self.focus.latest()
        {
            return stepped(When::Day(date), n_units, unit);
        }
        base.stepped(n_units)
    }

    /// The quarter that the text reports on, where one was named.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn quarter_at_hand(&self) -> Option<When> {
        let (quarter, at) = self.focus.last(Unit::Quarter)?;
        let is_latest = self.focus.latest().is_none_or(|(_, last)| last <= at + 150);
        (matches!(quarter, When::Quarter(..)) && is_latest).then_some(quarter)
    }

    fn range(&mut self, ends: &[(crate::span::Span, Meaning); 2]) -> Option<Timex> {
        let [(from_span, from), (to_span, to)] = ends;
        let (from, mut to) = (self.timex(from)?, self.timex(to)?);
        // `Nov–Jan`, `Friday–Monday`: what is bare behind lies after what is bare before.
        if let (Some(start), Some(end)) = (from.earliest, to.earliest)
            && end < start
            && to.is_relative
        {
            to = self.later_end(ends, start)?;
        }
        let mut timex = Timex::new(from.kind, format!("{}/{}", from.value, to.value));
        timex.earliest = from.earliest;
        timex.latest = to.latest;
        timex.is_relative = from.is_relative || to.is_relative;
        timex.alternatives = other_ranges(&from, &to);
        timex.ends = vec![RangeEnd { span: *from_span, value: from.value }, RangeEnd { span: *to_span, value: to.value }];
        Some(timex)
    }

    fn later_end(&mut self, ends: &[(crate::span::Span, Meaning); 2], start: Date) -> Option<Timex> {
        let [_, (_, Meaning::Point(point))] = ends else { return None };
        let resolved = self.point_after(point, start)?;
        self.focus.note(resolved.when, self.first);
        Some(dated(&resolved))
    }

    fn direction(&self) -> Direction {
        self.reader.direction(self.first, self.end)
    }
}

/// The other readings of a range: both ends read the other way, or the one that can be.
fn other_ranges(from: &Timex, to: &Timex) -> Vec<String> {
    let pair = |from: &String, to: &String| format!("{from}/{to}");
    let ranges: Vec<String> = match (from.alternatives.is_empty(), to.alternatives.is_empty()) {
        (false, false) => from.alternatives.iter().zip(&to.alternatives).map(|(from, to)| pair(from, to)).collect(),
        (false, true) => from.alternatives.iter().map(|from| pair(from, &to.value)).collect(),
        (true, _) => to.alternatives.iter().map(|to| pair(&from.value, to)).collect(),
    };
    ranges.into_iter().filter(|range| is_ordered(range)).collect()
}

/// Whether a range's ends stand in order.
fn is_ordered(range: &str) -> bool {
    matches!(values::Value::read(range).map(|value| value.days()), Some((Some(earliest), Some(latest))) if earliest <= latest)
}

/// Amounts in whole units: a half of one is so many of a smaller.
fn whole_units(amount: Amount, unit: Unit) -> Option<(i32, Unit)> {
    if let Some(number) = amount.number() {
        return Some(match unit {
            Unit::Fortnight => (number.checked_mul(2)?, Unit::Week),
            unit => (number, unit),
        });
    }
    let (factor, smaller) = match unit {
        Unit::Millennium | Unit::Century | Unit::Decade => (10, if unit == Unit::Decade { Unit::Year } else { Unit::Decade }),
        Unit::Year => (12, Unit::Month),
        Unit::Month => (30, Unit::Day),
        Unit::Week => (7, Unit::Day),
        Unit::Fortnight => (14, Unit::Day),
        Unit::Quarter => (3, Unit::Month),
        Unit::Day => (24, Unit::Hour),
        Unit::Hour | Unit::Minute => (60, if unit == Unit::Hour { Unit::Minute } else { Unit::Second }),
        Unit::Second => return None,
    };
    let Amount::Thousandths(thousandths) = amount.times(factor) else { return None };
    Some((i32::try_from(thousandths / 1000).ok()?, smaller))
}

/// So many units from a stretch, at the unit's own grain; weeks and less keep the day.
fn stepped(when: When, n_units: i32, unit: Unit) -> Option<When> {
    let day = when.earliest()?;
    match unit {
        Unit::Hour => When::Day(day).stepped(n_units / 24),
        Unit::Second | Unit::Minute => Some(When::Day(day)),
        Unit::Week | Unit::Fortnight => {
            let n_weeks = if unit == Unit::Week { n_units } else { n_units.checked_mul(2)? };
            When::Day(day).stepped(n_weeks.checked_mul(7)?)
        }
        unit => When::around(day, unit)?.stepped(n_units),
    }
}

/// An unknown stretch of that unit.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn open(unit: Unit) -> When {
    When::Open(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Open::Day,
        Unit::Week | Unit::Fortnight => Open::Week,
        Unit::Month => Open::Month,
        Unit::Quarter => Open::AnyQuarter,
        Unit::Year => Open::Year,
        Unit::Decade => Open::Decade,
        Unit::Century | Unit::Millennium => Open::Century,
    })
}

/// A DATE of what was resolved.
fn dated(resolved: &Resolved) -> Timex {
    let mut timex = Timex::new(TimexKind::Date, resolved.when.value());
    timex.earliest = resolved.when.earliest();
    timex.latest = resolved.when.latest();
    timex.is_relative = resolved.is_relative;
    timex.alternatives = resolved.alternatives.iter().map(|when| when.value()).filter(|value| *value != timex.value).collect();
    timex
}
