//! From expressions to values: set against the reference date, the direction of the sentence and what was said before.

mod away;
mod nearest;
mod placed;
mod points;
mod story;

use time::Date;

use self::{
    away::open,
    placed::{Moment, Placed, range_value},
};

use crate::annotation::{Candidate, Origin, RangeEnd, Reading, Score, Timex, TimexKind};

use super::{
    calendar::{Open, When},
    clock::Clock,
    context::Direction,
    expression::{Amount, Amounts, Ends, Expression, Frequency, Meaning, Part, Point, Repeated},
    finds::PointId,
    focus::Focus,
    lexeme::{Class, Unit},
    reader::Reader,
    taken::{End, Parts},
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
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    when: When,
    is_relative: bool,
    /// What it may be as well, likeliest first.
    others: [Option<When>; 2],
}

impl Resolved {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn fixed(when: When) -> Self {
        Self { when, is_relative: false, others: [None; 2] }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn relative(when: When) -> Self {
        Self::guessed(when, None)
    }

    /// A stretch that was counted, or one of that unit that nobody knows.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn counted(when: Option<When>, unit: Unit) -> Self {
        Self::relative(when.unwrap_or_else(|| open(unit)))
    }

    /// What may be another stretch as well.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn guessed(when: When, other: Option<When>) -> Self {
        Self { when, is_relative: true, others: [other, None] }
    }
}

impl<'a> Resolver<'a> {
    /// A resolver at the start of a document.
    pub(super) fn new(reader: Reader<'a>, reference: Option<Date>, expressions: &[Expression]) -> Self {
        let is_narrative = story::is_narrative(&reader, reference, expressions);
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
        let mut timex = self.timex(expression.meaning)?;
        timex.modifier = expression.modifier;
        Some(timex)
    }

    /// The value of a meaning.
    fn timex(&mut self, meaning: Meaning) -> Option<Timex> {
        match meaning {
            Meaning::Point(point) => Some(self.placed(None, Some(point))?.timex()),
            Meaning::Time(clock, day) => Some(self.placed(Some(clock), day)?.timex()),
            Meaning::Duration(amounts) => Some(Timex::new(TimexKind::Duration, self.duration(amounts))),
            Meaning::Away { amount, unit, is_later, from } => self.away(amount, unit, is_later, from),
            Meaning::Set { repeated, quantifier, frequency } => Some(set(repeated, quantifier, frequency)),
            Meaning::Vague(vague) => Some(Timex::new(TimexKind::Date, vague.value())),
            Meaning::Range(ends) => self.range(&ends),
        }
    }

    fn duration(&self, amounts: Amounts) -> String {
        let mut value = "P".to_owned();
        for number in amounts.first..amounts.first + amounts.n {
            let (amount, unit) = self.reader.finds.amount(number);
            values::push_amount(&mut value, amount, unit);
        }
        value
    }

    /// The place of a point, or of a time with or without its day.
    fn placed(&mut self, clock: Option<Clock>, point: Option<PointId>) -> Option<Placed> {
        let resolved = match (clock, point) {
            (None, Some(point)) => return self.placed_point(point),
            (_, Some(day)) => self.point(day)?,
            (_, None) => self.day_of_time(),
        };
        self.focus.note(resolved.when, self.first);
        Some(Placed::new(resolved, clock))
    }

    fn placed_point(&mut self, point: PointId) -> Option<Placed> {
        let resolved = self.point(point)?;
        let resolved = self.behind_start(point, resolved);
        let said = self.reader.kept(point);
        if let Point::Exact(When::Day(day)) = said {
            self.focus.note_full(day);
        }
        if !matches!(said, Point::YearsOn(..)) {
            self.focus.note(resolved.when, self.first);
        }
        self.last = Some((self.end, resolved.when));
        Some(Placed::new(resolved, None))
    }

    /// `December` in `from May to December`: the end of what two mentions say lies behind its start.
    fn behind_start(&self, id: PointId, resolved: Resolved) -> Resolved {
        use super::lexeme::Word::{From, Since, Through, To, Until};
        let link = self.first.wrapping_sub(1);
        let Some((end, start)) = self.last.filter(|(end, _)| *end == link && self.reader.is_any(link, &[To, Through, Until])) else {
            return resolved;
        };
        let is_from = (end.saturating_sub(LONGEST_START)..end).any(|idx| self.reader.is_any(idx, &[From, Since]));
        let point = self.reader.kept(id);
        let is_weekday = matches!(point, Point::Bare(Part::Weekday(_))) && start.grain() == Unit::Day;
        let is_bare = matches!(point, Point::Bare(_)) && start.grain() <= resolved.when.grain();
        // A story goes on by itself.
        match start.earliest().filter(|_| (is_from || is_weekday) && is_bare && !self.is_narrative) {
            Some(start) if resolved.when.earliest().is_some_and(|day| day < start) => self.point_after(id, start).unwrap_or(resolved),
            _ => resolved,
        }
    }

