//! From expressions to values: set against the reference date, the direction of the sentence and what was said before.

mod away;
mod nearest;
mod placed;
mod points;
mod story;

use time::Date;

use self::placed::{Moment, Placed, write_range};

use crate::annotation::{Candidate, Origin, RangeEnd, Reading, Score, Timex, TimexKind};

use super::{
    calendar::{Kind, When},
    clock::Clock,
    context::Direction,
    expression::{Amount, Amounts, Ends, Expression, Frequency, Meaning, Part, Point, PointId, Repeated},
    focus::{Focus, Said},
    lexeme::{Class, Unit, Vague},
    reader::Reader,
    taken::{End, Parts},
    values,
    written::push_padded,
};

/// Pieces from `from` to the end of the date behind it.
const LONGEST_START: usize = 7;

/// Pieces over which a paragraph stays with the day that it named: about four sentences.
const NEARBY: usize = 120;

/// Pieces over which a text stays with the quarter that it named: about five sentences.
const REPORTED: usize = 150;

/// Gives expressions their values, in document order.
pub(super) struct Resolver<'a> {
    reader: Reader<'a>,
    /// The day from which `last week` counts, where it is known.
    reference: Option<Date>,
    focus: Focus,
    /// Pieces of the expression at hand.
    first: usize,
    end: usize,
    /// The piece behind the point last resolved, and its place.
    last: Option<(usize, When)>,
    /// Whether the text is a story of the past.
    is_narrative: bool,
    /// What the point last resolved may be as well, likeliest first.
    others: [Option<When>; 2],
}

impl<'a> Resolver<'a> {
    /// A resolver at the start of a document.
    pub(super) fn new(reader: Reader<'a>, reference: Option<Date>, expressions: &[Expression]) -> Self {
        let is_narrative = story::is_narrative(&reader, reference, expressions);
        Self { reader, reference, focus: Focus::default(), first: 0, end: 0, last: None, is_narrative, others: [None; 2] }
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
        let mut timex = Timex::new(TimexKind::Date, "");
        timex.modifier = expression.modifier;
        let is_known = self.write(self.reader.finds.meaning(expression.meaning).0, &mut timex).is_some();
        is_known.then_some(timex)
    }

    /// Writes the value of a meaning; `None` where the calendar has no such day.
    fn write(&mut self, meaning: Meaning, timex: &mut Timex) -> Option<()> {
        match meaning {
            Meaning::Point(point) => self.write_place(None, Some(point), timex)?,
            Meaning::Time(clock, day) => self.write_place(Some(clock), day, timex)?,
            Meaning::Duration(amounts) => self.write_duration(amounts, timex),
            Meaning::Away { amount: Amount::VAGUE, is_later, .. } => {
                let vague = if is_later { Vague::Future } else { Vague::Past };
                timex.value.push_str(vague.value());
            }
            Meaning::Away { amount, unit, is_later, from } => self.write_away(amount, unit, is_later, from, timex)?,
            Meaning::Set { repeated, quantifier, frequency } => {
                write_repeated(repeated, timex);
                timex.quantifier = quantifier.map(str::to_owned);
                timex.frequency = frequency.map(Frequency::value);
            }
            Meaning::Vague(vague) => timex.value.push_str(vague.value()),
            Meaning::Range(ends) => self.write_range(&ends, timex)?,
        }
        Some(())
    }

