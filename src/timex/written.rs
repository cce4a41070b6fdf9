//! Stretches of the calendar as TIMEX3 writes them: one table of forms for writing, reading and saying them.

use super::calendar::{self, Kind, When};

/// The form of each kind's value and its name in words, in the order of the kinds.
///
/// In a value a nought stands for each digit, `X` for one that is not known; behind a hyphen at the end stands a season's code.
/// In words `%d1` is the first number, `%m2` the second as a month, `%w2` as a weekday, `%s3` as a season, `%n2` as an ordinal in
/// letters (`third`), `%o2` in digits (`20th`) and `%c1` as the ordinal of a century, which is one more. What stands in brackets is
/// what comes round, for sets: `every Monday`.
const FORMS: [(Kind, &str, &str); 26] = [
    (Kind::Day, "0000-00-00", "%d3 %m2 %d1"),
    (Kind::Week, "0000-W00", "week %d2 of %d1"),
    (Kind::Weekend, "0000-W00-WE", "the weekend of "),
    (Kind::Month, "0000-00", "%m2 %d1"),
    (Kind::Quarter, "0000-Q0", "the %n2 quarter of %d1"),
    (Kind::Half, "0000-H0", "the %n2 half of %d1"),
    (Kind::Season, "0000-", "%s3 %d1"),
    (Kind::Year, "0000", "%d1"),
    (Kind::Decade, "000", "the %d10s"),
    (Kind::Century, "00", "the %c1 century"),
    (Kind::Millennium, "0", "the %c1 millennium"),
    (Kind::AnyDay, "XXXX-XX-XX", "a [day] not known"),
    (Kind::AnyWeek, "XXXX-WXX", "a [week] not known"),
    (Kind::AnyWeekend, "XXXX-WXX-WE", "a [weekend] not known"),
    (Kind::AnyMonth, "XXXX-XX", "a [month] not known"),
    (Kind::AnyQuarter, "XXXX-QX", "a [quarter] not known"),
    (Kind::AnyYear, "XXXX", "a [year] not known"),
    (Kind::AnyDecade, "XXX", "a [decade] not known"),
    (Kind::AnyCentury, "XX", "a [century] not known"),
    (Kind::Weekday, "XXXX-WXX-0", "a [%w2], week not known"),
    (Kind::DayOfMonth, "XXXX-XX-00", "the [%o2] of a month not known"),
    (Kind::MonthDay, "XXXX-00-00", "[%d3 %m2], year not known"),
    (Kind::MonthOfYear, "XXXX-00", "[%m2], year not known"),
    (Kind::QuarterOfYear, "XXXX-Q0", "the [%n2 quarter], year not known"),
    (Kind::HalfOfYear, "XXXX-H0", "the [%n2 half], year not known"),
    (Kind::SeasonOfYear, "XXXX-", "[%s3], year not known"),
];

/// The codes of the seasons.
const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// What a value says in numbers: a year, decade or century, its part, a day of the month; a season is the third number.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    pub is_before_christ: bool,
    pub all: [i32; 3],
}

impl When {
    /// The value of TIMEX3.
    #[cfg(test)]
    pub(super) fn value(self) -> String {
        let mut value = String::new();
        self.write(&mut value);
        value
    }

