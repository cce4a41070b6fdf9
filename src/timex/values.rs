//! Values of TIMEX3: written for durations, read back for every kind.

use time::Date;

use super::{
    calendar::When,
    expression::Amount,
    lexeme::{DayPart, Unit, Vague},
    written::numbers_of,
};

/// Appends an amount of a unit to the value of a duration: `P2Y6M`, `PT36H`, `PXM` are put together from `P` and these,
/// longest first.
pub(super) fn push_amount(value: &mut String, amount: Amount, unit: Unit) {
    let (amount, unit) = in_units_of_values(amount, unit);
    if unit < Unit::Day && !value.as_bytes().contains(&b'T') {
        value.push('T');
    }
    // An hour and a half are hours and minutes.
    let is_half_behind = amount.thousandths() % 1000 == 500;
    if unit == Unit::Hour && is_half_behind {
        amount.whole_part().write(value);
        value.push_str("H30M");
    } else {
        amount.write(value);
        value.push_str(LETTERS.iter().find(|(other, _)| *other == unit).map_or("", |(_, letters)| letters));
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

/// The letters of the units in a value, those of the clock behind `T`; a fortnight has none. `ML` stands before its first letter.
const LETTERS: [(Unit, &str); 11] = [
    (Unit::Millennium, "ML"),
    (Unit::Century, "CE"),
    (Unit::Decade, "DE"),
    (Unit::Year, "Y"),
    (Unit::Quarter, "Q"),
    (Unit::Month, "M"),
    (Unit::Week, "W"),
    (Unit::Day, "D"),
    (Unit::Hour, "H"),
    (Unit::Minute, "M"),
    (Unit::Second, "S"),
];

/// What a value says, read back: one place or length, or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value<'a> {
    pub from: Said<'a>,
    /// The other end of an interval.
    pub to: Option<Said<'a>>,
}

/// What one end of a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said<'a> {
    /// A stretch of the calendar.
    When(When),
    /// A time on a day, as it is written behind `T`.
    Time(When, &'a str),
    /// Amounts of units, as they are written behind `P`: see [`amounts`].
    Duration(&'a str),
    /// No place in the calendar.
    Vague(Vague),
}

impl<'a> Value<'a> {
    /// Reads a value; `None` where it is none, or names a day that the calendar does not have.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (from, to) = halves(text, b'/');
        let to = match to {
            Some(to) => Some(Said::read(to)?),
            None => None,
        };
        Some(Self { from: Said::read(from)?, to })
    }

    /// Its first and last day, where it names days.
    pub(super) fn days(&self) -> (Option<Date>, Option<Date>) {
        let when = |said: Said<'a>| match said {
            Said::When(when) | Said::Time(when, _) => Some(when),
            Said::Duration(_) | Said::Vague(_) => None,
        };
        (when(self.from).and_then(When::earliest), when(self.to.unwrap_or(self.from)).and_then(When::latest))
    }
}

impl<'a> Said<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let vague = [Vague::Past, Vague::Present, Vague::Future].into_iter().find(|vague| vague.value() == text);
        if let Some(vague) = vague {
            return Some(Self::Vague(vague));
        }
        if let Some(length) = text.strip_prefix('P') {
            return amounts(length, &mut |_, _| {}).map(|()| Self::Duration(length));
        }
        match halves(text, b'T') {
            (day, Some(time)) => {
                let day = When::read(day).filter(|day| day.grain() == Unit::Day && is_time(time))?;
                Some(Self::Time(day, time))
            }
            (text, None) => When::read(text).map(Self::When),
        }
    }
}

/// What stands before and behind the first of a mark; the whole where there is none.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn halves(text: &str, mark: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == mark) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
        None => (text, None),
    }
}

/// A part of the day, or hours and minutes, perhaps seconds and a zone.
fn is_time(text: &str) -> bool {
    let end = text.bytes().position(|byte| matches!(byte, b'Z' | b'+' | b'-')).unwrap_or(text.len());
    let clock = text.get(..end).unwrap_or_default();
    let numbers = ["00", "00:00", "00:00:00"].into_iter().find_map(|form| numbers_of(form, clock));
    DayPart::CODES.contains(&text) || numbers.is_some_and(|[hour, minute, second]| hour <= 24 && minute <= 59 && second <= 60)
}

/// Reads `3Y`, `2Y6M`, `T36H`, `XM`, what stands behind the `P` of a duration, and tells each amount; `None` where it is something
/// else.
pub(super) fn amounts(text: &str, told: &mut dyn FnMut(Amount, Unit)) -> Option<()> {
    let mut rest = text;
    let mut is_clock = false;
    loop {
        if let Some(clock) = rest.strip_prefix('T').filter(|_| !is_clock) {
            (rest, is_clock) = (clock, true);
        }
        let n_bytes = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'X')).count();
        let (amount, behind) = rest.split_at_checked(n_bytes)?;
        let is_next = |(unit, letters): &&(Unit, &str)| is_clock == (*unit < Unit::Day) && behind.starts_with(letters);
        let (unit, letters) = LETTERS.iter().find(is_next)?;
        told(read_amount(amount)?, *unit);
        rest = behind.get(letters.len()..)?;
        if rest.is_empty() {
            return Some(());
        }
    }
}

/// Reads `3`, `2.5`, `X`: up to nine digits, and three behind the point.
fn read_amount(text: &str) -> Option<Amount> {
    if !text.is_empty() && text.bytes().all(|byte| byte == b'X') {
        return Some(Amount::VAGUE);
    }
    let (whole, decimals) = halves(text, b'.');
    let mut thousandths = 1000 * read_number(whole, 9)?;
    if let Some(decimals) = decimals {
        let missing = [100, 10, 1].get(decimals.len().wrapping_sub(1))?;
        thousandths += missing * read_number(decimals, 3)?;
    }
    Amount::from_thousandths(thousandths)
}

/// A number of one digit to `most`.
fn read_number(text: &str, most: usize) -> Option<u64> {
    if text.is_empty() || most < text.len() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.bytes().fold(0, |number, byte| 10 * number + u64::from(byte - b'0')))
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
            "BC047",
            "BC04",
            "XXXX-12-04",
            "XXXX-WXX-5",
            "XXXX-WXX",
            "XXXX-Q3",
            "XXXX-SU",
            "XXXX-XX-15",
        ];
        for text in values {
            let Some(Value { from: Said::When(when), to: None }) = Value::read(text) else { panic!("{text} was not read") };
            assert_eq!(when.value(), text);
        }
        for text in ["P3Y", "P2Y6M", "PT36H", "PXM", "P2.5Y", "P1DE", "P1W", "P1DT12H"] {
            let Some(Value { from: Said::Duration(length), to: None }) = Value::read(text) else { panic!("{text} was not read") };
            let mut value = "P".to_owned();
            amounts(length, &mut |amount, unit| push_amount(&mut value, amount, unit)).unwrap();
            assert_eq!(value, text);
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        let texts = [
            "2025-02-29",
            "2025-13",
            "2025-W54",
            "2025-Q5",
            "2025-12-04T25:00",
            "P",
            "PT",
            "P1DT",
            "P3",
            "3Y",
            "",
            "2",
            "2024/",
            "T12:00",
            "XXXX-02-30",
        ];
        for text in texts {
            assert_eq!(Value::read(text), None, "{text}");
        }
    }
}
