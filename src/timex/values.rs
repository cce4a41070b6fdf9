//! The values of durations.

use super::{expression::Amount, lexeme::Unit};

/// The value of amounts of units, longest first: `P2Y6M`, `PT36H`, `PXM`.
pub(super) fn duration(amounts: &[(Amount, Unit)]) -> String {
    let mut days = String::new();
    let mut clock = String::new();
    for (amount, unit) in amounts {
        let (amount, letters, is_clock) = match unit {
            // Half hours and half years are said in the smaller unit.
            Unit::Hour if amount.number().is_none() && amount.times(60).number().is_some() => (amount.times(60), "M", true),
            Unit::Year if *amount == Amount::Thousandths(500) => (amount.times(12), "M", false),
            Unit::Second => (*amount, "S", true),
            Unit::Minute => (*amount, "M", true),
            Unit::Hour => (*amount, "H", true),
            Unit::Day => (*amount, "D", false),
            Unit::Week => (*amount, "W", false),
            Unit::Fortnight => (amount.times(2), "W", false),
            Unit::Month => (*amount, "M", false),
            Unit::Quarter => (amount.times(3), "M", false),
            Unit::Year => (*amount, "Y", false),
            Unit::Decade => (*amount, "DE", false),
            Unit::Century => (*amount, "CE", false),
            Unit::Millennium => (*amount, "ML", false),
        };
        let part = amount.value() + letters;
        if is_clock { clock.push_str(&part) } else { days.push_str(&part) }
    }
    if clock.is_empty() { format!("P{days}") } else { format!("P{days}T{clock}") }
}
