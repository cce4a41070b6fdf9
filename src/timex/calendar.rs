//! A stretch of the calendar with its grain, its TIMEX3 value and its days. No text and no reference date here.

use time::{Date, Duration, Month};

use super::lexeme::{Season, Unit};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(Date),
    /// An ISO week, by its Monday.
    Week(Date),
    /// Saturday and Sunday, by the Monday of their week.
    Weekend(Date),
    Month(i32, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    Season(i32, Season),
    Year(i32),
    /// By its first three digits: 199 is the nineties.
    Decade(i32),
    /// By its first two digits: 19 is the twentieth century.
    Century(i32),
    Millennium(i32),
    /// A stretch whose year nobody knows.
    Open(Open),
    /// A year before Christ.
    BeforeChrist(i32),
    /// By its first digits: 47 is 479 to 470 before Christ.
    DecadeBeforeChrist(i32),
    /// By its first digits: 4 is 500 to 401 before Christ.
    CenturyBeforeChrist(i32),
}

/// What is known of a stretch of an unknown year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    Day,
    Week,
    Weekend,
    Month,
    Year,
    Decade,
    Century,
    Weekday(u8),
    MonthDay(u8, u8),
    DayOfMonth(u8),
    InMonth(u8),
    Quarter(u8),
    AnyQuarter,
    Half(u8),
    InSeason(Season),
}

// As in the reader, what is asked in many places stays a call in the page's module.

/// The day, where the calendar has it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The day so many days on, where the calendar reaches that far.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn days_on(date: Date, n_days: i64) -> Option<Date> {
    date.checked_add(Duration::days(n_days))
}

/// The days from one to another, below zero where the other is earlier.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn n_days(from: Date, to: Date) -> i64 {
    (to - from).whole_days()
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

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
pub(super) fn easter(year: i32) -> Option<Date> {
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let correction = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * shift + 114;
    day(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)
}

/// The first day of month number `month_idx` since year 0.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn month_start(month_idx: i32) -> Option<Date> {
    day(month_idx.div_euclid(12), u8::try_from(month_idx.rem_euclid(12)).ok()? + 1, 1)
}

fn month_idx(year: i32, month: u8) -> i32 {
    year * 12 + i32::from(month) - 1
}

impl Season {
    /// Its first month.
    fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }

    /// The code of TIMEX3.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

