//! A stretch of the calendar with its kind and its days. No text and no reference date here.

use std::num::NonZeroU32;

use time::{Date, Month};

use super::{
    lexeme::Unit,
    taken::{Bits, bits_of_names},
};

/// A stretch of the calendar: one of its kind, by its number among them. Both in one word, which WebAssembly returns in a register.
///
/// Days, weeks and weekends are numbered as Julian days, a week and its weekend by the Monday. Longer stretches are counted from
/// the year 0, as astronomers count: the months of 1 BC are 0 to 11, the nineties are 199, the twentieth century is 19. Decades
/// and centuries before Christ are below nought. What has no year keeps what is known of it: [`When::known`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The number above the kind; the lowest bit is always one.
    word: NonZeroU32,
}

/// The first bit of a stretch's kind, and of its number.
const KIND: u32 = 1;
const NUMBER: u32 = 6;

/// More than the number of any stretch of the calendar: days are at most 5,373,484.
const MOST: i32 = i32::MAX >> NUMBER;

/// What a stretch is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Day,
    /// An ISO week.
    Week,
    /// Saturday and Sunday.
    Weekend,
    Month,
    Quarter,
    Half,
    /// Three months; winter starts in December.
    Season,
    Year,
    Decade,
    Century,
    Millennium,
    // From here the year is not known.
    AnyDay,
    AnyWeek,
    AnyWeekend,
    AnyMonth,
    AnyQuarter,
    AnyYear,
    AnyDecade,
    AnyCentury,
    /// A weekday of any week, 0 Monday to 6 Sunday.
    Weekday,
    /// A day of any month.
    DayOfMonth,
    /// A month and a day of any year, as the next four.
    MonthDay,
    MonthOfYear,
    QuarterOfYear,
    HalfOfYear,
    SeasonOfYear,
}

bits_of_names! {
    Kind: 0 Day, 1 Week, 2 Weekend, 3 Month, 4 Quarter, 5 Half, 6 Season, 7 Year, 8 Decade, 9 Century, 10 Millennium, 11 AnyDay,
    12 AnyWeek, 13 AnyWeekend, 14 AnyMonth, 15 AnyQuarter, 16 AnyYear, 17 AnyDecade, 18 AnyCentury, 19 Weekday, 20 DayOfMonth,
    21 MonthDay, 22 MonthOfYear, 23 QuarterOfYear, 24 HalfOfYear; SeasonOfYear
}

impl Kind {
    /// How many months each stretch has; 0 for those that are counted in days and those without a year.
    fn n_months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter | Self::Season => 3,
            Self::Half => 6,
            Self::Year => 12,
            Self::Decade => 120,
            Self::Century => 1200,
            Self::Millennium => 12_000,
            _ => 0,
        }
    }

    /// How many of them a year has; of weekdays how many a week, of days how many the longest month; 0 where they are not counted.
    pub(super) fn n_of_kind(self) -> i32 {
        match self {
            Self::Month | Self::MonthOfYear => 12,
            Self::Quarter | Self::QuarterOfYear | Self::Season | Self::SeasonOfYear => 4,
            Self::Half | Self::HalfOfYear => 2,
            Self::Year => 1,
            Self::Weekday => 7,
            Self::DayOfMonth => 31,
            _ => 0,
        }
    }

    /// How many months behind the start of the year 0 the stretch of number 0 starts: the spring of a year in March.
    fn shift(self, is_before_christ: bool) -> i32 {
        match self {
            Self::Season => 2,
            // Before Christ they are numbered as their values are, and the calendar has a year 0: number -48 is the 470s, which start
            // with 479 BC, its year -478; number -5 is the fifth century, which starts with 500 BC, its year -499.
            Self::Decade if is_before_christ => 24,
            Self::Century if is_before_christ => 12,
            _ => 0,
        }
    }
}

// What is asked in many places stays a call in the page's module, as in the reader.

/// The day, where the calendar has it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The day so many days on, where the calendar reaches that far.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn days_on(date: Date, n_days: i64) -> Option<Date> {
    date_of(date.to_julian_day().checked_add(i32::try_from(n_days).ok()?)?)
}

