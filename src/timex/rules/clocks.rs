//! Times of the clock: `12:46 p.m.`, `15:00 GMT`, `half past three`, `five o'clock`, with their zones.

use crate::timex::{
    clock::{Clock, Meridiem, Zone},
    lexeme::{DayPart, Lex, Unit, Word},
    reader::Reader,
    taken::{End, Packed, Parts, Place, Taken, place, took},
};

impl Reader<'_> {
    /// `a.m.`, `pm`, `p.m`: which half of the day.
    pub(in crate::timex) fn meridiem(&self, at: usize) -> Option<Taken<Meridiem>> {
        let half = match *self.lex(at) {
            Lex::Word(Word::Am) => return took(Meridiem::Am, at + 1),
            Lex::Word(Word::Pm) => return took(Meridiem::Pm, at + 1),
            Lex::Word(Word::A) if self.slice(at).len() == 1 => Meridiem::Am,
            Lex::Word(Word::P) => Meridiem::Pm,
            _ => return None,
        };
        let stop = self.is_mark(at + 1, '.') && self.is_glued(at + 1);
        let letter = at + 1 + usize::from(stop);
        if !stop || !self.is(letter, Word::M) {
            return None;
        }
        let is_stop_behind = self.is_mark(letter + 1, '.') && self.is_glued(letter + 1);
        took(half, letter + 1 + usize::from(is_stop_behind))
    }

    /// A time of the clock with its zone.
    pub(in crate::timex) fn clock(&self, at: usize) -> Option<Taken<Clock>> {
        let (clock, end) = self
            .clock_in_digits(at)
            .or_else(|| self.clock_in_words(at))
            .or_else(|| self.named_hour(at))
            .or_else(|| self.lone_hour(at))
            .parts()?;
        let (zone, end) = self.zone(end).parts().unwrap_or((Zone::UNSAID, end));
        let is_said = matches!(*self.lex(at), Lex::Hour(_)) || self.meridiem_inside(at, end).is_some();
        let clock = if !is_said && self.is_after_noon(at, end) { clock.after_noon() } else { clock };
        let last = self.past_part(end);
        // `12 in the morning` and `12 at night` are midnight.
        let is_midnight = last > end && matches!(*self.lex(last - 1), Lex::Part(DayPart::Morning | DayPart::Night));
        let clock = if is_midnight { clock.before_noon() } else { clock };
        // `in the morning` and a nought in front say the half as well.
        let is_settled = last > end || matches!(*self.lex(at), Lex::Hour(_)) || self.slice(at).starts_with('0');
        let clock = if is_settled { clock.settled() } else { clock };
        took(clock.in_zone(zone), last)
    }

    /// Behind `in the morning`, `at night`: with them an hour is one expression.
    fn past_part(&self, at: usize) -> usize {
        let is_night = self.is(at, Word::At) && self.is_part(at + 1, DayPart::Night);
        let part = self.past_word(at + 1, Word::The);
        let is_part = self.is(at, Word::In) && matches!(*self.lex(part), Lex::Part(_)) && !self.is(part + 1, Word::Of);
        match (is_night, is_part) {
            (true, _) => at + 2,
            (_, true) => part + 1,
            _ => at,
        }
    }

    /// Whether words beside a time say that it is after noon: `3:15 in the afternoon`, `tonight at 8`.
    fn is_after_noon(&self, at: usize, end: usize) -> bool {
        let is_late = |at: usize| match *self.lex(at) {
            Lex::Tonight | Lex::Part(DayPart::Afternoon | DayPart::Evening) => true,
            Lex::Day(_) => matches!(*self.lex(at + 1), Lex::Part(DayPart::Afternoon | DayPart::Evening | DayPart::Night)),
            _ => false,
        };
        let behind = self.after_any(end, &[Word::In, Word::This]).end().map_or(end, |idx| self.past_word(idx, Word::The));
        let is_night = self.is(end, Word::At)
            && self.is_part(end + 1, DayPart::Night)
            && !matches!(*self.lex(at), Lex::Digits(1..=4 | 12) | Lex::Count(1..=4 | 12));
        let is_preposition = self.is_any(at.wrapping_sub(1), &[Word::At, Word::Around, Word::About]);
        is_night || is_late(behind) || (is_preposition && at >= 2 && is_late(at - 2))
    }

    /// `tonight at 8`, `Saturday morning at nine`: an hour alone, where a part of the day or a day asks for it.
    fn lone_hour(&self, at: usize) -> Option<Taken<Clock>> {
        let is_asked = at >= 2
            && self.is_any(at - 1, &[Word::At, Word::Around, Word::About])
            && (self.is_day_before(at - 1) || matches!(*self.lex(at - 2), Lex::Tonight | Lex::Part(_)));
        let (hour, end) = match *self.lex(at) {
            Lex::Digits(hour @ 1..=12) if self.len(at) <= 2 => (hour, at + 1),
            Lex::Count(hour @ 1..=12) => (hour, at + 1),
            _ => return None,
        };
        // `8 in the evening`, `nine tomorrow morning`, `11 tonight`.
        let is_parted = self.past_part(end) > end || self.is_part_next(end);
        let is_end = is_parted
            || matches!(
                *self.lex(end),
                Lex::Break | Lex::Mark('.' | ',' | ';' | ')' | '!' | '?') | Lex::Word(Word::In | Word::On | Word::And)
            );
        let is_decimal = self.is_joint(end, '.') || self.is_joint(end, ',');
        // `at 8 GMT`
        let is_zoned = self.is(at.wrapping_sub(1), Word::At) && matches!(*self.lex(end), Lex::Zone(0));
        let is_time = (is_asked || is_parted || is_zoned) && (is_end || is_zoned) && !is_decimal;
        if is_time { took(Clock::new(hour, None, None, None)?, end) } else { None }
    }

    /// Whether a day ends straight before: `Friday at …`, `the 26th at …`, `Oct. 23 at …`.
    fn is_day_before(&self, at: usize) -> bool {
        let last = at.wrapping_sub(1);
        let is_of_month = matches!(*self.lex(last), Lex::Digits(1..=31)) && self.len(last) <= 2;
        let month = last.wrapping_sub(1);
        let month = if self.is_mark(month, '.') { month.wrapping_sub(1) } else { month };
        matches!(*self.lex(last), Lex::Day(_) | Lex::Weekday(_) | Lex::Weekdays(_))
            || self.is_any(last, &[Word::St, Word::Nd, Word::Rd, Word::Th])
            || is_of_month && self.month(month).parts().is_some_and(|(_, end)| end == last)
    }

    pub(super) fn is_part_next(&self, at: usize) -> bool {
        match *self.lex(at) {
            Lex::Tonight => true,
            Lex::Day(_) | Lex::Word(Word::This) => matches!(*self.lex(at + 1), Lex::Part(_)),
            _ => false,
        }
    }

    pub(super) fn named_hour(&self, at: usize) -> Option<Taken<Clock>> {
        let middle = self.past_hyphen(at + 1);
        match (self.is(at, Word::Mid), *self.lex(middle)) {
            (true, Lex::Unit(Unit::Day)) => return took(Clock::new(12, Some(0), None, None)?, middle + 1),
            (true, Lex::Part(DayPart::Night)) => return took(Clock::new(0, Some(0), None, None)?, middle + 1),
            _ => {}
        }
        let Lex::Hour(hour) = *self.lex(at) else { return None };
        took(Clock::new(u32::from(hour), Some(0), None, None)?, at + 1)
    }

    /// `12:46`, `3 p.m.`, `10:15:30`, `1500 GMT`, `15h30`, `7.30pm`.
    fn clock_in_digits(&self, at: usize) -> Option<Taken<Clock>> {
        let Lex::Digits(hour) = *self.lex(at) else { return None };
        let is_sum = matches!(*self.before(at), Lex::Mark('$' | '€' | '£'))
            || (self.is_glued(at) && matches!(*self.before(at), Lex::Mark('.' | ':' | '/' | ',')));
        if is_sum {
            return None;
        }
        let digits = |at: usize, len: usize| match *self.lex(at) {
            Lex::Digits(number) if self.len(at) == len => Some(number),
            _ => None,
        };
        if self.len(at) <= 2
            && self.is_joint(at + 1, ':')
            && let Some(minute) = digits(at + 2, 2)
        {
            let second = self.is_joint(at + 3, ':').then(|| digits(at + 4, 2)).flatten();
            let end = at + if second.is_some() { 5 } else { 3 };
            let (half, end) = self.meridiem(end).parts().map_or((None, end), |(half, end)| (Some(half), end));
            let is_score = self.is_glued(end) && matches!(*self.lex(end), Lex::Mark(':' | '%') | Lex::Other);
            return took(Clock::new(hour, Some(minute), second, half).filter(|_| !is_score)?, end);
        }
        if self.len(at) <= 2
            && self.is_joint(at + 1, '.')
            && let Some(minute) = digits(at + 2, 2)
        {
            let (half, end) = self.meridiem(at + 3).parts().map_or((None, at + 3), |(half, end)| (Some(half), end));
            let is_dayed = self.is(at.wrapping_sub(1), Word::At) && self.is_day_before(at.wrapping_sub(1));
            let is_time = half.is_some() || is_dayed || matches!(*self.lex(end), Lex::Zone(0));
            return took(Clock::new(hour, Some(minute), None, half).filter(|_| is_time)?, end);
        }
        if let Some(found) = self.clock_with_h(at) {
            return Some(found);
        }
        if self.len(at) == 4 && (matches!(*self.lex(at + 1), Lex::Zone(0)) || self.reads(at + 1, "hrs") || self.is_military(at)) {
            let end = at + 1 + usize::from(!matches!(*self.lex(at + 1), Lex::Zone(_)));
            return took(Clock::new(hour / 100, Some(hour % 100), None, None)?, end);
        }
        let (half, end) = self.meridiem(at + 1).parts()?;
        match self.len(at) {
            1 | 2 => took(Clock::new(hour, None, None, Some(half))?, end),
            3 | 4 => took(Clock::new(hour / 100, Some(hour % 100), None, Some(half))?, end),
            _ => None,
        }
    }

    /// `15h30`, `9h05`: hours and minutes as French and some of the press write them.
    fn clock_with_h(&self, at: usize) -> Option<Taken<Clock>> {
        let Lex::Digits(hour @ 0..=23) = *self.lex(at) else { return None };
        let is_glued =
            self.is(at + 1, Word::H) && !self.is_capital(at + 1) && self.is_glued(at + 1) && self.is_glued(at + 2) && self.len(at) <= 2;
        let Lex::Digits(minute @ 0..=59) = *self.lex(at + 2) else { return None };
        let is_time = is_glued && self.len(at + 2) == 2 && !self.is_longer_number(at + 3);
        took(Clock::new(hour, Some(minute), None, None).filter(|_| is_time)?.settled(), at + 3)
    }

    /// `0800 hours`, `at 1800 hours`: else `1500 hours` is how long.
    fn is_military(&self, at: usize) -> bool {
        let is_time = self.slice(at).starts_with('0') || self.is(at.wrapping_sub(1), Word::At);
        is_time && self.is_units(at + 1, Unit::Hour)
    }

    /// `three o'clock`, `half past noon`, `quarter to five`, `ten past four`.
    fn clock_in_words(&self, at: usize) -> Option<Taken<Clock>> {
        let past_to = |at: usize| match *self.lex(at) {
            Lex::Word(Word::Past | Word::After) => Some(1),
            Lex::Word(Word::To | Word::Before | Word::Until) => Some(-1),
            _ => None,
        };
        let start = self.past_word(at, Word::A);
        let (minutes, end, is_sure) = match *self.lex(start) {
            Lex::Word(Word::Half) if self.is(start + 1, Word::Past) => (30, start + 1, true),
            Lex::Unit(Unit::Quarter) if self.is_any(start + 1, &[Word::Past, Word::To]) => (15, start + 1, true),
            _ => match self.minutes_said(at) {
                Some(found) => found,
                None => return self.oclock(at),
            },
        };
        let (hour, hour_end) = self.hour_said(end + 1).parts()?;
        let hour_end = self.after_oclock(hour_end).end().unwrap_or(hour_end);
        let (half, last) = self.meridiem(hour_end).parts().map_or((None, hour_end), |(half, end)| (Some(half), end));
        // `five to ten` alone is two numbers: the hour has to be said as one.
        if !is_sure && last == end + 2 && !matches!(*self.lex(end + 1), Lex::Hour(_)) {
            return None;
        }
        let hour_end = last;
        let clock = match past_to(end)? {
            1 => Clock::new(hour, Some(minutes), None, half)?,
            _ => Clock::new(if hour == 1 { 12 } else { hour.checked_sub(1)? }, Some(60 - minutes), None, half)?,
        };
        took(clock, hour_end)
    }

    /// `three minutes` or `fifteen` before `past`, `to`, `after`; whether nothing else can be meant.
    fn minutes_said(&self, at: usize) -> Option<(u32, usize, bool)> {
        let (minutes, end) = self.integer(at).parts().filter(|(minutes, _)| (1..60).contains(minutes))?;
        let is_named = matches!(*self.lex(end), Lex::Units(Unit::Minute) | Lex::Unit(Unit::Minute));
        let end = end + usize::from(is_named);
        let (_, hour_end) = self.hour_said(end + 1).parts()?;
        // `7 to 9 a.m.` is a range: before an hour the minutes have to be named, or the hour to be one and nothing else.
        let is_hour = matches!(*self.lex(end + 1), Lex::Hour(_)) || self.after_oclock(hour_end).is_some();
        let is_linked = self.is_any(end, &[Word::Past, Word::After])
            || (self.is_any(end, &[Word::To, Word::Before, Word::Until]) && (is_named || is_hour));
        let is_sure = self.is(end, Word::Past) || (is_named && self.is(end, Word::To));
        is_linked.then_some((minutes, end, is_sure))
    }

    fn hour_said(&self, at: usize) -> Option<Taken<u32>> {
        match *self.lex(at) {
            Lex::Hour(hour) => took(u32::from(hour), at + 1),
            _ => self.integer(at).parts().filter(|(hour, _)| (1..=24).contains(hour)).packed(),
        }
    }

    fn oclock(&self, at: usize) -> Option<Taken<Clock>> {
        let (hour, end) = match *self.lex(at) {
            Lex::Count(hour) | Lex::Digits(hour @ 0..=24) => (hour, at + 1),
            _ => return None,
        };
        if let Some(end) = self.after_oclock(end).end() {
            let (half, end) = self.meridiem(end).parts().map_or((None, end), |(half, end)| (Some(half), end));
            return took(Clock::new(hour, Some(0), None, half)?, end);
        }
        // `seven thirty-five p.m.`
        let (minute, end) = self.below_hundred(end).parts().map_or((None, end), |(minute, end)| (Some(minute), end));
        // `at ten thirty`: a preposition and nothing behind that the number could count.
        let is_asked = self.is_any(at.wrapping_sub(1), &[Word::At, Word::From, Word::To, Word::Until]);
        let is_alone = self.unit(end).is_none() && !matches!(*self.lex(end), Lex::Other | Lex::Scale(_) | Lex::Mark('-' | '%'));
        if is_asked && is_alone && minute.is_some_and(|minute| (10..60).contains(&minute)) && self.meridiem(end).is_none() {
            return took(Clock::new(hour, minute, None, None).filter(|_| (1..=12).contains(&hour))?, end);
        }
        let (half, end) = self.meridiem(end).parts().filter(|_| !self.is_digits(at))?;
        took(Clock::new(hour, minute, None, Some(half))?, end)
    }

    fn after_oclock(&self, at: usize) -> Option<Place> {
        let is_spelt = self.is(at, Word::O) && self.is_joint(at + 1, '\'') && self.is(at + 2, Word::Clock);
        if self.reads(at, "oclock") { place(at + 1) } else { is_spelt.then_some(at + 3).and_then(place) }
    }

    /// A zone behind a time. Only Greenwich's gets into the value: `EST`, `IST` and their like name several zones, and
    /// TimeML's gold leaves them out.
    fn zone(&self, at: usize) -> Option<Taken<Zone>> {
        let (start, is_bracketed) = if self.is_mark(at, '(') && self.is_glued(at + 1) { (at + 1, true) } else { (at, false) };
        let closed = |end: usize| if is_bracketed && self.is_mark(end, ')') { end + 1 } else { end };
        match *self.lex(start) {
            Lex::Zone(0) => {
                let (zone, end) = self.spoken_offset(start + 1).parts().unwrap_or((Zone::GREENWICH, start + 1));
                took(zone, closed(end))
            }
            Lex::Zone(_) if self.is_capital(start) && self.len(start) >= 2 => took(Zone::UNSAID, closed(start + 1)),
            Lex::Word(Word::Z) if self.is_capital(start) && self.is_glued(start) => took(Zone::GREENWICH, start + 1),
            _ if self.reads_any(start, &["local", "eastern", "pacific", "central", "moscow", "beijing"])
                && self.is(start + 1, Word::Time) =>
            {
                took(Zone::UNSAID, start + 2)
            }
            _ if !is_bracketed => self.offset(at),
            _ => None,
        }
    }
}
