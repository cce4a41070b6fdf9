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
pub(super) fn is_narrative(reference: Option<Date>, expressions: &[Expression]) -> bool {
    let Some(reference) = reference else { return true };
    let mut tally = Tally::default();
    for expression in expressions {
        tally.count(&expression.meaning, reference.year());
    }
    4 <= tally.old && 2 * (tally.new + tally.present) <= tally.old
}

impl Tally {
    fn count(&mut self, meaning: &Meaning, year_now: i32) {
        match meaning {
            Meaning::Point(Point::Exact(when)) => match when.year() {
                Some(year) if year < year_now - 2 => self.old += 1,
                _ => self.new += 1,
            },
            Meaning::Point(Point::Relative(..) | Point::Bare(Part::Weekday(_)) | Point::Near(..))
            | Meaning::Time(_, Some(Point::Relative(..)))
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
