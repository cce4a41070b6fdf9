//! Values in words, for people: `4 December 2025`, `the third quarter of 2024`, `3 years`, `every month`.

use time::Date;

use crate::annotation::{Modifier, Timex, TimexKind};

use super::{
    calendar::{Open, When, number_of_week},
    expression::Amount,
    lexeme::{Season, Unit, Vague},
    values::Value,
};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A time expression's value in words; the value itself where it is none that Galley writes.
pub fn in_words(timex: &Timex) -> String {
    let Some(value) = Value::read(&timex.value) else { return timex.value.clone() };
    let words = match timex.kind {
        TimexKind::Set => often(&value, timex.frequency.as_deref()),
        _ => plain(&value),
    };
    match timex.modifier {
        Some(modifier) => modified(modifier, &words),
        None => words,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::When(when) => place(*when),
        Value::Time(when, time) => format!("{}, {}", place(*when), clock(time)),
        Value::Duration(amounts) => amounts.iter().map(|(amount, unit)| measure(*amount, *unit)).collect::<Vec<_>>().join(" and "),
        Value::Vague(Vague::Past) => "the past".to_owned(),
        Value::Vague(Vague::Present) => "now".to_owned(),
        Value::Vague(Vague::Future) => "the future".to_owned(),
        Value::Interval(ends) => {
            let [from, to] = ends.as_ref();
            format!("{} to {}", plain(from), plain(to))
        }
    }
}

fn day(date: Date) -> String {
    let (number, name) = (date.day(), month(u8::from(date.month())));
    match date.year() {
        year @ 1.. => format!("{number} {name} {year}"),
        year => format!("{number} {name} {} BC", 1 - year),
    }
}

fn month(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

fn weekday(weekday: u8) -> &'static str {
    WEEKDAYS.get(usize::from(weekday)).copied().unwrap_or_default()
}

fn season(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

fn ordinal(number: i32) -> String {
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

fn nth(number: u8) -> &'static str {
    match number {
        1 => "first",
        2 => "second",
        3 => "third",
        _ => "fourth",
    }
}

fn place(when: When) -> String {
    match when {
        When::Day(date) => day(date),
        When::Week(monday) => {
            let (year, week) = number_of_week(monday);
            format!("week {week} of {year}")
        }
        When::Weekend(_) => match (when.earliest(), when.latest()) {
            (Some(saturday), Some(sunday)) if saturday.month() == sunday.month() => {
                format!("the weekend of {}–{}", saturday.day(), day(sunday))
            }
            (Some(saturday), _) => format!("the weekend of {}", day(saturday)),
            _ => "a weekend".to_owned(),
        },
        When::Month(year, number) => format!("{} {year}", month(number)),
        When::Quarter(year, quarter) => format!("the {} quarter of {year}", nth(quarter)),
        When::Half(year, half) => format!("the {} half of {year}", nth(half)),
        When::Season(year, part) => format!("{} {year}", season(part)),
        When::Year(year) => year.to_string(),
        When::Decade(decade) => format!("the {decade}0s"),
        When::Century(century) => format!("the {} century", ordinal(century + 1)),
        When::Millennium(millennium) => format!("the {} millennium", ordinal(millennium + 1)),
        When::BeforeChrist(year) => format!("{year} BC"),
        When::DecadeBeforeChrist(decade) => format!("the {decade}0s BC"),
        When::CenturyBeforeChrist(century) => format!("the {} century BC", ordinal(century + 1)),
        When::Open(open) => unknown(open),
    }
}

fn unknown(open: Open) -> String {
    match open {
        Open::Day => "a day not known".to_owned(),
        Open::Week => "a week not known".to_owned(),
        Open::Weekend => "a weekend not known".to_owned(),
        Open::Month => "a month not known".to_owned(),
        Open::Year => "a year not known".to_owned(),
        Open::Decade => "a decade not known".to_owned(),
        Open::Century => "a century not known".to_owned(),
        Open::AnyQuarter => "a quarter not known".to_owned(),
        Open::Weekday(number) => format!("a {}, week not known", weekday(number)),
        Open::MonthDay(number, day) => format!("{day} {}, year not known", month(number)),
        Open::DayOfMonth(day) => format!("the {} of a month not known", ordinal(i32::from(day))),
        Open::InMonth(number) => format!("{}, year not known", month(number)),
        Open::Quarter(quarter) => format!("the {} quarter, year not known", nth(quarter)),
        Open::Half(half) => format!("the {} half, year not known", nth(half)),
        Open::InSeason(part) => format!("{}, year not known", season(part)),
    }
}

fn clock(time: &str) -> String {
    match time {
        "MO" => "morning".to_owned(),
        "AF" => "afternoon".to_owned(),
        "EV" => "evening".to_owned(),
        "NI" => "night".to_owned(),
        "DT" => "daytime".to_owned(),
        time => time.strip_suffix('Z').map_or_else(|| time.to_owned(), |time| format!("{time} UTC")),
    }
}

fn unit_name(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Second => ("second", "seconds"),
        Unit::Minute => ("minute", "minutes"),
        Unit::Hour => ("hour", "hours"),
        Unit::Day => ("day", "days"),
        Unit::Week => ("week", "weeks"),
        Unit::Fortnight => ("fortnight", "fortnights"),
        Unit::Month => ("month", "months"),
        Unit::Quarter => ("quarter", "quarters"),
        Unit::Year => ("year", "years"),
        Unit::Decade => ("decade", "decades"),
        Unit::Century => ("century", "centuries"),
        Unit::Millennium => ("millennium", "millennia"),
    }
}

