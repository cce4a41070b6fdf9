//! Values in words, for people: `4 December 2025`, `the third quarter of 2024`, `3 years`, `every month`.

use crate::annotation::{Timex, TimexKind};

use super::{
    calendar::{Kind, When},
    expression::Amount,
    lexeme::{DayPart, Unit, Vague},
    values::{Said, Value, amounts},
    written::{push_padded, suffix_idx},
};

/// What stands before the words of a modified value or, with a space in front, behind them; in the order of the modifiers.
const MODIFIED: [&str; 12] = [
    "the beginning of ",
    "the middle of ",
    "the end of ",
    "about ",
    "less than ",
    "more than ",
    "at most ",
    "at least ",
    "before ",
    "after ",
    " or earlier",
    " or later",
];

/// The names of numbers from 1, by the letter that stands for them in the words of a kind of stretch.
const NAMES: [(u8, &str); 4] = [
    (b'm', "January February March April May June July August September October November December"),
    (b'w', "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    (b's', "spring summer autumn winter"),
    (b'n', "first second third fourth"),
];

/// The parts of the day, in the order of their codes.
const DAY_PARTS: &str = "morning afternoon evening night daytime";

/// The units, shortest first.
const UNITS: &str = "second minute hour day week fortnight month quarter year decade century millennium";

/// A time expression's value in words; the value itself where it is none that Galley writes.
pub fn in_words(timex: &Timex) -> String {
    let Some(value) = Value::read(&timex.value) else { return timex.value.clone() };
    let affix = timex.modifier.and_then(|modifier| MODIFIED.get(modifier as usize)).copied().unwrap_or_default();
    let (before, behind) = if affix.starts_with(' ') { ("", affix) } else { (affix, "") };
    let mut words = before.to_owned();
    let is_set = timex.kind == TimexKind::Set;
    if is_set {
        push_times(&mut words, timex.frequency.as_deref().unwrap_or_default());
        words.push_str("every ");
    }
    push_said(&mut words, value.from, is_set);
    if let Some(to) = value.to {
        words.push_str(" to ");
        push_said(&mut words, to, is_set);
    }
    words.push_str(behind);
    words
}

/// How often in each period: `2X`, and `XX` for several.
fn push_times(words: &mut String, frequency: &str) {
    let Some(number) = frequency.strip_suffix('X') else { return };
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let times = match number {
        "1" => "",
        "2" => "twice ",
        _ if is_number => " times ",
        _ => "several times ",
    };
    if times.starts_with(' ') {
        words.push_str(number);
    }
    words.push_str(times);
}

/// Says one end of a value; of a set what comes round.
fn push_said(words: &mut String, said: Said<'_>, is_set: bool) {
    match said {
        Said::When(when) => push_place(words, when, is_set),
        Said::Time(day, time) if is_set && day.kind() == Kind::AnyDay => push_clock(words, time),
        Said::Time(day, time) => {
            push_place(words, day, is_set);
            words.push_str(if is_set && day.is_open() { " " } else { ", " });
            push_clock(words, time);
        }
        Said::Duration(length) => {
            let mut joint = "";
            amounts(length, &mut |amount, unit| {
                words.push_str(joint);
                push_measure(words, amount, unit, is_set);
                joint = " and ";
            });
        }
        Said::Vague(vague) => words.push_str(match vague {
            Vague::Past => "the past",
            Vague::Present => "now",
            Vague::Future => "the future",
        }),
    }
}

/// Says a stretch in the words of its kind.
fn push_place(words: &mut String, when: When, is_set: bool) {
    let start = words.len();
    let numbers = when.numbers();
    let mut rest = when.words().bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'[' if is_set => words.truncate(start),
            b']' if is_set => return,
            b'[' | b']' => {}
            b'%' => {
                let (name, place) = (rest.next().unwrap_or_default(), rest.next().unwrap_or_default());
                let number = numbers.all.get(usize::from(place.wrapping_sub(b'1'))).copied().unwrap_or_default();
                push_number(words, name, number.unsigned_abs());
            }
            byte => words.push(char::from(byte)),
        }
    }
    if when.kind() == Kind::Weekend {
        push_weekend(words, when);
    }
    if numbers.is_before_christ {
        words.push_str(" BC");
    }
}

/// Says a number, or what it is called.
fn push_number(words: &mut String, name: u8, number: u32) {
    if let Some((_, names)) = NAMES.iter().find(|(letter, _)| *letter == name) {
        return words.push_str(nth(names, number as usize - 1));
    }
    // The years 1900 to 1999 are the twentieth century.
    let number = number + u32::from(name == b'c');
    push_padded(words, u64::from(number), 1);
    if name != b'd' {
        words.push_str(nth("th st nd rd", suffix_idx(number)));
    }
}