/// The day of that Julian number.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn date_of(julian_day: i32) -> Option<Date> {
    Date::from_julian_day(julian_day).ok()
}

/// The days from one to another, below zero where the other is earlier.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn n_days(from: Date, to: Date) -> i64 {
    i64::from(to.to_julian_day() - from.to_julian_day())
}

/// The Monday of the day's week.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn monday(date: Date) -> Option<Date> {
    days_on(date, -i64::from(date.weekday().number_days_from_monday()))
}

/// The weekday, 0 Monday to 6 Sunday.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn weekday(date: Date) -> u8 {
    date.weekday().number_days_from_monday()
}

/// The first day of month number `month_idx` since year 0.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn month_start(month_idx: i32) -> Option<Date> {
    day(month_idx.div_euclid(12), u8::try_from(month_idx.rem_euclid(12)).ok()? + 1, 1)
}

/// The number of the day's month since year 0.
fn month_idx(date: Date) -> i32 {
    date.year() * 12 + i32::from(u8::from(date.month())) - 1
}

impl When {
    /// A day.
    pub(super) fn day(date: Date) -> Self {
        Self::numbered(Kind::Day, date.to_julian_day())
    }

    /// The week of a Monday.
    pub(super) fn week(monday: Date) -> Self {
        Self::numbered(Kind::Week, monday.to_julian_day())
    }

    /// The weekend of the week of a Monday.
    pub(super) fn weekend(monday: Date) -> Self {
        Self::numbered(Kind::Weekend, monday.to_julian_day())
    }

    /// A month of a year, 1 to 12.
    pub(super) fn month(year: i32, month: u8) -> Self {
        Self::of_year(Kind::Month, year, month)
    }

    /// The nth month, quarter, half or season of a year, counted from 1; for a year itself the first.
    pub(super) fn of_year(kind: Kind, year: i32, nth: u8) -> Self {
        Self::numbered(kind, year * kind.n_of_kind() + i32::from(nth) - 1)
    }

