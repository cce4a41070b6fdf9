//! What a time expression says, before it is set against a reference date.

use crate::{annotation::Modifier, span::Span};

use super::{
    calendar::When,
    clock::Clock,
    id::Id,
    lexeme::{DayPart, Holiday, Season, Unit, Vague},
    taken::{Bits, bits_of_names},
    written::push_padded,
};

/// A point that is kept.
pub(super) type PointId = Id<Point>;

/// A meaning that is kept with its modifier.
pub(super) type MeaningId = Id<Meaning>;

/// A recognised expression with its place.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    /// First piece.
    pub first: usize,
    /// Behind the last piece.
    pub end: usize,
    /// Where it stands in the text.
    pub span: Span,
    /// What it says.
    pub meaning: MeaningId,
    /// TIMEX3's `mod`.
    pub modifier: Option<Modifier>,
}

/// What an expression says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    /// A place in the calendar.
    Point(PointId),
    /// A time of the day, and the day where it is said.
    Time(Clock, Option<PointId>),
    /// How long: amounts of units, longest first.
    Duration(Amounts),
    /// So much before or after an anchor: `three days ago`.
    Away { amount: Amount, unit: Unit, is_later: bool, from: Anchor },
    /// How often.
    Set { repeated: Repeated, quantifier: Option<&'static str>, frequency: Option<Frequency> },
    /// No place in the calendar.
    Vague(Vague),
    /// From one end to the other.
    Range(Ends),
}

/// Two ends, each with its span: two points, or two times with or without their day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub spans: [Span; 2],
    pub clocks: Option<[Clock; 2]>,
    pub points: [Option<PointId>; 2],
}

/// What comes round.
#[derive(Clone, Copy, Debug)]
pub(super) enum Repeated {
    /// So many units.
    Period(u32, Unit),
    /// A stretch of any year or week, perhaps a part of its day.
    Pattern(When, Option<DayPart>),
}

/// How often in a period.
#[derive(Clone, Copy, Debug)]
pub(super) enum Frequency {
    Times(u32),
    Several,
}

/// Amounts of units that rules found, longest first: so many, one behind the other, of what [`Finds`](super::finds::Finds) keeps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amounts {
    /// The number of the first.
    pub first: u32,
    /// How many there are, below 16.
    pub n: u32,
}

/// How many, in one word: a whole number as it is, another in thousandths under the highest bit, all bits where it is vague.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount(u32);

/// In an amount that is no whole number.
const FRACTION: u32 = 1 << 31;

impl Amount {
    /// `a few`, `several`, or nothing before a plural.
    pub(super) const VAGUE: Self = Self(u32::MAX);

    /// A whole number.
    pub(super) fn whole(number: u32) -> Self {
        Self(number.min(FRACTION - 1))
    }

    /// So many thousandths, for halves and decimals; `None` where they are too many.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn from_thousandths(thousandths: u64) -> Option<Self> {
        let (number, flag) = if thousandths.is_multiple_of(1000) { (thousandths / 1000, 0) } else { (thousandths, FRACTION) };
        let number = u32::try_from(number).ok().filter(|number| *number < FRACTION - 1)?;
        Some(Self(number | flag))
    }

    /// The amount in thousandths; none where it is vague.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn thousandths(self) -> u64 {
        match self.0 {
            u32::MAX => 0,
            FRACTION.. => u64::from(self.0 ^ FRACTION),
            number => u64::from(number) * 1000,
        }
    }

    /// The number, where it is whole.
    pub(super) fn number(self) -> Option<i32> {
        i32::try_from(self.0).ok()
    }

    /// Whether it is a fraction of one.
    pub(super) fn is_below_one(self) -> bool {
        (1..=999).contains(&self.thousandths())
    }

    /// The amount without its fraction.
    #[must_use]
    pub(super) fn whole_part(self) -> Self {
        self.of_thousandths(self.thousandths() / 1000 * 1000)
    }

    /// The same number of units of `factor` smaller ones.
    #[must_use]
    pub(super) fn times(self, factor: u32) -> Self {
        self.of_thousandths(self.thousandths() * u64::from(factor))
    }

    /// So many thousandths instead, unless it is vague or they are too many.
    fn of_thousandths(self, thousandths: u64) -> Self {
        Self::from_thousandths(thousandths).filter(|_| self != Self::VAGUE).unwrap_or(self)
    }

    /// Writes it as a value does: `3`, `2.5`, `X`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn write(self, value: &mut String) {
        if self == Self::VAGUE {
            value.push('X');
            return;
        }
        let thousandths = self.thousandths();
        push_padded(value, thousandths / 1000, 1);
        if !thousandths.is_multiple_of(1000) {
            value.push('.');
            push_padded(value, thousandths % 1000, 3);
            value.truncate(value.trim_end_matches('0').len());
        }
    }
}

