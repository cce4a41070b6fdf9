//! From pieces to expressions: the longest that the grammar reads at each place.

use crate::{
    annotation::Modifier,
    timex::{
        expression::{Expression, Meaning, Point, PointId},
        grammar::rule,
        lexeme::{Class, Lex, Word},
        reader::Reader,
        taken::{Parts, Taken},
    },
};

/// Rules of the grammar that code asks for by their names.
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

// What is tried at each word of grammar, so that most of a text is passed over quickly. A rule that starts with one of the words of
// `NOWHERE`, or with another word and a noun behind it, is not found until it is told here.

/// Words of grammar that something starts with whatever is behind.
const ANYWHERE: Words = words(&[Word::H, Word::Q, Word::St]);

/// Words of grammar that something starts with even where a word without a class is behind.
const BEFORE_OTHERS: Words = words(&[Word::Now, Word::Current, Word::Weekends, Word::YearEnd]);

/// Words of grammar that nothing starts with.
#[rustfmt::skip]
const NOWHERE: Words = words(&[
    Word::Back, Word::Ce, Word::Clock, Word::Consecutive, Word::Just, Word::Long, Word::M, Word::Nd, Word::O, Word::Of, Word::Off, Word::Old,
    Word::On, Word::Or, Word::Rd, Word::S, Word::So, Word::Straight, Word::T, Word::Term, Word::Th, Word::Than, Word::Time, Word::Times,
    Word::To, Word::Toward, Word::W, Word::Z,
]);

/// Words of grammar, a bit each.
type Words = u128;

const fn words(words: &[Word]) -> Words {
    let (mut bits, mut rest) = (0, words);
    while let [word, others @ ..] = rest {
        bits |= 1 << *word as u32;
        rest = others;
    }
    bits
}

fn is_among(words: Words, word: u32) -> bool {
    words.checked_shr(word).is_some_and(|bits| bits & 1 == 1)
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
        let is_title = match *self.lex(at) {
            Lex { class: Class::WeekdayShort, value: weekday } => 5 <= weekday,
            Lex { class: Class::Month, value: month } => month == 5,
            Lex { class, .. } => class == Class::Season,
        };
        let asked = Self { is_asked: true, ..*self };
        let expression = if end == at + 1 && is_title { None } else { asked.expression(at) };
        expression.filter(|expression| expression.end == end || (expression.end + 1 == end && self.is_mark(expression.end, '.')))
    }

    /// The longest expression that starts at a piece.
    pub(super) fn expression(&self, at: usize) -> Option<Expression> {
        if !self.can_start(at) {
            return None;
        }
        let (meaning, end) = self.take(const { rule("expression") }, at).parts()?;
        let (said, modifier) = self.finds.meaning(meaning);
        let is_end = matches!(said, Meaning::Point(point) if matches!(self.kept(point), Point::End(_)));
        let modifier = modifier.or(is_end.then_some(Modifier::End));
        Some(Expression { first: at, end, span: self.span(at, end), meaning, modifier })
    }

    /// Whether anything can start there; at most words of a text nothing can.
    fn can_start(&self, at: usize) -> bool {
        let lex = *self.lex(at);
        match lex.class {
            Class::Other | Class::Break | Class::Scale | Class::Zone => false,
            Class::Mark => lex == Lex::mark('\''),
            Class::Word if is_among(ANYWHERE, lex.value) => true,
            Class::Word => match *self.lex(at + 1) {
                next if next.class == Class::Other && !next.is_second() => is_among(BEFORE_OTHERS, lex.value),
                _ => !is_among(NOWHERE, lex.value),
            },
            Class::Digits => !self.is_inside_number(at),
            _ => true,
        }
    }

    /// Whether digits go on from a number before: `2.5`, `1,984`, `A320`.
    fn is_inside_number(&self, at: usize) -> bool {
        let Some(idx) = at.checked_sub(1) else { return false };
        match self.class(idx) {
            Class::Mark if self.is_joint(idx, '.') => self.is_digits(idx.wrapping_sub(1)),
            Class::Mark => self.is_joint(idx, ',') || self.is_joint(idx, ':') || self.is_any_mark(idx, "$€£¥#"),
            Class::Other | Class::Month | Class::Unit => self.is_glued(at),
            _ => false,
        }
    }
}
