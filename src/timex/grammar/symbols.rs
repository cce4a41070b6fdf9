//! What the grammar can name besides its own rules and its functions: classes of pieces, numbers, rules and conditions that are
//! code.

use crate::annotation::Modifier;

use super::super::{
    expression::Step,
    lexeme::Vague,
    lexeme::{Lex, Unit},
    reader::Reader,
    taken::Taken,
};

/// Names of the classes, by their numbers.
pub(super) const CLASSES: [&str; 31] = [
    "break",
    "other",
    "digits",
    "mark",
    "month_name",
    "month_short",
    "weekday_name",
    "weekdays",
    "weekday_short",
    "unit",
    "units",
    "lasting",
    "adverbial",
    "count",
    "tens",
    "scale",
    "ordinal_word",
    "decade_word",
    "season_name",
    "seasons",
    "part",
    "parts",
    "hour",
    "day_word",
    "tonight",
    "overnight",
    "vague_word",
    "future",
    "holiday_word",
    "zone_name",
    "word",
];

impl Lex {
    /// The number of the class, and what the piece says as one number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(in crate::timex) fn code(self) -> (u8, u32) {
        match self {
            Self::Break => (0, 0),
            Self::Other => (1, 0),
            Self::Digits(number) => (2, number),
            Self::Mark(mark) => (3, u32::from(mark)),
            Self::Month(month) => (4, u32::from(month)),
            Self::MonthShort(month) => (5, u32::from(month)),
            Self::Weekday(weekday) => (6, u32::from(weekday)),
            Self::Weekdays(weekday) => (7, u32::from(weekday)),
            Self::WeekdayShort(weekday) => (8, u32::from(weekday)),
            Self::Unit(unit) => (9, unit as u32),
            Self::Units(unit) => (10, unit as u32),
            Self::Lasting(unit) => (11, unit as u32),
            Self::Adverbial(unit, count) => (12, unit as u32 | u32::from(count) << 8),
            Self::Count(count) => (13, count),
            Self::Tens(tens) => (14, tens),
            Self::Scale(scale) => (15, scale),
            Self::Ordinal(ordinal) => (16, u32::from(ordinal)),
            Self::Decade(decade) => (17, u32::from(decade)),
            Self::Season(season) => (18, season as u32),
            Self::Seasons(season) => (19, season as u32),
            Self::Part(part) => (20, part as u32),
            Self::Parts(part) => (21, part as u32),
            Self::Hour(hour) => (22, u32::from(hour)),
            Self::Day(n_days) => (23, i32::from(n_days).cast_unsigned()),
            Self::Tonight => (24, 0),
            Self::Overnight => (25, 0),
            Self::Vague(vague) => (26, vague as u32),
            Self::FutureNoun => (27, 0),
            Self::Holiday => (28, 0),
            Self::Zone(zone) => (29, u32::from(zone)),
            Self::Word(word) => (30, word as u32),
        }
    }
}

/// No unit, no time of the day, no number.
const NONE: i64 = -1;

/// Names for numbers.
macro_rules! constants {
    ($($name:literal $number:expr,)*) => {
        pub(super) const CONSTANT_NAMES: [&str; { <[&str]>::len(&[$($name),*]) }] = [$($name),*];
        pub(super) const CONSTANTS: [i64; CONSTANT_NAMES.len()] = [$($number),*];
    };
}

constants! {
    "none" NONE,
    "second" Unit::Second as i64,
    "minute" Unit::Minute as i64,
    "hour" Unit::Hour as i64,
    "day" Unit::Day as i64,
    "week" Unit::Week as i64,
    "fortnight" Unit::Fortnight as i64,
    "month" Unit::Month as i64,
    "quarter" Unit::Quarter as i64,
    "year" Unit::Year as i64,
    "decade" Unit::Decade as i64,
    "century" Unit::Century as i64,
    "millennium" Unit::Millennium as i64,
    "last" Step::Last as i64,
    "past" Step::Past as i64,
    "this" Step::This as i64,
    "next" Step::Next as i64,
    "coming" Step::Coming as i64,
    "previous" Step::Previous as i64,
    "following" Step::Following as i64,
    "that" Step::That as i64,
    "morning" 0,
    "afternoon" 1,
    "evening" 2,
    "night" 3,
    "daytime" 4,
    "start" 1 + Modifier::Start as i64,
    "mid" 1 + Modifier::Mid as i64,
    "end" 1 + Modifier::End as i64,
    "approx" 1 + Modifier::Approx as i64,
    "less_than" 1 + Modifier::LessThan as i64,
    "more_than" 1 + Modifier::MoreThan as i64,
    "equal_or_less" 1 + Modifier::EqualOrLess as i64,
    "equal_or_more" 1 + Modifier::EqualOrMore as i64,
    "on_or_before" 1 + Modifier::OnOrBefore as i64,
    "on_or_after" 1 + Modifier::OnOrAfter as i64,
    "past_ref" Vague::Past as i64,
    "present_ref" Vague::Present as i64,
    "future_ref" Vague::Future as i64,
}

/// Rules that are code, by their names.
macro_rules! natives {
    ($($name:ident)*) => {
        pub(super) const NATIVES: [&str; { <[&str]>::len(&[$(stringify!($name)),*]) }] = [$(stringify!($name)),*];

        #[expect(non_camel_case_types, reason = "named as the rules are")]
        enum Native { $($name),* }

        impl Reader<'_> {
            /// What the rule of that number takes.
            pub(super) fn native(&self, number: u8, at: usize) -> Option<Taken<u32>> {
                match number {
                    $(number if number == Native::$name as u8 => self.$name(at).map(Taken::bits),)*
                    _ => None,
                }
            }
        }
    };
}

natives! { number_in_digits number_in_words holiday_index all_amounts }

/// Conditions that are code.
macro_rules! guards {
    ($($name:ident)*) => {
        pub(super) const GUARDS: [&str; { <[&str]>::len(&[$(stringify!($name)),*]) }] = [$(stringify!($name)),*];

        #[expect(non_camel_case_types, reason = "named as the rules are")]
        enum Guard { $($name),* }

        impl Reader<'_> {
            /// Whether the condition of that number holds.
            pub(super) fn guard(&self, number: u8, at: usize) -> bool {
                match number {
                    $(number if number == Guard::$name as u8 => self.$name(at),)*
                    _ => false,
                }
            }
        }
    };
}

guards! { asked capitals padded short people plural_noun ends_in_s }
