//! The dates of an article on one line, to scale.

use time::Date;

use crate::{annotation::AnnotationId, editor::view::DateRow};

/// The dates of an article on one line. Places are shares of its length, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Years, months or days written under the line, each with its place.
    pub ticks: Vec<(f64, String)>,
    /// One bar for each date that names days, in the order of time.
    pub bars: Vec<Bar>,
    /// The day that dates count from, where the line reaches it.
    pub reference: Option<f64>,
}

/// A date on the line.
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
    /// Whether it covers more than a day.
    pub is_long: bool,
    /// Its words and its value.
    pub title: String,
}

/// More rows than this would be a wall; further bars share the last one, and of those over the very same days there the
/// first one stands for all.
const N_ROWS: usize = 8;

/// The shortest line has so many days.
const N_DAYS: i32 = 7;

/// So much of the line lies between bars in one row.
const GAP: f64 = 0.012;

/// So much of the line a single day takes up to be seen and hit.
const MIN_LENGTH: f64 = 0.05;

/// The line from the first to the last day that the dates name; `None` where they name none.
pub fn timeline(dates: &[DateRow], reference_date: Option<Date>) -> Option<Timeline> {
    let days = |date: &DateRow| Some((date.timex.earliest?, date.timex.latest?));
    let first = dates.iter().filter_map(days).map(|(first, _)| first).min()?;
    let last = dates.iter().filter_map(days).map(|(_, last)| last).max()?;
    let (first, last) = widened(first, last);
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
        let row = free_row(&mut rows, start, end.max(start + MIN_LENGTH));
        let days_of_last = bars.iter().rfind(|bar| bar.row == N_ROWS - 1).map(|bar| (bar.start, bar.end));
        if row == N_ROWS - 1 && days_of_last == Some((start, end)) {
            continue;
        }
        let title = format!("{}: {}", date.text, date.shown);
        bars.push(Bar { id: date.id, start, end, row, is_long: earliest < latest, title });
    }
    let reference = reference_date.filter(|day| (first..=last).contains(day)).map(|day| place(day.to_julian_day()));
    Some(Timeline { ticks: ticks(first, last, &place), bars, reference })
}

/// A line of less than a week is one of a week, so that a day on it is as short as it should be.
fn widened(first: Date, last: Date) -> (Date, Date) {
    let n_missing = N_DAYS.saturating_sub(last.to_julian_day().saturating_sub(first.to_julian_day()) + 1).max(0);
    let moved = |day: Date, n_days: i32| Date::from_julian_day(day.to_julian_day().saturating_add(n_days)).unwrap_or(day);
    (moved(first, -(n_missing / 2)), moved(last, n_missing - n_missing / 2))
}

fn free_row(rows: &mut Vec<f64>, start: f64, end: f64) -> usize {
    let row = rows.iter().position(|taken| taken + GAP <= start).unwrap_or(rows.len()).min(N_ROWS - 1);
    match rows.get_mut(row) {
        Some(taken) => *taken = taken.max(end),
        None => rows.push(end),
    }
    row
}

/// Round years, months or days, about five of them.
fn ticks(first: Date, last: Date, place: &dyn Fn(i32) -> f64) -> Vec<(f64, String)> {
    let n_days = last.to_julian_day().saturating_sub(first.to_julian_day());
    let tick = |day: Date, name: String| (place(day.to_julian_day()), name);
    if 900 < n_days {
        let n_years = last.year() - first.year();
        let step = step_of(n_years, &[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]);
        let years = (first.year()..=last.year()).filter(|year| year.rem_euclid(step) == 0);
        let start = |year: i32| Date::from_ordinal_date(year, 1).ok().filter(|day| first <= *day);
        return years.filter_map(|year| Some(tick(start(year)?, year.to_string()))).collect();
    }
    let days = std::iter::successors(Some(first), |day| day.next_day().filter(|day| *day <= last));
    if 60 < n_days {
        let step = step_of(n_days / 30, &[1, 2, 3, 6]);
        let is_round = |day: &Date| day.day() == 1 && (i32::from(u8::from(day.month())) - 1) % step == 0;
        return days.filter(is_round).map(|day| tick(day, month(day, first))).collect();
    }
    let step = usize::try_from(step_of(n_days, &[1, 2, 5, 10, 15])).unwrap_or(1);
    days.step_by(step).map(|day| tick(day, format!("{} {}", day.day(), short(day)))).collect()
}

