//! Dates in digits: ISO 8601 and `12/04/2025`.

use super::dates::two_digit_year;
use crate::timex::{
    calendar::{self, When},
    clock::{Clock, Zone},
    expression::{Part, Point},
    finds::PointId,
    lexeme::{Lex, Word},
    reader::{DayOrder, Reader},
    taken::{End, Packed, Parts, Taken, took},
};

impl Reader<'_> {
    /// Digits of a length between two.
    fn digits_of(&self, at: usize, shortest: usize, longest: usize) -> Option<u32> {
        match *self.lex(at) {
            Lex::Digits(number) if (shortest..=longest).contains(&self.len(at)) => Some(number),
            _ => None,
        }
    }

    /// Whether a number goes on beyond that place with another separator: an address, a version, a sum.
    fn is_cut(&self, at: usize, end: usize) -> bool {
        let is_sign = |at: usize| matches!(*self.lex(at), Lex::Mark('/' | '.' | '-' | ',' | '$' | '€' | '£' | '#' | '_' | ':'));
        let before = at.checked_sub(1).is_some_and(|idx| self.is_glued(at) && (is_sign(idx) || matches!(*self.lex(idx), Lex::Other)));
        let behind = self.is_glued(end) && self.is_glued(end + 1) && is_sign(end) && self.is_digits(end + 1);
        before || behind && !self.is_mark(end, '-')
    }

    /// `2025-12-04`, `2025/12/04`, `2025-12`, `2024-W07`, `2024-Q3`.
    pub(in crate::timex) fn iso(&self, at: usize) -> Option<Taken<PointId>> {
        let year = i32::try_from(self.digits_of(at, 4, 4)?).ok()?;
        let separator = ['-', '/', '.'].into_iter().find(|separator| self.is_joint(at + 1, *separator))?;
        if separator == '-'
            && let Some(found) = self.iso_week_or_quarter(at, year)
        {
            return Some(found);
        }
        let month = u8::try_from(self.digits_of(at + 2, 1, 2)?).ok()?;
        if self.is_joint(at + 3, separator)
            && let Some(day) = self.digits_of(at + 4, 1, 2)
        {
            let date = calendar::day(year, month, u8::try_from(day).ok()?)?;
            let is_whole = !self.is_cut(at, at + 5) || self.is_interval(at + 5) || self.is_interval(at.wrapping_sub(1));
            return self.found_if(year >= 1000 && is_whole, Point::Exact(When::Day(date)), at + 5);
        }
        // `2010-11` is a season or a school year, `2010-12` a month; an en dash always joins two years.
        let is_hyphen = self.slice(at + 1) == "-" && self.len(at + 2) == 2;
        let is_next_year = i32::from(month) == (year + 1) % 100;
        let is_month = is_hyphen && !is_next_year && (1000..2200).contains(&year) && (1..=12).contains(&month) && !self.is_cut(at, at + 3);
        self.found_if(is_month, Point::Exact(When::Month(year, month)), at + 3)
    }

    /// Whether a slash joins two ISO dates: `2024-12-01/2024-12-05`.
    fn is_interval(&self, slash: usize) -> bool {
        let is_day = |first: usize| self.digits_of(first, 4, 4).is_some() && self.is_joint(first + 1, '-') && self.is_joint(first + 3, '-');
        self.is_joint(slash, '/') && is_day(slash + 1) && is_day(slash.wrapping_sub(5))
    }

    fn iso_week_or_quarter(&self, at: usize, year: i32) -> Option<Taken<PointId>> {
        let number = u8::try_from(self.digits_of(at + 3, 1, 2).filter(|_| self.is_glued(at + 3))?).ok()?;
        let when = match *self.lex(at + 2) {
            Lex::Word(Word::W) => When::Week(calendar::week(year, number)?),
            Lex::Word(Word::Q) if (1..=4).contains(&number) => When::Quarter(year, number),
            _ => return None,
        };
        if let When::Week(monday) = when
            && self.is_joint(at + 4, '-')
            && let Some(weekday @ 1..=7) = self.digits_of(at + 5, 1, 1)
        {
            return self.found(Point::Exact(When::Day(calendar::days_on(monday, i64::from(weekday) - 1)?)), at + 6);
        }
        self.found(Point::Exact(when), at + 4)
    }

    /// An ISO timestamp, extended or basic: the day, the time and the end.
    pub(super) fn stamp(&self, at: usize) -> Option<(Clock, PointId, usize)> {
        let (point, end) = self.iso(at).or_else(|| self.basic_day(at)).parts()?;
        let start = (self.is(end, Word::T) && self.is_glued(end) && self.is_glued(end + 1)).then_some(end + 1)?;
        let (clock, end) = self.stamp_time(start).or_else(|| self.basic_time(start)).parts()?;
        let (zone, end) = self.offset(end).parts().unwrap_or((Zone::UNSAID, end));
        Some((clock.settled().in_zone(zone), point, end))
    }

    fn basic_day(&self, at: usize) -> Option<Taken<PointId>> {
        let digits = self.digits_of(at, 8, 8)?;
        let date =
            calendar::day(i32::try_from(digits / 10_000).ok()?, u8::try_from(digits / 100 % 100).ok()?, u8::try_from(digits % 100).ok()?)?;
        self.found(Point::Exact(When::Day(date)), at + 1)
    }

    fn basic_time(&self, at: usize) -> Option<Taken<Clock>> {
        let digits = self.digits_of(at, 4, 6)?;
        let clock = match self.len(at) {
            4 => Clock::new(digits / 100, Some(digits % 100), None, None),
            6 => Clock::new(digits / 10_000, Some(digits / 100 % 100), Some(digits % 100), None),
            _ => None,
        };
        took(clock?, at + 1)
    }

    fn stamp_time(&self, at: usize) -> Option<Taken<Clock>> {
        let hour = self.digits_of(at, 2, 2)?;
        let minute = self.is_joint(at + 1, ':').then(|| self.digits_of(at + 2, 2, 2))??;
        let second = if self.is_joint(at + 3, ':') { self.digits_of(at + 4, 2, 2) } else { None };
        let mut end = at + if second.is_some() { 5 } else { 3 };
        // Fractions of a second are inside the mention, but no value has them.
        if second.is_some() && self.is_joint(end, '.') && self.is_digits(end + 1) {
            end += 2;
        }
        took(Clock::new(hour, Some(minute), second, None)?, end)
    }

    /// `Z`, `+01:00`, `+0100`, `-05` behind a time.
    pub(super) fn offset(&self, at: usize) -> Option<Taken<Zone>> {
        if self.is(at, Word::Z) && self.is_glued(at) {
            return took(Zone::GREENWICH, at + 1);
        }
        let sign = match *self.lex(at) {
            Lex::Mark(sign @ ('+' | '-')) if self.is_glued(at) && self.is_glued(at + 1) => sign,
            _ => return None,
        };
        let extended = if self.is_joint(at + 2, ':') { self.digits_of(at + 3, 2, 2) } else { None };
        match (self.digits_of(at + 1, 2, 4)?, self.len(at + 1), extended) {
            (hours, 2, Some(minutes)) => took(Zone::offset(sign, hours, minutes)?, at + 4),
            (hours, 2, None) => took(Zone::offset(sign, hours, 0)?, at + 2),
            (both, 4, None) => took(Zone::offset(sign, both / 100, both % 100)?, at + 2),
            _ => None,
        }
    }

    /// `+3`, `-5:30` behind `GMT`, else as in a timestamp.
    pub(super) fn spoken_offset(&self, at: usize) -> Option<Taken<Zone>> {
        if let Lex::Mark(sign @ ('+' | '-')) = *self.lex(at)
            && self.is_joint(at, sign)
            && let Some(hours @ 0..=9) = self.digits_of(at + 1, 1, 1)
        {
            let minutes = if self.is_joint(at + 2, ':') { self.digits_of(at + 3, 2, 2) } else { None };
            return match minutes.and_then(|minutes| Zone::offset(sign, hours, minutes)) {
                Some(zone) => took(zone, at + 4),
                None => took(Zone::offset(sign, hours, 0)?, at + 2),
            };
        }
        self.offset(at)
    }

    /// Whether a dash joins it to a day in numbers: `11/2` in `10/1-11/2/2017`.
    fn is_behind_dash(&self, at: usize) -> bool {
        self.is_joint(at.wrapping_sub(1), '-') && self.is_joint(at.wrapping_sub(3), '/')
    }

    /// `12/04/2025`, `4.12.2025`, `12-04-25`: the order of day and month is the article's where both fit.
    pub(in crate::timex) fn numeric(&self, at: usize) -> Option<Taken<PointId>> {
        let (first, second) = (self.digits_of(at, 1, 2)?, self.digits_of(at + 2, 1, 2)?);
        let separator =
            ['/', '-', '.'].into_iter().find(|separator| self.is_joint(at + 1, *separator) && self.is_joint(at + 3, *separator))?;
        let year = match (self.digits_of(at + 4, 2, 4)?, self.len(at + 4)) {
            (year @ 1000..=2999, 4) => i32::try_from(year).ok()?,
            // `1.2.25` is a version or a paragraph more often than a day.
            (year, 2) if separator != '.' => two_digit_year(year)?,
            _ => return None,
        };
        if self.is_cut(at, at + 5) && !self.is_behind_dash(at) || self.is_numbered(at) {
            return None;
        }
        let reading = |month: u32, day: u32| calendar::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(When::Day);
        let (month_first, day_first) = (reading(first, second), reading(second, first));
        // A full stop separates days from months only where the day comes first.
        let is_day_first = self.order == DayOrder::DayFirst || separator == '.';
        let point = match if is_day_first { (day_first, month_first) } else { (month_first, day_first) } {
            (Some(likely), Some(other)) if likely != other => Point::Either(likely, other),
            (Some(when), _) | (None, Some(when)) => Point::Exact(when),
            (None, None) => return None,
        };
        self.found(point, at + 5)
    }

    /// `11/2016`, `2016/11`: a month. `2016/17` is a year that runs over New Year.
    pub(super) fn month_in_digits(&self, at: usize) -> Option<Taken<PointId>> {
        // A slash may have spaces beside it; a dash with spaces joins two numbers or two clauses.
        let slash = self.is_mark(at + 1, '/').then_some('/');
        let separator = slash.or_else(|| self.is_joint(at + 1, '-').then_some('-'))?;
        let (month, year) = match (self.digits_of(at, 1, 2), self.digits_of(at + 2, 4, 4)) {
            (Some(month), Some(year)) => (month, year),
            _ if separator == '/' => (self.digits_of(at + 2, 1, 2)?, self.digits_of(at, 4, 4)?),
            _ => return None,
        };
        let is_month = (1..=12).contains(&month) && (1900..2100).contains(&year) && (year + 1) % 100 != month && !self.is_cut(at, at + 3);
        self.found_if(is_month, Point::Exact(When::Month(i32::try_from(year).ok()?, u8::try_from(month).ok()?)), at + 3)
    }

    /// `2016 June 5`, `2019-Sep-1`, `2016 June`.
    pub(super) fn year_first(&self, at: usize) -> Option<Taken<PointId>> {
        let (year, end) = self.year_behind(at).parts().filter(|(year, _)| (1900..2100).contains(year))?;
        let is_joint = self.is_joint(end, '-') || self.is_joint(end, '/');
        // `2016, Nov.`, but `In 2016, November was warm.`
        let is_listed = self.is_mark(end, ',') && matches!(*self.lex(end + 1), Lex::MonthShort(_));
        let (month, end) = self
            .month(if is_joint || is_listed { end + 1 } else { end })
            .parts()
            .filter(|(month, _)| is_joint || self.is_capital(end) || !matches!(month, 3 | 5))?;
        let start = if is_joint { end + 1 } else { end };
        if let Some((day, end)) = self.day_number(start).parts() {
            return self.found(Point::Exact(When::Day(calendar::day(year, month, day)?)), end);
        }
        self.found(Point::Exact(When::Month(year, month)), end)
    }

    /// `12/04` where something asks for a day: alone it is a fraction as often.
    pub(super) fn numeric_without_year(&self, at: usize) -> Option<Taken<PointId>> {
        let (first, second) = (self.digits_of(at, 1, 2)?, self.digits_of(at + 2, 1, 2)?);
        // `9/11` has become the name of a day.
        if (first, second) == (9, 11) && self.len(at) == 1 && self.is_joint(at + 1, '/') && !self.is_cut(at, at + 3) && !self.is_asked {
            return self.found(Point::Exact(When::Day(calendar::day(2001, 9, 11)?)), at + 3);
        }
        let is_whole = !self.is_cut(at, at + 3) || self.is_behind_dash(at);
        let is_asked = self.is_joint(at + 1, '/') && is_whole && self.is_day_asked(at);
        let reading = |month: u32, day: u32| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            calendar::day(2000, month, day).map(|_| Part::MonthDay(month, day))
        };
        let (month_first, day_first) = (reading(first, second), reading(second, first));
        let readings = if self.order == DayOrder::DayFirst { (day_first, month_first) } else { (month_first, day_first) };
        let point = match readings {
            (Some(likely), Some(other)) if likely != other => Point::EitherBare(likely, other),
            (Some(part), _) | (None, Some(part)) => Point::Bare(part),
            (None, None) => return None,
        };
        self.found_if(is_asked, point, at + 3)
    }

    /// Whether a preposition, a weekday, a time or a nought in front of a number makes a day of two numbers: `on 12/4`,
    /// `Friday 12/4`, `12/4 at 3pm`, `12/04`.
    fn is_day_asked(&self, at: usize) -> bool {
        use Word::{Between, By, From, On, Since, To, Until};
        let before = at.wrapping_sub(1);
        let is_listed = self.is(before, To) && self.is_any(at.wrapping_sub(5), &[From]) && self.is_joint(at.wrapping_sub(3), '/');
        let is_padded = |at: usize| self.len(at) == 2 && self.slice(at).starts_with('0');
        let is_timed = self.after_any(at + 3, &[Word::At]).end().is_some_and(|clock| self.clock(clock).is_some());
        let is_dayed = matches!(*self.lex(before), Lex::Weekday(_) | Lex::WeekdayShort(_));
        // `24/07` may be a list's number; with two digits on both sides it is a day.
        let is_written = self.len(at) == 2 && self.len(at + 2) == 2 && (is_padded(at) || is_padded(at + 2));
        // `10/1-11/2/2017`, `between 10/1-11/7`
        let is_start = self.is_joint(at + 3, '-') && self.is_joint(at + 5, '/') && self.is_joint(at + 7, '/');
        let is_end =
            self.is_joint(before, '-') && self.is_joint(at.wrapping_sub(3), '/') && self.is_any(at.wrapping_sub(5), &[Between, From, On]);
        let is_ranged = is_start || is_end;
        self.is_asked
            || is_listed
            || is_timed
            || is_dayed
            || is_written
            || is_ranged
            || self.is_any(before, &[Between, By, From, On, Since, Until])
    }

    /// `20251204` that stands alone.
    pub(super) fn compact_day(&self, at: usize) -> Option<Taken<PointId>> {
        let (point, end) = self.basic_day(at).parts()?;
        let Point::Exact(When::Day(day)) = self.kept(point) else { return None };
        let is_alone = !self.is_glued(at) && (!self.is_glued(end) || (matches!(*self.lex(end), Lex::Mark(_)) && !self.is_glued(end + 1)));
        (is_alone && (1900..2100).contains(&day.year())).then_some((point, end)).packed()
    }
}