/// Against what an expression counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    /// The reference date.
    Reference,
    /// The time last spoken of.
    Focus,
    /// A point of its own.
    Point(PointId),
}

/// A place in the calendar.
#[derive(Clone, Copy, Debug)]
pub(super) enum Point {
    /// Said in full.
    Exact(When),
    /// A part of a year (or week, or month) that is not said.
    Bare(Part),
    /// A part of a stretch that is said.
    Of(Part, PointId),
    /// `last May`, `next Friday`, `this summer`.
    Near(Part, Step),
    /// `last week`, `this year`, `yesterday`: so many steps of a unit from the reference date.
    Relative(Unit, i32),
    /// `the weekend`, `last weekend`: counted from that of the reference date's week.
    Weekend(Step),
    /// `the quarter`, `that day`: what was last spoken of.
    Focused(Unit, Step),
    /// `the same period`, `the year-earlier quarter`: what was last spoken of, so many years on.
    YearsOn(Option<Unit>, i32),
    /// `the 1988 period`, `last year's quarter`: the quarter last spoken of, in that year.
    SameIn(PointId),
    /// The nth day, week, month or weekday of a stretch; below zero from its end, -1 the last.
    Nth(i8, Nth, PointId),
    /// `two days after Christmas`.
    Steps(i32, Unit, PointId),
    /// `12/04/2025`: two readings, likelier first.
    Either(When, When),
    /// `12/04`: the same of a year that is not said.
    EitherBare(Part, Part),
    /// A day with its weekday said, which helps to find the year.
    OnWeekday(u8, PointId),
    /// The year that a report is on: `the full year`.
    Reported,
    /// The end of a stretch: `year-end`. The value is the stretch's, the rest is said by `mod`.
    End(Unit),
}

/// What is counted in `the third week of May`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nth {
    Unit(Unit),
    Weekday(u8),
    Weekend,
}

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Month(u8),
    MonthDay(u8, u8),
    DayOfMonth(u8),
    Weekday(u8),
    Quarter(u8),
    Half(u8),
    Season(Season),
    Holiday(Holiday),
    Week(u8),
    /// `the nineties`, in years of a century.
    Decade(u8),
}

/// Which of the stretches of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// `last`, counted from the reference date.
    Last,
    /// `this past`, the latest that is over.
    Past,
    /// `this`.
    This,
    /// `next`.
    Next,
    /// `coming`, the first to begin.
    Coming,
    /// `previous`, counted from what was last spoken of.
    Previous,
    /// `following`.
    Following,
    /// `the`, `that`: what was last spoken of.
    That,
}

impl Step {
    /// How many steps: -1, 0 or 1.
    pub(super) fn sign(self) -> i32 {
        match self {
            Self::Last | Self::Past | Self::Previous => -1,
            Self::This | Self::That => 0,
            Self::Next | Self::Coming | Self::Following => 1,
        }
    }
}

bits_of_names!(Step: 0 Last, 1 Past, 2 This, 3 Next, 4 Coming, 5 Previous, 6 Following; That);

impl Bits for Amount {
    fn to_bits(self) -> u32 {
        self.0
    }

    fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

impl Bits for Amounts {
    fn to_bits(self) -> u32 {
        self.first << 4 | self.n
    }

    fn from_bits(bits: u32) -> Self {
        Self { first: bits >> 4, n: bits & 0xf }
    }
}
