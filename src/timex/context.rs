//! What the words around an expression say of its direction: whether the sentence speaks of the past or the future.

use super::{
    lexeme::{Class, Lex, Verb, Word},
    reader::Reader,
};

/// Where from the reference date a sentence looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// How many pieces on either side are asked. A sentence of news has about 25 words.
const REACH: usize = 24;

impl Reader<'_> {
    /// The direction of a sentence at an expression: the nearest verb that tells, those before it first.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn direction(&self, first: usize, end: usize) -> Direction {
        let (before, n_before) = self.verb_from(first.wrapping_sub(1), usize::MAX);
        let (behind, n_behind) = self.verb_from(end, 1);
        // `… will return in October, the club said` looks ahead all the same.
        let is_apart = before != Direction::Unknown && (end..end + n_behind).any(|idx| self.is_mark(idx, ','));
        // A verb behind is the expression's own where nothing stands before: `On Monday, the court will …`.
        let is_before = before != Direction::Unknown && (n_before <= n_behind + 3 || is_apart);
        if is_before || behind == Direction::Unknown { before } else { behind }
    }

    /// Whether the words straight before look ahead: `until Friday`, `by Monday`, `due Tuesday`, `starting Sunday`.
    pub(super) fn is_ahead(&self, first: usize) -> bool {
        let idx = first.wrapping_sub(1);
        let before_preposition = if self.is_any(idx, &[Word::On, Word::For, Word::At, Word::The]) { idx.wrapping_sub(1) } else { idx };
        // `until Thursday, they had not …` looks back.
        let is_opening = self.is_sentence_end(idx.wrapping_sub(1)) || self.is_break(idx.wrapping_sub(1));
        let is_until = self.is_any(idx, &[Word::Until, Word::By]) && !(is_opening && self.direction(first, first + 1) == Direction::Past);
        let is_ahead_of = self.is(idx, Word::Of) && self.is(idx.wrapping_sub(1), Word::Ahead);
        let is_moved =
            self.is(idx, Word::To) && self.reads_any(idx.wrapping_sub(1), &["postponed", "moved", "delayed", "rescheduled", "adjourned"]);
        is_until
            || is_moved
            || is_ahead_of
            || self.is_any(idx, &[Word::Next, Word::Coming])
            || (self.is(idx, Word::As) && self.reads(idx.wrapping_sub(1), "soon"))
            || self.reads_any(before_preposition, &["due", "scheduled", "set", "starting", "effective", "slated", "planned"])
    }

    /// Whether the words straight before look back: `since April 1`, `the year ended March 31`, `which began March 3`, `the
    /// twelve months to June`.
    pub(super) fn is_back(&self, first: usize) -> bool {
        let idx = first.wrapping_sub(1);
        let is_stretch = matches!(self.class(idx.wrapping_sub(1)), Class::Unit | Class::Units);
        self.is(idx, Word::Since) || self.is(idx, Word::To) && is_stretch || self.reads_any(idx, &["ended", "began", "started"])
    }

    /// The direction of the first verb that tells, from a piece on by a step, and the pieces up to it.
    fn verb_from(&self, mut at: usize, step: usize) -> (Direction, usize) {
        for n_pieces in 0..REACH {
            if self.is_sentence_end(at) {
                break;
            }
            match self.verb(at) {
                Direction::Unknown => at = at.wrapping_add(step),
                direction => return (direction, n_pieces),
            }
        }
        (Direction::Unknown, 0)
    }

    fn verb(&self, at: usize) -> Direction {
        let lex = *self.lex(at);
        if self.is_capital(at) || (lex.class != Class::Other && lex != Lex::MAY) {
            return Direction::Unknown;
        }
        let is_infinitive = self.is(at.wrapping_sub(1), Word::To);
        match lex.verb() {
            _ if lex == Lex::MAY => Direction::Future,
            Some(Verb::Ahead) => Direction::Future,
            // `vacation plans` and `a going concern` are no verbs.
            Some(Verb::Plan) if self.is(at + 1, Word::To) => Direction::Future,
            Some(Verb::Be) if self.is_planned(at + 1) => Direction::Future,
            _ if self.is_passive(at) => Direction::Future,
            Some(Verb::Past) => Direction::Past,
            // `to meet Friday`: an infinitive looks ahead.
            _ if is_infinitive => Direction::Future,
            _ if 3 < self.len(at) && self.slice(at).ends_with("ed") => Direction::Past,
            _ => Direction::Unknown,
        }
    }

    /// Whether what an `is` goes with is planned, a verb in `-ing` or the time itself: `is launching the phone on Tuesday`, `the
    /// deadline is Friday`, `elections are in May`.
    fn is_planned(&self, at: usize) -> bool {
        let is_act = self.lex(at).verb() == Some(Verb::Act) || self.is_any(at, &[Word::Coming, Word::Beginning]);
        let time_idx = if self.is_any(at, &[Word::On, Word::In]) { at + 1 } else { at };
        is_act && !self.is_capital(at) || matches!(self.class(time_idx), Class::Weekday | Class::Month)
    }

    /// Whether a participle stands behind a `be` that looks ahead: `will be made`, `is likely to be announced`.
    fn is_passive(&self, at: usize) -> bool {
        let is_adverb = |idx: usize| self.reads(idx, "also") || self.slice(idx).ends_with("ly");
        let be = at.wrapping_sub(if is_adverb(at.wrapping_sub(1)) { 2 } else { 1 });
        self.reads(be, "be")
    }

    /// Whether a piece ends a sentence: a mark with white space and a capital behind it, or the paragraph's end.
    pub(super) fn is_sentence_end(&self, at: usize) -> bool {
        match self.class(at) {
            Class::Break => true,
            Class::Mark if self.is_mark(at, '.') => {
                let is_abbreviation =
                    matches!(self.class(at.wrapping_sub(1)), Class::MonthShort | Class::WeekdayShort) || self.len(at.wrapping_sub(1)) == 1;
                let next = if self.is_mark(at + 1, '"') { at + 2 } else { at + 1 };
                !is_abbreviation && (self.is_capital(next) || self.is_break(next)) && (!self.is_glued(at + 1) || next > at + 1)
            }
            _ => self.is_any_mark(at, "!?"),
        }
    }
}
