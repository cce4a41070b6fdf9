//! The functions that rules call: they make points, meanings, amounts and times of the clock, and answer questions about them.
//!
//! All arguments and results are numbers of 32 bits: what [`Bits`] makes of a value, the number of what is kept, or a number as it is.

use crate::annotation::Modifier;

use super::{
    super::{
        calendar::{self, Kind, When},
        clock::{Clock, Meridiem, Zone},
        expression::{Amount, Amounts, Anchor, Ends, Meaning, Nth, Part, Point, Step},
        lexeme::{Holiday, Vague, Word},
        reader::DayOrder,
        taken::Bits,
        written::suffix_idx,
    },
    machine::{Machine, WORD_AT},
    numbers::{
        AFTER_NOON, amount_of, clock_of, date, frequency_of, id, in_one_half, modifier_of, named_holiday, ordered, packed, part_of,
        part_of_day, repeated_of, unit_of,
    },
};

/// Functions, with their arguments in the order in which they are written. Functions of a family (`a(…) | b(…)`) share a body,
/// which knows as `kind` the place in the family that is called; arguments that one does not take are 0.
macro_rules! functions {
    ($machine:ident, $kind:ident; $($($name:ident($($argument:ident),*))|+ $body:block)*) => {
        pub(super) const FUNCTIONS: [&str; { <[&str]>::len(&[$($(stringify!($name)),+),*]) }] = [$($(stringify!($name)),+),*];

        /// How many arguments each takes.
        #[expect(clippy::cast_possible_truncation, reason = "eight at most")]
        pub(super) static N_ARGUMENTS: [u8; FUNCTIONS.len()] = [$($(<[&str]>::len(&[$(stringify!($argument)),*]) as u8),+),*];

        #[expect(non_camel_case_types, reason = "named as the grammar does")]
        enum Function { $($($name),+),* }

        impl Machine<'_, '_> {
            /// What a function makes of what is on the stack; `None` where there is no such thing.
            #[allow(unused_variables, reason = "a family's body uses the arguments of those that take most")]
            pub(super) fn call(&mut self, function: u8) -> Option<u32> {
                let n_arguments = N_ARGUMENTS.get(usize::from(function)).copied().unwrap_or_default();
                let arguments = self.arguments(n_arguments);
                let $machine = self;
                match function {
                    $(function if $(function == Function::$name as u8)||+ => {
                        let $kind = function - const { let [first, ..] = [$(Function::$name as u8),+]; first };
                        $(let [$($argument,)* ..] = arguments;)+
                        Option::from($body)
                    })*
                    _ => None,
                }
            }
        }
    };
}