    fn write_duration(&self, amounts: Amounts, timex: &mut Timex) {
        timex.kind = TimexKind::Duration;
        timex.value.push('P');
        for number in amounts.first..amounts.first + amounts.n {
            let (amount, unit) = self.reader.finds.amount(number);
            values::push_amount(&mut timex.value, amount, unit);
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn write_place(&mut self, clock: Option<Clock>, point: Option<PointId>, timex: &mut Timex) -> Option<()> {
        self.placed(clock, point)?.write(timex);
        Some(())
    }

    /// The place of a point, or of a time with or without its day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn placed(&mut self, clock: Option<Clock>, point: Option<PointId>) -> Option<Placed> {
        let point = point.or_else(|| self.day_ahead());
        let Some(point) = point else {
            let day = self.day_of_time();
            self.focus.note(day, self.first);
            return Some(Placed::new(day, clock, [None; 2], true));
        };
        let mut when = self.point(point)?;
        let mut is_spoken_of = true;
        if clock.is_none() {
            when = self.behind_start(point, when);
            self.last = Some((self.end, when));
            match self.reader.kept(point) {
                Point::Exact(when) if let Some(day) = when.as_day() => self.focus.note_full(day),
                Point::YearsOn(..) => is_spoken_of = false,
                _ => {}
            }
        }
        if is_spoken_of {
            self.focus.note(when, self.first);
        }
        Some(Placed::new(when, clock, self.others, self.is_relative(point)))
    }

    /// `December` in `from May to December`: the end of what two mentions say lies behind its start.
    fn behind_start(&self, id: PointId, when: When) -> When {
        use super::lexeme::Word::{From, Since, Through, To, Until};
        let link = self.first.wrapping_sub(1);
        let Some((end, start)) = self.last.filter(|(end, _)| *end == link && self.reader.is_any(link, &[To, Through, Until])) else {
            return when;
        };
        let is_from = (end.saturating_sub(LONGEST_START)..end).any(|idx| self.reader.is_any(idx, &[From, Since]));
        let point = self.reader.kept(id);
        let is_weekday = matches!(point, Point::Bare(Part::Weekday(_))) && start.grain() == Unit::Day;
        let is_bare = matches!(point, Point::Bare(_)) && start.grain() <= when.grain();
        // A story goes on by itself.
        let Some(start) = start.earliest().filter(|_| (is_from || is_weekday) && is_bare && !self.is_narrative) else { return when };
        self.not_before(start, id, when).unwrap_or(when)
    }

    /// The day of a time that names none: the one last spoken of nearby, else the reference date.
    fn day_of_time(&self) -> When {
        // `overnight` is the night before the day of writing, unless a story of the past is told.
        let is_deictic = self.reference.is_none() && self.reader.class(self.first) == Class::Overnight;
        let said = self.focus.last(Unit::Day).filter(|said| !is_deictic && (self.is_narrative || self.is_same_paragraph(said.at)));
        match (said, self.reference) {
            (Some(said), _) => said.when,
            (None, Some(reference)) => When::day(reference),
            (None, None) => When::any(Kind::AnyDay),
        }
    }

    /// The day that follows a time, as an expression of its own: `8 p.m.` on `Friday`.
    fn day_ahead(&mut self) -> Option<PointId> {
        use super::lexeme::Word::{In, Of, On, The};
        let start = self.past_bracket_and_sign(self.end);
        let start = self.reader.after_any(start, &[On, In, Of]).end().unwrap_or(start);
        let (point, _) = self.reader.point(self.reader.past_word(start, The)).or_else(|| self.reader.point(start)).parts()?;
        (self.point(point)?.grain() == Unit::Day).then_some(point)
    }

    /// Behind the same time in another zone, in brackets, and a sign that separates time and day: `10:35 a.m. (0735 GMT)`, `8:23 AM · `.
    fn past_bracket_and_sign(&self, at: usize) -> usize {
        const LONGEST_BRACKET: usize = 9;
        if !self.reader.is_mark(at, '(') {
            return at + usize::from(self.reader.is_any_mark(at, "·•∙|"));
        }
        (at..at + LONGEST_BRACKET).find(|idx| self.reader.is_mark(*idx, ')')).map_or(at, |closing| closing + 1)
    }

    /// Whether no paragraph ended since a piece, and it is near.
    fn is_same_paragraph(&self, at: usize) -> bool {
        self.first.saturating_sub(at) < NEARBY && !(at..self.first).any(|idx| self.reader.is_break(idx))
    }

    /// The quarter that the text reports on, where one was named.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn quarter_at_hand(&self) -> Option<&Said> {
        let quarter = self.focus.last(Unit::Quarter)?;
        let is_latest = self.focus.latest().is_none_or(|latest| latest.at <= quarter.at + REPORTED);
        (quarter.when.kind() == Kind::Quarter && is_latest).then_some(quarter)
    }

    fn write_range(&mut self, ends: &Ends, timex: &mut Timex) -> Option<()> {
        let [from_point, to_point] = ends.points;
        let from = self.placed(ends.clocks.map(|[clock, _]| clock), from_point)?;
        let to_clock = ends.clocks.map(|[_, clock]| clock);
        let mut to = self.placed(to_clock, to_point)?;
        // `Nov–Jan`, `Friday–Monday`: what is bare behind lies after what is bare before.
        if let (Some(start), Some(end)) = (from.moment.when.earliest(), to.moment.when.earliest())
            && end < start
            && to.is_relative
        {
            let when = self.not_before(start, to_point.filter(|_| to_clock.is_none())?, to.moment.when)?;
            self.focus.note(when, self.first);
            to = Placed::new(when, None, self.others, true);
        }
        write_range(&from, &to, timex);
        let [from_span, to_span] = ends.spans;
        timex.ends = vec![RangeEnd { span: from_span, value: from.moment.value() }, RangeEnd { span: to_span, value: to.moment.value() }];
        Some(())
    }

    fn direction(&self) -> Direction {
        self.reader.direction(self.first, self.end)
    }
}

impl Frequency {
    /// The value of TIMEX3's `freq`.
    fn value(self) -> String {
        let mut value = String::new();
        match self {
            Self::Times(times) => push_padded(&mut value, u64::from(times), 1),
            Self::Several => value.push('X'),
        }
        value.push('X');
        value
    }
}

/// Writes the value of a SET.
fn write_repeated(repeated: Repeated, timex: &mut Timex) {
    timex.kind = TimexKind::Set;
    match repeated {
        Repeated::Period(count, unit) => {
            timex.value.push('P');
            values::push_amount(&mut timex.value, Amount::whole(count), unit);
        }
        Repeated::Pattern(open, part) => Moment { when: open, clock: part.map(Clock::part) }.write(&mut timex.value),
    }
}