impl When {
    /// The stretch of that grain around a day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn around(date: Date, unit: Unit) -> Option<Self> {
        let (year, month) = (date.year(), u8::from(date.month()));
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(date),
            Unit::Week | Unit::Fortnight => Self::Week(monday(date)?),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century => Self::Century(year.div_euclid(100)),
            Unit::Millennium => Self::Millennium(year.div_euclid(1000)),
        })
    }

    /// The unit that it is one of.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn grain(self) -> Unit {
        match self {
            Self::Day(_) | Self::Open(Open::Day | Open::Weekday(_) | Open::MonthDay(..) | Open::DayOfMonth(_)) => Unit::Day,
            Self::Week(_) | Self::Weekend(_) | Self::Open(Open::Week | Open::Weekend) => Unit::Week,
            Self::Month(..) | Self::Open(Open::Month | Open::InMonth(_)) => Unit::Month,
            Self::Quarter(..)
            | Self::Half(..)
            | Self::Season(..)
            | Self::Open(Open::Quarter(_) | Open::AnyQuarter | Open::Half(_) | Open::InSeason(_)) => Unit::Quarter,
            Self::Year(_) | Self::BeforeChrist(_) | Self::Open(Open::Year) => Unit::Year,
            Self::Decade(_) | Self::DecadeBeforeChrist(_) | Self::Open(Open::Decade) => Unit::Decade,
            Self::Century(_) | Self::CenturyBeforeChrist(_) | Self::Open(Open::Century) => Unit::Century,
            Self::Millennium(_) => Unit::Millennium,
        }
    }

    /// The year, where it lies in one that is known.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Self::Day(date) => Some(date.year()),
            Self::Week(monday) | Self::Weekend(monday) => days_on(monday, 3).map(Date::year),
            Self::Month(year, _) | Self::Quarter(year, _) | Self::Half(year, _) | Self::Season(year, _) | Self::Year(year) => Some(year),
            _ => None,
        }
    }

    /// Its first day.
    pub(super) fn earliest(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Week(date) => Some(date),
            Self::Weekend(monday) => days_on(monday, 5),
            Self::Month(year, month) => day(year, month, 1),
            Self::Quarter(year, quarter) => day(year, quarter.checked_mul(3)?.checked_sub(2)?, 1),
            Self::Half(year, half) => day(year, half.checked_mul(6)?.checked_sub(5)?, 1),
            Self::Season(year, season) => day(year, season.first_month(), 1),
            Self::Year(year) => day(year, 1, 1),
            Self::Decade(decade) => day(decade * 10, 1, 1),
            Self::Century(century) => day(century * 100, 1, 1),
            Self::Millennium(millennium) => day(millennium * 1000, 1, 1),
            Self::BeforeChrist(year) => day(1 - year, 1, 1),
            // 479 before Christ is the year -478 of the calendar.
            Self::DecadeBeforeChrist(decade) => day(-(decade * 10 + 8), 1, 1),
            Self::CenturyBeforeChrist(century) => day(-(century * 100 + 99), 1, 1),
            Self::Open(_) => None,
        }
    }

    /// Its last day.
    pub(super) fn latest(self) -> Option<Date> {
        let first = self.earliest()?;
        let n_months = match self {
            Self::Day(date) => return Some(date),
            // The calendar ends with the year 9999, its last week early.
            Self::Week(_) => return Some(days_on(first, 6).unwrap_or(Date::MAX)),
            Self::Weekend(_) => return Some(days_on(first, 1).unwrap_or(Date::MAX)),
            Self::Month(..) => 1,
            Self::Quarter(..) | Self::Season(..) => 3,
            Self::Half(..) => 6,
            Self::Year(_) | Self::BeforeChrist(_) | Self::Open(_) => 12,
            Self::Decade(_) | Self::DecadeBeforeChrist(_) => 120,
            Self::Century(_) | Self::CenturyBeforeChrist(_) => 1200,
            Self::Millennium(_) => 12_000,
        };
        // Where no month follows, the calendar ends.
        month_start(month_idx(first.year(), u8::from(first.month())) + n_months).map_or(Some(Date::MAX), Date::previous_day)
    }

    /// The stretch of its own grain so many steps on.
    pub(super) fn stepped(self, n_steps: i32) -> Option<Self> {
        let by_months = |n_months: i32| {
            let first = self.earliest()?;
            let start = month_start(month_idx(first.year(), u8::from(first.month())).checked_add(n_steps.checked_mul(n_months)?)?)?;
            Some((start.year(), u8::from(start.month())))
        };
        Some(match self {
            Self::Day(date) => Self::Day(days_on(date, i64::from(n_steps))?),
            Self::Week(monday) => Self::Week(days_on(monday, 7 * i64::from(n_steps))?),
            Self::Weekend(monday) => Self::Weekend(days_on(monday, 7 * i64::from(n_steps))?),
            Self::Month(..) => by_months(1).map(|(year, month)| Self::Month(year, month))?,
            Self::Quarter(..) => by_months(3).map(|(year, month)| Self::Quarter(year, month.div_ceil(3)))?,
            Self::Half(..) => by_months(6).map(|(year, month)| Self::Half(year, month.div_ceil(6)))?,
            Self::Season(year, season) => Self::Season(checked_year(year.checked_add(n_steps)?)?, season),
            Self::Year(year) => Self::Year(checked_year(year.checked_add(n_steps)?)?),
            Self::Decade(decade) => Self::Decade(checked_year(decade.checked_add(n_steps)?.checked_mul(10)?)? / 10),
            Self::Century(century) => Self::Century(checked_year(century.checked_add(n_steps)?.checked_mul(100)?)? / 100),
            Self::Millennium(millennium) => Self::Millennium(checked_year(millennium.checked_add(n_steps)?.checked_mul(1000)?)? / 1000),
            Self::Open(_) | Self::BeforeChrist(_) | Self::DecadeBeforeChrist(_) | Self::CenturyBeforeChrist(_) => return None,
        })
    }

    /// The same stretch so many years on: the same month, quarter or day of another year.
    pub(super) fn years_on(self, n_years: i32) -> Option<Self> {
        let moved = |year: i32| checked_year(year.checked_add(n_years)?);
        Some(match self {
            // 29 February has no counterpart in most years.
            Self::Day(date) => {
                let year = moved(date.year())?;
                let month = u8::from(date.month());
                Self::Day(day(year, month, date.day()).or_else(|| day(year, month, 28))?)
            }
            Self::Week(monday) => Self::Week(in_year_of_week(monday, n_years)?),
            Self::Weekend(monday) => Self::Weekend(in_year_of_week(monday, n_years)?),
            Self::Month(year, month) => Self::Month(moved(year)?, month),
            Self::Quarter(year, quarter) => Self::Quarter(moved(year)?, quarter),
            Self::Half(year, half) => Self::Half(moved(year)?, half),
            Self::Season(year, season) => Self::Season(moved(year)?, season),
            Self::Year(year) => Self::Year(moved(year)?),
            other => other.stepped(n_years / 10)?,
        })
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
pub(super) fn number_of_week(monday: Date) -> (i32, u8) {
    let thursday = days_on(monday, 3).unwrap_or(monday);
    (thursday.year(), u8::try_from((thursday.ordinal() - 1) / 7 + 1).unwrap_or_default())
}

fn in_year_of_week(monday: Date, n_years: i32) -> Option<Date> {
    let (year, number) = number_of_week(monday);
    week(checked_year(year.checked_add(n_years)?)?, number)
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
            let last = When::Month(year, month).latest()?;
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
    fn knows_easter() {
        for (year, value) in [(1999, "1999-04-04"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year).map(|date| When::Day(date).value()).as_deref(), Some(value));
        }
    }

    #[test]
    fn steps_over_the_ends_of_years() {
        assert_eq!(When::Month(2024, 12).stepped(1), Some(When::Month(2025, 1)));
        assert_eq!(When::Quarter(2024, 1).stepped(-1), Some(When::Quarter(2023, 4)));
        assert_eq!(When::Half(2024, 1).stepped(-1), Some(When::Half(2023, 2)));
        assert_eq!(When::Year(9999).stepped(1), None);
        assert_eq!(When::Year(2024).stepped(i32::MAX), None);
    }

    #[test]
    fn finds_the_nth_weekday() {
        assert_eq!(nth_weekday(2025, 11, 3, 4), day(2025, 11, 27));
        assert_eq!(nth_weekday(2025, 5, 0, 0), day(2025, 5, 26));
        assert_eq!(nth_weekday(2025, 2, 0, 5), None);
    }
}
