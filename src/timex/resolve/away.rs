//! So much before or after something: `ten days ago`, `a year earlier`, `two days after tomorrow`.

use crate::{
    annotation::{Timex, TimexKind},
    timex::{
        calendar::{Kind, When},
        context::Direction,
        expression::{Amount, Anchor},
        lexeme::Unit,
    },
};

use super::{
    Resolver,
    placed::Placed,
    points::{counted, steps_from},
};

impl Resolver<'_> {
    /// Writes what lies so many units before or after an anchor.
    pub(super) fn write_away(&mut self, amount: Amount, unit: Unit, is_later: bool, from: Anchor, timex: &mut Timex) -> Option<()> {
        let (n_units, unit) = whole_units(amount, unit)?;
        let n_units = if is_later { n_units } else { -n_units };
        let when = match from {
            Anchor::Reference => self.away_from_reference(n_units, unit),
            Anchor::Focus => self.away_from_focus(n_units, unit),
            Anchor::Point(point) => stepped(self.point(point)?, n_units, unit),
        };
        let when = counted(when, unit);
        // What a figure is compared with is not what the text goes on to speak of.
        if unit != Unit::Year || is_later {
            self.focus.note(when, self.first);
        }
        Placed::new(when, None, [None; 2], true).write(timex);
        if unit < Unit::Day {
            timex.kind = TimexKind::Time;
            timex.value.push_str("TXX:XX");
        }
        Some(())
    }

    fn away_from_reference(&self, n_units: i32, unit: Unit) -> Option<When> {
        let reference = self.reference?;
        match self.quarter_a_year_ago(n_units, unit) {
            None => stepped(When::day(reference), n_units, unit),
            quarter => quarter,
        }
    }

    /// `a year ago` in a report on a quarter is that quarter of the year before.
    fn quarter_a_year_ago(&self, n_units: i32, unit: Unit) -> Option<When> {
        let is_year_ago = unit == Unit::Year && n_units == -1;
        self.quarter_at_hand().filter(|_| is_year_ago)?.when.years_on(-1)
    }

    fn away_from_focus(&self, n_units: i32, unit: Unit) -> Option<When> {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => {
                let said = self.focus.last(Unit::Day).map(|said| said.when);
                stepped(said.or(self.reference.map(When::day))?, n_units, unit)
            }
            Unit::Year => {
                let quarter = self.quarter_a_year_ago(n_units, unit);
                if quarter.is_some() {
                    return quarter;
                }
                // `a year later` of what is over is no time to come, however far its anchor stands.
                let is_told = n_units > 0 && self.direction() != Direction::Future;
                match self.focus.latest().filter(|said| is_told || self.is_same_paragraph(said.at)) {
                    Some(said) if said.when.grain() <= Unit::Year => said.when.years_on(n_units),
                    _ => steps_from(self.reference?, unit, n_units),
                }
            }
            Unit::Week if self.focus.latest().is_some_and(|said| said.when.kind() == Kind::Day) => {
                stepped(self.focus.latest()?.when, n_units, unit)
            }
            _ => {
                let base = self.focus.around(unit).and_then(When::earliest).or(self.reference)?;
                steps_from(base, unit, n_units)
            }
        }
    }
}

/// How many each unit has of which smaller one, in the order of the units. A second has none.
const SMALLER: [(u8, Unit); Unit::ALL.len()] = [
    (1, Unit::Second),
    (60, Unit::Second),
    (60, Unit::Minute),
    (24, Unit::Hour),
    (7, Unit::Day),
    (14, Unit::Day),
    (30, Unit::Day),
    (3, Unit::Month),
    (12, Unit::Month),
    (10, Unit::Year),
    (10, Unit::Decade),
    (10, Unit::Century),
];

/// An amount in whole units: half of one is so many of a smaller one.
fn whole_units(amount: Amount, unit: Unit) -> Option<(i32, Unit)> {
    if let Some(number) = amount.number() {
        return Some(match unit {
            Unit::Fortnight => (number.checked_mul(2)?, Unit::Week),
            unit => (number, unit),
        });
    }
    let (factor, smaller) = *SMALLER.get(unit as usize).filter(|_| unit != Unit::Second)?;
    Some((i32::try_from(amount.thousandths() * u64::from(factor) / 1000).ok()?, smaller))
}

/// So many units from a stretch, at the unit's own grain; weeks and less keep the day.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn stepped(when: When, n_units: i32, unit: Unit) -> Option<When> {
    let day = when.earliest()?;
    let n_days = match unit {
        Unit::Second | Unit::Minute => 0,
        Unit::Hour => n_units / 24,
        Unit::Week => n_units.checked_mul(7)?,
        unit => return steps_from(day, unit, n_units),
    };
    When::day(day).stepped(n_days)
}

#[cfg(test)]
mod tests {
    use crate::{
        annotation::{Candidate, Reading},
        document::Document,
        timex,
    };

    #[test]
    fn what_came_a_year_later_is_counted_from_what_was_told_before() {
        let document = Document::plain("In 2009 the shop opened.\n\nA year later it closed.");
        let reference = time::Date::from_calendar_date(2011, time::Month::September, 20).ok();
        let mut candidates: Vec<Candidate> = vec![];
        timex::recognise(&document, reference, &mut candidates);
        let values: Vec<&str> = candidates
            .iter()
            .filter_map(|candidate| match &candidate.reading {
                Reading::Date(timex) => Some(timex.value.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(values, ["2009", "2010"]);
    }
}
