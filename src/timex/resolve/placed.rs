//! Where in time an expression came to lie, and the value of that.

use crate::{
    annotation::{Timex, TimexKind},
    timex::{calendar::When, clock::Clock},
};

/// A stretch of the calendar, or a time in it.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub when: When,
    pub clock: Option<Clock>,
}

impl Moment {
    /// The value of TIMEX3.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn value(self) -> String {
        let mut value = String::new();
        self.write(&mut value);
        value
    }

    /// Writes the value of TIMEX3.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn write(self, value: &mut String) {
        self.when.write(value);
        if let Some(clock) = self.clock {
            clock.write(value);
        }
    }
}

/// A moment, and those that the words allow as well.
pub(super) struct Placed {
    pub moment: Moment,
    /// Whether it is another for another reference date.
    pub is_relative: bool,
    /// Likeliest first.
    pub others: Vec<Moment>,
}

impl Placed {
    /// The place of what was resolved, at a time of the day where one is said.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn new(when: When, clock: Option<Clock>, others: [Option<When>; 2], is_relative: bool) -> Self {
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

    /// Writes what lies there and what may be meant as well.
    pub(super) fn write(&self, timex: &mut Timex) {
        self.write_likeliest(timex);
        for other in &self.others {
            timex.alternatives.push(other.value());
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn write_likeliest(&self, timex: &mut Timex) {
        if self.moment.clock.is_some() {
            timex.kind = TimexKind::Time;
        }
        self.moment.write(&mut timex.value);
        timex.earliest = self.moment.when.earliest();
        timex.latest = self.moment.when.latest();
        timex.is_relative = self.is_relative;
    }
}

/// Writes what lies between two places.
pub(super) fn write_range(from: &Placed, to: &Placed, timex: &mut Timex) {
    from.write_likeliest(timex);
    push_end(&mut timex.value, to.moment);
    timex.latest = to.moment.when.latest();
    timex.is_relative |= to.is_relative;
    // Both ends read the other way, or the one that can be.
    let (n_from, n_to) = (from.others.len(), to.others.len());
    let n_ranges = if n_from > 0 && n_to > 0 { n_from.min(n_to) } else { n_from.max(n_to) };
    for idx in 0..n_ranges {
        let other = |placed: &Placed| placed.others.get(idx).copied().unwrap_or(placed.moment);
        let (start, end) = (other(from), other(to));
        if let (Some(earliest), Some(latest)) = (start.when.earliest(), end.when.latest())
            && earliest <= latest
        {
            let mut value = start.value();
            push_end(&mut value, end);
            timex.alternatives.push(value);
        }
    }
}

/// Appends the end of a range to its start.
fn push_end(value: &mut String, end: Moment) {
    value.push('/');
    end.write(value);
}