    /// The day of a time that names none: the one that follows with `on`, else the one last spoken of nearby, else the reference date.
    fn day_of_time(&self) -> Resolved {
        if let Some(day) = self.day_ahead() {
            return day;
        }
        // `overnight` is the night before the day of writing, unless a story of the past is told.
        let is_deictic = self.reference.is_none() && self.reader.class(self.first) == Class::Overnight;
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
        let start = self.reader.after_any(start, &[On, In, Of]).end().unwrap_or(start);
        let (point, _) = self.reader.point(self.reader.past_word(start, The)).or_else(|| self.reader.point(start)).parts()?;
        let resolved = self.point(point)?;
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
        self.first.saturating_sub(at) < 120 && !(at..self.first).any(|idx| self.reader.is_break(idx))
    }

    /// The quarter that the text reports on, where one was named.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn quarter_at_hand(&self) -> Option<When> {
        let (quarter, at) = self.focus.last(Unit::Quarter)?;
        let is_latest = self.focus.latest().is_none_or(|(_, last)| last <= at + 150);
        (matches!(quarter, When::Quarter(..)) && is_latest).then_some(quarter)
    }

    fn range(&mut self, ends: &Ends) -> Option<Timex> {
        let [from_point, to_point] = ends.points;
        let [from_clock, to_clock] = ends.clocks.map_or([None; 2], |clocks| clocks.map(Some));
        let (from, mut to) = (self.placed(from_clock, from_point)?, self.placed(to_clock, to_point)?);
        // `Nov–Jan`, `Friday–Monday`: what is bare behind lies after what is bare before.
        if let (Some(start), Some(end)) = (from.moment.when.earliest(), to.moment.when.earliest())
            && end < start
            && to.is_relative
        {
            let resolved = self.point_after(to_point.filter(|_| to_clock.is_none())?, start)?;
            self.focus.note(resolved.when, self.first);
            to = Placed::new(resolved, None);
        }
        let mut timex = Timex::new(from.kind(), range_value(from.moment, to.moment));
        timex.earliest = from.moment.when.earliest();
        timex.latest = to.moment.when.latest();
        timex.is_relative = from.is_relative || to.is_relative;
        timex.alternatives = other_ranges(&from, &to);
        let [from_span, to_span] = ends.spans;
        timex.ends = vec![RangeEnd { span: from_span, value: from.moment.value() }, RangeEnd { span: to_span, value: to.moment.value() }];
        Some(timex)
    }

    fn direction(&self) -> Direction {
        self.reader.direction(self.first, self.end)
    }
}

/// The value of a SET.
fn set(repeated: Repeated, quantifier: Option<&'static str>, frequency: Option<Frequency>) -> Timex {
    let mut value = String::new();
    match repeated {
        Repeated::Period(count, unit) => {
            value.push('P');
            values::push_amount(&mut value, Amount::whole(count), unit);
        }
        Repeated::Pattern(open, part) => {
            open.write(&mut value);
            if let Some(part) = part {
                Clock::part(part).write(&mut value);
            }
        }
    }
    let mut timex = Timex::new(TimexKind::Set, value);
    timex.quantifier = quantifier.map(str::to_owned);
    timex.frequency = frequency.map(|frequency| match frequency {
        Frequency::Times(times) => format!("{times}X"),
        Frequency::Several => "XX".to_owned(),
    });
    timex
}

/// The other readings of a range: both ends read the other way, or the one that can be.
fn other_ranges(from: &Placed, to: &Placed) -> Vec<String> {
    let (n_from, n_to) = (from.others.len(), to.others.len());
    let n_ranges = if n_from > 0 && n_to > 0 { n_from.min(n_to) } else { n_from.max(n_to) };
    let other = |placed: &Placed, idx: usize| placed.others.get(idx).copied().unwrap_or(placed.moment);
    let ranges = (0..n_ranges).map(|idx| (other(from, idx), other(to, idx)));
    let is_ordered = |(from, to): &(Moment, Moment)| match (from.when.earliest(), to.when.latest()) {
        (Some(earliest), Some(latest)) => earliest <= latest,
        _ => false,
    };
    ranges.filter(is_ordered).map(|(from, to)| range_value(from, to)).collect()
}