/// The first step that makes no more than five ticks.
fn step_of(n_units: i32, steps: &[i32]) -> i32 {
    let fits = |step: &&i32| n_units / **step <= 5;
    steps.iter().find(fits).or(steps.last()).copied().unwrap_or(1)
}

/// `Mar`, and with its year where that begins or the line does.
fn month(day: Date, first: Date) -> String {
    let has_year = u8::from(day.month()) == 1 || (day.year(), day.month()) == (first.year(), first.month());
    if has_year { format!("{} {}", short(day), day.year()) } else { short(day) }
}

fn short(day: Date) -> String {
    day.month().to_string().chars().take(3).collect()
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
        let line = timeline(&[row(1, "2023-01-01", "2023-12-31"), row(2, "2024-12-31", "2024-12-31")], iso_day("2024-01-01")).unwrap();
        let shares: Vec<(f64, f64)> = line.bars.iter().map(|bar| ((bar.start * 1000.0).round(), (bar.end * 1000.0).round())).collect();
        assert_eq!(shares, [(0.0, 499.0), (999.0, 1000.0)]);
        assert_eq!(line.bars.iter().map(|bar| bar.is_long).collect::<Vec<_>>(), [true, false]);
        assert_eq!(line.reference.map(|place| (place * 1000.0).round()), Some(499.0));
    }

    #[test]
    fn a_single_day_is_a_dot_on_a_week() {
        let line = timeline(&[row(1, "2024-05-03", "2024-05-03")], None).unwrap();
        let bar = line.bars.first().unwrap();
        assert!((bar.end - bar.start - 1.0 / 7.0).abs() < 1e-9 && (bar.start - 3.0 / 7.0).abs() < 1e-9, "{bar:?}");
        assert_eq!(line.ticks.first().unwrap().1, "30 Apr");
    }

    #[test]
    fn puts_bars_that_overlap_into_rows() {
        let line =
            timeline(&[row(1, "2020-01-01", "2029-12-31"), row(2, "2024-01-01", "2024-12-31"), row(3, "2027-01-01", "2027-12-31")], None)
                .unwrap();
        assert_eq!(line.bars.iter().map(|bar| bar.row).collect::<Vec<_>>(), [0, 1, 1]);
        assert_eq!(line.ticks.iter().map(|(_, year)| year.as_str()).collect::<Vec<_>>(), ["2020", "2022", "2024", "2026", "2028"]);
    }

    #[track_caller]
    fn check_ticks(first: &str, last: &str, expected: &[&str]) {
        let line = timeline(&[row(1, first, first), row(2, last, last)], None).unwrap();
        assert_eq!(line.ticks.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn writes_round_years_months_or_days() {
        check_ticks("1998-05-01", "2026-01-01", &["2000", "2005", "2010", "2015", "2020", "2025"]);
        check_ticks("2024-11-15", "2025-04-02", &["Dec", "Jan 2025", "Feb", "Mar", "Apr"]);
        // Shorter than a week: the line is one of a week.
        check_ticks("2025-12-01", "2025-12-04", &["30 Nov", "2 Dec", "4 Dec", "6 Dec"]);
        check_ticks("2025-12-01", "2025-12-01", &["28 Nov", "30 Nov", "2 Dec", "4 Dec"]);
    }

    #[test]
    fn a_day_named_again_and_again_makes_no_wall() {
        let days: Vec<DateRow> = (1..=100).map(|id| row(id, "2024-12-31", "2024-12-31")).collect();
        assert_eq!(timeline(&days, None).unwrap().bars.len(), 8);
    }

    #[test]
    fn has_no_line_without_days() {
        assert_eq!(timeline(&[], None), None);
        let vague = DateRow {
            id: AnnotationId(1),
            text: "recently".to_owned(),
            shown: String::new(),
            timex: Timex::new(TimexKind::Date, "PAST_REF"),
        };
        assert_eq!(timeline(&[vague], None), None);
    }

    #[test]
    fn survives_the_ends_of_the_calendar() {
        let line = timeline(
            &[DateRow {
                timex: Timex { earliest: Some(Date::MIN), latest: Some(Date::MAX), ..Timex::new(TimexKind::Date, "x") },
                ..row(1, "2024-01-01", "2024-01-01")
            }],
            None,
        );
        assert!(line.is_some());
    }
}
