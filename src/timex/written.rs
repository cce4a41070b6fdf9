//! Stretches of the calendar as TIMEX3 writes them.
//!
//! Values are put together from a few calls and not by `format!`, whose arguments take several times the code.

use super::{
    calendar::{Open, When, number_of_week},
    lexeme::Season,
};

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
        let (number, width) = match self {
            Self::Open(open) => return open.write(value),
            Self::Week(monday) | Self::Weekend(monday) => (number_of_week(monday).0, 4),
            Self::Day(date) if date.year() <= 0 => (date.year() - 1, 4),
            Self::Day(date) => (date.year(), 4),
            Self::Month(year, _) | Self::Quarter(year, _) | Self::Half(year, _) | Self::Season(year, _) | Self::Year(year) => (year, 4),
            Self::Decade(decade) => (decade, 3),
            Self::Century(century) => (century, 2),
            Self::Millennium(millennium) => (millennium, 1),
            Self::BeforeChrist(year) => (-year, 4),
            Self::DecadeBeforeChrist(decade) => (-decade, 3),
            Self::CenturyBeforeChrist(century) => (-century, 2),
        };
        let is_before_christ = matches!(self, Self::BeforeChrist(_) | Self::DecadeBeforeChrist(_) | Self::CenturyBeforeChrist(_));
        if is_before_christ || number < 0 {
            value.push_str("BC");
        }
        push_padded(value, u64::from(number.unsigned_abs()), width);
        match self {
            Self::Day(date) => push_month_day(value, u8::from(date.month()), date.day()),
            Self::Week(monday) => push_part(value, "-W", number_of_week(monday).1, 2),
            Self::Weekend(monday) => {
                push_part(value, "-W", number_of_week(monday).1, 2);
                value.push_str("-WE");
            }
            Self::Month(_, month) => push_part(value, "-", month, 2),
            Self::Quarter(_, quarter) => push_part(value, "-Q", quarter, 1),
            Self::Half(_, half) => push_part(value, "-H", half, 1),
            Self::Season(_, season) => push_season(value, season),
            _ => {}
        }
    }
}

impl Open {
    /// Writes the value of TIMEX3: `X` for each digit that is not known.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn write(self, value: &mut String) {
        value.push_str(match self {
            Self::Century => "XX",
            Self::Decade => "XXX",
            Self::Week | Self::Weekday(_) => "XXXX-WXX",
            Self::Weekend => "XXXX-WXX-WE",
            Self::Day => "XXXX-XX-XX",
            Self::Month | Self::DayOfMonth(_) => "XXXX-XX",
            Self::AnyQuarter => "XXXX-QX",
            _ => "XXXX",
        });
        match self {
            Self::Weekday(weekday) => push_part(value, "-", weekday + 1, 1),
            Self::MonthDay(month, day) => push_month_day(value, month, day),
            Self::DayOfMonth(number) | Self::InMonth(number) => push_part(value, "-", number, 2),
            Self::Quarter(quarter) => push_part(value, "-Q", quarter, 1),
            Self::Half(half) => push_part(value, "-H", half, 1),
            Self::InSeason(season) => push_season(value, season),
            _ => {}
        }
    }
}

/// Appends a number with noughts in front up to a width.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn push_padded(value: &mut String, number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let (mut first, mut rest) = (digits.len(), number);
    while rest > 0 || digits.len() - first < width {
        first -= 1;
        if let Some(digit) = digits.get_mut(first) {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        }
        rest /= 10;
    }
    value.extend(digits.iter().skip(first).map(|digit| char::from(*digit)));
}

/// Appends a number of a width behind what joins it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn push_part(value: &mut String, joint: &str, number: u8, width: usize) {
    value.push_str(joint);
    push_padded(value, u64::from(number), width);
}

fn push_month_day(value: &mut String, month: u8, day: u8) {
    push_part(value, "-", month, 2);
    push_part(value, "-", day, 2);
}

fn push_season(value: &mut String, season: Season) {
    value.push('-');
    value.push_str(season.code());
}
