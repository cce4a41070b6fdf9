//! The literate table of time expressions (`tests/timex.md`), and properties that hold for any text.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use galley::{
    Candidate, Document, Reading,
    annotation::{TimexKind, iso_day},
    timex::{self, in_words, value_of},
};

/// The text with every time expression in brackets, and their types and values.
fn read(text: &str, reference_date: &str) -> (String, Vec<String>) {
    let document = Document::plain(text);
    let mut candidates: Vec<Candidate> = vec![];
    timex::recognise(&document, iso_day(reference_date), &mut candidates);
    let (mut marked, mut end) = (String::new(), 0);
    let mut values = vec![];
    for candidate in &candidates {
        let Reading::Date(timex) = &candidate.reading else { continue };
        let span = candidate.span;
        marked.push_str(text.get(end..span.start()).unwrap_or("\u{fffd}"));
        marked.push_str(&["[", document.slice(span), "]"].concat());
        end = span.end();
        let modifier = timex.modifier.map_or(String::new(), |modifier| format!(" {}", modifier.name()));
        let quantifier = timex.quantifier.as_ref().map_or(String::new(), |quantifier| format!(" {quantifier}"));
        let frequency = timex.frequency.as_ref().map_or(String::new(), |frequency| format!(" {frequency}"));
        let alternatives = timex.alternatives.iter().fold(String::new(), |shown, other| format!("{shown} or {other}"));
        values.push(format!("{} {}{modifier}{quantifier}{frequency}{alternatives}", timex.kind.name(), timex.value));
    }
    marked.push_str(text.get(end..).unwrap_or("\u{fffd}"));
    (marked, values)
}

#[test]
fn reads_every_row_of_the_table() {
    let table = include_str!("timex.md");
    let mut failures = vec![];
    let mut n_rows = 0;
    for (line, number) in table.lines().zip(1..) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [marked, reference_date, expected] = cells.as_slice() else { continue };
        if *marked == "text" || marked.starts_with("---") {
            continue;
        }
        n_rows += 1;
        let (found, values) = read(&marked.replace(['[', ']'], ""), reference_date);
        let values = if values.is_empty() { "–".to_owned() } else { values.join("; ") };
        if found != *marked || values != *expected {
            failures.push(format!("timex.md:{number}: expected\n  {marked} | {expected}\nfound\n  {found} | {values}"));
        }
    }
    assert!(n_rows > 200, "only {n_rows} rows were read");
    assert!(failures.is_empty(), "{} of {n_rows} rows:\n{}", failures.len(), failures.join("\n"));
}

/// A small generator of pseudo-random numbers, so that every run reads the same texts.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n_sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n_sides as u64).unwrap_or_default()
    }
}

