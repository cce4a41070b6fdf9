//! Holidays with a day that can be computed: their names and their days. Feasts of lunar calendars are left out.

use time::Date;

use super::{
    calendar::{day, days_on, nth_weekday},
    lexeme::Holiday,
    reader::Reader,
    taken::{End, Place, Taken, place, took},
};

/// Single words that name a holiday and nothing else.
const ONLY_HOLIDAYS: [&str; 6] = ["christmas", "xmas", "easter", "thanksgiving", "halloween", "juneteenth"];

/// Names in lower case, apostrophes left out, and the day. Of two that fit the longer one counts.
const NAMES: &[(&str, Holiday)] = &[
    ("new years day", Holiday::Fixed { month: 1, day: 1 }),
    ("new years eve", Holiday::Fixed { month: 12, day: 31 }),
    ("new year eve", Holiday::Fixed { month: 12, day: 31 }),
    ("new years", Holiday::Fixed { month: 1, day: 1 }),
    ("new year", Holiday::Fixed { month: 1, day: 1 }),
    ("epiphany", Holiday::Fixed { month: 1, day: 6 }),
    ("martin luther king day", Holiday::Nth { nth: 3, weekday: 0, month: 1 }),
    ("martin luther king jr day", Holiday::Nth { nth: 3, weekday: 0, month: 1 }),
    ("groundhog day", Holiday::Fixed { month: 2, day: 2 }),
    ("valentines day", Holiday::Fixed { month: 2, day: 14 }),
    ("valentine day", Holiday::Fixed { month: 2, day: 14 }),
    ("presidents day", Holiday::Nth { nth: 3, weekday: 0, month: 2 }),
    ("mardi gras", Holiday::Easter(-47)),
    ("ash wednesday", Holiday::Easter(-46)),
    ("shrove tuesday", Holiday::Easter(-47)),
    ("maundy thursday", Holiday::Easter(-3)),
    ("holy saturday", Holiday::Easter(-1)),
    ("trinity sunday", Holiday::Easter(56)),
    ("corpus christi", Holiday::Easter(60)),
    ("patriots day", Holiday::Nth { nth: 3, weekday: 0, month: 4 }),
    ("womens day", Holiday::Fixed { month: 3, day: 8 }),
    ("international womens day", Holiday::Fixed { month: 3, day: 8 }),
    ("saint patricks day", Holiday::Fixed { month: 3, day: 17 }),
    ("st paddys day", Holiday::Fixed { month: 3, day: 17 }),
    ("victory day", Holiday::Fixed { month: 5, day: 9 }),
    ("flag day", Holiday::Fixed { month: 6, day: 14 }),
    ("indigenous peoples day", Holiday::Nth { nth: 2, weekday: 0, month: 10 }),
    ("remembrance day", Holiday::Fixed { month: 11, day: 11 }),
    ("armistice day", Holiday::Fixed { month: 11, day: 11 }),
    ("palm sunday", Holiday::Easter(-7)),
    ("good friday", Holiday::Easter(-2)),
    ("easter sunday", Holiday::Easter(0)),
    ("easter monday", Holiday::Easter(1)),
    ("easter", Holiday::Easter(0)),
    ("ascension day", Holiday::Easter(39)),
    ("whit sunday", Holiday::Easter(49)),
    ("whit monday", Holiday::Easter(50)),
    ("pentecost", Holiday::Easter(49)),
    ("st patricks day", Holiday::Fixed { month: 3, day: 17 }),
    ("patricks day", Holiday::Fixed { month: 3, day: 17 }),
    ("april fools day", Holiday::Fixed { month: 4, day: 1 }),
    ("april fools", Holiday::Fixed { month: 4, day: 1 }),
    ("tax day", Holiday::Fixed { month: 4, day: 15 }),
    ("earth day", Holiday::Fixed { month: 4, day: 22 }),
    ("anzac day", Holiday::Fixed { month: 4, day: 25 }),
    ("may day", Holiday::Fixed { month: 5, day: 1 }),
    ("mothers day", Holiday::Nth { nth: 2, weekday: 6, month: 5 }),
    ("memorial day", Holiday::Nth { nth: 0, weekday: 0, month: 5 }),
    ("fathers day", Holiday::Nth { nth: 3, weekday: 6, month: 6 }),
    ("juneteenth", Holiday::Fixed { month: 6, day: 19 }),
    ("canada day", Holiday::Fixed { month: 7, day: 1 }),
    ("independence day", Holiday::Fixed { month: 7, day: 4 }),
    ("bastille day", Holiday::Fixed { month: 7, day: 14 }),
    ("labor day", Holiday::Nth { nth: 1, weekday: 0, month: 9 }),
    ("labour day", Holiday::Nth { nth: 1, weekday: 0, month: 9 }),
    ("columbus day", Holiday::Nth { nth: 2, weekday: 0, month: 10 }),
    ("halloween", Holiday::Fixed { month: 10, day: 31 }),
    ("all saints day", Holiday::Fixed { month: 11, day: 1 }),
    ("all souls day", Holiday::Fixed { month: 11, day: 2 }),
    ("guy fawkes day", Holiday::Fixed { month: 11, day: 5 }),
    ("guy fawkes night", Holiday::Fixed { month: 11, day: 5 }),
    ("election day", Holiday::ElectionDay),
    ("veterans day", Holiday::Fixed { month: 11, day: 11 }),
    ("thanksgiving day", Holiday::Nth { nth: 4, weekday: 3, month: 11 }),
    ("thanksgiving", Holiday::Nth { nth: 4, weekday: 3, month: 11 }),
    ("black friday", Holiday::AfterThanksgiving(1)),
    ("cyber monday", Holiday::AfterThanksgiving(4)),
    ("christmas eve", Holiday::Fixed { month: 12, day: 24 }),
    ("christmas day", Holiday::Fixed { month: 12, day: 25 }),
    ("christmas", Holiday::Fixed { month: 12, day: 25 }),
    ("xmas", Holiday::Fixed { month: 12, day: 25 }),
    ("boxing day", Holiday::Fixed { month: 12, day: 26 }),
    ("martin luther kings day", Holiday::Nth { nth: 3, weekday: 0, month: 1 }),
    ("saint paddys day", Holiday::Fixed { month: 3, day: 17 }),
    ("mlk day", Holiday::Nth { nth: 3, weekday: 0, month: 1 }),
    ("mlk jr day", Holiday::Nth { nth: 3, weekday: 0, month: 1 }),
    ("burns night", Holiday::Fixed { month: 1, day: 25 }),
    ("holocaust memorial day", Holiday::Fixed { month: 1, day: 27 }),
    ("holocaust remembrance day", Holiday::Fixed { month: 1, day: 27 }),
    ("pancake day", Holiday::Easter(-47)),
    ("shrove monday", Holiday::Easter(-48)),
    ("easter eve", Holiday::Easter(-1)),
    ("easter saturday", Holiday::Easter(-1)),
    ("st davids day", Holiday::Fixed { month: 3, day: 1 }),
    ("st georges day", Holiday::Fixed { month: 4, day: 23 }),
    ("cinco de mayo", Holiday::Fixed { month: 5, day: 5 }),
    ("ve day", Holiday::Fixed { month: 5, day: 8 }),
    ("whitsun", Holiday::Easter(49)),
    ("ascension thursday", Holiday::Easter(39)),
    ("vj day", Holiday::Fixed { month: 8, day: 15 }),
    ("bonfire night", Holiday::Fixed { month: 11, day: 5 }),
    ("remembrance sunday", Holiday::Nth { nth: 2, weekday: 6, month: 11 }),
    ("singles day", Holiday::Fixed { month: 11, day: 11 }),
    ("st andrews day", Holiday::Fixed { month: 11, day: 30 }),
    ("international workers day", Holiday::Fixed { month: 5, day: 1 }),
    ("australia day", Holiday::Fixed { month: 1, day: 26 }),
    ("d day", Holiday::Once { year: 1944, month: 6, day: 6 }),
];