    /// The stretch of that number: a year as astronomers count, -43 for 44 before Christ; a decade or century by its first digits,
    /// 199 and 19.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn numbered(kind: Kind, number: i32) -> Self {
        let number = number.clamp(-MOST, MOST).cast_unsigned();
        Self { word: NonZeroU32::MIN | number << NUMBER | kind.to_bits() << KIND }
    }

    /// A decade or century before Christ by its first digits: 47 is 479 to 470, 4 is 500 to 401.
    pub(super) fn before_christ(kind: Kind, number: i32) -> Self {
        Self::numbered(kind, !number)
    }

    /// A stretch without a year, and what is known of it: its number, or month and day.
    pub(super) fn known(kind: Kind, first: u8, second: u8) -> Self {
        Self::numbered(kind, i32::from(u16::from_le_bytes([first, second])))
    }

    /// A stretch of that kind of which nothing is known.
    pub(super) fn any(kind: Kind) -> Self {
        Self::numbered(kind, 0)
    }

    /// Whether the year is not known.
    pub(super) fn is_open(self) -> bool {
        Kind::AnyDay <= self.kind()
    }

    /// The day, where it is one.
    pub(super) fn as_day(self) -> Option<Date> {
        self.earliest().filter(|_| self.kind() == Kind::Day)
    }

    /// A day of the month in which it starts; `None` where that is too short.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn day_of_month(self, number: u8) -> Option<Self> {
        let first = self.earliest()?;
        day(first.year(), u8::from(first.month()), number).map(Self::day)
    }

    /// What it is one of.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn kind(self) -> Kind {
        Kind::from_bits(self.word.get() >> KIND & 0x1f)
    }

    /// Its number among those of its kind.
    pub(super) fn number(self) -> i32 {
        self.word.get().cast_signed() >> NUMBER
    }

    /// The stretch of that grain around a day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn around(date: Date, unit: Unit) -> Option<Self> {
        let kind = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => return Some(Self::day(date)),
            Unit::Week | Unit::Fortnight => return monday(date).map(Self::week),
            Unit::Month => Kind::Month,
            Unit::Quarter => Kind::Quarter,
            Unit::Year => Kind::Year,
            Unit::Decade => Kind::Decade,
            Unit::Century => Kind::Century,
            Unit::Millennium => Kind::Millennium,
        };
        let n_months = month_idx(date) - kind.shift(date.year() <= 0);
        Some(Self::numbered(kind, n_months.div_euclid(kind.n_months())))
    }

    /// The unit that is as long, or next to it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn grain(self) -> Unit {
        match self.kind() {
            Kind::Day | Kind::AnyDay | Kind::Weekday | Kind::MonthDay | Kind::DayOfMonth => Unit::Day,
            Kind::Week | Kind::Weekend | Kind::AnyWeek | Kind::AnyWeekend => Unit::Week,
            Kind::Month | Kind::AnyMonth | Kind::MonthOfYear => Unit::Month,
            Kind::Quarter | Kind::Half | Kind::Season | Kind::AnyQuarter | Kind::QuarterOfYear | Kind::HalfOfYear | Kind::SeasonOfYear => {
                Unit::Quarter
            }
            Kind::Year | Kind::AnyYear => Unit::Year,
            Kind::Decade | Kind::AnyDecade => Unit::Decade,
            Kind::Century | Kind::AnyCentury => Unit::Century,
            Kind::Millennium => Unit::Millennium,
        }
    }

    /// The year, where it lies in one that is known.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn year(self) -> Option<i32> {
        match self.kind() {
            Kind::Day => date_of(self.number()).map(Date::year),
            // An ISO week is of the year of its Thursday.
            Kind::Week | Kind::Weekend => date_of(self.number() + 3).map(Date::year),
            Kind::Month | Kind::Quarter | Kind::Half | Kind::Season => Some(self.first_month()?.div_euclid(12)),
            Kind::Year => Some(self.number()).filter(|year| 0 <= *year),
            _ => None,
        }
    }

    /// The ISO year and number of a week or weekend.
    pub(super) fn week_of_year(self) -> Option<(i32, u8)> {
        date_of(self.number()).map(number_of_week)
    }

    /// Its first day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn earliest(self) -> Option<Date> {
        match self.kind() {
            Kind::Day | Kind::Week => date_of(self.number()),
            Kind::Weekend => date_of(self.number() + 5),
            _ => month_start(self.first_month()?),
        }
    }

    /// Its last day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn latest(self) -> Option<Date> {
        match self.kind() {
            Kind::Day => date_of(self.number()),
            // The calendar ends with the year 9999, its last week early.
            Kind::Week | Kind::Weekend => date_of(self.number() + 6).or(Some(Date::MAX)),
            // Where no month follows, the calendar ends.
            kind => month_start(self.first_month()? + kind.n_months()).map_or(Some(Date::MAX), Date::previous_day),
        }
    }

    /// Its first month, counted from the year 0.
    fn first_month(self) -> Option<i32> {
        let n_months = Some(self.kind().n_months()).filter(|n_months| 0 < *n_months)?;
        self.number().checked_mul(n_months)?.checked_add(self.kind().shift(self.number() < 0))
    }

    /// The stretch of its own kind so many steps on; for a season so many years on.
    pub(super) fn stepped(self, n_steps: i32) -> Option<Self> {
        let step = match self.kind() {
            Kind::Week | Kind::Weekend => 7,
            Kind::Season => 4,
            _ => 1,
        };
        self.moved(n_steps.checked_mul(step)?)
    }

    /// The same stretch so many years on: the same month, quarter or day of another year.
    pub(super) fn years_on(self, n_years: i32) -> Option<Self> {
        match self.kind() {
            Kind::Day => {
                let date = date_of(self.number())?;
                let (year, month) = (checked_year(date.year().checked_add(n_years)?)?, u8::from(date.month()));
                // 29 February has no counterpart in most years.
                day(year, month, date.day()).or_else(|| day(year, month, 28)).map(Self::day)
            }
            Kind::Week | Kind::Weekend => {
                let (year, number) = self.week_of_year()?;
                let monday = week(checked_year(year.checked_add(n_years)?)?, number)?;
                Some(Self::numbered(self.kind(), monday.to_julian_day()))
            }
            kind => self.moved(n_years.checked_mul(12)?.checked_div(kind.n_months())?),
        }
    }

    /// The stretch whose number is so much higher; `None` before Christ and where the calendar ends.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn moved(self, by: i32) -> Option<Self> {
        let moved = Self::numbered(self.kind(), self.number().checked_add(by)?);
        let is_after_christ = 0 <= self.number().min(moved.number());
        moved.earliest().filter(|_| is_after_christ).map(|_| moved)
    }
}

