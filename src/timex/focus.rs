//! What was last spoken of, by grain: what `that day`, `the quarter` and `a year earlier` mean.

use time::Date;

use super::{calendar::When, lexeme::Unit};

/// What was last spoken of.
#[derive(Clone, Debug, Default)]
pub(super) struct Focus {
    /// The last stretch of each grain, by the numbers of the units.
    said: [Option<Said>; Unit::ALL.len()],
    /// Stretches that were said.
    n_said: u32,
    /// Days that were said with their year, latest last.
    days: Vec<Date>,
}

/// A stretch that was said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub when: When,
    /// The piece where it was said.
    pub at: usize,
    /// Stretches that were said before.
    turn: u32,
}

/// Full days that are kept: more than a text is likely to come back to.
const N_DAYS: usize = 24;

impl Focus {
    /// Notes what was said at a piece.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn note(&mut self, when: When, at: usize) {
        if when.is_open() {
            return;
        }
        if let Some(said) = self.said.get_mut(when.grain() as usize) {
            *said = Some(Said { when, at, turn: self.n_said });
            self.n_said += 1;
        }
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

    /// The last stretch of a grain.
    pub(super) fn last(&self, unit: Unit) -> Option<&Said> {
        self.said.get(unit as usize)?.as_ref()
    }

    /// The last stretch of any grain.
    pub(super) fn latest(&self) -> Option<&Said> {
        self.latest_within(Unit::Millennium)
    }

    /// The last stretch of that grain or a finer one.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn latest_within(&self, unit: Unit) -> Option<&Said> {
        let mut latest: Option<&Said> = None;
        for said in self.said.iter().take(unit as usize + 1).flatten() {
            if latest.is_none_or(|latest| latest.turn < said.turn) {
                latest = Some(said);
            }
        }
        latest
    }

    /// The stretch of that grain in which what was last said lies: a day's month, a month's year.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn around(&self, unit: Unit) -> Option<When> {
        let when = self.latest_within(unit)?.when;
        if when.grain() == unit { Some(when) } else { When::around(when.earliest()?, unit) }
    }
}
