//! What makes digits no year: a sum, a count, a number of a thing, an address, a date that no calendar has.

use crate::timex::{
    lexeme::{Lex, Word},
    reader::Reader,
};

/// Words before a number that number a thing.
const NUMBERED: [&str; 42] = [
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
    "agenda",
    "disease",
    "vision",
    "expo",
    "euro",
    "horizon",
    "project",
    "strategy",
    "operation",
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
    /// Whether a year belongs to a date that no calendar has: `2025-13-01`, `31 February 2025`.
    pub(super) fn is_no_date(&self, at: usize) -> bool {
        let is_digits = |at: usize| self.is_digits(at);
        let is_numeric = ['-', '/', '.']
            .into_iter()
            .any(|mark| self.is_joint(at + 1, mark) && is_digits(at + 2) && self.is_joint(at + 3, mark) && is_digits(at + 4));
        is_numeric || self.is_behind_no_day(at)
    }

    /// Whether something glued before makes a longer number, a sum, a model's name.
    pub(super) fn is_joined_before(&self, at: usize) -> bool {
        let Some(idx) = at.checked_sub(1) else { return false };
        if let Lex::Mark('$' | '€' | '£' | '¥' | '#' | '№') = *self.lex(idx) {
            return true;
        }
        self.is_glued(at)
            && match *self.lex(idx) {
                Lex::Mark('(' | '[' | '"' | '\'' | '*') => false,
                Lex::Mark('-' | '/') => !self.is_date_before_dash(idx),
                Lex::Mark(',' | ';') => self.is_digits(idx.wrapping_sub(1)) && self.is_glued(idx),
                _ => true,
            }
    }

    /// Whether what stands before a dash may be the start of a range, or an ordinary word (`mid-1990`).
    fn is_date_before_dash(&self, dash: usize) -> bool {
        match *self.before(dash) {
            Lex::Digits(_) => self.len(dash.wrapping_sub(1)) == 4,
            Lex::Mark(_) | Lex::Other => !self.is_glued(dash),
            _ => true,
        }
    }

    pub(super) fn is_numbered(&self, at: usize) -> bool {
        let Some(idx) = at.checked_sub(1) else { return false };
        let word = if self.is_mark(idx, '.') && self.is_glued(idx) { idx.wrapping_sub(1) } else { idx };
        let is_no = self.is_mark(idx, '.') && self.reads(word, "no");
        is_no || (self.is_other(word) && self.reads_any(word, &NUMBERED))
    }

    pub(super) fn is_counting(&self, at: usize, year: u32) -> bool {
        let next = at + 1;
        if self.is_glued(next)
            && matches!(*self.lex(next), Lex::Word(_))
            && self.is_glued(next)
            && !matches!(*self.lex(next), Lex::Word(Word::S))
        {
            return true;
        }
        if matches!(*self.lex(next), Lex::Units(_) | Lex::Scale(_) | Lex::Mark('%')) {
            return true;
        }
        if !self.is_other(next) || self.is_capital(next) {
            return false;
        }
        let is_people = ["people", "children", "men"].iter().any(|ending| self.slice(next).ends_with(ending));
        let is_counted = is_people || self.reads_any(next, &COUNTED);
        // Round numbers count what a plural behind them names; other numbers of the last centuries are years.
        let is_plural = self.slice(next).ends_with('s') && !self.slice(next).ends_with("ss");
        is_counted && !self.is_in_preposition(at) || (is_plural && (year.is_multiple_of(100) || year < 1800) && !self.is_in_preposition(at))
    }

    /// Numbers below 1700 are years only where a word or a bracket says so: most others count.
    pub(super) fn is_after_preposition(&self, at: usize) -> bool {
        use Word::{After, Around, Before, Between, By, During, Early, From, In, Late, Since, To, Until};
        let before = at.wrapping_sub(1);
        let is_listed =
            self.is_any(before, &[Word::And, Word::Or]) && matches!(*self.lex(before.wrapping_sub(1)), Lex::Digits(1000..=2099));
        is_listed
            || self.is_any(before, &[After, Around, Before, Between, By, During, Early, From, In, Late, Since, To, Until])
            || matches!(*self.lex(before), Lex::Mark('(' | '-' | '–') | Lex::Month(_) | Lex::Season(_))
            || ["c", "ca"].iter().any(|word| self.reads(before, word) || self.reads(before.wrapping_sub(1), word))
    }

    pub(super) fn is_in_preposition(&self, at: usize) -> bool {
        use Word::{By, During, In, Since, Until};
        self.is_any(at.wrapping_sub(1), &[In, Since, By, Until, During])
    }

    /// Whether it ends a name: `Agenda 2030`, `Expo 2025`, `Windows 2000`, `the Class of 2024`.
    pub(super) fn is_in_name(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        let is_name = self.is_other(before) && self.is_capital(before) && self.is_capital_name(before);
        let is_class = self.is(before, Word::Of) && self.reads(at.wrapping_sub(2), "class");
        (is_name && !self.is_glued(at)) || is_class
    }

    /// Whether a capital is not just the first of a sentence, or the word is in capitals throughout.
    fn is_capital_name(&self, at: usize) -> bool {
        let is_first = matches!(*self.before(at), Lex::Break | Lex::Mark('.' | '!' | '?' | '"'));
        !is_first || self.slice(at).chars().skip(1).all(char::is_uppercase)
    }

    /// `2020 Census Bureau Road`.
    pub(super) fn is_address(&self, at: usize) -> bool {
        let mut next = at + 1;
        while next < at + 6 && self.is_capital(next) {
            if next > at + 1 && self.reads_any(next, &STREETS) {
                return true;
            }
            next += 1;
        }
        false
    }
}
