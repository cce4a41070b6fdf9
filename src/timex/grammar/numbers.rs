//! From numbers of 32 bits, which functions get, to what they stand for; and what several functions need.

use time::Date;

use crate::{annotation::Modifier, span::Span};

use super::{
    super::{
        calendar::{self, Kind, When},
        clock::Clock,
        expression::{Amount, Frequency, Meaning, MeaningId, Part, Point, PointId, Repeated},
        lexeme::{Class, DayPart, Holiday, Season, Unit},
        taken::{Bits, Parts},
    },
    machine::Machine,
};

impl Machine<'_, '_> {
    /// The numbers on top of the stack, the lowest first.
    pub(super) fn arguments(&mut self, n_arguments: u8) -> [i32; 8] {
        let mut arguments = [0; 8];
        for argument in arguments.iter_mut().take(usize::from(n_arguments)).rev() {
            *argument = self.pop().cast_signed();
        }
        arguments
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn keep(&self, point: Point) -> u32 {
        self.reader.keep(point).to_bits()
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn exact(&self, when: When) -> u32 {
        self.keep(Point::Exact(when))
    }

    pub(super) fn half_in(&self, first: i32, end: i32) -> u32 {
        let meridiem = |at: usize| self.reader.meridiem(at).parts().filter(|(_, half_end)| *half_end <= place(end));
        (place(first)..place(end)).find_map(meridiem).map_or(0, |(half, _)| half + 1)
    }

    pub(super) fn half_said(&self, clock: Clock, first: i32, end: i32) -> u32 {
        let is_parted = (place(first)..place(end)).any(|at| self.reader.class(at) == Class::Part);
        match (self.half_in(first, end), clock.hour()) {
            (0, Some(hour)) if is_parted => 1 + u32::from(12 <= hour),
            (half, _) => half,
        }
    }

    pub(super) fn spans(&self, [from_first, from_end, to_first, to_end]: [i32; 4]) -> [Span; 2] {
        [(from_first, from_end), (to_first, to_end)].map(|(first, end)| self.reader.span(place(first), place(end)))
    }

    pub(super) fn mean(&self, meaning: Meaning) -> u32 {
        self.mean_with(meaning, None)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn mean_with(&self, meaning: Meaning, modifier: Option<Modifier>) -> u32 {
        self.reader.finds.keep_meaning(meaning, modifier).to_bits()
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn mean_modified(&self, meaning: Meaning, modifier: i32) -> u32 {
        self.mean_with(meaning, modifier_of(modifier))
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn measure(&self, amount: i32, unit: i32) -> Option<u32> {
        Some(self.reader.finds.keep_amount(amount_of(amount), unit_of(unit)?))
    }

    pub(super) fn meaning(&self, number: i32) -> (Meaning, Option<Modifier>) {
        self.reader.finds.meaning(MeaningId::from_bits(number.cast_unsigned()))
    }
}

/// The half of the day that is said, where 0 is none and 1 the one before noon.
pub(super) const AFTER_NOON: i32 = 2;

/// A range's ends, the first in the half of the day that the second says (0 none): `3–4 pm`, but `11–1 p.m.` starts in the morning.
pub(super) fn in_one_half(from: Clock, to: Clock, half: i32) -> Option<[Clock; 2]> {
    let (from_hour, to_hour) = (from.hour()?, to.hour()?);
    Some(match half {
        AFTER_NOON if from_hour < 12 && from_hour + 12 <= to_hour => [from.after_noon(), to],
        1 if from_hour == 12 => [from.before_noon(), to],
        1.. => [from.settled(), to],
        // `11:30–1:30` runs over noon.
        _ if to_hour < from_hour && from_hour <= 12 => [from.settled(), to.after_noon()],
        _ => [from, to],
    })
}

pub(super) fn place(number: i32) -> usize {
    number.cast_unsigned() as usize
}

pub(super) fn id(number: i32) -> PointId {
    PointId::from_bits(number.cast_unsigned())
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    calendar::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn named_holiday(number: i32) -> Option<Holiday> {
    Holiday::of_number(usize::try_from(number).ok()?)
}

/// The likelier of two readings that can be, and the other where it can be and is another.
pub(super) fn ordered<T: PartialEq>(month_first: Option<T>, day_first: Option<T>, is_day_first: bool) -> Option<(T, Option<T>)> {
    let (likely, other) = if is_day_first { (day_first, month_first) } else { (month_first, day_first) };
    match (likely, other) {
        (Some(likely), Some(other)) if likely != other => Some((likely, Some(other))),
        (Some(found), _) | (None, Some(found)) => Some((found, None)),
        (None, None) => None,
    }
}

/// A part of a stretch as one number: its kind and its two numbers.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn packed(kind: u32, first: i32, second: i32) -> Option<u32> {
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    Some(kind << 16 | u32::from(first) << 8 | u32::from(second))
}

/// The part that [`packed`] made a number of: the kinds in the order of the functions for parts.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn part_of(packed: i32) -> Option<Part> {
    let [second, first, kind, _] = packed.to_le_bytes();
    Some(match kind {
        0 => Part::Month(first),
        1 => Part::MonthDay(first, second),
        2 => Part::DayOfMonth(first),
        3 => Part::Weekday(first),
        4 => Part::Quarter(first),
        5 => Part::Half(first),
        6 => Part::Season(season(first)?),
        7 => Part::Holiday(named_holiday(i32::from(first))?),
        8 => Part::Week(first),
        _ => Part::Decade(first),
    })
}

pub(super) fn amount_of(number: i32) -> Amount {
    Amount::from_bits(number.cast_unsigned())
}

pub(super) fn clock_of(number: i32) -> Clock {
    Clock::from_bits(number.cast_unsigned())
}

/// The modifier of a number that is one more than its own; none for nought.
pub(super) fn modifier_of(number: i32) -> Option<Modifier> {
    Modifier::ALL.get(usize::try_from(number).ok()?.wrapping_sub(1)).copied()
}

pub(super) fn part_of_day(number: i32) -> Option<DayPart> {
    [DayPart::Morning, DayPart::Afternoon, DayPart::Evening, DayPart::Night, DayPart::Daytime].get(usize::try_from(number).ok()?).copied()
}

pub(super) fn season(number: u8) -> Option<Season> {
    [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].get(usize::from(number)).copied()
}

/// How often in each period: 0 is unsaid, -1 several times.
pub(super) fn frequency_of(number: i32) -> Option<Frequency> {
    match number {
        0 => None,
        -1 => Some(Frequency::Several),
        number => Some(Frequency::Times(number.cast_unsigned())),
    }
}

/// What comes round. Under a highest bit of 1: seven bits for the unit, 24 for how many of it. Else a byte each for one more than
/// the part of the day, the kind of pattern, its two numbers. The kinds are those that `grammar/sets.txt` tells.
pub(super) fn repeated_of(number: i32) -> Option<Repeated> {
    let bits = number.cast_unsigned();
    let [second, first, kind, part] = bits.to_le_bytes();
    if bits >> 31 == 1 {
        return Some(Repeated::Period(bits & 0xff_ffff, unit_of(i32::from(part & 0x7f))?));
    }
    let open = match kind {
        0 => When::any(Kind::AnyDay),
        1 => When::known(Kind::Weekday, first + 1, 0),
        2 => When::known(Kind::MonthOfYear, first, 0),
        3 => When::known(Kind::SeasonOfYear, first + 1, 0),
        4 => When::any(Kind::AnyWeekend),
        _ => When::known(Kind::MonthDay, first, second),
    };
    Some(Repeated::Pattern(open, part_of_day(i32::from(part) - 1)))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn unit_of(number: i32) -> Option<Unit> {
    Unit::ALL.get(usize::try_from(number).ok()?).copied()
}
