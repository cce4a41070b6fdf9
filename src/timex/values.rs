//! Values of TIMEX3: written for durations, read back for every kind.

use time::Date;

use super::{
    calendar::{self, Open, When},
    expression::Amount,
    lexeme::{DayPart, Season, Unit, Vague},
};

/// Appends an amount of a unit to the value of a duration: `P2Y6M`, `PT36H`, `PXM` are put together from `P` and these,
/// longest first.
pub(super) fn push_amount(value: &mut String, amount: Amount, unit: Unit) {
    let (amount, unit) = in_units_of_values(amount, unit);
    if unit < Unit::Day && !value.contains('T') {
        value.push('T');
    }
    // An hour and a half are hours and minutes.
    let is_half_behind = matches!(amount, Amount::Thousandths(thousandths) if thousandths % 1000 == 500);
    if unit == Unit::Hour && is_half_behind {
        amount.whole_part().write(value);
        value.push_str("H30M");
    } else {
        amount.write(value);
        value.push_str(letters(unit));
    }
}

/// An amount in a unit that values have: a half hour and a quarter of a century are said in the smaller unit.
fn in_units_of_values(amount: Amount, unit: Unit) -> (Amount, Unit) {
    let (factor, smaller) = match unit {
        Unit::Hour if amount.is_below_one() => (60, Unit::Minute),
        Unit::Year if amount.is_below_one() => (12, Unit::Month),
        Unit::Decade if amount.is_below_one() => (10, Unit::Year),
        Unit::Century if amount.is_below_one() => (100, Unit::Year),
        Unit::Fortnight => (2, Unit::Week),
        Unit::Quarter => (3, Unit::Month),
        unit => (1, unit),
    };
    (amount.times(factor), smaller)
}

/// The letters of a unit in a value; those of the clock stand behind `T`.
fn letters(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute | Unit::Month | Unit::Quarter => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Week | Unit::Fortnight => "W",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
        Unit::Millennium => "ML",
    }
}

/// What a value says, read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A stretch of the calendar.
    When(When),
    /// A time on a day, as it is written behind `T`.
    Time(When, String),
    /// Amounts of units.
    Duration(Vec<(Amount, Unit)>),
    /// No place in the calendar.
    Vague(Vague),
    /// Two values.
    Interval(Box<[Self; 2]>),
}

impl Value {
    /// Reads a value; `None` where it is none, or names a day that the calendar does not have.
    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once('/') {
            return Some(Self::Interval(Box::new([Self::read_one(from)?, Self::read_one(to)?])));
        }
        Self::read_one(text)
    }

    fn read_one(text: &str) -> Option<Self> {
        let vague = [Vague::Past, Vague::Present, Vague::Future].into_iter().find(|vague| vague.value() == text);
        if let Some(vague) = vague {
            return Some(Self::Vague(vague));
        }
        if let Some(amounts) = text.strip_prefix('P') {
            return read_duration(amounts).map(Self::Duration);
        }
        match text.split_once('T') {
            Some((day, time)) => is_time(time).then_some(Self::Time(read_day(day)?, time.to_owned())),
            None => read_when(text).map(Self::When),
        }
    }

    /// Its first and last day, where it names days.
    pub(super) fn days(&self) -> (Option<Date>, Option<Date>) {
        match self {
            Self::When(when) | Self::Time(when, _) => (when.earliest(), when.latest()),
            Self::Interval(ends) => {
                let [from, to] = ends.as_ref();
                (from.days().0, to.days().1)
            }
            Self::Duration(_) | Self::Vague(_) => (None, None),
        }
    }
}

/// A part of the day, or hours and minutes, perhaps seconds and a zone.
fn is_time(text: &str) -> bool {
    if DayPart::CODES.contains(&text) {
        return true;
    }
    let clock = text.split(['Z', '+', '-']).next().unwrap_or_default();
    let limits = [24, 59, 60];
    let is_number = |(field, limit): (&str, u8)| field.len() == 2 && field.parse::<u8>().is_ok_and(|number| number <= limit);
    let n_fields = clock.split(':').count();
    (1..=3).contains(&n_fields) && clock.split(':').zip(limits).all(is_number)
}

