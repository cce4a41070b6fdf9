//! What was last spoken of, by grain: what `that day`, `the quarter` and `a year earlier` mean.

use time::Date;

use super::{calendar::When, lexeme::Unit};

/// The stack of what was last spoken of.
#[derive(Clone, Debug, Default)]
pub(super) struct Focus {
    /// The last stretch of each grain with the piece where it was said, latest last.
    said: Vec<(Unit, When, usize)>,
    /// Days that were said with their year, latest last.
    days: Vec<Date>,
}

/// Full days that are kept: more than a text is likely to come back to.
const N_DAYS: usize = 24;

impl Focus {
    /// Notes what was said at a piece. A day also says its month and year, a month its year.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn note(&mut self, when: When, at: usize) {
        if matches!(when, When::Open(_)) {
            return;
        }
        self.put(when.grain(), when, at);
    }

    /// Notes a day that was said with its year.
    pub(super) fn note_full(&mut self, day: Date) {
        if self.days.len() == N_DAYS {
            self.days.remove(0);
        }
        self.days.push(day);
    }

    /// The year of that month and day where they were said with it before: the text speaks of the same day again.
    pub(super) fn year_of(&self, month: u8, day: u8) -> Option<i32> {
        let said = self.days.iter().rev().find(|said| u8::from(said.month()) == month && said.day() == day);
        said.map(|said| said.year())
    }

    fn put(&mut self, unit: Unit, when: When, at: usize) {
        self.said.retain(|(said, ..)| *said != unit);
        self.said.push((unit, when, at));
    }

    /// The last stretch of a grain, and where it was said.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn last(&self, unit: Unit) -> Option<(When, usize)> {
        self.said.iter().find(|(said, ..)| *said == unit).map(|(_, when, at)| (*when, *at))
    }

    /// The last stretch of any grain.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn latest(&self) -> Option<(When, usize)> {
        self.said.last().map(|(_, when, at)| (*when, *at))
    }

    /// The stretch of that grain in which what was last said lies: a day's month, a month's year.
    pub(super) fn around(&self, unit: Unit) -> Option<(When, usize)> {
        let finer = self.said.iter().rev().find(|(said, ..)| *said <= unit)?;
        let (said, when, at) = finer;
        if *said == unit {
            return Some((*when, *at));
        }
        Some((When::around(when.earliest()?, unit)?, *at))
    }
}
