//! What the words around an expression say of its direction: whether the sentence speaks of the past or the future.

use super::{
    lexeme::{Class, Word},
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

const FUTURE_VERBS: [&str; 22] = [
    "would",
    "should",
    "could",
    "will",
    "ll",
    "shall",
    "scheduled",
    "due",
    "expected",
    "planned",
    "plans",
    "plan",
    "upcoming",
    "expects",
    "expect",
    "going",
    "slated",
    "hopes",
    "intends",
    "must",
    "wants",
    "aims",
];

/// Verbs in the present whose time, where one stands with them, is planned: `the trial begins Sunday`, `the ban takes
/// effect`. Those of opening hours are not: `it opens Monday to Friday`.
const PLANNED_VERBS: [&str; 33] = [
    "arrive", "arrives", "begin", "begins", "come", "comes", "convenes", "enters", "ends", "expire", "expires", "face", "faces",
    "forecast", "go", "goes", "hosts", "kicks", "launches", "leaves", "may", "meets", "might", "reopen", "reopens", "resume", "resumes",
    "return", "returns", "runs", "starts", "takes", "visits",
];

/// The same in `-ing` behind an `is`: `the company is launching the phone on Tuesday`.
const PLANNED_ACTS: [&str; 18] = [
    "arriving",
    "beginning",
    "closing",
    "coming",
    "facing",
    "flying",
    "hearing",
    "holding",
    "hosting",
    "launching",
    "leaving",
    "meeting",
    "opening",
    "playing",
    "returning",
    "starting",
    "travelling",
    "visiting",
];

const PAST_VERBS: [&str; 56] = [
    "said", "was", "were", "had", "did", "told", "began", "fell", "rose", "met", "made", "took", "went", "came", "gave", "held", "got",
    "saw", "ran", "sent", "brought", "found", "broke", "fought", "paid", "sold", "bought", "led", "won", "lost", "left", "became", "grew",
    "wrote", "spoke", "threw", "flew", "drew", "drove", "chose", "built", "kept", "felt", "stood", "shot", "struck", "died", "hit", "been",
    "has", "have", "sank", "slid", "swept", "sought", "caught",
];

impl Reader<'_> {
    /// The direction of a sentence at an expression: the nearest verb that tells, those before it first.
    pub(super) fn direction(&self, first: usize, end: usize) -> Direction {
        let before = (first.saturating_sub(REACH)..first).rev().take_while(|idx| !self.is_sentence_end(*idx));
        let behind = (end..end + REACH).take_while(|idx| !self.is_sentence_end(*idx));
        let (nearest_before, before_idx) = self.nearest(before);
        let (nearest_behind, behind_idx) = self.nearest(behind);
        let before_distance = before_idx.map_or(usize::MAX, |idx| first - idx);
        // A verb behind is the expression's own where nothing stands before: `On Monday, the court will …`.
        let behind_distance = behind_idx.map_or(usize::MAX, |idx| idx - end + 4);
        // `… will return in October, the club said` looks ahead all the same.
        let is_apart = before_idx.is_some() && behind_idx.is_some_and(|idx| (end..idx).any(|idx| self.is_mark(idx, ',')));
        if before_distance <= behind_distance || is_apart { nearest_before } else { nearest_behind }
    }

    /// Whether the words straight before look ahead: `until Friday`, `by Monday`, `due Tuesday`, `starting Sunday`.
    pub(super) fn is_ahead(&self, first: usize) -> bool {
        let idx = first.wrapping_sub(1);
        let behind_preposition = if self.is_any(idx, &[Word::On, Word::For, Word::At, Word::The]) { idx.wrapping_sub(1) } else { idx };
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
            || self.reads_any(behind_preposition, &["due", "scheduled", "set", "starting", "effective", "slated", "planned"])
    }

    fn nearest(&self, indexes: impl Iterator<Item = usize>) -> (Direction, Option<usize>) {
        for idx in indexes {
            match self.verb(idx) {
                Direction::Unknown => {}
                direction => return (direction, Some(idx)),
            }
        }
        (Direction::Unknown, None)
    }

    fn verb(&self, at: usize) -> Direction {
        let word = self.slice(at);
        if word != "may" && !self.is_other(at) || self.is_capital(at) {
            return Direction::Unknown;
        }
        // `vacation plans` and `a going concern` are no verbs.
        let is_noun = matches!(word, "plan" | "plans" | "going") && !self.is(at + 1, Word::To);
        if FUTURE_VERBS.contains(&word) && !is_noun {
            return Direction::Future;
        }
        if self.is_passive(at) || self.is_progressive(at) || PLANNED_VERBS.contains(&word) {
            return Direction::Future;
        }
        if PAST_VERBS.contains(&word) {
            return Direction::Past;
        }
        // `to meet Friday`: an infinitive looks ahead.
        let is_infinitive = self.is(at.wrapping_sub(1), Word::To);
        if is_infinitive {
            return Direction::Future;
        }
        if word.len() > 3 && word.ends_with("ed") { Direction::Past } else { Direction::Unknown }
    }

    /// Whether an `is` goes with a verb in `-ing` or with the time itself: `is launching the phone on Tuesday`, `the deadline
    /// is Friday`, `elections are in May`.
    fn is_progressive(&self, at: usize) -> bool {
        let is_present = matches!(self.slice(at), "is" | "are");
        let time_idx = if self.is_any(at + 1, &[Word::On, Word::In]) { at + 2 } else { at + 1 };
        is_present && (PLANNED_ACTS.contains(&self.slice(at + 1)) || matches!(self.class(time_idx), Class::Weekday | Class::Month))
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