/// The Monday of the ISO week of that year and number.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn week(year: i32, number: u8) -> Option<Date> {
    // The fourth of January lies in the first week.
    let monday = days_on(monday(day(year, 1, 4)?)?, 7 * (i64::from(number) - 1))?;
    (number_of_week(monday) == (year, number)).then_some(monday)
}

/// The ISO year and number of a week, by its Monday: those of its Thursday.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn number_of_week(monday: Date) -> (i32, u8) {
    let thursday = days_on(monday, 3).unwrap_or(monday);
    (thursday.year(), u8::try_from((thursday.ordinal() - 1) / 7 + 1).unwrap_or_default())
}

/// The year, where a value of four digits can say it.
pub(super) fn checked_year(year: i32) -> Option<i32> {
    (0..=9999).contains(&year).then_some(year)
}

/// The nth of a weekday in a month; 0 is the last.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn nth_weekday(year: i32, month: u8, weekday_idx: u8, nth: u8) -> Option<Date> {
    let first = day(year, month, 1)?;
    let offset = i64::from((7 + weekday_idx - weekday(first)) % 7);
    let found = match nth {
        0 => {
            let last = When::month(year, month).latest()?;
            days_on(last, -i64::from((7 + weekday(last) - weekday_idx) % 7))?
        }
        nth => days_on(first, offset + 7 * (i64::from(nth) - 1))?,
    };
    (u8::from(found.month()) == month).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_over_the_ends_of_years() {
        assert_eq!(When::month(2024, 12).stepped(1), Some(When::month(2025, 1)));
        assert_eq!(When::of_year(Kind::Quarter, 2024, 1).stepped(-1), Some(When::of_year(Kind::Quarter, 2023, 4)));
        assert_eq!(When::of_year(Kind::Half, 2024, 1).stepped(-1), Some(When::of_year(Kind::Half, 2023, 2)));
        assert_eq!(When::of_year(Kind::Season, 2024, 4).stepped(1), Some(When::of_year(Kind::Season, 2025, 4)));
        assert_eq!(When::numbered(Kind::Year, 9999).stepped(1), None);
        assert_eq!(When::numbered(Kind::Year, 2024).stepped(i32::MAX), None);
    }

    #[test]
    fn knows_the_first_and_last_day() {
        let days = |when: When| [when.earliest(), when.latest()].map(|date| date.map(|date| date.to_string()).unwrap_or_default());
        assert_eq!(days(When::of_year(Kind::Season, 2024, 4)), ["2024-12-01", "2025-02-28"]);
        assert_eq!(days(When::numbered(Kind::Century, 19)), ["1900-01-01", "1999-12-31"]);
        assert_eq!(days(When::before_christ(Kind::Decade, 47)), ["-0478-01-01", "-0469-12-31"]);
        assert_eq!(days(When::before_christ(Kind::Century, 4)), ["-0499-01-01", "-0400-12-31"]);
        assert_eq!(days(When::numbered(Kind::Millennium, 9)), ["9000-01-01", "9999-12-31"]);
        assert_eq!(days(When::any(Kind::AnyMonth)), ["", ""]);
    }

    #[test]
    fn finds_the_nth_weekday() {
        assert_eq!(nth_weekday(2025, 11, 3, 4), day(2025, 11, 27));
        assert_eq!(nth_weekday(2025, 5, 0, 0), day(2025, 5, 26));
        assert_eq!(nth_weekday(2025, 2, 0, 5), None);
    }
}