fn read_day(text: &str) -> Option<When> {
    read_when(text).filter(|when| when.grain() == Unit::Day)
}

/// A stretch of the calendar, by the shape of its value.
fn read_when(text: &str) -> Option<When> {
    let (shape, [first, second, third]) = shape_of(text)?;
    let year = first;
    Some(match shape.as_str() {
        "0000-00-00" => When::Day(calendar::day(year, small(second)?, small(third)?)?),
        "0000-00" => When::Month(year, within(second, 12)?),
        "0000" => When::Year(year),
        "000" => When::Decade(first),
        "00" => When::Century(first),
        "0000-W00" => When::Week(calendar::week(year, small(second)?)?),
        "0000-W00-WE" => When::Weekend(calendar::week(year, small(second)?)?),
        "0000-W00-0" => {
            let monday = calendar::week(year, small(second)?)?;
            When::Day(calendar::days_on(monday, i64::from(within(third, 7)?) - 1)?)
        }
        "0000-Q0" => When::Quarter(year, within(second, 4)?),
        "0000-H0" => When::Half(year, within(second, 2)?),
        "0000-SP" => When::Season(year, Season::Spring),
        "0000-SU" => When::Season(year, Season::Summer),
        "0000-FA" => When::Season(year, Season::Autumn),
        "0000-WI" => When::Season(year, Season::Winter),
        "BC0000" if year > 0 => When::BeforeChrist(year),
        "BC000" => When::DecadeBeforeChrist(first),
        "BC00" => When::CenturyBeforeChrist(first),
        "BC0000-00-00" if year > 0 => When::Day(calendar::day(1 - year, small(second)?, small(third)?)?),
        _ => When::Open(read_open(&shape, first, second)?),
    })
}

/// A stretch of an unknown year.
fn read_open(shape: &str, first: i32, second: i32) -> Option<Open> {
    Some(match shape {
        "XXXX-XX-XX" => Open::Day,
        "XXXX-WXX" => Open::Week,
        "XXXX-WXX-WE" => Open::Weekend,
        "XXXX-XX" => Open::Month,
        "XXXX" => Open::Year,
        "XXX" => Open::Decade,
        "XX" => Open::Century,
        "XXXX-QX" => Open::AnyQuarter,
        "XXXX-WXX-0" => Open::Weekday(within(first, 7)? - 1),
        "XXXX-XX-00" => Open::DayOfMonth(within(first, 31)?),
        "XXXX-00" => Open::InMonth(within(first, 12)?),
        "XXXX-00-00" => {
            // Any leap year: which one it is, nobody knows.
            calendar::day(2000, small(first)?, small(second)?)?;
            Open::MonthDay(small(first)?, small(second)?)
        }
        "XXXX-Q0" => Open::Quarter(within(first, 4)?),
        "XXXX-H0" => Open::Half(within(first, 2)?),
        "XXXX-SP" => Open::InSeason(Season::Spring),
        "XXXX-SU" => Open::InSeason(Season::Summer),
        "XXXX-FA" => Open::InSeason(Season::Autumn),
        "XXXX-WI" => Open::InSeason(Season::Winter),
        _ => return None,
    })
}

/// A value with a nought for every digit, and its numbers; `None` where it has more numbers or digits than a value.
fn shape_of(text: &str) -> Option<(String, [i32; 3])> {
    let mut numbers = [0; 3];
    let mut n_numbers = 0;
    let mut shape = String::new();
    for char in text.chars().take(16) {
        let digit = char.to_digit(10);
        if digit.is_some() && !shape.ends_with('0') {
            n_numbers += 1;
        }
        if let Some(digit) = digit {
            let number = numbers.get_mut(n_numbers - 1)?;
            *number = i32::checked_mul(*number, 10)?.checked_add_unsigned(digit)?;
        }
        shape.push(if digit.is_some() { '0' } else { char });
    }
    Some((shape, numbers))
}