const SOUP: &[&str] = &[
    "January",
    "May",
    "may",
    "Sept.",
    "Dec",
    "Monday",
    "Sun",
    "Fri.",
    "Tuesdays",
    "second",
    "seconds",
    "day",
    "days",
    "week",
    "quarter",
    "quarters",
    "year",
    "years",
    "decade",
    "century",
    "daily",
    "annually",
    "one",
    "nineteen",
    "twenty",
    "ninety",
    "hundred",
    "million",
    "dozen",
    "first",
    "third",
    "twentieth",
    "nineties",
    "spring",
    "fall",
    "winters",
    "morning",
    "night",
    "nights",
    "noon",
    "midnight",
    "yesterday",
    "tomorrow",
    "tonight",
    "overnight",
    "recently",
    "soon",
    "future",
    "christmas",
    "Easter",
    "New",
    "Year's",
    "Eve",
    "GMT",
    "EST",
    "a",
    "about",
    "ago",
    "almost",
    "am",
    "and",
    "another",
    "around",
    "as",
    "at",
    "before",
    "beginning",
    "between",
    "by",
    "clock",
    "coming",
    "couple",
    "current",
    "each",
    "earlier",
    "early",
    "end",
    "every",
    "few",
    "fiscal",
    "from",
    "half",
    "in",
    "last",
    "late",
    "later",
    "latest",
    "least",
    "less",
    "long",
    "mid",
    "more",
    "next",
    "no",
    "now",
    "of",
    "old",
    "on",
    "or",
    "other",
    "over",
    "past",
    "per",
    "period",
    "pm",
    "p.m.",
    "Q3",
    "H1",
    "FY25",
    "recent",
    "same",
    "several",
    "since",
    "so",
    "some",
    "than",
    "that",
    "the",
    "this",
    "to",
    "twice",
    "until",
    "up",
    "weekend",
    "weekends",
    "within",
    "year-end",
    "BC",
    "B.C.",
    "AD",
    "0",
    "1",
    "7",
    "12",
    "24",
    "29",
    "31",
    "32",
    "59",
    "60",
    "99",
    "1,984",
    "2.5",
    "1900",
    "1999",
    "2024",
    "9999",
    "10000",
    "4294967295",
    "99999999999999999999",
    "4th",
    "21st",
    "1990s",
    "'98",
    "'",
    "’",
    "-",
    "–",
    "—",
    "/",
    ".",
    ",",
    ":",
    ";",
    "(",
    ")",
    "\"",
    "$",
    "%",
    "½",
    "\n",
    "\n\n",
    " ",
    "é",
    "日本",
    "🦀",
    "\u{ad}",
    "\u{200b}",
    "T",
    "Z",
    "+01:00",
    "2024-02-30",
    "12/13/14",
    "said",
    "will",
    "ended",
    "of",
    "o'clock",
    "x",
    "weeklong",
    "D-Day",
    "MLK",
    "Easter",
    "after",
    "from now",
    "before last",
    "15h30",
    "9/11",
    "10/1-11/2/2017",
    "GMT+3",
    "dawn",
    "between",
    "quarters",
    "second and",
    "Fridays",
    "https://a.b/c",
    "www.",
    "470s BC",
    "of a century",
    "8 AD",
    "hours of",
    "this morning",
    "9999-12-31",
    "0001-01-01",
    "century BC",
];

#[test]
fn reads_any_soup_of_tokens() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..=dice.roll(40) {
            text.push_str(SOUP[dice.roll(SOUP.len())]);
            if dice.roll(4) > 0 {
                text.push(' ');
            }
        }
        let reference_date = ["2025-12-04", "0001-01-01", "9999-12-31", "2024-02-29", ""][dice.roll(5)];
        check_candidates(&text, reference_date);
        let _ = value_of(&text, iso_day(reference_date)).map(|timex| in_words(&timex));
    }
}

/// What holds for the candidates of any text.
fn check_candidates(text: &str, reference_date: &str) {
    let document = Document::plain(text);
    let mut candidates: Vec<Candidate> = vec![];
    timex::recognise(&document, iso_day(reference_date), &mut candidates);
    let mut again = vec![];
    timex::recognise(&document, iso_day(reference_date), &mut again);
    assert_eq!(candidates, again, "{text:?}");
    let mut end = 0;
    for candidate in &candidates {
        assert!(end <= candidate.span.start() && !candidate.span.is_empty(), "{text:?}");
        assert!(candidate.span.slice(text).is_some_and(|slice| slice.trim() == slice), "{text:?}");
        end = candidate.span.end();
        let Reading::Date(timex) = &candidate.reading else { unreachable!("{text:?}") };
        assert!(!timex.value.is_empty() && !in_words(timex).is_empty(), "{text:?}");
        if let (Some(earliest), Some(latest)) = (timex.earliest, timex.latest)
            && timex.ends.is_empty()
        {
            assert!(earliest <= latest, "{text:?}: {timex:?}");
        }
        // What names days in the calendar carries the first and the last of them.
        let is_dated =
            matches!(timex.kind, TimexKind::Date | TimexKind::Time) && !timex.value.contains('X') && !timex.value.contains("REF");
        let has_days = timex.earliest.is_some() && timex.latest.is_some();
        assert!(!is_dated || has_days, "{text:?}: {timex:?}");
        assert!(timex.ends.iter().all(|end| candidate.span.covers(end.span)), "{text:?}");
    }
}

/// Twice the text takes about twice the time: what is counted is not time, which varies, but candidates and their spans,
/// and the text is long enough that a quadratic step would not end.
#[test]
fn stays_linear_in_the_length_of_the_text() {
    for unit in
        ["the last of the ", "1-2-3-4-", "between 2 and ", "about nearly over ", "May ", "of the first of the ", "1,", "at 3:", "twenty-"]
    {
        let text = unit.repeat(30_000);
        check_candidates(&text, "2025-12-04");
    }
}
