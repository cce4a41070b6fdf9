//! Values of TIMEX3: written for durations, read back for every kind.

use time::Date;

use super::{
    calendar::{self, Open, When},
    expression::Amount,
    lexeme::{DayPart, Season, Unit, Vague},
};

/// The value of amounts of units, longest first: `P2Y6M`, `PT36H`, `PXM`.
pub(super) fn duration(amounts: &[(Amount, Unit)]) -> String {
    let mut days = String::new();
    let mut clock = String::new();
    for (amount, unit) in amounts {
        let (amount, letters, is_clock) = match unit {
            // A half hour and a quarter of a century are said in the smaller unit.
            Unit::Hour if amount.is_below_one() => (amount.times(60), "M", true),
            Unit::Year if amount.is_below_one() => (amount.times(12), "M", false),
            Unit::Decade if amount.is_below_one() => (amount.times(10), "Y", false),
            Unit::Century if amount.is_below_one() => (amount.times(100), "Y", false),
            Unit::Hour if matches!(amount, Amount::Thousandths(thousandths) if thousandths % 1000 == 500) => {
                clock.push_str(&amount.whole_part().value());
                clock.push('H');
                (Amount::whole(30), "M", true)
            }
            Unit::Second => (*amount, "S", true),
            Unit::Minute => (*amount, "M", true),
            Unit::Hour => (*amount, "H", true),
            Unit::Day => (*amount, "D", false),
            Unit::Week => (*amount, "W", false),
            Unit::Fortnight => (amount.times(2), "W", false),
            Unit::Month => (*amount, "M", false),
            Unit::Quarter => (amount.times(3), "M", false),
            Unit::Year => (*amount, "Y", false),
            Unit::Decade => (*amount, "DE", false),
            Unit::Century => (*amount, "CE", false),
            Unit::Millennium => (*amount, "ML", false),
        };
        let part = amount.value() + letters;
        if is_clock { clock.push_str(&part) } else { days.push_str(&part) }
    }
    if clock.is_empty() { format!("P{days}") } else { format!("P{days}T{clock}") }
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
    let part = [DayPart::Morning, DayPart::Afternoon, DayPart::Evening, DayPart::Night, DayPart::Daytime];
    if part.into_iter().any(|part| part.code() == text) {
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

/// A number of that many digits.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn number(text: &str, n_digits: usize) -> Option<i32> {
    let is_number = text.len() == n_digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn small(text: &str, n_digits: usize) -> Option<u8> {
    u8::try_from(number(text, n_digits)?).ok()
}

fn read_when(text: &str) -> Option<When> {
    if let Some(year) = text.strip_prefix("BC") {
        return read_before_christ(year);
    }
    let Some((year, rest)) = text.split_once('-') else { return read_years(text) };
    if year == "XXXX" {
        return read_open(rest).map(When::Open);
    }
    let year = number(year, 4)?;
    if let Some(season) = season(rest) {
        return Some(When::Season(year, season));
    }
    if let Some(week) = rest.strip_prefix('W') {
        return read_week(year, week);
    }
    let ranged = |digit: &str, limit: u8| small(digit, 1).filter(|number| (1..=limit).contains(number));
    if let Some(quarter) = rest.strip_prefix('Q') {
        return ranged(quarter, 4).map(|quarter| When::Quarter(year, quarter));
    }
    if let Some(half) = rest.strip_prefix('H') {
        return ranged(half, 2).map(|half| When::Half(year, half));
    }
    match rest.split_once('-') {
        Some((month, day)) => calendar::day(year, small(month, 2)?, small(day, 2)?).map(When::Day),
        None => small(rest, 2).filter(|month| (1..=12).contains(month)).map(|month| When::Month(year, month)),
    }
}

/// `0044`, `047` for a decade, `04` for a century, `0044-03-15` behind `BC`.
fn read_before_christ(text: &str) -> Option<When> {
    match text.len() {
        4 => number(text, 4).filter(|year| *year > 0).map(When::BeforeChrist),
        3 => number(text, 3).map(When::DecadeBeforeChrist),
        2 => number(text, 2).map(When::CenturyBeforeChrist),
        _ => {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            let year = number(year, 4).filter(|year| *year > 0)?;
            calendar::day(1 - year, small(month, 2)?, small(day, 2)?).map(When::Day)
        }
    }
}

fn season(code: &str) -> Option<Season> {
    [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|season| season.code() == code)
}

/// Years, decades and centuries by their number of digits.
fn read_years(text: &str) -> Option<When> {
    match text.len() {
        4 if text == "XXXX" => Some(When::Open(Open::Year)),
        4 => number(text, 4).map(When::Year),
        3 => number(text, 3).map(When::Decade),
        2 => number(text, 2).map(When::Century),
        _ => None,
    }
}

fn read_week(year: i32, text: &str) -> Option<When> {
    let (week, rest) = text.split_once('-').map_or((text, None), |(week, rest)| (week, Some(rest)));
    let monday = calendar::week(year, small(week, 2)?)?;
    match rest {
        None => Some(When::Week(monday)),
        Some("WE") => Some(When::Weekend(monday)),
        Some(weekday) => {
            let weekday = small(weekday, 1).filter(|weekday| (1..=7).contains(weekday))?;
            calendar::days_on(monday, i64::from(weekday) - 1).map(When::Day)
        }
    }
}

fn read_open(text: &str) -> Option<Open> {
    Some(match text {
        "XX" => Open::Month,
        "XX-XX" => Open::Day,
        "WXX" => Open::Week,
        "WXX-WE" => Open::Weekend,
        "QX" => Open::AnyQuarter,
        _ => return read_open_part(text),
    })
}

fn read_open_part(text: &str) -> Option<Open> {
    if let Some(season) = season(text) {
        return Some(Open::InSeason(season));
    }
    if let Some(weekday) = text.strip_prefix("WXX-") {
        return small(weekday, 1).filter(|weekday| (1..=7).contains(weekday)).map(|weekday| Open::Weekday(weekday - 1));
    }
    if let Some(quarter) = text.strip_prefix('Q') {
        return small(quarter, 1).filter(|quarter| (1..=4).contains(quarter)).map(Open::Quarter);
    }
    if let Some(half) = text.strip_prefix('H') {
        return small(half, 1).filter(|half| (1..=2).contains(half)).map(Open::Half);
    }
    match text.split_once('-') {
        Some(("XX", day)) => small(day, 2).filter(|day| (1..=31).contains(day)).map(Open::DayOfMonth),
        Some((month, day)) => {
            let (month, day) = (small(month, 2)?, small(day, 2)?);
            calendar::day(2000, month, day).map(|_| Open::MonthDay(month, day))
        }
        None => small(text, 2).filter(|month| (1..=12).contains(month)).map(Open::InMonth),
    }
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
            assert_eq!(duration(&amounts), text);
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