fn measure(amount: Amount, unit: Unit) -> String {
    let (one, many) = unit_name(unit);
    match amount {
        Amount::Vague => format!("some {many}"),
        Amount::Thousandths(1000) => format!("1 {one}"),
        Amount::Thousandths(_) => {
            let mut measure = String::new();
            amount.write(&mut measure);
            measure + " " + many
        }
    }
}

/// A SET: `every month`, `every 2 weeks`, `every Monday`, `twice every week`.
fn often(value: &Value, frequency: Option<&str>) -> String {
    let each = match value {
        Value::Duration(amounts) => match amounts.as_slice() {
            [(Amount::Thousandths(1000), unit)] => unit_name(*unit).0.to_owned(),
            [(amount, unit)] => measure(*amount, *unit),
            _ => plain(value),
        },
        Value::When(When::Open(open)) => repeated(*open),
        Value::Time(When::Open(Open::Day), time) => clock(time),
        Value::Time(When::Open(open), time) => format!("{} {}", repeated(*open), clock(time)),
        other => plain(other),
    };
    let times = match frequency.and_then(|frequency| frequency.strip_suffix('X')) {
        None | Some("1") => String::new(),
        Some("2") => "twice ".to_owned(),
        Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => format!("{number} times "),
        Some(_) => "several times ".to_owned(),
    };
    format!("{times}every {each}")
}

fn repeated(open: Open) -> String {
    match open {
        Open::Weekday(number) => weekday(number).to_owned(),
        Open::Weekend => "weekend".to_owned(),
        Open::InMonth(number) => month(number).to_owned(),
        Open::MonthDay(number, day) => format!("{day} {}", month(number)),
        Open::InSeason(part) => season(part).to_owned(),
        Open::Quarter(quarter) => format!("{} quarter", nth(quarter)),
        Open::Day => "day".to_owned(),
        other => unknown(other),
    }
}

fn modified(modifier: Modifier, words: &str) -> String {
    match modifier {
        Modifier::Start => format!("the beginning of {words}"),
        Modifier::Mid => format!("the middle of {words}"),
        Modifier::End => format!("the end of {words}"),
        Modifier::Approx => format!("about {words}"),
        Modifier::LessThan => format!("less than {words}"),
        Modifier::MoreThan => format!("more than {words}"),
        Modifier::EqualOrLess => format!("at most {words}"),
        Modifier::EqualOrMore => format!("at least {words}"),
        Modifier::Before => format!("before {words}"),
        Modifier::After => format!("after {words}"),
        Modifier::OnOrBefore => format!("{words} or earlier"),
        Modifier::OnOrAfter => format!("{words} or later"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: TimexKind, value: &str, expected: &str) {
        assert_eq!(in_words(&Timex::new(kind, value)), expected);
    }

    #[test]
    fn says_values_as_people_do() {
        use TimexKind::{Date, Duration, Set, Time};
        check(Date, "2025-12-04", "4 December 2025");
        check(Date, "2024-Q3", "the third quarter of 2024");
        check(Date, "2024-W07", "week 7 of 2024");
        check(Date, "2025-W07-WE", "the weekend of 15–16 February 2025");
        check(Date, "199", "the 1990s");
        check(Date, "19", "the 20th century");
        check(Date, "2024/2026", "2024 to 2026");
        check(Date, "XXXX-12-04", "4 December, year not known");
        check(Date, "PRESENT_REF", "now");
        check(Time, "2025-12-04T12:46", "4 December 2025, 12:46");
        check(Time, "2025-12-04TEV", "4 December 2025, evening");
        check(Duration, "P3Y", "3 years");
        check(Duration, "P1Y6M", "1 year and 6 months");
        check(Duration, "PXM", "some months");
        check(Set, "P1M", "every month");
        check(Set, "P2W", "every 2 weeks");
        check(Set, "XXXX-WXX-1", "every Monday");
        check(Set, "XXXX-WXX-2TNI", "every Tuesday night");
        check(Date, "what the user typed", "what the user typed");
    }

    #[test]
    fn says_modifiers_and_frequencies() {
        let mut timex = Timex::new(TimexKind::Date, "2023");
        timex.modifier = Some(Modifier::End);
        assert_eq!(in_words(&timex), "the end of 2023");
        let mut timex = Timex::new(TimexKind::Set, "P1W");
        timex.frequency = Some("2X".to_owned());
        assert_eq!(in_words(&timex), "twice every week");
    }
}
