//! Time expressions as TIMEX3 of TimeML 1.2.1 describes them.

use time::{Date, Month};

use crate::span::Span;

/// The TIMEX3 type of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimexKind {
    /// A calendar time of a day or more.
    Date,
    /// A time below a day, parts of the day included.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

impl TimexKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Date, Self::Time, Self::Duration, Self::Set];

    /// The word of TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a time expression says, in the values of TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// `2025-12-04`, `2024-W07`, `P3Y`, `PRESENT_REF`; an interval of two values is `2024/2026`.
    pub value: String,
    /// TIMEX3's `mod`.
    pub modifier: Option<Modifier>,
    /// TIMEX3's `quant` of a SET, `EVERY`.
    pub quantifier: Option<String>,
    /// TIMEX3's `freq` of a SET, `2X`.
    pub frequency: Option<String>,
    /// First day that the value covers; `None` where it names no days.
    pub earliest: Option<Date>,
    /// Last day that the value covers.
    pub latest: Option<Date>,
    /// Whether the value was computed against the reference date and changes with it.
    pub is_relative: bool,
    /// Other values that the words allow, likeliest first.
    pub alternatives: Vec<String>,
    /// Both ends of a range in one expression; empty for all others.
    pub ends: Vec<RangeEnd>,
}

impl Timex {
    /// A value with nothing else known of it.
    pub fn new(kind: TimexKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
            modifier: None,
            quantifier: None,
            frequency: None,
            earliest: None,
            latest: None,
            is_relative: false,
            alternatives: vec![],
            ends: vec![],
        }
    }
}

/// One end of a range, for readers that know no intervals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeEnd {
    /// Where it stands, inside the mention.
    pub span: Span,
    /// Its own TIMEX3 value.
    pub value: String,
}

/// TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// `START`: early, the beginning of.
    Start,
    /// `MID`.
    Mid,
    /// `END`: late, the end of.
    End,
    /// `APPROX`: about, around.
    Approx,
    /// `LESS_THAN`: nearly.
    LessThan,
    /// `MORE_THAN`: over.
    MoreThan,
    /// `EQUAL_OR_LESS`: up to.
    EqualOrLess,
    /// `EQUAL_OR_MORE`: at least.
    EqualOrMore,
    /// `BEFORE`.
    Before,
    /// `AFTER`.
    After,
    /// `ON_OR_BEFORE`.
    OnOrBefore,
    /// `ON_OR_AFTER`.
    OnOrAfter,
}

impl Modifier {
    /// Every modifier.
    pub const ALL: [Self; 12] = [
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approx,
        Self::LessThan,
        Self::MoreThan,
        Self::EqualOrLess,
        Self::EqualOrMore,
        Self::Before,
        Self::After,
        Self::OnOrBefore,
        Self::OnOrAfter,
    ];

    /// The word of TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
        }
    }

    /// The modifier of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|modifier| modifier.name() == name)
    }
}

/// The day that an ISO 8601 date or timestamp starts with (`2025-12-04`, `2025-12-04T12:46+00:00`); `None` where there is
/// no such day in the calendar.
pub fn iso_day(text: &str) -> Option<Date> {
    let day = match text.split_once(['T', ' ']) {
        Some((day, _)) => day,
        None => text,
    };
    let (rest, day) = day.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    let is_padded = year.len() == 4 && month.len() == 2 && day.len() == 2 && !text.starts_with('+');
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let day = Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()?;
    is_padded.then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_of_the_calendar_only() {
        assert_eq!(iso_day("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        assert_eq!(iso_day("2025-12-04T12:46+00:00").map(|day| day.to_string()).as_deref(), Some("2025-12-04"));
        for text in ["2025-02-29", "2025-13-01", "2025-1-1", "+025-01-01", "today", "", "2025-12"] {
            assert_eq!(iso_day(text), None, "{text}");
        }
    }
}
