//! Centuries and eras: `the 19th century`, `44 BC`, `AD 79`.

use crate::timex::{
    calendar::When,
    expression::Point,
    finds::PointId,
    lexeme::{Lex, Unit, Word},
    reader::Reader,
    taken::{End, Parts, Place, Taken, place},
};

impl Reader<'_> {
    /// `the 19th century`, `the twenty-first century BC`.
    pub(super) fn century(&self, at: usize) -> Option<Taken<PointId>> {
        let (ordinal, end) = self.ordinal(self.past_word(at, Word::The)).parts()?;
        let unit = self.past_hyphen(end);
        let when = match *self.lex(unit) {
            Lex::Unit(Unit::Century) if ordinal > 0 => When::Century(i32::from(ordinal) - 1),
            Lex::Unit(Unit::Millennium) if ordinal > 0 => When::Millennium(i32::from(ordinal) - 1),
            _ => return None,
        };
        // The fifth century before Christ has the years 500 to 401, written BC04.
        match (self.after_bc(unit + 1).end(), when) {
            (Some(end), When::Century(century)) => Some((When::CenturyBeforeChrist(century), end)),
            (Some(_), _) => None,
            (None, when) => Some((when, self.after_ad(unit + 1).end().unwrap_or(unit + 1))),
        }
        // The calendar knows no 121st century.
        .filter(|(when, _)| when.latest().is_some())
        .and_then(|(when, end)| self.found(Point::Exact(when), end))
    }

    /// `44 BC`, `AD 79`, `79 A.D.`.
    pub(super) fn era_year(&self, at: usize) -> Option<Taken<PointId>> {
        if self.is(at, Word::Ad) && self.is_capital(at) {
            let Lex::Digits(year @ 1..=2099) = *self.lex(at + 1) else { return None };
            return self.found(Point::Exact(When::Year(i32::try_from(year).ok()?)), at + 2);
        }
        let (when, end) = self.year_of_era(at)?;
        self.found(Point::Exact(when), end)
    }

    /// A year in digits with its era behind it.
    pub(super) fn year_of_era(&self, at: usize) -> Option<(When, usize)> {
        let Lex::Digits(year @ 1..=9999) = *self.lex(at) else { return None };
        let year = i32::try_from(year).ok()?;
        if let Some(end) = self.after_bc(at + 1).end() {
            return Some((When::BeforeChrist(year), end));
        }
        let end = self.after_ad(at + 1).end().filter(|_| year < 2100)?;
        Some((When::Year(year), end))
    }

    /// Behind `AD`, `CE`, `A.D.`
    fn after_ad(&self, at: usize) -> Option<Place> {
        let is_stopped = self.reads(at, "a") && self.is_joint(at + 1, '.') && self.reads(at + 2, "d") && self.is_capital(at);
        if is_stopped {
            return place(self.past_mark(at + 3, '.'));
        }
        self.after_any(at, &[Word::Ad, Word::Ce]).filter(|_| self.is_capital(at))
    }

    /// Behind `BC`, `BCE`, `B.C.`
    pub(super) fn after_bc(&self, at: usize) -> Option<Place> {
        let is_stopped = self.reads(at, "b") && self.is_joint(at + 1, '.') && self.reads(at + 2, "c");
        if is_stopped && self.is_capital(at) {
            return place(self.past_mark(at + 3, '.'));
        }
        self.after_any(at, &[Word::Bc]).filter(|_| self.is_capital(at))
    }
}
