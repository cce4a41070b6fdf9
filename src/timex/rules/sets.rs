//! How often: `every Monday`, `daily`, `twice a week`, `$5 a day`, `Tuesday nights`.

use crate::timex::{
    calendar::Open,
    expression::{Frequency, Meaning, Repeated},
    finds::MeaningId,
    lexeme::{DayPart, Holiday, Lex, Unit, Word},
    reader::Reader,
    taken::{Parts, Taken},
};

impl Reader<'_> {
    /// A set, by any of its forms.
    pub(super) fn set(&self, at: usize) -> Option<Taken<MeaningId>> {
        match *self.lex(at) {
            Lex::Word(Word::Every | Word::Each) => self.every(at),
            // `the Daily Star` is a name.
            Lex::Adverbial(unit, count) => self.meant_if(!self.is_capital(at + 1), plain(adverbial(unit, count)), at + 1),
            Lex::Word(Word::A | Word::Per) => self.rate(at),
            Lex::Count(_) | Lex::Digits(_) | Lex::Word(Word::Once | Word::Twice | Word::Several | Word::Many) => self.times_a(at),
            _ => self.plural(at),
        }
    }

    /// `every day`, `each July`, `every two weeks`, `every other month`, `every Monday morning`.
    fn every(&self, at: usize) -> Option<Taken<MeaningId>> {
        let quantifier = if self.is(at, Word::Each) { "EACH" } else { "EVERY" };
        let set = |repeated: Repeated, end| self.meant(Meaning::Set { repeated, quantifier: Some(quantifier), frequency: None }, end);
        if self.is(at + 1, Word::Other)
            && let Some((unit, false)) = self.unit(at + 2)
        {
            return set(Repeated::Period(2, unit), at + 3);
        }
        if let Some((unit, false)) = self.unit(at + 1).filter(|(unit, _)| *unit != Unit::Second || !self.is_capital(at + 2)) {
            return set(Repeated::Period(1, unit), at + 2);
        }
        if let Some((number, end)) = self.integer(at + 1).parts()
            && let Some((unit, _)) = self.unit(end)
        {
            return set(Repeated::Period(number, unit), end + 1);
        }
        let pattern = self.past_word(at + 1, Word::Other);
        let (repeated, end) = self.pattern(pattern)?;
        let quantifier = if pattern > at + 1 { "EVERY OTHER" } else { quantifier };
        self.meant(Meaning::Set { repeated, quantifier: Some(quantifier), frequency: None }, end)
    }

    /// What is repeated by name: a weekday, a month, a season, a part of the day, a holiday.
    fn pattern(&self, at: usize) -> Option<(Repeated, usize)> {
        let (open, end) = match *self.lex(at) {
            Lex::Weekday(weekday) | Lex::Weekdays(weekday) => match *self.lex(at + 1) {
                Lex::Part(part) | Lex::Parts(part) => return Some((Repeated::Pattern(Open::Weekday(weekday), Some(part)), at + 2)),
                _ => (Open::Weekday(weekday), at + 1),
            },
            Lex::Month(month) if self.is_capital(at) => (Open::InMonth(month), at + 1),
            Lex::Season(season) | Lex::Seasons(season) => (Open::InSeason(season), at + 1),
            Lex::Part(part) | Lex::Parts(part) => return Some((Repeated::Pattern(Open::Day, Some(part)), at + 1)),
            Lex::Word(Word::Weekend | Word::Weekends) => (Open::Weekend, at + 1),
            _ => match self.holiday_name(at)? {
                (Holiday::Fixed { month, day }, end) => (Open::MonthDay(month, day), end),
                _ => return None,
            },
        };
        Some((Repeated::Pattern(open, None), end))
    }

    /// `a year` behind an amount of something: `$5 a day`, `10 percent a year`, `70 miles per hour` is none.
    fn rate(&self, at: usize) -> Option<Taken<MeaningId>> {
        let Lex::Unit(unit) = *self.lex(at + 1) else { return None };
        let is_hyphenated = self.is_mark(at + 2, '-') && self.is_glued(at + 2);
        let is_compared =
            self.is_any(at + 2, &[Word::Ago, Word::Earlier, Word::Later, Word::Before, Word::From, Word::After, Word::And, Word::Or]);
        let is_rate = unit >= Unit::Day && unit != Unit::Quarter && !is_hyphenated && !is_compared && self.is_amount_before(at);
        self.meant_if(is_rate, plain(Repeated::Period(1, unit)), at + 2)
    }

    /// Whether an amount of something ends before that place.
    fn is_amount_before(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        let is_number = |at: usize| matches!(*self.lex(at), Lex::Digits(_) | Lex::Scale(_) | Lex::Mark('%' | '$' | '€' | '£'));
        if is_number(last) || self.reads_any(last, &["percent", "cents"]) {
            return true;
        }
        let is_plural = self.is_other(last) && self.slice(last).ends_with('s');
        is_plural && (last.saturating_sub(5)..last).any(is_number)
    }

    /// `twice a week`, `three times a year`, `once every two months`.
    fn times_a(&self, at: usize) -> Option<Taken<MeaningId>> {
        let (times, end) = match *self.lex(at) {
            Lex::Word(Word::Once) => (Some(1), at + 1),
            Lex::Word(Word::Twice) => (Some(2), at + 1),
            Lex::Word(Word::Several | Word::Many) if self.is(at + 1, Word::Times) => (None, at + 2),
            _ => {
                let (times, end) = self.integer(at).parts()?;
                (Some(times), self.is(end, Word::Times).then_some(end + 1)?)
            }
        };
        let frequency = Some(times.map_or(Frequency::Several, Frequency::Times));
        if self.is_any(end, &[Word::A, Word::Per, Word::Each, Word::Every]) {
            if let Some((unit, false)) = self.unit(end + 1) {
                return self.meant(Meaning::Set { repeated: Repeated::Period(1, unit), quantifier: None, frequency }, end + 2);
            }
            let (every, end) = self.every(end).parts().filter(|_| !self.is(end, Word::A))?;
            if let (Meaning::Set { repeated, quantifier, .. }, _) = self.finds.meaning(every) {
                return self.meant(Meaning::Set { repeated, quantifier, frequency }, end);
            }
        }
        None
    }

    /// `Mondays`, `Tuesday nights`, `weekends`.
    fn plural(&self, at: usize) -> Option<Taken<MeaningId>> {
        match (*self.lex(at), *self.lex(at + 1)) {
            (Lex::Weekdays(_), _) | (Lex::Weekday(_), Lex::Parts(_)) => {
                let (repeated, end) = self.pattern(at)?;
                self.meant(plain(repeated), end)
            }
            (Lex::Word(Word::Weekends), _) => self.meant(plain(Repeated::Pattern(Open::Weekend, None)), at + 1),
            (Lex::Parts(part), _) if part != DayPart::Night || self.is_any(at.wrapping_sub(1), &[Word::In, Word::At, Word::The]) => {
                self.meant(plain(Repeated::Pattern(Open::Day, Some(part))), at + 1)
            }
            _ => None,
        }
    }
}

fn plain(repeated: Repeated) -> Meaning {
    Meaning::Set { repeated, quantifier: None, frequency: None }
}

fn adverbial(unit: Unit, count: u8) -> Repeated {
    match (unit, count) {
        (Unit::Day, 0) => Repeated::Pattern(Open::Day, Some(DayPart::Night)),
        (unit, count) => Repeated::Period(u32::from(count), unit),
    }
}
