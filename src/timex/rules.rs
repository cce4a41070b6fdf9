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
    finds::{MeaningId, PointId},
    lexeme::{Lex, Word},
    reader::Reader,
    taken::{Bits, Parts, Taken},
};

/// A rule without modifiers in front.
type CoreRule<'a> = fn(&Reader<'a>, usize) -> Option<Taken<MeaningId>>;

/// A rule for a place in the calendar.
type PointRule<'a> = fn(&Reader<'a>, usize) -> Option<Taken<PointId>>;

// Tables and one loop each, not one expression that holds all results: 2.2 KB gzipped less in the page, and no list is allocated.
impl<'a> Reader<'a> {
    const CORE_RULES: [CoreRule<'a>; 11] = [
        Self::range,
        Self::set,
        Self::day_with_time,
        Self::time,
        Self::point_meant,
        Self::stretch,
        Self::duration,
        Self::straight,
        Self::bare_plural,
        Self::whole_unit,
        Self::vague,
    ];

    /// The rules for places in the calendar that can start with a class.
    fn point_rules(lex: Lex) -> &'a [PointRule<'a>] {
        match lex {
            Lex::Word(_) | Lex::Mark(_) => &Self::WORD_RULES,
            Lex::Digits(_) => &Self::DIGIT_RULES,
            Lex::Month(_) | Lex::MonthShort(_) => &Self::MONTH_RULES,
            Lex::Weekday(_) | Lex::WeekdayShort(_) => &Self::WEEKDAY_RULES,
            Lex::Ordinal(_) | Lex::Tens(_) | Lex::Count(_) | Lex::Unit(_) => &Self::NUMBER_RULES,
            Lex::Season(_) => &[Self::season],
            Lex::Day(_) => &[Self::deictic_day],
            Lex::Holiday => &[Self::holiday],
            _ => &[],
        }
    }

    const WORD_RULES: [PointRule<'a>; 32] = [
        Self::part_of_stepped,
        Self::beyond,
        Self::beside,
        Self::full_year,
        Self::same_quarter,
        Self::month_quarter,
        Self::shared_quarter,
        Self::weekdays_away,
        Self::week_then_weekday,
        Self::quarter,
        Self::years_on,
        Self::nth,
        Self::stepped_name,
        Self::stepped_unit,
        Self::weekend,
        Self::deictic_day,
        Self::decade,
        Self::century,
        Self::fiscal_year,
        Self::year_in_words,
        Self::holiday,
        Self::day_first,
        Self::season,
        Self::steps_from,
        Self::week_of,
        Self::focused_unit,
        Self::bare_day_of_month,
        Self::day_of_stretch,
        Self::short_quarter,
        Self::era_year,
        Self::year_end,
        Self::apostrophe_year,
    ];

    const DIGIT_RULES: [PointRule<'a>; 23] = [
        Self::iso,
        Self::numeric,
        Self::numeric_without_year,
        Self::compact_day,
        Self::month_in_digits,
        Self::listed_day,
        Self::year_first,
        Self::date_with_weekday,
        Self::day_of_stretch,
        Self::day_first,
        Self::part_of_stepped,
        Self::quarter,
        Self::nth,
        Self::steps_from,
        Self::same_quarter,
        Self::shared_quarter,
        Self::weekdays_away,
        Self::short_quarter,
        Self::decade,
        Self::century,
        Self::fiscal_year,
        Self::era_year,
        Self::bare_year,
    ];

    const MONTH_RULES: [PointRule<'a>; 6] =
        [Self::holiday, Self::month_quarter, Self::date_with_weekday, Self::month_first, Self::month_year, Self::bare_month];

    const WEEKDAY_RULES: [PointRule<'a>; 4] = [Self::weekday_date, Self::weekday_of_week, Self::beyond, Self::bare_weekday];

    const NUMBER_RULES: [PointRule<'a>; 15] = [
        Self::quarter,
        Self::years_on,
        Self::day_first,
        Self::day_of_stretch,
        Self::century,
        Self::decade,
        Self::year_in_words,
        Self::nth,
        Self::week_number,
        Self::weekdays_away,
        Self::shared_quarter,
        Self::beyond,
        Self::deictic_day,
        Self::steps_from,
        Self::year_end,
    ];
}

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
        if !self.is_break(at.wrapping_sub(1)) || self.is_break(at) {
            return None;
        }
        let end = (at..at + LONGEST).find(|idx| self.is_break(*idx))?;
        // Alone, these are titles and names more often than times.
        let is_word = end == at + 1 && matches!(*self.lex(at), Lex::Season(_) | Lex::WeekdayShort(5 | 6) | Lex::Month(5));
        let asked = Self { is_asked: true, ..*self };
        let expression = if is_word { None } else { asked.expression(at) };
        expression.filter(|expression| expression.end == end || (expression.end + 1 == end && self.is_mark(expression.end, '.')))
    }

    /// The longest expression that starts at a piece.
    pub(super) fn expression(&self, at: usize) -> Option<Expression> {
        if !self.can_start(at) {
            return None;
        }
        let (meaning, end) = longer(self.modified(at), self.core(at)).parts().filter(|(_, end)| *end > at)?;
        let (meaning, modifier) = self.finds.meaning(meaning);
        let is_end = matches!(meaning, Meaning::Point(point) if matches!(self.kept(point), Point::End(_)));
        let (modifier, end) = self.with_bound(&meaning, modifier.or(is_end.then_some(Modifier::End)), end);
        Some(Expression { first: at, end, span: self.span(at, end), meaning, modifier })
    }

    /// Whether anything can start there: most words of a text end here.
    fn can_start(&self, at: usize) -> bool {
        use Word::{
            Back, Ce, Clock, Consecutive, H, Just, Long, M, Nd, O, Of, Off, Old, On, Or, Q, Rd, S, So, St, Straight, T, Term, Th, Than,
            Time, Times, To, Toward, W, Z,
        };
        match *self.lex(at) {
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
        match *self.lex(idx) {
            Lex::Mark('$' | '€' | '£' | '¥' | '#') => true,
            Lex::Mark('.' | ',' | ':') => {
                self.is_joint(idx, '.') && self.is_digits(idx.wrapping_sub(1)) || self.is_joint(idx, ',') || self.is_joint(idx, ':')
            }
            Lex::Other | Lex::Month(_) | Lex::Unit(_) => self.is_glued(at),
            _ => false,
        }
    }

    /// The longest of the rules without modifiers; the first of the equally long ones.
    fn core(&self, at: usize) -> Option<Taken<MeaningId>> {
        let mut longest = None;
        for rule in &Self::CORE_RULES {
            longest = longer(rule(self, at), longest);
        }
        longest
    }

    fn point_meant(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (point, end) = self.point(at).parts()?;
        self.meant(Meaning::Point(point), end)
    }

    /// The longest place in the calendar that starts at a piece; the first of the equally long ones.
    pub(super) fn point(&self, at: usize) -> Option<Taken<PointId>> {
        let mut longest = None;
        for rule in Self::point_rules(*self.lex(at)) {
            longest = longer(rule(self, at), longest);
        }
        longest
    }

    /// `'98` behind a preposition.
    fn apostrophe_year(&self, at: usize) -> Option<Taken<PointId>> {
        use Word::{By, From, In, Of, Since, Until};
        let is_asked = self.is_any(at.wrapping_sub(1), &[In, Since, By, Until, From, Of]) && self.is_mark(at, '\'');
        let (year, end) = self.year_behind(at).parts().filter(|_| is_asked)?;
        self.found(Point::Exact(When::Year(year)), end)
    }
}

/// The longer of two; the second of equally long ones.
fn longer<T: Bits>(first: Option<Taken<T>>, second: Option<Taken<T>>) -> Option<Taken<T>> {
    match (first, second) {
        (Some(found), Some(other)) if found.end() <= other.end() => Some(other),
        (None, other) => other,
        (found, _) => found,
    }
}
