//! The dates of an article on one line, to scale.

use time::Date;

use crate::{annotation::AnnotationId, editor::view::DateRow};

/// The dates of an article on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Years or days written under the line, each with its place.
    pub ticks: Vec<(f64, String)>,
    /// One bar for each date that names days, in the order of the text.
    pub bars: Vec<Bar>,
}

/// A date on the line. Places are shares of its length, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its mention.
    pub id: AnnotationId,
    /// Where it starts.
    pub start: f64,
    /// Where it ends, behind its last day.
    pub end: f64,
    /// In which row it is drawn, so that bars do not hide one another.
    pub row: usize,
    /// Its words and its value.
    pub title: String,
}

/// More rows than this would be a wall; further bars share the last one.
const N_ROWS: usize = 8;

/// So much of the line lies between bars in one row.
const GAP: f64 = 0.015;

/// The line from the first to the last day that the dates name; `None` where they name none.
pub fn timeline(dates: &[DateRow]) -> Option<Timeline> {
    let days = |date: &DateRow| Some((date.timex.earliest?, date.timex.latest?));
    let first = dates.iter().filter_map(days).map(|(first, _)| first).min()?;
    let last = dates.iter().filter_map(days).map(|(_, last)| last).max()?;
    let first_day = f64::from(first.to_julian_day());
    let n_days = f64::from(last.to_julian_day()) - first_day + 1.0;
    let place = |day: i32| ((f64::from(day) - first_day) / n_days).clamp(0.0, 1.0);
    let mut rows: Vec<f64> = vec![];
    let mut bars: Vec<Bar> = vec![];
    let mut ordered: Vec<&DateRow> = dates.iter().filter(|date| days(date).is_some()).collect();
    ordered.sort_by_key(|date| days(date));
    for date in ordered {
        let Some((earliest, latest)) = days(date) else { continue };
        let (start, end) = (place(earliest.to_julian_day()), place(latest.to_julian_day().saturating_add(1)));
        let row = free_row(&mut rows, start, end);
        bars.push(Bar { id: date.id, start, end, row, title: format!("{}: {}", date.text, date.shown) });
    }
    Some(Timeline { ticks: ticks(first, last, &place), bars })
}

fn free_row(rows: &mut Vec<f64>, start: f64, end: f64) -> usize {
    let row = rows.iter().position(|taken| taken + GAP <= start).unwrap_or(rows.len()).min(N_ROWS - 1);
    match rows.get_mut(row) {
        Some(taken) => *taken = taken.max(end),
        None => rows.push(end),
    }
    row
}

/// Round years where the line spans some, else the first and the last day.
fn ticks(first: Date, last: Date, place: &dyn Fn(i32) -> f64) -> Vec<(f64, String)> {
    let n_years = last.year() - first.year();
    if n_years < 2 {
        let ends = [(0.0, first.to_string()), (1.0, last.to_string())];
        return ends.into_iter().take(if first == last { 1 } else { 2 }).collect();
    }
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].into_iter().find(|step| n_years / step <= 5).unwrap_or(5000);
    let years = (first.year()..=last.year()).filter(|year| year.rem_euclid(step) == 0);
    let tick = |year: i32| Some((place(Date::from_ordinal_date(year, 1).ok()?.to_julian_day()), year.to_string()));
    years.filter_map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Timex, TimexKind, iso_day};

    fn row(id: u32, earliest: &str, latest: &str) -> DateRow {
        let timex = Timex { earliest: iso_day(earliest), latest: iso_day(latest), ..Timex::new(TimexKind::Date, earliest) };
        DateRow { id: AnnotationId(id), text: "then".to_owned(), shown: String::new(), timex }
    }

    #[test]
    fn draws_to_scale() {
        let line = timeline(&[row(1, "2023-01-01", "2023-12-31"), row(2, "2024-12-31", "2024-12-31")]).unwrap();
        let shares: Vec<(f64, f64)> = line.bars.iter().map(|bar| ((bar.start * 1000.0).round(), (bar.end * 1000.0).round())).collect();
        assert_eq!(shares, [(0.0, 499.0), (999.0, 1000.0)]);
    }

    #[test]
    fn puts_bars_that_overlap_into_rows() {
        let line = timeline(&[row(1, "2020-01-01", "2029-12-31"), row(2, "2024-01-01", "2024-12-31"), row(3, "2027-01-01", "2027-12-31")])
            .unwrap();
        assert_eq!(line.bars.iter().map(|bar| bar.row).collect::<Vec<_>>(), [0, 1, 1]);
        assert_eq!(line.ticks.iter().map(|(_, year)| year.as_str()).collect::<Vec<_>>(), ["2020", "2022", "2024", "2026", "2028"]);
    }

    #[test]
    fn has_no_line_without_days() {
        assert_eq!(timeline(&[]), None);
        let vague = DateRow {
            id: AnnotationId(1),
            text: "recently".to_owned(),
            shown: String::new(),
            timex: Timex::new(TimexKind::Date, "PAST_REF"),
        };
        assert_eq!(timeline(&[vague]), None);
    }

    #[test]
    fn survives_the_ends_of_the_calendar() {
        let line = timeline(&[DateRow {
            timex: Timex { earliest: Some(Date::MIN), latest: Some(Date::MAX), ..Timex::new(TimexKind::Date, "x") },
            ..row(1, "2024-01-01", "2024-01-01")
        }]);
        assert!(line.is_some());
    }
}
