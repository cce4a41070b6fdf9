//! Times of the day and their values.

use super::lexeme::DayPart;

/// A time of the day as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// A part of the day.
    Part(DayPart),
    /// A time of the clock, 0 to 24 hours.
    Time { hour: u8, minute: Option<u8>, second: Option<u8>, zone: Option<String> },
}

impl Clock {
    /// A time of the clock, where it has one: the hour is checked against its half of the day.
    pub(super) fn new(hour: u32, minute: Option<u32>, second: Option<u32>, half: Option<Meridiem>) -> Option<Self> {
        let hour = match half {
            None => hour,
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(Meridiem::Am) => hour % 12,
            Some(Meridiem::Pm) => hour % 12 + 12,
        };
        let is_day_end = hour == 24 && minute.is_none_or(|minute| minute == 0) && second.is_none_or(|second| second == 0);
        let is_time = is_day_end || (hour < 24 && minute.is_none_or(|minute| minute < 60) && second.is_none_or(|second| second < 61));
        let small = |number: Option<u32>| number.and_then(|number| u8::try_from(number).ok());
        is_time.then_some(Self::Time { hour: u8::try_from(hour).ok()?, minute: small(minute), second: small(second), zone: None })
    }

    /// The same after noon, where it was said in the twelve hours of a clock face.
    #[must_use]
    pub(super) fn after_noon(self) -> Self {
        match self {
            Self::Time { hour: hour @ 1..=11, minute, second, zone } => Self::Time { hour: hour + 12, minute, second, zone },
            other => other,
        }
    }

    /// The same before noon: twelve is midnight.
    #[must_use]
    pub(super) fn before_noon(self) -> Self {
        match self {
            Self::Time { hour: 12, minute, second, zone } => Self::Time { hour: 0, minute, second, zone },
            other => other,
        }
    }

    /// The same in a zone, written as ISO 8601 does.
    #[must_use]
    pub(super) fn in_zone(self, written: Option<String>) -> Self {
        match self {
            Self::Time { hour, minute, second, zone } => Self::Time { hour, minute, second, zone: written.or(zone) },
            part @ Self::Part(_) => part,
        }
    }

    /// What stands behind the day in a value: `T12:46`, `TMO`.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Part(part) => format!("T{}", part.code()),
            Self::Time { hour, minute, second, zone } => {
                let minute = minute.unwrap_or(0);
                let second = second.map_or(String::new(), |second| format!(":{second:02}"));
                format!("T{hour:02}:{minute:02}{second}{}", zone.as_deref().unwrap_or_default())
            }
        }
    }
}

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meridiem {
    Am,
    Pm,
}
