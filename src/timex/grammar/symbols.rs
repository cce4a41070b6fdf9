//! What the grammar can name besides its own rules, classes of pieces and functions: numbers, and rules and conditions that are code.

use crate::annotation::Modifier;

use super::super::{
    clock::Zone,
    expression::Step,
    lexeme::{DayPart, Unit, Vague},
    reader::Reader,
    taken::Taken,
};

/// No unit, no day, no half of the day, no minute.
const NONE: i64 = -1;

/// Names for numbers. Those of modifiers are one higher, so that nought is none.
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
    "morning" DayPart::Morning as i64,
    "afternoon" DayPart::Afternoon as i64,
    "evening" DayPart::Evening as i64,
    "night" DayPart::Night as i64,
    "daytime" DayPart::Daytime as i64,
    "greenwich" Zone::GREENWICH.code() as i64,
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

natives! { number_in_digits number_in_words holiday_number all_amounts }

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
