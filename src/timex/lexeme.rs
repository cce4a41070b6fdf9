//! What a piece of text can mean to the rules: its class, with the words of each. The lexicon finds a word's class.

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
    /// All of them, shortest first.
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

/// A season of the northern hemisphere.
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
    /// So many days after American Thanksgiving, the fourth Thursday of November.
    AfterThanksgiving(u8),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
    /// One day in history: `D-Day`.
    Once { year: i16, month: u8, day: u8 },
}

/// What a verb tells of the time that stands with it. The lexicon has their numbers, from 1, doubled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// It is to come: `will`, and verbs in the present whose time is planned: `the trial begins Sunday`, `the ban takes effect`.
    /// Those of opening hours are not: `it opens Monday to Friday`.
    Ahead,
    /// It is to come where `to` follows.
    Plan,
    /// What follows tells.
    Be,
    /// It is to come behind [`Self::Be`]: `the company is launching the phone on Tuesday`.
    Act,
    /// It is over.
    Past,
}

macro_rules! words {
    ($($name:ident $(/ $synonym:ident)*)*) => {
        /// Words of grammar that the rules name one by one, each with the words that mean the same. A few no rule names, such as
        /// `back`: they are here to be no noun and no name (`Midyear 2024`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(dead_code, reason = "most are named by the grammar alone, and come from the lexicon as numbers")]
        pub(super) enum Word { $($name),* }

        impl Word {
            /// Their names, by their numbers.
            pub(super) const NAMES: [&str; { <[&str]>::len(&[$(stringify!($name)),*]) }] = [$(stringify!($name)),*];
        }

        /// All of them as the words of a class.
        macro_rules! words_of_grammar {
            () => { concat!($(stringify!($name) $(, "/", stringify!($synonym))*, " "),*) };
        }
    };
}

words! {
    A/an About/approximately/roughly Ad After Age/aged/ages Ago Ahead Almost Am And Another Around/circa As At Back Bc/bce Before
    Beginning Between By Ce Clock Close Coming/upcoming Consecutive Couple Current During Each Earlier Early End Every Few Fiscal
    Following/ensuing/subsequent For From Further/additional/extra Fy H Half Hence In Just Last Late Later Latest Least Less/fewer Long
    M Many Mid MidYear Middle Moment More Most Nd Near Nearly Next No Not Now Number O Of Off Old On Once Only Or Other Over P Past Per
    Period Pm Previous/prior/preceding Q Rd Recent Right S Same/comparable/corresponding Several Short Since So Some St Start/outset
    Straight/successive T Term Th Than That The These This Those Through/thru Time Times To Toward/towards Turn Twice Under
    Until/till/til Up W Weekend Weekends Whole/entire/full Within YearEnd Z
}

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident $name:literal $words:expr;)*) => {
        /// Classes of pieces.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Class { $($(#[$doc])* $class),* }

        impl Class {
            /// All of them, by their numbers.
            pub(super) const ALL: [Self; { <[&str]>::len(&[$($name),*]) }] = [$(Self::$class),*];
            /// Their names in the grammar.
            pub(super) const NAMES: [&str; Self::ALL.len()] = [$($name),*];
            /// The words of all, a line a class. What a word says is one more than what the one before does, from 0, or the number
            /// before it; words with a slash between say the same.
            pub(super) const WORDS: &str = concat!($("\n", $words),*, "\n");
        }
    };
}

