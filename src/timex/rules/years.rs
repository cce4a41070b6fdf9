//! Years and longer: `2024`, `fiscal 1990`, `FY25`, `the 1990s`, `the 19th century`, `44 BC`.

use super::dates::two_digit_year;
use crate::timex::{
    calendar::When,
    expression::{Part, Point, Step},
    lexeme::{Lex, Unit, Word},
    reader::Reader,
};

/// Words before a number that number a thing.
const NUMBERED: [&str; 33] = [
    "boeing",
    "airbus",
    "flight",
    "room",
    "route",
    "highway",
    "page",
    "pages",
    "section",
    "article",
    "resolution",
    "chapter",
    "model",
    "level",
    "windows",
    "number",
    "nos",
    "bill",
    "form",
    "line",
    "channel",
    "unit",
    "code",
    "lot",
    "suite",
    "box",
    "psalm",
    "table",
    "figure",
    "class",
    "apartment",
    "interstate",
    "version",
];

/// Words behind a number that count.
const COUNTED: [&str; 60] = [
    "people",
    "men",
    "women",
    "soldiers",
    "troops",
    "jobs",
    "workers",
    "employees",
    "shares",
    "points",
    "tons",
    "tonnes",
    "barrels",
    "miles",
    "kilometers",
    "kilometres",
    "meters",
    "metres",
    "feet",
    "pounds",
    "dollars",
    "euros",
    "yen",
    "percent",
    "votes",
    "homes",
    "houses",
    "units",
    "students",
    "members",
    "aircraft",
    "planes",
    "ships",
    "vehicles",
    "cars",
    "cases",
    "deaths",
    "times",
    "copies",
    "acres",
    "hectares",
    "km",
    "kg",
    "m",
    "mm",
    "cm",
    "mph",
    "mw",
    "mwh",
    "mhz",
    "ghz",
    "hp",
    "others",
    "prisoners",
    "civilians",
    "families",
    "pages",
    "guns",
    "tanks",
    "rpm",
];

/// Words that end the name of a street.
const STREETS: [&str; 16] = [
    "street",
    "road",
    "avenue",
    "boulevard",
    "drive",
    "lane",
    "st",
    "rd",
    "ave",
    "blvd",
    "highway",
    "court",
    "place",
    "way",
    "square",
    "parkway",
];

