//! What a word can mean to the rules: token classes. The words themselves are in the lexicon.

/// A unit of the calendar or the clock, shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// All of them, by their numbers.
    pub(super) const ALL: [Self; 12] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Fortnight,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Millennium,
    ];
}

/// A season of the northern hemisphere, by its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of the day that has a code of its own in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    /// The codes behind `T`, in the order of the parts.
    pub(super) const CODES: [&str; 5] = ["MO", "AF", "EV", "NI", "DT"];
}

/// A reference to a time that has no place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Vague {
    Past,
    Present,
    Future,
}

impl Vague {
    /// The value of TIMEX3.
    pub(super) fn value(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// A day that is kept every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Holiday {
    /// The same day every year.
    Fixed { month: u8, day: u8 },
    /// The nth of a weekday (0 Monday) in a month; 0 counts from the end: the last one.
    Nth { nth: u8, weekday: u8, month: u8 },
    /// So many days after Easter Sunday.
    Easter(i8),
    /// The day after American Thanksgiving, or the Monday behind it.
    AfterThanksgiving(u8),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
    /// One day in history: `D-Day`.
    Once { year: i16, month: u8, day: u8 },
}

macro_rules! words {
    ($($name:ident)*) => {
        /// Words of grammar that the rules name one by one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum Word { $($name),* }

        impl Word {
            /// Their names, by their numbers.
            pub(super) const NAMES: [&str; { <[&str]>::len(&[$(stringify!($name)),*]) }] = [$(stringify!($name)),*];
        }
    };
}

words! {
    A About Ad After Age Ago Ahead Almost Am And Another Around As At Back Bc Before Beginning Between By Ce Clock Close Coming Consecutive Couple Current During Each Earlier Early End Every Few Fiscal Following For From Further Fy H Half Hence In Just Last Late Later Latest Least Less Long M Many Mid MidYear Middle Moment More Most Nd Near Nearly Next No Not Now Number O Of Off Old On Once Only Or Other Over P Past Per Period Pm Previous Q Rd Recent Right S Same Several Short Since So Some St Start Straight T Term Th Than That The These This Those Through Time Times To Toward Turn Twice Under Until Up W Weekend Weekends Whole Within YearEnd Z
}

/// The class of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// A word that no rule names.
    Other,
    /// A run of digits; its length is its span's. What does not fit is `u32::MAX`.
    Digits(u32),
    /// One character that is neither letter nor digit.
    Mark(char),
    /// A paragraph's end: nothing reaches over it.
    Break,
    /// A month by its full name, 1 to 12.
    Month(u8),
    /// A month's abbreviation.
    MonthShort(u8),
    /// A weekday by its full name, 0 Monday to 6 Sunday.
    Weekday(u8),
    /// Its plural.
    Weekdays(u8),
    /// A weekday's abbreviation.
    WeekdayShort(u8),
    /// A unit in the singular.
    Unit(Unit),
    /// A unit in the plural.
    Units(Unit),
    /// `weeklong`: one unit long.
    Lasting(Unit),
    /// `daily`: once in every unit; the number of units.
    Adverbial(Unit, u8),
    /// `one` to `nineteen`.
    Count(u32),
    /// `twenty` to `ninety`.
    Tens(u32),
    /// `hundred`, `thousand`, `million`.
    Scale(u32),
    /// `first`, `fifth`, `twentieth`; the unit `second` is a unit.
    Ordinal(u8),
    /// `twenties` to `nineties`: a decade of a century, in years.
    Decade(u8),
    /// A season.
    Season(Season),
    /// Its plural.
    Seasons(Season),
    /// A part of the day.
    Part(DayPart),
    /// Its plural.
    Parts(DayPart),
    /// `noon`, `midnight` and their like: an hour of the day.
    Hour(u8),
    /// `yesterday`, `today`, `tomorrow`: days from the reference date.
    Day(i8),
    /// `tonight`, `overnight`.
    Tonight,
    Overnight,
    /// `recently`, `currently`, `soon`.
    Vague(Vague),
    /// `future`.
    FutureNoun,
    /// The first word of a holiday's name.
    Holiday,
    /// A time zone's name; 0 for Greenwich's, which alone is unambiguous.
    Zone(u8),
    /// A word of grammar.
    Word(Word),
}
