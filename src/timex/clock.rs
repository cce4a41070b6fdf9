//! Times of the day and their values.

use super::lexeme::DayPart;

/// A time of the day as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// A part of the day.
    Part(DayPart),
    /// A time of the clock, 0 to 24 hours.
    Time {
        hour: u8,
        minute: Option<u8>,
        second: Option<u8>,
        zone: Option<String>,
        /// Whether it may be of the other half of the day: `half past three`.
        is_half_open: bool,
    },
}

impl Clock {
    /// A time of the clock, where it has one: the hour is checked against its half of the day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn new(hour: u32, minute: Option<u32>, second: Option<u32>, half: Option<Meridiem>) -> Option<Self> {
        let hour = match half {
            None => hour,
            Some(Meridiem::Am) if hour == 0 => 0,
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(Meridiem::Am) => hour % 12,
            Some(Meridiem::Pm) => hour % 12 + 12,
        };
        let is_day_end = hour == 24 && minute.is_none_or(|minute| minute == 0) && second.is_none_or(|second| second == 0);
        let is_time = is_day_end || (hour < 24 && minute.is_none_or(|minute| minute < 60) && second.is_none_or(|second| second < 61));
        let small = |number: Option<u32>| number.and_then(|number| u8::try_from(number).ok());
        let is_half_open = half.is_none() && second.is_none() && (1..=12).contains(&hour);
        let (minute, second) = (small(minute), small(second));
        is_time.then_some(Self::Time { hour: u8::try_from(hour).ok()?, minute, second, zone: None, is_half_open })
    }

    /// The same after noon, where it was said in the twelve hours of a clock face.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn after_noon(self) -> Self {
        match self {
            Self::Time { hour: hour @ 1..=11, minute, second, zone, .. } => {
                Self::Time { hour: hour + 12, minute, second, zone, is_half_open: false }
            }
            other => other.settled(),
        }
    }

    /// The same before noon: twelve is midnight.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn before_noon(self) -> Self {
        match self {
            Self::Time { hour: 12, minute, second, zone, .. } => Self::Time { hour: 0, minute, second, zone, is_half_open: false },
            other => other.settled(),
        }
    }

    /// The same in a zone, written as ISO 8601 does.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn in_zone(self, written: Option<String>) -> Self {
        match self {
            // Where the zone gets into the value, the clock has 24 hours: `0735 GMT`.
            Self::Time { hour, minute, second, zone, is_half_open } => {
                let is_half_open = is_half_open && written.is_none();
                Self::Time { hour, minute, second, zone: written.or(zone), is_half_open }
            }
            part @ Self::Part(_) => part,
        }
    }

    /// The same with its half of the day known.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn settled(self) -> Self {
        match self {
            Self::Time { hour, minute, second, zone, .. } => Self::Time { hour, minute, second, zone, is_half_open: false },
            part @ Self::Part(_) => part,
        }
    }

    /// The same in the other half of the day, where nothing says which one is meant.
    pub(super) fn other_half(&self) -> Option<Self> {
        match self.clone() {
            Self::Time { hour: 12, is_half_open: true, .. } => Some(self.clone().before_noon()),
            Self::Time { is_half_open: true, .. } => Some(self.clone().after_noon()),
            _ => None,
        }
    }

    /// The hour of a time of the clock.
    pub(super) fn hour(&self) -> Option<u8> {
        match self {
            Self::Time { hour, .. } => Some(*hour),
            Self::Part(_) => None,
        }
    }

    /// What stands behind the day in a value: `T12:46`, `TMO`.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Part(part) => format!("T{}", part.code()),
            Self::Time { hour, minute, second, zone, .. } => {
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
