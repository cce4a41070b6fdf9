//! Times of the day and their values.

use std::num::NonZeroU32;

use super::{
    lexeme::DayPart,
    taken::{Bits, bits_of_names},
    written::push_padded,
};

/// A time of the day as it was said, in one word: a part of the day, or hour, minute, second and zone of a clock. Its lowest bit
/// is always one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock(NonZeroU32);

/// A field of a clock: its first bit and its bits.
type Field = (u32, u32);

const HOUR: Field = (1, 0x1f);
const MINUTE: Field = (6, 0x3f);
/// Seconds, [`NO_SECOND`] where none are said.
const SECOND: Field = (12, 0x3f);
/// 1 where it may be of the other half of the day: `half past three`.
const HALF_OPEN: Field = (18, 1);
const ZONE: Field = (19, 0xfff);
/// 1 where it is a part of the day, whose number stands in the place of the hour.
const PART: Field = (31, 1);

const NO_SECOND: u32 = 0x3f;

impl Clock {
    /// A part of the day.
    pub(super) fn part(part: DayPart) -> Self {
        Self::from_bits(0).with(PART, 1).with(HOUR, part as u32)
    }

    /// A time of the clock, 0 to 24 hours, where it has one: the hour is checked against its half of the day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn new(hour: u32, minute: Option<u32>, second: Option<u32>, half: Option<Meridiem>) -> Option<Self> {
        let hour = match half {
            None => hour,
            Some(Meridiem::Am) if hour == 0 => 0,
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(Meridiem::Am) => hour % 12,
            Some(Meridiem::Pm) => hour % 12 + 12,
        };
        let minute = minute.unwrap_or(0);
        let is_time = if hour == 24 { minute + second.unwrap_or(0) == 0 } else { hour < 24 && minute < 60 && second.unwrap_or(0) < 61 };
        let is_half_open = half.is_none() && second.is_none() && (1..=12).contains(&hour);
        let clock = Self::from_bits(0).with(HOUR, hour).with(MINUTE, minute).with(SECOND, second.unwrap_or(NO_SECOND));
        is_time.then_some(clock.with(HALF_OPEN, u32::from(is_half_open)))
    }

    fn field(self, (first, bits): Field) -> u32 {
        self.0.get() >> first & bits
    }

    fn with(self, (first, bits): Field, value: u32) -> Self {
        Self::from_bits(self.0.get() & !(bits << first) | (value & bits) << first)
    }

    /// Whether it is a time of the clock, not a part of the day.
    pub(super) fn is_time(self) -> bool {
        self.field(PART) == 0
    }

    /// Whether seconds are said.
    pub(super) fn has_second(self) -> bool {
        self.is_time() && self.field(SECOND) != NO_SECOND
    }

    /// The same after noon, where it was said in the twelve hours of a clock face.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn after_noon(self) -> Self {
        let hour = self.field(HOUR);
        if self.is_time() && (1..=11).contains(&hour) { self.with(HOUR, hour + 12).settled() } else { self.settled() }
    }

    /// The same before noon: twelve is midnight.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn before_noon(self) -> Self {
        if self.hour() == Some(12) { self.with(HOUR, 0).settled() } else { self.settled() }
    }

    /// The same in a zone.
    #[must_use]
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn in_zone(self, zone: Zone) -> Self {
        // Where the zone gets into the value, the clock has 24 hours: `0735 GMT`.
        if zone == Zone::UNSAID { self } else { self.settled().with(ZONE, zone.to_bits()) }
    }

    /// The same with its half of the day known.
    #[must_use]
    pub(super) fn settled(self) -> Self {
        self.with(HALF_OPEN, 0)
    }

    /// The same in the other half of the day, where nothing says which one is meant.
    pub(super) fn other_half(self) -> Option<Self> {
        let is_open = self.field(HALF_OPEN) == 1;
        is_open.then(|| if self.hour() == Some(12) { self.before_noon() } else { self.after_noon() })
    }

    /// The hour of a time of the clock.
    pub(super) fn hour(self) -> Option<u32> {
        self.is_time().then_some(self.field(HOUR))
    }

    /// Writes what stands behind the day in a value: `T12:46`, `TMO`.
    pub(super) fn write(self, value: &mut String) {
        value.push('T');
        let Some(hour) = self.hour() else {
            value.push_str(DayPart::CODES.get(self.field(HOUR) as usize).copied().unwrap_or_default());
            return;
        };
        push_padded(value, u64::from(hour), 2);
        value.push(':');
        push_padded(value, u64::from(self.field(MINUTE)), 2);
        if self.has_second() {
            value.push(':');
            push_padded(value, u64::from(self.field(SECOND)), 2);
        }
        Zone::from_bits(self.field(ZONE)).write(value);
    }
}

bits_of_names!(Meridiem: 0 Am; Pm);

impl Bits for Clock {
    fn to_bits(self) -> u32 {
        self.0.get()
    }

    fn from_bits(bits: u32) -> Self {
        Self(NonZeroU32::MIN | bits)
    }
}

/// What a value says of the zone, in 12 bits: nothing, Greenwich, or minutes east or west of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone(u32);

impl Zone {
    /// No zone that gets into a value.
    pub(super) const UNSAID: Self = Self(0);

    /// Greenwich, written `Z`.
    pub(super) const GREENWICH: Self = Self(0xfff);

    /// So much ahead of (`+`) or behind (`-`) Greenwich; `None` where no zone lies. The farthest is UTC+14, Kiribati's.
    pub(super) fn offset(sign: char, hours: u32, minutes: u32) -> Option<Self> {
        let is_zone = hours <= 14 && minutes < 60;
        is_zone.then_some(Self(2 * (60 * hours + minutes) + 1 + u32::from(sign == '-')))
    }

    /// The number that stands for it.
    pub(super) const fn code(self) -> u32 {
        self.0
    }

    fn write(self, value: &mut String) {
        match self {
            Self::UNSAID => {}
            Self::GREENWICH => value.push('Z'),
            Self(code) => {
                let minutes = (code - 1) / 2;
                value.push(if code.is_multiple_of(2) { '-' } else { '+' });
                push_padded(value, u64::from(minutes / 60), 2);
                value.push(':');
                push_padded(value, u64::from(minutes % 60), 2);
            }
        }
    }
}

impl Bits for Zone {
    fn to_bits(self) -> u32 {
        self.code()
    }

    fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meridiem {
    Am,
    Pm,
}
