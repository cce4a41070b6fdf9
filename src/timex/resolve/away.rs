//! So much before or after something: `ten days ago`, `a year earlier`, `two days after tomorrow`.

use crate::{
    annotation::{Timex, TimexKind},
    timex::{
        calendar::{Open, When},
        context::Direction,
        expression::{Amount, Anchor},
        lexeme::{Unit, Vague},
    },
};

use super::{Resolved, Resolver, placed::Placed};

impl Resolver<'_> {
    /// So many units before or after an anchor.
    pub(super) fn away(&mut self, amount: Amount, unit: Unit, is_later: bool, from: Anchor) -> Option<Timex> {
        if amount == Amount::Vague {
            let vague = if is_later { Vague::Future } else { Vague::Past };
            return Some(Timex::new(TimexKind::Date, vague.value()));
        }
        let sign = if is_later { 1 } else { -1 };
        let (n_units, unit) = whole_units(amount, unit)?;
        let when = match from {
            Anchor::Reference => self.away_from_reference(sign * n_units, unit),
            Anchor::Focus => self.away_from_focus(sign * n_units, unit),
            Anchor::Point(point) => stepped(self.point(point)?.when, sign * n_units, unit),
        };
        let resolved = Resolved::counted(when, unit);
        // What a figure is compared with is not what the text goes on to speak of.
        if unit != Unit::Year || is_later {
            self.focus.note(resolved.when, self.first);
        }
        let mut timex = Placed::new(resolved, None).timex();
        if unit < Unit::Day {
            timex.kind = TimexKind::Time;
            timex.value.push_str("TXX:XX");
        }
        Some(timex)
    }

    fn away_from_reference(&self, n_units: i32, unit: Unit) -> Option<When> {
        let reference = self.reference?;
        // `a year ago` in a report on a quarter is that quarter of the year before.
        if unit == Unit::Year
            && n_units == -1
            && let Some(quarter) = self.quarter_at_hand()
        {
            return quarter.years_on(-1);
        }
        stepped(When::Day(reference), n_units, unit)
    }

    fn away_from_focus(&self, n_units: i32, unit: Unit) -> Option<When> {
        if unit == Unit::Year {
            if n_units == -1
                && let Some(quarter) = self.quarter_at_hand()
            {
                return quarter.years_on(-1);
            }
            // `a year later` of what is over is no time to come, however far its anchor stands.
            let is_told = n_units > 0 && self.direction() != Direction::Future;
            let base = self.focus.latest().filter(|(_, at)| is_told || self.is_same_paragraph(*at)).map(|(when, _)| when);
            return match (base, self.reference) {
                (Some(base), _) if base.grain() <= Unit::Year => base.years_on(n_units),
                (_, Some(reference)) => stepped(When::Day(reference), n_units, unit),
                _ => None,
            };
        }
        if unit < Unit::Day {
            let (base, _) = self.focus.last(Unit::Day).or_else(|| Some((When::Day(self.reference?), 0)))?;
            return stepped(base, n_units, unit);
        }
        let base = self.focus.around(unit).map(|(when, _)| when).or_else(|| When::around(self.reference?, unit))?;
        let base = if unit <= Unit::Day { base } else { When::around(base.earliest()?, unit)? };
        if unit == Unit::Week
            && let Some((When::Day(date), _)) = self.focus.latest()
        {
            return stepped(When::Day(date), n_units, unit);
        }
        base.stepped(n_units)
    }
}

/// Amounts in whole units: a half of one is so many of a smaller.
fn whole_units(amount: Amount, unit: Unit) -> Option<(i32, Unit)> {
    if let Some(number) = amount.number() {
        return Some(match unit {
            Unit::Fortnight => (number.checked_mul(2)?, Unit::Week),
            unit => (number, unit),
        });
    }
    let (factor, smaller) = match unit {
        Unit::Millennium | Unit::Century | Unit::Decade => (10, if unit == Unit::Decade { Unit::Year } else { Unit::Decade }),
        Unit::Year => (12, Unit::Month),
        Unit::Month => (30, Unit::Day),
        Unit::Week => (7, Unit::Day),
        Unit::Fortnight => (14, Unit::Day),
        Unit::Quarter => (3, Unit::Month),
        Unit::Day => (24, Unit::Hour),
        Unit::Hour | Unit::Minute => (60, if unit == Unit::Hour { Unit::Minute } else { Unit::Second }),
        Unit::Second => return None,
    };
    let Amount::Thousandths(thousandths) = amount.times(factor) else { return None };
    Some((i32::try_from(thousandths / 1000).ok()?, smaller))
}

/// So many units from a stretch, at the unit's own grain; weeks and less keep the day.
fn stepped(when: When, n_units: i32, unit: Unit) -> Option<When> {
    let day = when.earliest()?;
    match unit {
        Unit::Hour => When::Day(day).stepped(n_units / 24),
        Unit::Second | Unit::Minute => Some(When::Day(day)),
        Unit::Week | Unit::Fortnight => {
            let n_weeks = if unit == Unit::Week { n_units } else { n_units.checked_mul(2)? };
            When::Day(day).stepped(n_weeks.checked_mul(7)?)
        }
        unit => When::around(day, unit)?.stepped(n_units),
    }
}

/// An unknown stretch of that unit.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn open(unit: Unit) -> When {
    When::Open(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Open::Day,
        Unit::Week | Unit::Fortnight => Open::Week,
        Unit::Month => Open::Month,
        Unit::Quarter => Open::AnyQuarter,
        Unit::Year => Open::Year,
        Unit::Decade => Open::Decade,
        Unit::Century | Unit::Millennium => Open::Century,
    })
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
