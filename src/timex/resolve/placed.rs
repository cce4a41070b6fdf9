//! Where in time an expression came to lie, and the value of that. Strings are made here and nowhere before.

use crate::{
    annotation::{Timex, TimexKind},
    timex::{calendar::When, clock::Clock},
};

use super::Resolved;

/// A stretch of the calendar, or a time in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub when: When,
    pub clock: Option<Clock>,
}

impl Moment {
    /// The value of TIMEX3.
    pub(super) fn value(self) -> String {
        let mut value = String::new();
        self.write(&mut value);
        value
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn write(self, value: &mut String) {
        self.when.write(value);
        if let Some(clock) = self.clock {
            clock.write(value);
        }
    }
}

/// The value of a range.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn range_value(from: Moment, to: Moment) -> String {
    let mut value = from.value();
    value.push('/');
    to.write(&mut value);
    value
}

/// A moment, and those that the words allow as well.
pub(super) struct Placed {
    pub moment: Moment,
    pub is_relative: bool,
    /// Likeliest first.
    pub others: Vec<Moment>,
}

impl Placed {
    /// The place of what was resolved, at a time of the day where one is said.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn new(resolved: Resolved, clock: Option<Clock>) -> Self {
        let Resolved { when, is_relative, others } = resolved;
        let mut placed = Self { moment: Moment { when, clock }, is_relative, others: vec![] };
        // `half past three` on the same day is likelier meant in its other half than on another day.
        if let Some(other) = clock.and_then(Clock::other_half) {
            placed.others.push(Moment { when, clock: Some(other) });
        }
        for other in others.into_iter().flatten() {
            if other != when {
                placed.others.push(Moment { when: other, clock });
            }
        }
        placed
    }

    /// DATE or TIME.
    pub(super) fn kind(&self) -> TimexKind {
        if self.moment.clock.is_some() { TimexKind::Time } else { TimexKind::Date }
    }

    /// The time expression that lies there.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn timex(&self) -> Timex {
        let mut timex = Timex::new(self.kind(), self.moment.value());
        timex.earliest = self.moment.when.earliest();
        timex.latest = self.moment.when.latest();
        timex.is_relative = self.is_relative;
        timex.alternatives = self.others.iter().map(|other| other.value()).collect();
        timex
    }
}