functions! { machine, kind;
    // Years and days.
    two_digit(year) { Some((year + if year < 50 { 2000 } else { 1900 }).cast_unsigned()) }
    real(year, month, day) { Some(u32::from(date(year, month, day).is_some())) }

    // Parts of stretches, in the order in which `part_of` reads their kinds. `p_`, for `month` and `day` are stretches themselves.
    p_month(first) | p_month_day(first, second) | p_day(first) | p_weekday(first) | p_quarter(first) | p_half(first) | p_season(first)
        | p_holiday(first) | p_week(first) | p_decade(first) { packed(u32::from(kind), first, second) }

    // Stretches of the calendar.
    day(year, month, day) { machine.exact(When::day(date(year, month, day)?)) }
    week(year, week) { machine.exact(When::week(calendar::week(year, u8::try_from(week).ok()?)?)) }
    week_day(year, week, weekday) {
        let monday = calendar::week(year, u8::try_from(week).ok()?)?;
        machine.exact(When::day(calendar::days_on(monday, i64::from(weekday) - 1)?))
    }
    year_month(year, month) { machine.exact(When::month(year, u8::try_from(month).ok()?)) }
    year_quarter(year, quarter) { machine.exact(When::of_year(Kind::Quarter, year, u8::try_from(quarter).ok()?)) }
    year(year) { machine.exact(When::numbered(Kind::Year, year)) }
    decade(decade) { machine.exact(When::numbered(Kind::Decade, decade)) }
    century(century) { machine.exact(When::numbered(Kind::Century, century)) }
    millennium(millennium) { machine.exact(When::numbered(Kind::Millennium, millennium)) }
    before_christ(year) { machine.exact(When::numbered(Kind::Year, 1 - year)) }
    decade_bc(decade) { machine.exact(When::before_christ(Kind::Decade, decade)) }
    century_bc(century) { machine.exact(When::before_christ(Kind::Century, century)) }
    once(holiday) {
        let holiday = named_holiday(holiday)?;
        let Holiday::Once { year, .. } = holiday else { return None };
        machine.exact(When::day(holiday.day_in(i32::from(year))?))
    }

    // Other points.
    bare(part) { machine.keep(Point::Bare(part_of(part)?)) }
    of(part, stretch) { machine.keep(Point::Of(part_of(part)?, id(stretch))) }
    near(part, step) { machine.keep(Point::Near(part_of(part)?, Step::from_bits(step.cast_unsigned()))) }
    near_or(point, step) {
        match machine.reader.kept(id(point)) {
            Point::Bare(part) => machine.keep(Point::Near(part, Step::from_bits(step.cast_unsigned()))),
            _ => point.cast_unsigned(),
        }
    }
    relative(unit, n_steps) { machine.keep(Point::Relative(unit_of(unit)?, n_steps)) }
    weekend(step) { machine.keep(Point::Weekend(Step::from_bits(step.cast_unsigned()))) }
    focused(unit, step) { machine.keep(Point::Focused(unit_of(unit)?, Step::from_bits(step.cast_unsigned()))) }
    years_on(unit, n_years) { machine.keep(Point::YearsOn(unit_of(unit), n_years)) }
    same_in(year) { machine.keep(Point::SameIn(id(year))) }
    // What is counted: the number of a unit, 16 and the number of a weekday, else a weekend.
    nth(number, what, stretch) {
        let what = match what {
            0..=15 => Nth::Unit(unit_of(what)?),
            16..=22 => Nth::Weekday(u8::try_from(what - 16).ok()?),
            _ => Nth::Weekend,
        };
        machine.keep(Point::Nth(i8::try_from(number).ok()?, what, id(stretch)))
    }
    steps(n_steps, unit, from) { machine.keep(Point::Steps(n_steps, unit_of(unit)?, id(from))) }
    on_weekday(weekday, date) { machine.keep(Point::OnWeekday(u8::try_from(weekday).ok()?, id(date))) }
    reported() { machine.keep(Point::Reported) }
    end_of(unit) { machine.keep(Point::End(unit_of(unit)?)) }
    // Two readings, in the order of day and month that the article has; a full stop stands behind a day.
    either(year, first, second, mark) {
        let reading = |month: i32, day: i32| date(year, month, day).map(When::day);
        let is_day_first = mark == i32::from(b'.') || machine.reader.order == DayOrder::DayFirst;
        machine.keep(match ordered(reading(first, second), reading(second, first), is_day_first)? {
            (likely, Some(other)) => Point::Either(likely, other),
            (when, None) => Point::Exact(when),
        })
    }
    either_bare(first, second) {
        let reading = |month: i32, day: i32| date(2000, month, day).and(packed(1, month, day));
        let is_day_first = machine.reader.order == DayOrder::DayFirst;
        let (likely, other) = ordered(reading(first, second), reading(second, first), is_day_first)?;
        let (likely, other) = (part_of(likely.cast_signed())?, other.and_then(|other| part_of(other.cast_signed())));
        machine.keep(other.map_or(Point::Bare(likely), |other| Point::EitherBare(likely, other)))
    }

    // Questions about points.
    is_exact(point) { Some(u32::from(matches!(machine.reader.kept(id(point)), Point::Exact(_)))) }
    month_in(point) {
        match machine.reader.kept(id(point)) {
            Point::Exact(when) if when.kind() == Kind::Month => Some(u32::from(u8::from(when.earliest()?.month()))),
            _ => None,
        }
    }
    year_in(point) {
        match machine.reader.kept(id(point)) {
            Point::Exact(when) => Some(when.year()?.cast_unsigned()),
            _ => None,
        }
    }
    stretch_of(point) {
        match machine.reader.kept(id(point)) {
            Point::Of(_, stretch) => Some(stretch.to_bits()),
            _ => None,
        }
    }

    // Words.
    step(word) {
        let step = match word.cast_unsigned() {
            word if word == WORD_AT + Word::Current as u32 => Step::This,
            word if word == WORD_AT + Word::Last as u32 || word == WORD_AT + Word::Latest as u32 => Step::Last,
            word if word == WORD_AT + Word::Next as u32 => Step::Next,
            word if word == WORD_AT + Word::Coming as u32 => Step::Coming,
            word if word == WORD_AT + Word::Past as u32 => Step::Past,
            word if word == WORD_AT + Word::Previous as u32 => Step::Previous,
            word if word == WORD_AT + Word::Following as u32 => Step::Following,
            _ => Step::That,
        };
        Some(step as u32)
    }
    // The word behind the digits of an ordinal.
    suffix(number) {
        let suffixes = [Word::Th, Word::St, Word::Nd, Word::Rd];
        Some(WORD_AT + *suffixes.get(suffix_idx(number.unsigned_abs()))? as u32)
    }

    // Amounts.
    mixed(whole, thousandths) {
        Some(Amount::from_thousandths(u64::from(whole.cast_unsigned()) * 1000 + u64::from(thousandths.cast_unsigned()))?.to_bits())
    }
    scaled(number, scale) { Some(Amount::whole(number.cast_unsigned().saturating_mul(scale.cast_unsigned())).to_bits()) }
    vague_amount() { Some(Amount::VAGUE.to_bits()) }
    whole(amount) { Some(amount_of(amount).number()?.cast_unsigned()) }
    is_one(amount) { Some(u32::from(matches!(amount_of(amount).thousandths(), 500 | 1000))) }
    is_less(amount, number) {
        let low = Some(amount_of(amount)).filter(|amount| *amount != Amount::VAGUE)?;
        Some(u32::from(low.thousandths() < Amount::whole(number.cast_unsigned()).thousandths()))
    }
    measure(amount, unit) { machine.measure(amount, unit) }
    has_one(amounts) {
        let Amounts { first, n } = Amounts::from_bits(amounts.cast_unsigned());
        Some(u32::from((first..first + n).any(|number| machine.reader.finds.amount(number).0 == Amount::whole(1))))
    }

    // Times of the clock.
    clock(hour, minute, second, half) {
        let said = |number: i32| u32::try_from(number).ok();
        let half = said(half).map(Meridiem::from_bits);
        Some(Clock::new(hour.cast_unsigned(), said(minute), said(second), half)?.to_bits())
    }
    of_part(part) { Some(Clock::part(part_of_day(part)?).to_bits()) }
    settled(clock) { Some(clock_of(clock).settled().to_bits()) }
    after_noon(clock) { Some(clock_of(clock).after_noon().to_bits()) }
    before_noon(clock) { Some(clock_of(clock).before_noon().to_bits()) }
    in_zone(clock, zone) { Some(clock_of(clock).in_zone(Zone::from_bits(zone.cast_unsigned())).to_bits()) }
    has_second(clock) { Some(u32::from(clock_of(clock).has_second())) }
    zone(sign, hours, minutes) {
        let sign = char::from_u32(sign.cast_unsigned())?;
        Some(Zone::offset(sign, hours.cast_unsigned(), minutes.cast_unsigned())?.to_bits())
    }
    // The half of the day that stands in a time as a.m. or p.m.: 1 before noon, 2 after, 0 unsaid.
    half_in(first, end) { Some(machine.half_in(first, end)) }
    // The same, also by a part of the day: `in the morning`.
    half_said(clock, first, end) { Some(machine.half_said(clock_of(clock), first, end)) }
    in_half(clock, half) {
        let clock = clock_of(clock);
        Some(if half == AFTER_NOON { clock.after_noon() } else { clock.settled() }.to_bits())
    }
    clock_range(from_first, from_end, from, to_first, to_end, to, day, half) {
        let (from, to) = (clock_of(from), clock_of(to));
        let is_said = machine.half_said(from, from_first, from_end) > 0;
        let clocks = if is_said { [from, to] } else { in_one_half(from, to, half)? };
        let day = (0 <= day).then(|| id(day));
        let spans = machine.spans([from_first, from_end, to_first, to_end]);
        machine.mean(Meaning::Range(Ends { spans, clocks: Some(clocks), points: [day, day] }))
    }

    // Days of times and of ranges.
    is_day(point) {
        let is_longer = match machine.reader.kept(id(point)) {
            Point::Exact(when) => matches!(when.kind(), Kind::Month | Kind::Week | Kind::Quarter),
            point => matches!(point, Point::Near(Part::Month(_) | Part::Season(_), _)),
        };
        Some(u32::from(!is_longer))
    }
    is_full_day(point) { Some(u32::from(matches!(machine.reader.kept(id(point)), Point::Exact(when) if when.kind() == Kind::Day))) }
    in_year(point, year) {
        let day = match machine.reader.kept(id(point)) {
            Point::OnWeekday(_, day) => machine.reader.kept(day),
            point => point,
        };
        let Point::Bare(Part::MonthDay(month, day)) = day else { return None };
        machine.exact(When::day(calendar::day(year, month, day)?))
    }
    day_in(point) {
        match machine.reader.kept(id(point)) {
            Point::Exact(when) => Some(u32::from(when.as_day()?.day())),
            Point::Bare(Part::MonthDay(_, day)) | Point::Of(Part::MonthDay(_, day), _) => Some(u32::from(day)),
            _ => None,
        }
    }
    with_day(point, day) {
        let day = u8::try_from(day).ok()?;
        machine.keep(match machine.reader.kept(id(point)) {
            Point::Exact(when) if when.kind() == Kind::Day => Point::Exact(when.day_of_month(day)?),
            Point::Bare(Part::MonthDay(month, _)) => Point::Bare(Part::MonthDay(month, day)),
            Point::Of(Part::MonthDay(month, _), year) => Point::Of(Part::MonthDay(month, day), year),
            _ => return None,
        })
    }
    // `Q1–Q3 2024`, `4 Dec – 6 Dec 2025`: the year behind holds for both. `10/1-11/2/2017`: the order of day and month is that of
    // the whole date.
    joined(from, to) {
        match (machine.reader.kept(id(from)), machine.reader.kept(id(to))) {
            (Point::Bare(Part::Weekday(_)), Point::Of(..)) => from.cast_unsigned(),
            (Point::Bare(part), Point::Of(_, year)) => machine.keep(Point::Of(part, year)),
            (
                Point::Bare(Part::MonthDay(month, day)) | Point::EitherBare(Part::MonthDay(month, day), _),
                Point::Exact(when) | Point::Either(when, _),
            ) if when.kind() == Kind::Day => {
                let date = when.earliest()?;
                let is_before = (month, day) <= (u8::from(date.month()), date.day());
                machine.exact(When::day(calendar::day(date.year() - i32::from(!is_before), month, day)?))
            }
            _ => from.cast_unsigned(),
        }
    }

    // What comes round, as `repeated_of` reads it.
    period(number, unit) { Some(1 << 31 | unit.cast_unsigned() << 24 | number.cast_unsigned().min(0xff_ffff)) }
    pattern(kind, number, part) { packed(part.cast_unsigned() << 8 | kind.cast_unsigned(), number, 0) }
    yearly(holiday) {
        let Holiday::Fixed { month, day } = named_holiday(holiday)? else { return None };
        packed(5, i32::from(month), i32::from(day))
    }
    // `weekly`, by what the lexicon says of it.
    adverbial(word) {
        let (number, unit) = (word.cast_unsigned() / 100, word.cast_unsigned() % 100);
        Some(if number == 0 { 4 << 24 } else { 1 << 31 | unit << 24 | number })
    }

    // Modifiers.
    modified(meaning, modifier) { machine.mean_modified(machine.meaning(meaning).0, modifier) }
    quantified(meaning, modifier, is_some, is_around, is_number) {
        let (meaning, behind) = machine.meaning(meaning);
        let modifier = modifier_of(modifier)?;
        let is_round = modifier == Modifier::Approx && is_some == 0;
        let fits = match meaning {
            Meaning::Duration(_) | Meaning::Away { .. } => is_some == 0 || is_number != 0,
            Meaning::Time(..) => is_round || modifier == Modifier::LessThan,
            Meaning::Point(point) => match machine.reader.kept(point) {
                Point::Exact(when) if when.kind() == Kind::Year => is_round,
                // `around Wednesday's ruling`: before such a day the word is a preposition of place.
                Point::Bare(Part::Weekday(_)) | Point::Near(Part::Weekday(_), _) | Point::Relative(..) | Point::Focused(..) => false,
                _ => is_round && is_around != 0,
            },
            _ => false,
        };
        if fits { Some(machine.mean_with(meaning, behind.or(Some(modifier)))) } else { None }
    }
    // `or later` behind a place in the calendar.
    bounded(meaning, modifier) {
        let meaning @ Meaning::Point(_) = machine.meaning(meaning).0 else { return None };
        machine.mean_modified(meaning, modifier)
    }
    is_stretch(point) {
        Some(u32::from(match machine.reader.kept(id(point)) {
            Point::Exact(when) => matches!(when.kind(), Kind::Month | Kind::Decade | Kind::Century),
            Point::Bare(Part::Month(_) | Part::Decade(_)) | Point::Of(Part::Month(_), _) | Point::Near(Part::Month(_), _) => true,
            _ => false,
        }))
    }
    // Whether it can be early or late of something that is said against the present: `earlier this year`.
    is_near(meaning, is_the, is_this) {
        Some(u32::from(match machine.meaning(meaning).0 {
            Meaning::Point(point) => match machine.reader.kept(point) {
                Point::Relative(..) | Point::Weekend(_) => true,
                Point::Focused(..) => is_the == 0,
                _ => false,
            },
            Meaning::Time(..) => is_this != 0,
            _ => false,
        }))
    }
    has_parts(meaning, is_of, is_the, is_a) {
        Some(u32::from(match machine.meaning(meaning).0 {
            Meaning::Point(point) => is_of != 0 || is_the == 0 || !matches!(machine.reader.kept(point), Point::Focused(_, Step::That)),
            Meaning::Time(..) => is_of == 0 || is_a == 0,
            Meaning::Range(_) => true,
            _ => false,
        }))
    }

    // Meanings.
    at(point) { machine.mean(Meaning::Point(id(point))) }
    set(repeated, quantifier, frequency) {
        let quantifier = ["EVERY", "EACH", "EVERY OTHER"].get(usize::try_from(quantifier).ok()?.wrapping_sub(1)).copied();
        machine.mean(Meaning::Set { repeated: repeated_of(repeated)?, quantifier, frequency: frequency_of(frequency) })
    }
    repeated(set, frequency) {
        let (meaning, _) = machine.meaning(set);
        let Meaning::Set { repeated, quantifier, .. } = meaning else { return None };
        machine.mean(Meaning::Set { repeated, quantifier, frequency: frequency_of(frequency) })
    }
    time(clock, day) { machine.mean(Meaning::Time(clock_of(clock), (0 <= day).then(|| id(day)))) }
    duration(amounts, modifier) {
        machine.mean_modified(Meaning::Duration(Amounts::from_bits(amounts.cast_unsigned())), modifier)
    }
    lasting(amount, unit) {
        machine.mean(Meaning::Duration(Amounts { first: machine.measure(amount, unit)?, n: 1 }))
    }
    away(amounts, is_later, anchor, modifier) {
        let from = match anchor {
            -1 => Anchor::Reference,
            -2 => Anchor::Focus,
            point => Anchor::Point(id(point)),
        };
        let amounts = Amounts::from_bits(amounts.cast_unsigned());
        let meaning = machine.reader.away(amounts, is_later != 0, from)?;
        machine.mean_modified(meaning, modifier)
    }
    range(from_first, from_end, from, to_first, to_end, to) {
        let spans = machine.spans([from_first, from_end, to_first, to_end]);
        machine.mean(Meaning::Range(Ends { spans, clocks: None, points: [Some(id(from)), Some(id(to))] }))
    }
    vague(number) {
        let vague = [Vague::Past, Vague::Present, Vague::Future].get(usize::try_from(number).ok()?).copied()?;
        machine.mean(Meaning::Vague(vague))
    }
}