    /// Writes the value of TIMEX3.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn write(self, value: &mut String) {
        let Numbers { is_before_christ, all } = self.numbers();
        if is_before_christ {
            value.push_str("BC");
        }
        let mut numbers = all.into_iter().skip(usize::from(self.is_open()));
        let mut width = 0;
        let form = self.form();
        for (byte, next) in form.bytes().zip(form.bytes().skip(1).chain([0])) {
            width += usize::from(byte == b'0');
            if byte != b'0' {
                value.push(char::from(byte));
            } else if next != b'0' {
                push_padded(value, u64::from(numbers.next().unwrap_or_default().unsigned_abs()), width);
                width = 0;
            }
        }
        if form.ends_with('-') {
            let [.., season] = all;
            value.push_str(usize::try_from(season - 1).ok().and_then(|idx| SEASONS.get(idx)).copied().unwrap_or_default());
        }
    }

    /// Reads a value; `None` where it is none, or the calendar has no such stretch.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn read(text: &str) -> Option<Self> {
        let (is_before_christ, text) = text.strip_prefix("BC").map_or((false, text), |text| (true, text));
        let (season, text) = match SEASONS.iter().zip(1..).find(|(code, _)| text.ends_with(*code)) {
            Some((_, season)) => (season, text.get(..text.len() - 2)?),
            None => (0, text),
        };
        if text.ends_with('-') != (0 < season) {
            return None;
        }
        for (kind, form, _) in &FORMS {
            if let Some([year, second, third]) = numbers_of(form, text) {
                return Self::of_numbers(*kind, Numbers { is_before_christ, all: [year, second, third + season] });
            }
        }
        let [year, week, weekday] = numbers_of("0000-W00-0", text)?;
        let is_weekday = (1..=7).contains(&weekday);
        let monday = calendar::week(year, small(week)?).filter(|_| is_weekday)?;
        Self::day(monday).stepped(weekday - 1)
    }

    /// The form of its value.
    fn form(self) -> &'static str {
        FORMS.get(self.kind() as usize).map_or("", |(_, form, _)| form)
    }

    /// Its name in words, see [`FORMS`].
    pub(super) fn words(self) -> &'static str {
        FORMS.get(self.kind() as usize).map_or("", |(.., words)| words)
    }

    /// What its value says in numbers.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn numbers(self) -> Numbers {
        let number = self.number();
        let [known, second, ..] = number.to_le_bytes().map(i32::from);
        let n_of_kind = self.kind().n_of_kind().max(1);
        let (year, nth) = (number.div_euclid(n_of_kind), number.rem_euclid(n_of_kind) + 1);
        let [year, nth, third] = match self.kind() {
            Kind::Day => self.earliest().map_or([0; 3], |date| [date.year(), i32::from(u8::from(date.month())), i32::from(date.day())]),
            Kind::Week | Kind::Weekend => self.week_of_year().map_or([0; 3], |(year, week)| [year, i32::from(week), 0]),
            Kind::Season => [year, 0, nth],
            Kind::SeasonOfYear => [0, 0, known],
            _ if self.is_open() => [0, known, second],
            _ => [year, nth, 0],
        };
        let is_before_christ = !self.is_open() && year < i32::from(self.kind() <= Kind::Year);
        let said = match self.kind() {
            _ if !is_before_christ => year,
            Kind::Decade | Kind::Century => !year,
            _ => 1 - year,
        };
        Numbers { is_before_christ, all: [said, nth, third] }
    }

    /// The stretch of a kind whose value has these numbers.
    fn of_numbers(kind: Kind, Numbers { is_before_christ, all: [number, second, third] }: Numbers) -> Option<Self> {
        let (second, third) = (small(second)?, small(third)?);
        let year = if is_before_christ { 1 - number } else { number };
        if is_before_christ && (Kind::AnyDay <= kind || year == 1 && kind <= Kind::Year) {
            return None;
        }
        let nth = match kind {
            Kind::Day => return calendar::day(year, second, third).map(Self::day),
            Kind::Week => return calendar::week(year, second).map(Self::week),
            Kind::Weekend => return calendar::week(year, second).map(Self::weekend),
            Kind::Decade | Kind::Century if is_before_christ => return Some(Self::before_christ(kind, number)),
            Kind::Decade | Kind::Century => return Some(Self::numbered(kind, number)),
            // One digit is no value that a person means.
            Kind::Millennium => return None,
            // Any leap year: which one it is, nobody knows.
            Kind::MonthDay => return calendar::day(2000, second, third).map(|_| Self::known(kind, second, third)),
            Kind::Year => 1,
            Kind::Season | Kind::SeasonOfYear => third,
            _ => second,
        };
        let limit = small(kind.n_of_kind())?;
        if nth < limit.min(1) || limit < nth {
            return None;
        }
        Some(if Kind::AnyDay <= kind { Self::known(kind, nth, 0) } else { Self::of_year(kind, year, nth) })
    }
}

/// The numbers in a text of a form, the first left out where the year is not known; `None` where it has another.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn numbers_of(form: &str, text: &str) -> Option<[i32; 3]> {
    let mut numbers = [0; 3];
    let mut n_numbers = usize::from(form.starts_with('X'));
    let mut is_inside = false;
    for (wanted, found) in form.bytes().zip(text.bytes()) {
        let is_digit = wanted == b'0';
        n_numbers += usize::from(is_inside && !is_digit);
        is_inside = is_digit;
        if is_digit && found.is_ascii_digit() {
            let number = numbers.get_mut(n_numbers)?;
            *number = 10 * *number + i32::from(found - b'0');
        } else if wanted != found || is_digit {
            return None;
        }
    }
    (form.len() == text.len()).then_some(numbers)
}

/// Appends a number with noughts in front up to a width.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn push_padded(value: &mut String, number: u64, width: usize) {
    if 10 <= number || 1 < width {
        push_padded(value, number / 10, width.saturating_sub(1));
    }
    value.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
}

/// The suffix of an ordinal in digits, counted in `th st nd rd`: `11th`, `21st`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn suffix_idx(number: u32) -> usize {
    let last = number % 10;
    if last <= 3 && !(11..=13).contains(&(number % 100)) { last as usize } else { 0 }
}

fn small(number: i32) -> Option<u8> {
    u8::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_stand_in_the_order_of_the_kinds() {
        for (idx, (kind, ..)) in FORMS.iter().enumerate() {
            assert_eq!(*kind as usize, idx, "{kind:?}");
        }
    }

    #[test]
    fn before_the_year_1_was_the_year_1_before_christ() {
        assert_eq!(When::read("0000").map(When::value).as_deref(), Some("BC0001"));
        assert_eq!(When::read("BC0001"), Some(When::numbered(Kind::Year, 0)));
        assert_eq!(When::read("BC0000"), None);
    }
}
