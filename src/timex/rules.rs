//! From pieces to expressions: the longest that the grammar reads at each place.

use crate::{
    annotation::Modifier,
    timex::{
        expression::{Expression, Meaning, Point},
        finds::PointId,
        grammar::rule,
        lexeme::{Lex, Word},
        reader::Reader,
        taken::{Parts, Taken},
    },
};

/// Words that no rule starts with and the lexicon does not have, behind a word of grammar: `the final week`. Behind most such
/// words stands another, and nothing starts there.
const SECOND: [&str; 17] = [
    "final",
    "opening",
    "penultimate",
    "calendar",
    "financial",
    "school",
    "academic",
    "business",
    "working",
    "trading",
    "solid",
    "light",
    "small",
    "present",
    "foreseeable",
    "immediate",
    "distant",
];

/// Rules of the grammar that code asks for, too.
macro_rules! read_by_grammar {
    ($($name:ident: $type:ty,)*) => {
        impl Reader<'_> {
            $(pub(in crate::timex) fn $name(&self, at: usize) -> Option<Taken<$type>> {
                self.take(const { rule(stringify!($name)) }, at)
            })*
        }
    };
}

read_by_grammar! {
    month: u8,
    meridiem: u32,
    below_hundred: u32,
    prepositional: u32,
    point: PointId,
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
        let (meaning, end) = self.take(const { rule("expression") }, at).parts()?;
        let (meaning, modifier) = self.finds.meaning(meaning);
        let is_end = matches!(meaning, Meaning::Point(point) if matches!(self.kept(point), Point::End(_)));
        let modifier = modifier.or(is_end.then_some(Modifier::End));
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
            Lex::Word(word) if self.is_other(at + 1) => {
                matches!(word, Word::Now | Word::Current | Word::Weekends | Word::YearEnd) || self.reads_any(at + 1, &SECOND)
            }
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
}