fn small(number: i32) -> Option<u8> {
    u8::try_from(number).ok()
}

/// A number from 1 to `limit`.
fn within(number: i32, limit: u8) -> Option<u8> {
    small(number).filter(|number| (1..=limit).contains(number))
}

/// `3Y`, `2Y6M`, `T36H`, `XM` behind the `P`.
fn read_duration(text: &str) -> Option<Vec<(Amount, Unit)>> {
    let (days, clock) = text.split_once('T').map_or((text, ""), |(days, clock)| (days, clock));
    let mut amounts = vec![];
    read_amounts(
        days,
        &[
            ("DE", Unit::Decade),
            ("CE", Unit::Century),
            ("ML", Unit::Millennium),
            ("Y", Unit::Year),
            ("Q", Unit::Quarter),
            ("M", Unit::Month),
            ("W", Unit::Week),
            ("D", Unit::Day),
        ],
        &mut amounts,
    )?;
    read_amounts(clock, &[("H", Unit::Hour), ("M", Unit::Minute), ("S", Unit::Second)], &mut amounts)?;
    (!amounts.is_empty()).then_some(amounts)
}

fn read_amounts(text: &str, units: &[(&str, Unit)], amounts: &mut Vec<(Amount, Unit)>) -> Option<()> {
    let mut rest = text;
    while !rest.is_empty() {
        let is_amount = |char: char| char.is_ascii_digit() || char == '.' || char == 'X';
        let digits = rest.trim_start_matches(is_amount);
        let amount = rest.get(..rest.len() - digits.len())?;
        let (letters, unit) = units.iter().find(|(letters, _)| digits.starts_with(letters))?;
        amounts.push((read_amount(amount)?, *unit));
        rest = digits.get(letters.len()..)?;
    }
    Some(())
}

fn read_amount(text: &str) -> Option<Amount> {
    if !text.is_empty() && text.bytes().all(|byte| byte == b'X') {
        return Some(Amount::Vague);
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() > 3 {
        return None;
    }
    let thousandths: u64 = format!("{decimals:0<3}").parse().ok()?;
    Some(Amount::Thousandths(whole.parse::<u64>().ok()? * 1000 + thousandths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let values = [
            "2025-12-04",
            "2025-12",
            "2024-W07",
            "2024-W07-WE",
            "2024-Q3",
            "2024-H1",
            "2023-SU",
            "2024",
            "199",
            "19",
            "BC0044",
            "XXXX-12-04",
            "XXXX-WXX-5",
            "XXXX-WXX",
            "XXXX-Q3",
            "XXXX-SU",
            "XXXX-XX-15",
        ];
        for text in values {
            let Some(Value::When(when)) = Value::read(text) else { panic!("{text} was not read") };
            assert_eq!(when.value(), text);
        }
        for text in ["P3Y", "P2Y6M", "PT36H", "PXM", "P2.5Y", "P1DE", "P1W", "P1DT12H"] {
            let Some(Value::Duration(amounts)) = Value::read(text) else { panic!("{text} was not read") };
            let mut value = "P".to_owned();
            amounts.iter().for_each(|(amount, unit)| push_amount(&mut value, *amount, *unit));
            assert_eq!(value, text);
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for text in [
            "2025-02-29",
            "2025-13",
            "2025-W54",
            "2025-Q5",
            "2025-12-04T25:00",
            "P",
            "PT",
            "P3",
            "3Y",
            "",
            "20",
            "2024/",
            "T12:00",
            "XXXX-02-30",
        ] {
            let is_century = text == "20";
            assert_eq!(Value::read(text).is_some(), is_century, "{text}");
        }
    }
}