/// Says the days of a weekend, the first alone where they are of two months.
fn push_weekend(words: &mut String, when: When) {
    let (Some(saturday), Some(sunday)) = (when.earliest(), when.latest()) else { return };
    let is_of_one_month = saturday.month() == sunday.month();
    if is_of_one_month {
        push_padded(words, u64::from(saturday.day()), 1);
        words.push('–');
    }
    push_place(words, When::day(if is_of_one_month { sunday } else { saturday }), false);
}

/// Says what stands behind the `T` of a value.
fn push_clock(words: &mut String, time: &str) {
    if let Some(part) = DayPart::CODES.iter().position(|code| *code == time) {
        return words.push_str(nth(DAY_PARTS, part));
    }
    let (time, zone) = time.strip_suffix('Z').map_or((time, ""), |time| (time, " UTC"));
    words.push_str(time);
    words.push_str(zone);
}

/// Says an amount of a unit: `3 years`, `some months`; a set's `month` without its `1`.
fn push_measure(words: &mut String, amount: Amount, unit: Unit, is_set: bool) {
    let is_one = amount == Amount::whole(1);
    if amount == Amount::VAGUE {
        words.push_str("some ");
    } else if !is_one || !is_set {
        amount.write(words);
        words.push(' ');
    }
    let (name, plural) = match unit {
        Unit::Century if !is_one => ("centuries", ""),
        Unit::Millennium if !is_one => ("millennia", ""),
        _ => (nth(UNITS, unit as usize), if is_one { "" } else { "s" }),
    };
    words.push_str(name);
    words.push_str(plural);
}

/// One of the words in a list, counted from 0.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn nth(list: &'static str, idx: usize) -> &'static str {
    let mut rest = list;
    for _ in 0..idx {
        rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
    }
    rest.split_once(' ').map_or(rest, |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Modifier;

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
    fn says_each_kind_of_stretch() {
        use TimexKind::{Date, Set, Time};
        check(Date, "2024-07", "July 2024");
        check(Date, "2024-H2", "the second half of 2024");
        check(Date, "2024-WI", "winter 2024");
        check(Date, "2024-W09-WE", "the weekend of 2–3 March 2024");
        check(Date, "BC0044", "44 BC");
        check(Date, "0000", "1 BC");
        check(Date, "BC0044-03-15", "15 March 44 BC");
        check(Date, "BC047", "the 470s BC");
        check(Date, "BC04", "the 5th century BC");
        check(Date, "XXXX-WXX-WE", "a weekend not known");
        check(Date, "XXXX-WXX-5", "a Friday, week not known");
        check(Date, "XXXX-XX-22", "the 22nd of a month not known");
        check(Date, "XXXX-Q3", "the third quarter, year not known");
        check(Date, "XXXX-FA", "autumn, year not known");
        check(Time, "2025-12-04T12:46Z", "4 December 2025, 12:46 UTC");
        check(Set, "XXXX-XX-XXTMO", "every morning");
        check(Set, "XXXX-Q3", "every third quarter");
        check(Set, "XXXX-12-04", "every 4 December");
        check(Set, "XXXX-XX-15", "every 15th");
        check(Set, "XXXX-XX-11", "every 11th");
        check(Set, "XXXX-XX-31", "every 31st");
        check(Set, "XXXX-H1", "every first half");
        check(Set, "XXXX-SU", "every summer");
        check(Set, "XXXX-WXX-WE", "every weekend");
    }

    #[test]
    fn says_modifiers_and_frequencies() {
        let modified = [
            (Modifier::End, "the end of 2023"),
            (Modifier::Approx, "about 2023"),
            (Modifier::EqualOrMore, "at least 2023"),
            (Modifier::OnOrAfter, "2023 or later"),
        ];
        for (modifier, expected) in modified {
            let mut timex = Timex::new(TimexKind::Date, "2023");
            timex.modifier = Some(modifier);
            assert_eq!(in_words(&timex), expected);
        }
        for (frequency, expected) in
            [("1X", "every week"), ("2X", "twice every week"), ("3X", "3 times every week"), ("XX", "several times every week")]
        {
            let mut timex = Timex::new(TimexKind::Set, "P1W");
            timex.frequency = Some(frequency.to_owned());
            assert_eq!(in_words(&timex), expected);
        }
    }
}
