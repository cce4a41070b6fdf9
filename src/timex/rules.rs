//! The rules: from pieces to expressions. Of the rules that fit at a place the one that takes most wins.
//!
//! Every rule looks a bounded number of pieces ahead, so that the whole is linear in the length of the text.

mod clock_ranges;
mod clocks;
mod counts;
mod dates;
mod durations;
mod eras;
mod modifiers;
mod numeric;
mod periods;
mod ranges;
mod relative;
mod sets;
mod times;
mod vague;
mod years;

use crate::annotation::Modifier;

use crate::timex::{
    calendar::When,
    expression::{Expression, Meaning, Point},
    lexeme::{Lex, Word},
    reader::Reader,
};

/// What a rule found: the meaning, a modifier that it took in, the end.
type Found = (Meaning, Option<Modifier>, usize);

impl Reader<'_> {
    /// The expressions of all pieces, in order; none overlaps another.
    pub(super) fn expressions(&self) -> Vec<Expression> {
        let mut expressions = vec![];
        let mut at = 0;
        while at < self.pieces.len() {
            match self.whole_line(at).or_else(|| self.expression(at)) {
                Some(expression) => {
                    at = expression.end;
                    expressions.push(expression);
                }
                None => at += 1,
            }
        }
        expressions
    }

    /// A line that is nothing but a time, as in a table or under a picture: `12/04`, `March`, `Thu.`
    fn whole_line(&self, at: usize) -> Option<Expression> {
        const LONGEST: usize = 12;
        if self.before(at) != Lex::Break || self.lex(at) == Lex::Break {
            return None;
        }
        let end = (at..at + LONGEST).find(|idx| self.lex(*idx) == Lex::Break)?;
        // Alone, these are titles and names more often than times.
        let is_word = end == at + 1 && matches!(self.lex(at), Lex::Season(_) | Lex::WeekdayShort(5 | 6) | Lex::Month(5));
        let asked = Self { is_asked: true, ..*self };
        let expression = if is_word { None } else { asked.expression(at) };
        expression.filter(|expression| expression.end == end || (expression.end + 1 == end && self.is_mark(expression.end, '.')))
    }

    /// The longest expression that starts at a piece.
    pub(super) fn expression(&self, at: usize) -> Option<Expression> {
        if !self.can_start(at) {
            return None;
        }
        let (meaning, modifier, end) =
            self.modified(at).into_iter().chain(self.core(at)).max_by_key(|(.., end)| *end).filter(|(.., end)| *end > at)?;
        let is_end = matches!(meaning, Meaning::Point(Point::End(_)));
        let (modifier, end) = self.with_bound(&meaning, modifier.or(is_end.then_some(Modifier::End)), end);
        Some(Expression { first: at, end, span: self.span(at, end), meaning, modifier })
    }

    /// Whether anything can start there: most words of a text end here.
    fn can_start(&self, at: usize) -> bool {
        use Word::{
            Back, Ce, Clock, Consecutive, H, Just, Long, M, Nd, O, Of, Off, Old, On, Or, Q, Rd, S, So, St, Straight, T, Term, Th, Than,
            Time, Times, To, Toward, W, Z,
        };
        match self.lex(at) {
            Lex::Other | Lex::Break | Lex::Scale(_) | Lex::Zone(_) => false,
            Lex::Mark(mark) => mark == '\'',
            Lex::Word(H | Q | St) => true,
            Lex::Word(word) => !matches!(
                word,
                Back | Clock
                    | Ce
                    | Consecutive
                    | Just
                    | Long
                    | M
                    | Nd
                    | O
                    | Of
                    | Off
                    | Old
                    | On
                    | Or
                    | Rd
                    | S
                    | So
                    | Straight
                    | T
                    | Term
                    | Th
                    | Than
                    | Time
                    | Times
                    | To
                    | Toward
                    | W
                    | Z
            ),
            Lex::Digits(_) => !self.is_inside_number(at),
            _ => true,
        }
    }

    /// Whether digits go on from a number before: `2.5`, `1,984`, `A320`.
    fn is_inside_number(&self, at: usize) -> bool {
        let Some(idx) = at.checked_sub(1) else { return false };
        match self.lex(idx) {
            Lex::Mark('$' | '€' | '£' | '¥' | '#') => true,
            Lex::Mark('.' | ',' | ':') => {
                self.is_joint(idx, '.') && matches!(self.before(idx), Lex::Digits(_)) || self.is_joint(idx, ',') || self.is_joint(idx, ':')
            }
            Lex::Other | Lex::Month(_) | Lex::Unit(_) => self.is_glued(at),
            _ => false,
        }
    }

    /// The longest of the rules without modifiers; the first of the equally long ones.
    fn core(&self, at: usize) -> Option<Found> {
        let point = |found: Option<(Point, usize)>| found.map(|(point, end)| (Meaning::Point(point), None, end));
        let plain = |found: Option<(Meaning, usize)>| found.map(|(meaning, end)| (meaning, None, end));
        let candidates = [
            self.range(at).map(|(ends, end)| (Meaning::Range(ends), None, end)),
            plain(self.set(at)),
            plain(self.day_with_time(at)),
            plain(self.time(at)),
            point(self.point(at)),
            self.stretch(at),
            self.duration(at),
            self.straight(at),
            self.bare_plural(at),
            self.whole_unit(at),
            self.vague(at).map(|(vague, end)| (Meaning::Vague(vague), None, end)),
        ];
        // `max_by_key` keeps the last of equals.
        candidates.into_iter().rev().flatten().max_by_key(|(.., end)| *end)
    }

    /// The longest place in the calendar that starts at a piece.
    pub(super) fn point(&self, at: usize) -> Option<(Point, usize)> {
        let candidates = match self.lex(at) {
            Lex::Word(_) | Lex::Mark(_) => vec![
                self.part_of_stepped(at),
                self.beyond(at),
                self.beside(at),
                self.full_year(at),
                self.same_quarter(at),
                self.month_quarter(at),
                self.shared_quarter(at),
                self.weekdays_away(at),
                self.week_then_weekday(at),
                self.quarter(at),
                self.years_on(at),
                self.nth(at),
                self.stepped_name(at),
                self.stepped_unit(at),
                self.weekend(at),
                self.deictic_day(at),
                self.decade(at),
                self.century(at),
                self.fiscal_year(at),
                self.year_in_words(at),
                self.holiday(at),
                self.day_first(at),
                self.season(at),
                self.steps_from(at),
                self.week_of(at),
                self.focused_unit(at),
                self.bare_day_of_month(at),
                self.day_of_stretch(at),
                self.short_quarter(at),
                self.era_year(at),
                self.year_end(at),
                self.apostrophe_year(at),
            ],
            Lex::Digits(_) => vec![
                self.iso(at),
                self.numeric(at),
                self.numeric_without_year(at),
                self.compact_day(at),
                self.month_in_digits(at),
                self.listed_day(at),
                self.year_first(at),
                self.date_with_weekday(at),
                self.day_of_stretch(at),
                self.day_first(at),
                self.part_of_stepped(at),
                self.quarter(at),
                self.nth(at),
                self.steps_from(at),
                self.same_quarter(at),
                self.shared_quarter(at),
                self.weekdays_away(at),
                self.short_quarter(at),
                self.decade(at),
                self.century(at),
                self.fiscal_year(at),
                self.era_year(at),
                self.bare_year(at),
            ],
            Lex::Month(_) | Lex::MonthShort(_) => {
                vec![
                    self.holiday(at),
                    self.month_quarter(at),
                    self.date_with_weekday(at),
                    self.month_first(at),
                    self.month_year(at),
                    self.bare_month(at),
                ]
            }
            Lex::Weekday(_) | Lex::WeekdayShort(_) => {
                vec![self.weekday_date(at), self.weekday_of_week(at), self.beyond(at), self.bare_weekday(at)]
            }
            Lex::Ordinal(_) | Lex::Tens(_) | Lex::Count(_) | Lex::Unit(_) => vec![
                self.quarter(at),
                self.years_on(at),
                self.day_first(at),
                self.day_of_stretch(at),
                self.century(at),
                self.decade(at),
                self.year_in_words(at),
                self.nth(at),
                self.week_number(at),
                self.weekdays_away(at),
                self.shared_quarter(at),
                self.beyond(at),
                self.deictic_day(at),
                self.steps_from(at),
                self.year_end(at),
            ],
            Lex::Season(_) => vec![self.season(at)],
            Lex::Day(_) => vec![self.deictic_day(at)],
            Lex::Holiday => vec![self.holiday(at)],
            _ => return None,
        };
        candidates.into_iter().rev().flatten().max_by_key(|(_, end)| *end)
    }

    /// `'98` behind a preposition.
    fn apostrophe_year(&self, at: usize) -> Option<(Point, usize)> {
        use Word::{By, From, In, Of, Since, Until};
        let is_asked = self.is_any(at.wrapping_sub(1), &[In, Since, By, Until, From, Of]) && self.is_mark(at, '\'');
        let (year, end) = self.year_behind(at).filter(|_| is_asked)?;
        Some((Point::Exact(When::Year(year)), end))
    }
}