classes! {
    /// A paragraph's end: nothing reaches over it.
    Break "break" "";
    /// A word without a class of its own. Its number is odd where a rule has it behind a word of grammar (`the final week`), which is
    /// rare, see [`Lex::is_second`]; half of it is that of its [`Verb`], 0 for none. `opening` is both.
    Other "other" "1 final/penultimate/calendar/financial/school/academic/business/working/trading/solid/light/small/present/\
        foreseeable/immediate/distant \
        2 would/should/could/will/ll/shall/scheduled/due/expected/planned/expects/expect/slated/hopes/intends/must/wants/aims/\
        arrive/arrives/begin/begins/come/comes/convenes/enters/ends/expire/expires/face/faces/forecast/go/goes/hosts/kicks/launches/\
        leaves/meets/might/reopen/reopens/resume/resumes/return/returns/runs/starts/takes/visits 4 plan/plans/going 6 is/are \
        8 arriving/closing/facing/flying/hearing/holding/hosting/launching/leaving/meeting/playing/returning/starting/travelling/visiting \
        opening \
        10 said/was/were/had/did/told/began/fell/rose/met/made/took/went/came/gave/held/got/saw/ran/sent/brought/found/broke/fought/paid/\
        sold/bought/led/won/lost/left/became/grew/wrote/spoke/threw/flew/drew/drove/chose/built/kept/felt/stood/shot/struck/died/hit/\
        been/has/have/sank/slid/swept/sought/caught";
    /// A run of digits; what does not fit is [`u32::MAX`].
    Digits "digits" "";
    /// One character that is neither letter nor digit: its code point.
    Mark "mark" "";
    /// A month by its full name.
    Month "month_name" "1 january february march april may june july august september october november december";
    /// A month's abbreviation.
    MonthShort "month_short" "1 jan feb mar apr 6 jun jul aug sept/sep oct nov dec";
    /// A weekday by its full name, from Monday.
    Weekday "weekday_name" "monday tuesday wednesday thursday friday saturday sunday";
    /// Its plural.
    Weekdays "weekdays" "mondays tuesdays wednesdays thursdays fridays saturdays sundays";
    /// A weekday's abbreviation.
    WeekdayShort "weekday_short" "mon tue/tues wed/weds thu/thur/thurs fri sat sun";
    /// A [`Unit`] in the singular.
    Unit "unit" "second/sec minute/min hour/hr day week/wk fortnight month quarter/qtr year/yr decade century millennium/millenium";
    /// A unit in the plural.
    Units "units" "seconds/secs minutes/mins hours/hrs days weeks/wks fortnights months quarters years/yrs decades centuries \
        millennia/millenniums";
    /// One unit long.
    Lasting "lasting" "2 hourlong daylong weeklong 6 monthlong 8 yearlong";
    /// Once in so many of a unit: a hundred times their number, and the unit's; no number for every night.
    Adverbial "adverbial" "3 nightly 102 hourly daily weekly 106 monthly 108 annually/yearly 204 fortnightly/biweekly 206 bimonthly \
        208 biennial/biennially 606 semiannual/semiannually/biannually";
    /// A number below twenty.
    Count "count" "1 one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
        nineteen";
    /// Tens below a hundred.
    Tens "tens" "20 twenty 30 thirty 40 forty 50 fifty 60 sixty 70 seventy 80 eighty 90 ninety";
    /// What a number is multiplied by.
    Scale "scale" "12 dozen 100 hundred 1000 thousand 1000000 million";
    /// An ordinal; `second` is a unit.
    Ordinal "ordinal_word" "1 first 3 third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
        sixteenth seventeenth eighteenth nineteenth twentieth 30 thirtieth";
    /// A decade of a century: its first year.
    Decade "decade_word" "20 twenties 30 thirties 40 forties 50 fifties 60 sixties 70 seventies 80 eighties 90 nineties";
    /// A [`Season`].
    Season "season_name" "spring/springtime summer/summertime autumn/fall winter/wintertime";
    /// Its plural.
    Seasons "seasons" "springs summers autumns winters";
    /// A [`DayPart`].
    Part "part" "morning/midmorning/dawn/daybreak/sunrise afternoon/midafternoon evening/dusk/sunset/nightfall night daytime";
    /// Its plural.
    Parts "parts" "mornings afternoons evenings nights";
    /// An hour of the day.
    Hour "hour" "midnight 12 noon/midday/lunchtime";
    /// Days from the one before the reference date.
    Day "day_word" "yesterday today tomorrow";
    /// The night to come.
    Tonight "tonight" "tonight/tonite";
    /// The night before or to come.
    Overnight "overnight" "overnight";
    /// A [`Vague`] reference.
    Vague "vague_word" "recently/lately currently/nowadays/presently soon";
    /// The noun.
    Future "future" "future";
    /// The first word of a holiday's name.
    Holiday "holiday_word" "christmas/easter/thanksgiving/halloween/new/boxing/independence/labor/labour/memorial/valentine/valentines/\
        veterans/columbus/presidents/martin/mother/mothers/father/fathers/good/ash/palm/pentecost/whit/ascension/earth/groundhog/tax/\
        election/black/cyber/patrick/guy/all/mardi/epiphany/juneteenth/shrove/maundy/holy/trinity/corpus/patriots/women/womens/\
        international/saint/victory/flag/indigenous/remembrance/armistice/bastille/xmas/australia/anzac/canada/mlk/burns/holocaust/\
        pancake/cinco/ve/vj/whitsun/bonfire/singles/d";
    /// A time zone's name; 0 for Greenwich's, which alone is unambiguous.
    Zone "zone_name" "gmt/utc est/edt/et/cst/cdt/ct/mst/mdt/mt/pst/pdt/pt/cet/cest/bst/ist/jst/msk/eet/eest/wet/west/aest/aedt/sgt/hkt/\
        kst/akst/akdt/hst";
    /// A [`Word`] of grammar.
    Word "word" words_of_grammar!();
}

/// A piece's class and what it says as a number, which depends on the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lex {
    pub class: Class,
    pub value: u32,
}

impl Lex {
    /// The end of a paragraph.
    pub(super) const BREAK: Self = Self { class: Class::Break, value: 0 };
    /// A word without a class of its own, and no verb that tells.
    pub(super) const OTHER: Self = Self { class: Class::Other, value: 0 };
    /// `may`: the month, and the verb.
    pub(super) const MAY: Self = Self { class: Class::Month, value: 5 };

    /// A character that is neither letter nor digit.
    pub(super) fn mark(mark: char) -> Self {
        Self { class: Class::Mark, value: u32::from(mark) }
    }

    /// A word of grammar.
    pub(super) fn word(word: Word) -> Self {
        Self { class: Class::Word, value: word as u32 }
    }

    /// Whether a word without a class of its own can be the second of an expression, behind a word of grammar: `the final week`.
    pub(super) fn is_second(self) -> bool {
        self.value & 1 == 1
    }

    /// What it tells as a verb; `None` for words that have a class of their own.
    pub(super) fn verb(self) -> Option<Verb> {
        if self.class != Class::Other {
            return None;
        }
        match self.value >> 1 {
            1 => Some(Verb::Ahead),
            2 => Some(Verb::Plan),
            3 => Some(Verb::Be),
            4 => Some(Verb::Act),
            5 => Some(Verb::Past),
            _ => None,
        }
    }
}
