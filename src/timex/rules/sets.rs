//! How often: `every Monday`, `daily`, `twice a week`, `$5 a day`, `Tuesday nights`.

use crate::timex::{
    expression::Meaning,
    lexeme::{DayPart, Lex, Unit, Word},
    reader::Reader,
};

impl Reader<'_> {
    /// A set, by any of its forms.
    pub(super) fn set(&self, at: usize) -> Option<(Meaning, usize)> {
        match self.lex(at) {
            Lex::Word(Word::Every | Word::Each) => self.every(at),
            // `the Daily Star` is a name.
            Lex::Adverbial(unit, count) => (!self.is_capital(at + 1)).then(|| (plain(adverbial(unit, count)), at + 1)),
            Lex::Word(Word::A | Word::Per) => self.rate(at),
            Lex::Count(_) | Lex::Digits(_) | Lex::Word(Word::Once | Word::Twice | Word::Several | Word::Many) => self.times_a(at),
            _ => self.plural(at),
        }
    }

    /// `every day`, `each July`, `every two weeks`, `every other month`, `every Monday morning`.
    fn every(&self, at: usize) -> Option<(Meaning, usize)> {
        let quantifier = if self.is(at, Word::Each) { "EACH" } else { "EVERY" };
        let set = |value: String, end| Some((Meaning::Set { value, quantifier: Some(quantifier), frequency: None }, end));
        if self.is(at + 1, Word::Other)
            && let Some((unit, false)) = self.unit(at + 2)
        {
            return set(period(2, unit), at + 3);
        }
        if let Some((unit, false)) = self.unit(at + 1).filter(|(unit, _)| *unit != Unit::Second || !self.is_capital(at + 2)) {
            return set(period(1, unit), at + 2);
        }
        if let Some((number, end)) = self.integer(at + 1)
            && let Some((unit, _)) = self.unit(end)
        {
            return set(period(number, unit), end + 1);
        }
        let pattern = self.past_word(at + 1, Word::Other);
        let (value, end) = self.pattern(pattern)?;
        let quantifier = if pattern > at + 1 { "EVERY OTHER" } else { quantifier };
        Some((Meaning::Set { value, quantifier: Some(quantifier), frequency: None }, end))
    }

    /// What is repeated by name: a weekday, a month, a season, a part of the day, a holiday.
    fn pattern(&self, at: usize) -> Option<(String, usize)> {
        match self.lex(at) {
            Lex::Weekday(weekday) | Lex::Weekdays(weekday) => {
                let day = format!("XXXX-WXX-{}", weekday + 1);
                match self.lex(at + 1) {
                    Lex::Part(part) | Lex::Parts(part) => Some((format!("{day}T{}", part.code()), at + 2)),
                    _ => Some((day, at + 1)),
                }
            }
            Lex::Month(month) if self.is_capital(at) => Some((format!("XXXX-{month:02}"), at + 1)),
            Lex::Season(season) | Lex::Seasons(season) => {
                Some((crate::timex::calendar::When::Open(crate::timex::calendar::Open::InSeason(season)).value(), at + 1))
            }
            Lex::Part(part) | Lex::Parts(part) => Some((format!("XXXX-XX-XXT{}", part.code()), at + 1)),
            Lex::Word(Word::Weekend | Word::Weekends) => Some(("XXXX-WXX-WE".to_owned(), at + 1)),
            _ => {
                let (holiday, end) = self.holiday_name(at)?;
                let crate::timex::lexeme::Holiday::Fixed { month, day } = holiday else { return None };
                Some((format!("XXXX-{month:02}-{day:02}"), end))
            }
        }
    }

    /// `a year` behind an amount of something: `$5 a day`, `10 percent a year`, `70 miles per hour` is none.
    fn rate(&self, at: usize) -> Option<(Meaning, usize)> {
        let Lex::Unit(unit) = self.lex(at + 1) else { return None };
        let is_hyphenated = self.is_mark(at + 2, '-') && self.is_glued(at + 2);
        let is_compared =
            self.is_any(at + 2, &[Word::Ago, Word::Earlier, Word::Later, Word::Before, Word::From, Word::After, Word::And, Word::Or]);
        let is_rate = unit >= Unit::Day && unit != Unit::Quarter && !is_hyphenated && !is_compared && self.is_amount_before(at);
        is_rate.then_some((plain(period(1, unit)), at + 2))
    }

    /// Whether an amount of something ends before that place.
    fn is_amount_before(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        let is_number = |at: usize| matches!(self.lex(at), Lex::Digits(_) | Lex::Scale(_) | Lex::Mark('%' | '$' | '€' | '£'));
        if is_number(last) || ["percent", "cents"].iter().any(|word| self.reads(last, word)) {
            return true;
        }
        let is_plural = self.lex(last) == Lex::Other && self.slice(last).ends_with('s');
        is_plural && (last.saturating_sub(5)..last).any(is_number)
    }

    /// `twice a week`, `three times a year`, `once every two months`.
    fn times_a(&self, at: usize) -> Option<(Meaning, usize)> {
        let (times, end) = match self.lex(at) {
            Lex::Word(Word::Once) => (Some(1), at + 1),
            Lex::Word(Word::Twice) => (Some(2), at + 1),
            Lex::Word(Word::Several | Word::Many) if self.is(at + 1, Word::Times) => (None, at + 2),
            _ => {
                let (times, end) = self.integer(at)?;
                (Some(times), self.is(end, Word::Times).then_some(end + 1)?)
            }
        };
        let frequency = Some(times.map_or("XX".to_owned(), |times| format!("{times}X")));
        if self.is_any(end, &[Word::A, Word::Per, Word::Each, Word::Every]) {
            if let Some((unit, false)) = self.unit(end + 1) {
                return Some((Meaning::Set { value: period(1, unit), quantifier: None, frequency }, end + 2));
            }
            if let (Meaning::Set { value, quantifier, .. }, end) = self.every(end).filter(|_| !self.is(end, Word::A))? {
                return Some((Meaning::Set { value, quantifier, frequency }, end));
            }
        }
        None
    }

    /// `Mondays`, `Tuesday nights`, `weekends`.
    fn plural(&self, at: usize) -> Option<(Meaning, usize)> {
        match (self.lex(at), self.lex(at + 1)) {
            (Lex::Weekdays(_), _) | (Lex::Weekday(_), Lex::Parts(_)) => {
                let (value, end) = self.pattern(at)?;
                Some((plain(value), end))
            }
            (Lex::Word(Word::Weekends), _) => Some((plain("XXXX-WXX-WE".to_owned()), at + 1)),
            (Lex::Parts(part), _) if part != DayPart::Night || self.is_any(at.wrapping_sub(1), &[Word::In, Word::At, Word::The]) => {
                Some((plain(format!("XXXX-XX-XXT{}", part.code())), at + 1))
            }
            _ => None,
        }
    }
}

fn plain(value: String) -> Meaning {
    Meaning::Set { value, quantifier: None, frequency: None }
}

fn adverbial(unit: Unit, count: u8) -> String {
    match (unit, count) {
        (Unit::Day, 0) => "XXXX-XX-XXTNI".to_owned(),
        (unit, count) => period(u32::from(count), unit),
    }
}

/// `P1D`, `PT1H`, `P2W`.
pub(super) fn period(count: u32, unit: Unit) -> String {
    crate::timex::values::duration(&[(crate::timex::expression::Amount::whole(count), unit)])
}