impl Reader<'_> {
    /// A year in four digits, unless what stands around it makes it a number of something else.
    pub(super) fn bare_year(&self, at: usize) -> Option<(Point, usize)> {
        let Lex::Digits(year @ 1000..=2099) = self.lex(at) else { return None };
        let is_free = self.len(at) == 4 && !self.is_longer_number(at + 1) && !self.is_joined_before(at) && !self.is_no_date(at);
        let is_old = year < 1700 && !self.is_asked && !self.is_after_preposition(at);
        if !is_free || is_old || self.is_numbered(at) || self.is_counting(at, year) || self.is_address(at) {
            return None;
        }
        Some((Point::Exact(When::Year(i32::try_from(year).ok()?)), at + 1))
    }

    /// Whether a year belongs to a date that no calendar has: `2025-13-01`, `31 February 2025`.
    fn is_no_date(&self, at: usize) -> bool {
        let is_digits = |at: usize| matches!(self.lex(at), Lex::Digits(_));
        let is_numeric = ['-', '/', '.']
            .into_iter()
            .any(|mark| self.is_joint(at + 1, mark) && is_digits(at + 2) && self.is_joint(at + 3, mark) && is_digits(at + 4));
        is_numeric || self.is_behind_no_day(at)
    }

    /// Whether something glued before makes a longer number, a sum, a model's name.
    fn is_joined_before(&self, at: usize) -> bool {
        let Some(idx) = at.checked_sub(1) else { return false };
        if let Lex::Mark('$' | '€' | '£' | '¥' | '#' | '№') = self.lex(idx) {
            return true;
        }
        self.is_glued(at)
            && match self.lex(idx) {
                Lex::Mark('(' | '[' | '"' | '\'' | '*') => false,
                Lex::Mark('-' | '/') => !self.is_date_before_dash(idx),
                Lex::Mark(',' | ';') => matches!(self.before(idx), Lex::Digits(_)) && self.is_glued(idx),
                _ => true,
            }
    }

    /// Whether what stands before a dash may be the start of a range, or an ordinary word (`mid-1990`).
    fn is_date_before_dash(&self, dash: usize) -> bool {
        match self.before(dash) {
            Lex::Digits(_) => self.len(dash.wrapping_sub(1)) == 4,
            Lex::Mark(_) | Lex::Other => !self.is_glued(dash),
            _ => true,
        }
    }

    fn is_numbered(&self, at: usize) -> bool {
        let Some(idx) = at.checked_sub(1) else { return false };
        let word = if self.is_mark(idx, '.') && self.is_glued(idx) { idx.wrapping_sub(1) } else { idx };
        let is_no = self.is_mark(idx, '.') && self.reads(word, "no");
        is_no || (self.lex(word) == Lex::Other && NUMBERED.iter().any(|name| self.reads(word, name)))
    }

    fn is_counting(&self, at: usize, year: u32) -> bool {
        let next = at + 1;
        if self.is_glued(next)
            && matches!(self.lex(next), Lex::Word(_))
            && self.is_glued(next)
            && !matches!(self.lex(next), Lex::Word(Word::S))
        {
            return true;
        }
        if matches!(self.lex(next), Lex::Units(_) | Lex::Scale(_) | Lex::Mark('%')) {
            return true;
        }
        if self.lex(next) != Lex::Other || self.is_capital(next) {
            return false;
        }
        let is_counted = COUNTED.iter().any(|noun| self.reads(next, noun));
        // Round numbers count what a plural behind them names; other numbers of the last centuries are years.
        let is_plural = self.slice(next).ends_with('s') && !self.slice(next).ends_with("ss");
        is_counted && !self.is_in_preposition(at) || (is_plural && (year.is_multiple_of(100) || year < 1800) && !self.is_in_preposition(at))
    }

    /// Numbers below 1700 are years only where a word or a bracket says so: most others count.
    fn is_after_preposition(&self, at: usize) -> bool {
        use Word::{After, Around, Before, Between, By, During, Early, From, In, Late, Since, To, Until};
        let before = at.wrapping_sub(1);
        let is_listed = self.is_any(before, &[Word::And, Word::Or]) && matches!(self.lex(before.wrapping_sub(1)), Lex::Digits(1000..=2099));
        is_listed
            || self.is_any(before, &[After, Around, Before, Between, By, During, Early, From, In, Late, Since, To, Until])
            || matches!(self.lex(before), Lex::Mark('(' | '-' | '–') | Lex::Month(_) | Lex::Season(_))
            || ["c", "ca"].iter().any(|word| self.reads(before, word) || self.reads(before.wrapping_sub(1), word))
    }

    fn is_in_preposition(&self, at: usize) -> bool {
        use Word::{By, During, In, Since, Until};
        self.is_any(at.wrapping_sub(1), &[In, Since, By, Until, During])
    }

    /// `2020 Census Bureau Road`.
    fn is_address(&self, at: usize) -> bool {
        let mut next = at + 1;
        while next < at + 6 && self.is_capital(next) {
            if next > at + 1 && STREETS.iter().any(|street| self.reads(next, street)) {
                return true;
            }
            next += 1;
        }
        false
    }

    /// `the year 2000`, `nineteen ninety-five`, `the year two thousand`.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(Point, usize)> {
        let start = self.past_word(at, Word::The);
        if self.lex(start) == Lex::Unit(Unit::Year) {
            let (year, end) = self.year_behind(start + 1).or_else(|| {
                let (year, end) = self.number_in_words(start + 1).filter(|(year, _)| (1000..3000).contains(year))?;
                Some((i32::try_from(year).ok()?, end))
            })?;
            return Some((Point::Exact(When::Year(year)), end));
        }
        let century = match self.lex(at) {
            Lex::Count(century @ 17..=19) => century,
            Lex::Tens(20) => 20,
            _ => return None,
        };
        let (rest, end) = self.below_hundred(self.past_hyphen(at + 1)).filter(|(rest, _)| *rest >= 10)?;
        let is_counting = self.unit(self.past_hyphen(end)).is_some();
        (!is_counting).then_some((Point::Exact(When::Year(i32::try_from(century * 100 + rest).ok()?)), end))
    }

    /// `fiscal 1990`, `fiscal year 2013`, `FY25`, `the 2025 fiscal year`.
    pub(super) fn fiscal_year(&self, at: usize) -> Option<(Point, usize)> {
        let the = self.past_word(at, Word::The);
        if let (Lex::Digits(1900..=2099), Some(end)) = (self.lex(the), self.after_fiscal_year(the + 1)) {
            let (year, _) = self.year_behind(the)?;
            return Some((Point::Exact(When::Year(year)), end));
        }
        let start = match self.lex(the) {
            Lex::Word(Word::Fy) => the + 1,
            _ => self.after_fiscal_year(the).or_else(|| self.after_any(the, &[Word::Fiscal]))?,
        };
        let (year, end) = self.year_behind(start).or_else(|| match self.lex(start) {
            Lex::Digits(year) if self.len(start) == 2 => Some((two_digit_year(year)?, start + 1)),
            _ => None,
        })?;
        Some((Point::Exact(When::Year(year)), self.past_split_year(end)))
    }

    /// Behind `fiscal year`, `financial year`.
    pub(super) fn after_fiscal_year(&self, at: usize) -> Option<usize> {
        let is_fiscal = self.is(at, Word::Fiscal) || ["financial", "tax", "school", "academic"].iter().any(|word| self.reads(at, word));
        (is_fiscal && self.lex(at + 1) == Lex::Unit(Unit::Year)).then_some(at + 2)
    }

    /// `2024/25`, a year that runs over New Year, is named by its first year in a value.
    fn past_split_year(&self, at: usize) -> usize {
        let is_split = self.is_joint(at, '/') && matches!(self.lex(at + 1), Lex::Digits(_)) && matches!(self.len(at + 1), 2 | 4);
        if is_split { at + 2 } else { at }
    }

    /// A year that another expression hangs on: `of 1998`, `of last year`, `of fiscal 1990`, `of that year`.
    pub(in crate::timex) fn year_said(&self, at: usize) -> Option<(Point, usize)> {
        if let Some((year, end)) = self.year_behind(at) {
            return Some((Point::Exact(When::Year(year)), end));
        }
        self.fiscal_year(at)
            .or_else(|| self.year_in_words(at))
            .or_else(|| self.stepped_unit(at).filter(|(_, end)| self.lex(end - 1) == Lex::Unit(Unit::Year)))
            .or_else(|| {
                let end = self.is(at, Word::The).then_some(at + 1)?;
                (self.lex(end) == Lex::Unit(Unit::Year)).then_some((Point::Focused(Unit::Year, Step::That), end + 1))
            })
    }

    /// `1990s`, `1990's`, `'90s`, `the nineties`.
    pub(super) fn decade(&self, at: usize) -> Option<(Point, usize)> {
        let start = self.past_word(at, Word::The);
        match self.lex(start) {
            Lex::Count(century @ 17..=19) => {
                let Lex::Decade(decade) = self.lex(self.past_hyphen(start + 1)) else { return None };
                let decade = i32::try_from(century).ok()? * 10 + i32::from(decade) / 10;
                return Some((Point::Exact(When::Decade(decade)), self.past_hyphen(start + 1) + 1));
            }
            Lex::Decade(decade) if start > at => return Some((Point::Bare(Part::Decade(decade)), start + 1)),
            Lex::Digits(year @ 1000..=2099) if self.len(start) == 4 && year % 10 == 0 => {
                let end = self.after_plural(start + 1)?;
                return Some((Point::Exact(When::Decade(i32::try_from(year / 10).ok()?)), end));
            }
            _ => {}
        }
        let digits = if self.is_mark(start, '\'') && self.is_glued(start + 1) { start + 1 } else { start };
        let Lex::Digits(decade) = self.lex(digits) else { return None };
        let end = self.after_plural(digits + 1)?;
        let is_decade = self.len(digits) == 2 && decade % 10 == 0 && decade >= 20 && (digits > start || start > at);
        is_decade.then_some((Point::Bare(Part::Decade(u8::try_from(decade).ok()?)), end))
    }

    fn after_plural(&self, at: usize) -> Option<usize> {
        let is_plural = self.is_glued(at) && self.is(at, Word::S);
        if is_plural { Some(at + 1) } else { self.after_possessive(at) }
    }

    /// `the 19th century`, `the twenty-first century BC`.
    pub(super) fn century(&self, at: usize) -> Option<(Point, usize)> {
        let (ordinal, end) = self.ordinal(self.past_word(at, Word::The))?;
        let unit = self.past_hyphen(end);
        let when = match self.lex(unit) {
            Lex::Unit(Unit::Century) if ordinal > 0 => When::Century(i32::from(ordinal) - 1),
            Lex::Unit(Unit::Millennium) if ordinal > 0 => When::Millennium(i32::from(ordinal) - 1),
            _ => return None,
        };
        match self.after_bc(unit + 1) {
            Some(end) => Some((Point::Exact(When::BeforeChrist(i32::from(ordinal) * 100)), end)),
            None => Some((Point::Exact(when), unit + 1)),
        }
    }

    /// `44 BC`, `AD 79`, `79 A.D.`.
    pub(super) fn era_year(&self, at: usize) -> Option<(Point, usize)> {
        if self.is(at, Word::Ad) && self.is_capital(at) {
            let Lex::Digits(year @ 1..=2099) = self.lex(at + 1) else { return None };
            return Some((Point::Exact(When::Year(i32::try_from(year).ok()?)), at + 2));
        }
        let Lex::Digits(year @ 1..=9999) = self.lex(at) else { return None };
        let year = i32::try_from(year).ok()?;
        if let Some(end) = self.after_bc(at + 1) {
            return Some((Point::Exact(When::BeforeChrist(year)), end));
        }
        let is_stopped = self.reads(at + 1, "a") && self.is_joint(at + 2, '.') && self.reads(at + 3, "d");
        let stopped = is_stopped.then(|| self.past_mark(at + 4, '.'));
        let plain = self.after_any(at + 1, &[Word::Ad, Word::Ce]).filter(|_| self.is_capital(at + 1));
        let end = stopped.or(plain).filter(|_| year < 2100)?;
        Some((Point::Exact(When::Year(year)), end))
    }

    /// Behind `BC`, `BCE`, `B.C.`
    fn after_bc(&self, at: usize) -> Option<usize> {
        let is_stopped = self.reads(at, "b") && self.is_joint(at + 1, '.') && self.reads(at + 2, "c");
        if is_stopped && self.is_capital(at) {
            return Some(self.past_mark(at + 3, '.'));
        }
        self.after_any(at, &[Word::Bc]).filter(|_| self.is_capital(at))
    }
}
