//! Whether a text is a story of the past, in which what is not said in full belongs to the time last spoken of.

use time::Date;

use crate::timex::{
    expression::{Anchor, Ends, Expression, Meaning, Part, Point},
    lexeme::Vague,
    reader::Reader,
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
pub(super) fn is_narrative(reader: &Reader<'_>, reference: Option<Date>, expressions: &[Expression]) -> bool {
    let year_now = reference.map_or(i32::MAX, Date::year);
    let mut tally = Tally::default();
    for expression in expressions {
        tally.count(reader, reader.finds.meaning(expression.meaning).0, year_now);
    }
    let enough = if reference.is_some() { 4 } else { 1 };
    enough <= tally.old && 2 * (tally.new + tally.present) <= tally.old
}

impl Tally {
    fn count(&mut self, reader: &Reader<'_>, meaning: Meaning, year_now: i32) {
        let (points, is_of_day) = match meaning {
            Meaning::Point(point) => ([Some(point), None], false),
            Meaning::Time(_, day) => ([day, None], true),
            Meaning::Range(Ends { points, clocks, .. }) => (points, clocks.is_some()),
            Meaning::Vague(Vague::Present) | Meaning::Away { from: Anchor::Reference, .. } => {
                self.present += 1;
                return;
            }
            _ => return,
        };
        for point in points.into_iter().flatten() {
            match reader.kept(point) {
                Point::Exact(_) if is_of_day => {}
                Point::Exact(when) if when.year().is_some_and(|year| year < year_now - 2) => self.old += 1,
                Point::Exact(_) => self.new += 1,
                // What counts from the day of writing.
                Point::Relative(..) | Point::Bare(Part::Weekday(_)) | Point::Near(..) => self.present += 1,
                _ => {}
            }
        }
    }
}
