//! Whether a text is a story of the past, in which what is not said in full belongs to the time last spoken of.

use time::Date;

use crate::timex::{
    expression::{Anchor, Expression, Meaning, Part, Point},
    lexeme::Vague,
};

/// How many expressions speak of which time.
#[derive(Default)]
struct Tally {
    old: usize,
    new: usize,
    present: usize,
}

/// Whether a text tells of times long before its reference date: its full dates lie years back and hardly any expression
/// counts from the present. In such texts `in March` is a month of the year last spoken of.
///
/// Without a reference date any full date is old, and one is enough; but a text that speaks of `Saturday` and `last week` is
/// news of a day that is not known, whatever dates it mentions besides.
pub(super) fn is_narrative(reference: Option<Date>, expressions: &[Expression]) -> bool {
    let year_now = reference.map_or(i32::MAX, Date::year);
    let mut tally = Tally::default();
    for expression in expressions {
        tally.count(&expression.meaning, year_now);
    }
    let enough = if reference.is_some() { 4 } else { 1 };
    enough <= tally.old && 2 * (tally.new + tally.present) <= tally.old
}

impl Tally {
    fn count(&mut self, meaning: &Meaning, year_now: i32) {
        match meaning {
            Meaning::Point(Point::Exact(when)) => match when.year() {
                Some(year) if year < year_now - 2 => self.old += 1,
                _ => self.new += 1,
            },
            Meaning::Point(Point::Relative(..) | Point::Bare(Part::Weekday(_)) | Point::Near(..))
            | Meaning::Time(_, Some(Point::Relative(..) | Point::Bare(Part::Weekday(_)) | Point::Near(..)))
            | Meaning::Vague(Vague::Present)
            | Meaning::Away { from: Anchor::Reference, .. } => self.present += 1,
            Meaning::Range(ends) => {
                for (_, end) in ends.iter() {
                    self.count(end, year_now);
                }
            }
            _ => {}
        }
    }
}
