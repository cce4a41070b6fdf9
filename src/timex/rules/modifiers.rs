//! Words before and behind that make `mod`: `about ten days`, `the end of 2023`, `mid-2024`, `1994 or later`.

use crate::{
    annotation::Modifier,
    timex::{
        calendar::When,
        clock::Clock,
        expression::{Meaning, Part, Point, Step},
        finds::MeaningId,
        lexeme::{Lex, Unit, Word},
        reader::Reader,
        taken::{End, Parts, Taken},
    },
};

use super::longer;

impl Reader<'_> {
    /// An expression with modifiers in front.
    pub(super) fn modified(&self, at: usize) -> Option<Taken<MeaningId>> {
        self.part_modified(at).or_else(|| self.quantity_modified(at))
    }

    /// `about`, `nearly`, `more than`, `at least` and their like, before what can be measured.
    fn quantity_modified(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (modifier, start) = self.quantity(at)?;
        let (meaning, end) = self.part_modified(start).or_else(|| self.core(start)).parts()?;
        let (meaning, behind) = self.finds.meaning(meaning);
        let is_round = matches!(modifier, Modifier::Approx) && !self.is(at, Word::Some);
        let fits = match &meaning {
            Meaning::Duration(_) | Meaning::Away { .. } => {
                !self.is(at, Word::Some) || matches!(*self.lex(start), Lex::Digits(_) | Lex::Count(_) | Lex::Tens(_))
            }
            Meaning::Time(..) => is_round || matches!(modifier, Modifier::LessThan),
            Meaning::Point(point) => {
                let point = self.kept(*point);
                is_round && (self.is(at, Word::Around) && !is_day(point) || matches!(point, Point::Exact(When::Year(_))))
            }
            _ => false,
        };
        if fits { self.meant_with(meaning, behind.or(Some(modifier)), end) } else { None }
    }

    fn quantity(&self, at: usize) -> Option<(Modifier, usize)> {
        use Word::{About, Almost, Around, As, At, Just, Least, Less, Many, More, Most, Nearly, No, Not, Only, Over, Than, To, Under, Up};
        static FORMS: [(&[Word], Modifier); 19] = [
            (&[No, Less, Than], Modifier::EqualOrMore),
            (&[Not, Less, Than], Modifier::EqualOrMore),
            (&[No, More, Than], Modifier::EqualOrLess),
            (&[Not, More, Than], Modifier::EqualOrLess),
            (&[As, Many, As], Modifier::EqualOrLess),
            (&[Just, Over], Modifier::MoreThan),
            (&[Just, Under], Modifier::LessThan),
            (&[Only, About], Modifier::Approx),
            (&[More, Than], Modifier::MoreThan),
            (&[Less, Than], Modifier::LessThan),
            (&[At, Least], Modifier::EqualOrMore),
            (&[At, Most], Modifier::EqualOrLess),
            (&[Up, To], Modifier::EqualOrLess),
            (&[About], Modifier::Approx),
            (&[Around], Modifier::Approx),
            (&[Word::Some], Modifier::Approx),
            (&[Almost], Modifier::LessThan),
            (&[Nearly], Modifier::LessThan),
            (&[Under], Modifier::LessThan),
        ];
        if self.is(at, Over) {
            return self.is_count(at + 1).then_some((Modifier::MoreThan, at + 1));
        }
        FORMS.iter().find_map(|(words, modifier)| Some((*modifier, self.after_all(at, words).end()?)))
    }

    /// `over` is a preposition except before a number: `over the weekend`, `over 20 years`.
    fn is_count(&self, at: usize) -> bool {
        matches!(*self.lex(at), Lex::Digits(_) | Lex::Count(_) | Lex::Tens(_) | Lex::Word(Word::A))
    }

    /// `early`, `late`, `mid`, `earlier`, `the end of`: a part of a stretch.
    fn part_modified(&self, at: usize) -> Option<Taken<MeaningId>> {
        let start = self.past_word(at, Word::The);
        let (modifier, core) = match *self.lex(start) {
            Lex::Word(Word::Early) => (Modifier::Start, self.past_hyphen(start + 1)),
            Lex::Word(Word::Late) => (Modifier::End, self.past_hyphen(start + 1)),
            Lex::Word(Word::Mid) => {
                let core = self.past_to_mid(start + 1);
                let is_late =
                    core > self.past_hyphen(start + 1) && self.is_any(core - 1, &[Word::Late]) || self.is(core.wrapping_sub(2), Word::Late);
                (if is_late { Modifier::End } else { Modifier::Mid }, core)
            }
            Lex::Ordinal(1) | Lex::Unit(Unit::Second) if self.after_all(start + 1, &[Word::Half, Word::Of]).is_some() => {
                return self.half_of(start);
            }
            Lex::Word(Word::Earlier) if start == at => return self.earlier_or_later(Modifier::Start, start + 1),
            Lex::Word(Word::Later) if start == at => return self.earlier_or_later(Modifier::End, start + 1),
            Lex::Word(word @ (Word::Beginning | Word::Start | Word::Middle | Word::End | Word::Close | Word::Turn)) => {
                let modifier = match word {
                    Word::Beginning | Word::Start | Word::Turn => Modifier::Start,
                    Word::Middle => Modifier::Mid,
                    _ => Modifier::End,
                };
                (modifier, self.is(start + 1, Word::Of).then_some(start + 2)?)
            }
            _ => return None,
        };
        let is_of = self.is(core.wrapping_sub(1), Word::Of);
        let (meaning, end) = self.part_core(core, is_of).parts()?;
        let (meaning, _) = self.finds.meaning(meaning);
        self.meant_with(meaning, Some(modifier), end)
    }

    /// `the second half of March`, `the first half of the 1990s`: TIMEX3 has halves of years alone.
    fn half_of(&self, at: usize) -> Option<Taken<MeaningId>> {
        let modifier = if *self.lex(at) == Lex::Ordinal(1) { Modifier::Start } else { Modifier::End };
        let (point, end) = self
            .point(at + 3)
            .or_else(|| {
                let (month, end) = self.month(at + 3).parts().filter(|_| self.is_capital(at + 3))?;
                self.found(Point::Bare(Part::Month(month)), end)
            })
            .parts()?;
        let fits = matches!(
            self.kept(point),
            Point::Exact(When::Month(..) | When::Decade(_) | When::Century(_))
                | Point::Bare(Part::Month(_) | Part::Decade(_))
                | Point::Of(Part::Month(_), _)
                | Point::Near(Part::Month(_), _)
        );
        if fits { self.meant_with(Meaning::Point(point), Some(modifier), end) } else { None }
    }

    /// `mid-to-late 1990s`: the latter counts.
    fn past_to_mid(&self, at: usize) -> usize {
        let to = self.past_hyphen(at);
        if self.is(to, Word::To) && self.is_any(self.past_hyphen(to + 1), &[Word::Late, Word::Early]) {
            return self.past_hyphen(self.past_hyphen(to + 1) + 1);
        }
        to
    }

    /// What `early` and its like can stand before: a place in the calendar, also a bare season, month or part of the day.
    fn part_core(&self, at: usize, is_of: bool) -> Option<Taken<MeaningId>> {
        let named = match *self.lex(at) {
            Lex::Season(season) => self.meant(Meaning::Point(self.keep(Point::Bare(Part::Season(season)))), at + 1),
            Lex::Month(month) if self.is_capital(at) => self.meant(Meaning::Point(self.keep(Point::Bare(Part::Month(month)))), at + 1),
            Lex::Part(part) => self.meant(Meaning::Time(Clock::part(part), None), at + 1),
            Lex::Unit(unit) if is_of && self.is(at.wrapping_sub(2), Word::End) => {
                self.meant(Meaning::Point(self.keep(Point::Focused(unit, Step::That))), at + 1)
            }
            _ => None,
        };
        let core = self.core(at).filter(|core| match self.finds.meaning(core.value()).0 {
            Meaning::Point(point) => is_of || !matches!(self.kept(point), Point::Focused(_, Step::That)) || !self.is(at, Word::The),
            Meaning::Time(..) => !is_of || !self.is(at, Word::A),
            Meaning::Range(_) => true,
            _ => false,
        });
        longer(core, named)
    }

    /// `earlier this year`, `later that day`, `earlier Wednesday`.
    fn earlier_or_later(&self, modifier: Modifier, at: usize) -> Option<Taken<MeaningId>> {
        let (meaning, end) = self.core(at).parts()?;
        let (meaning, _) = self.finds.meaning(meaning);
        let fits = match meaning {
            Meaning::Point(point) => match self.kept(point) {
                Point::Relative(..) | Point::Weekend(_) => true,
                Point::Focused(..) => !self.is(at, Word::The),
                _ => false,
            },
            Meaning::Time(..) => self.is_any(at, &[Word::This, Word::That]),
            _ => false,
        };
        if fits { self.meant_with(meaning, Some(modifier), end) } else { None }
    }

    /// `or later`, `or earlier` behind a place in the calendar.
    pub(super) fn with_bound(&self, meaning: &Meaning, modifier: Option<Modifier>, end: usize) -> (Option<Modifier>, usize) {
        let bound = match (meaning, *self.lex(end), *self.lex(end + 1)) {
            (Meaning::Point(_), Lex::Word(Word::Or), Lex::Word(Word::Later)) => Modifier::OnOrAfter,
            (Meaning::Point(_), Lex::Word(Word::Or), Lex::Word(Word::Earlier)) => Modifier::OnOrBefore,
            _ => return (modifier, end),
        };
        (Some(bound), end + 2)
    }
}

/// `around Wednesday's ruling`: before such a day the word is a preposition of place.
fn is_day(point: Point) -> bool {
    matches!(point, Point::Bare(Part::Weekday(_)) | Point::Near(Part::Weekday(_), _) | Point::Relative(..) | Point::Focused(..))
}