impl Holiday {
    /// The holiday of that number.
    pub(super) fn of_number(number: usize) -> Option<Self> {
        NAMES.get(number).map(|(_, holiday)| *holiday)
    }

    /// Its day in a year.
    pub(super) fn day_in(self, year: i32) -> Option<Date> {
        match self {
            Self::Fixed { month, day: number } => day(year, month, number),
            Self::Nth { nth, weekday, month } => nth_weekday(year, month, weekday, nth),
            Self::Easter(n_days) => days_on(easter(year)?, i64::from(n_days)),
            Self::AfterThanksgiving(n_days) => days_on(nth_weekday(year, 11, 3, 4)?, i64::from(n_days)),
            Self::ElectionDay => days_on(nth_weekday(year, 11, 0, 1)?, 1),
            Self::Once { year, month, day: number } => day(i32::from(year), month, number),
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<Date> {
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let correction = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * shift + 114;
    day(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)
}

impl Reader<'_> {
    /// The number of the holiday with the longest name at that place.
    pub(super) fn holiday_number(&self, at: usize) -> Option<Taken<u32>> {
        // In lower case only what is nothing else: `the new year` is a year.
        let is_plain = |name: &str| (name.contains(' ') && name != "new year" && name != "new years") || ONLY_HOLIDAYS.contains(&name);
        let names = (0..).zip(NAMES).filter(|(_, (name, _))| self.is_capital(at) || is_plain(name));
        let found = names.filter_map(|(number, (name, _))| Some((number, self.after_name(at, name).end()?)));
        found.max_by_key(|(_, end)| *end).and_then(|(number, end)| took(number, end))
    }

    /// Behind a name whose words stand there, apostrophes aside.
    fn after_name(&self, at: usize, name: &str) -> Option<Place> {
        let mut end = at;
        for word in name.split(' ') {
            end = self.after_word_spelt(self.past_hyphen(end), word).end()?;
        }
        place(end)
    }

    /// Behind a word, with its apostrophe before or behind a final `s`, which names leave out (`Year's`, `Saints'`), and the full
    /// stop of `St.` and `Jr.`
    fn after_word_spelt(&self, at: usize, word: &str) -> Option<Place> {
        let stem = word.strip_suffix('s').unwrap_or(word);
        if stem != word
            && self.reads(at, stem)
            && let Some(end) = self.after_possessive(at + 1).end()
        {
            return place(end);
        }
        if !self.reads(at, word) {
            return None;
        }
        let is_possessive = stem != word && self.is_mark(at + 1, '\'') && self.is_glued(at + 1) && !self.is_glued(at + 2);
        let is_stop = matches!(word, "st" | "jr") && self.is_mark(at + 1, '.');
        place(at + 1 + usize::from(is_possessive || is_stop))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_easter() {
        for (year, expected) in
            [(1999, "1999-04-04"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(expected));
        }
    }

    #[test]
    fn computes_days_that_move() {
        let days = [
            (Holiday::Easter(-2), "2025-04-18"),
            (Holiday::ElectionDay, "2025-11-04"),
            (Holiday::AfterThanksgiving(1), "2025-11-28"),
            (Holiday::Nth { nth: 0, weekday: 0, month: 5 }, "2025-05-26"),
        ];
        for (holiday, expected) in days {
            assert_eq!(holiday.day_in(2025).map(|day| day.to_string()).as_deref(), Some(expected));
        }
    }
}
