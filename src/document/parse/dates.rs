//! Days and times in the lines around an article: stamps, `Published 4 December 2025`, paths of addresses.
//!
//! Only whole dates count, day, month and year; dates in the body are the business of `timex`.

use super::{super::glyph::is_invisible, languages};

/// No month's name is longer, in bytes.
const LONGEST_MONTH: usize = 12;

/// A day, perhaps with its time, and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub year: u32,
    pub month: u32,
    pub day: u32,
    /// `T12:46+00:00`, as it goes behind the day; empty without a time.
    pub time: String,
    /// Bytes of the slice.
    pub start: usize,
    pub end: usize,
}

impl Moment {
    pub fn day(&self) -> (u32, u32, u32) {
        (self.year, self.month, self.day)
    }

    /// ISO 8601, with the offset that the text gave.
    pub fn text(&self) -> String {
        format!("{:04}-{:02}-{:02}{}", self.year, self.month, self.day, self.time)
    }
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// Zones whose abbreviation means one offset to readers of news.
const ZONES: &[(&str, &str)] = &[
    ("GMT", "+00:00"),
    ("UTC", "+00:00"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("BST", "+01:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("EET", "+02:00"),
    ("MSK", "+03:00"),
    ("JST", "+09:00"),
    ("HKT", "+08:00"),
];

/// Whether a word names a month, in full or cut: `March`, `Sept`, `DEC`.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| is_cut_of(month, word))
}

fn is_cut_of(month: &str, word: &str) -> bool {
    3 <= word.len() && month.get(..word.len()).is_some_and(|cut| cut.eq_ignore_ascii_case(word))
}

/// Every date in a slice, in order.
pub(super) fn moments(slice: &str) -> Vec<Moment> {
    let mut moments = vec![];
    // Every form has a year of four digits, or a day of eight.
    let has_year = slice.as_bytes().windows(4).any(|window| window.iter().all(u8::is_ascii_digit));
    let mut at = if has_year { 0 } else { slice.len() };
    while let Some(byte) = slice.as_bytes().get(at) {
        let is_inside_word = at.checked_sub(1).and_then(|before| slice.as_bytes().get(before)).is_some_and(u8::is_ascii_alphanumeric);
        let found = if is_inside_word {
            None
        } else if byte.is_ascii_digit() {
            numeric(slice, at).or_else(|| day_first(slice, at)).or_else(|| time_first(slice, at))
        } else if byte.is_ascii_alphabetic() {
            month_first(slice, at)
        } else {
            None
        };
        match found {
            Some(moment) => {
                at = moment.end.max(at + 1);
                moments.push(moment);
            }
            None => at += 1,
        }
    }
    moments
}

/// A reader of one expression; every step may fail.
struct Cursor<'a> {
    slice: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn byte(&self) -> u8 {
        self.slice.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// A number of as many digits, no more.
    fn number(&mut self, n_digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let rest = self.slice.get(self.at..)?;
        let n_here = rest.bytes().take(n_digits.end() + 1).take_while(u8::is_ascii_digit).count();
        let number = n_digits.contains(&n_here).then(|| rest.get(..n_here)?.parse().ok()).flatten()?;
        self.at += n_here;
        Some(number)
    }

    fn sign(&mut self, signs: &[u8]) -> Option<u8> {
        let byte = self.byte();
        signs.contains(&byte).then(|| self.at += 1).map(|()| byte)
    }

    fn word(&mut self) -> &'a str {
        let rest = self.slice.get(self.at..).unwrap_or_default();
        let n_letters = rest.bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
        self.at += n_letters;
        rest.get(..n_letters).unwrap_or_default()
    }

    /// Up to four signs that stand between the parts of a date, spaces that do not break and the invisible among them.
    fn skip(&mut self, signs: &[u8]) {
        for _ in 0..4 {
            let rest = self.slice.get(self.at..).unwrap_or_default();
            match rest.chars().next() {
                Some(char) if matches!(char, '\u{a0}' | '•' | '·' | '–' | '—') || is_invisible(char) => self.at += char.len_utf8(),
                _ if self.sign(signs).is_some() => {}
                _ => return,
            }
        }
    }

    fn month(&mut self) -> Option<u32> {
        let word = self.word();
        let idx = MONTHS.iter().position(|month| is_cut_of(month, word))?;
        self.sign(b".");
        u32::try_from(idx + 1).ok()
    }

    /// A month in English or another language.
    fn any_month(&mut self) -> Option<u32> {
        let start = self.at;
        let english = self.month().filter(|_| !self.slice.get(self.at..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)));
        if english.is_some() {
            return english;
        }
        let rest = self.slice.get(start..).unwrap_or_default();
        let n_letters = rest.find(|char: char| !char.is_alphabetic()).unwrap_or(rest.len());
        let month = languages::month(rest.get(..n_letters.min(LONGEST_MONTH))?)?;
        self.at = start + n_letters;
        self.sign(b".");
        Some(month)
    }
}

fn moment(cursor: &mut Cursor<'_>, start: usize, (year, month, day): (u32, u32, u32)) -> Option<Moment> {
    let is_day = (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    if !is_day || cursor.byte().is_ascii_digit() {
        return None;
    }
    let time = time(cursor).unwrap_or_default();
    Some(Moment { year, month, day, time, start, end: cursor.at })
}

fn days_of(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `2025-12-04`, `2025/12/04`, `20251204`, `2025/dec/04`, and `04.12.2025` where it is clear which is the day.
fn numeric(slice: &str, start: usize) -> Option<Moment> {
    let mut cursor = Cursor { slice, at: start };
    if let Some(number) = cursor.number(8..=8) {
        return moment(&mut cursor, start, (number / 10_000, number / 100 % 100, number % 100));
    }
    if let Some(year) = cursor.number(4..=4) {
        let sign = cursor.sign(b"-/.")?;
        let month = match cursor.number(1..=2) {
            Some(month) => month,
            None => cursor.month()?,
        };
        cursor.sign(&[sign])?;
        let day = cursor.number(1..=2)?;
        return moment(&mut cursor, start, (year, month, day));
    }
    let first = cursor.number(1..=2)?;
    let sign = cursor.sign(b"./-")?;
    let second = cursor.number(1..=2)?;
    cursor.sign(&[sign])?;
    let year = cursor.number(4..=4)?;
    // A full stop between the parts is European; of the others both orders are in use.
    match (sign, first, second) {
        (b'.', day, month) | (_, day @ 13.., month) | (_, month, day @ 13..) => moment(&mut cursor, start, (year, month, day)),
        (_, both, other) if both == other => moment(&mut cursor, start, (year, both, both)),
        _ => None,
    }
}

/// `4 December 2025`, `4th of Dec. 2025`, `04-Dec-2025`, `4. Dezember 2025`.
fn day_first(slice: &str, start: usize) -> Option<Moment> {
    let mut cursor = Cursor { slice, at: start };
    let day = cursor.number(1..=2)?;
    let before_suffix = cursor.at;
    if !matches!(cursor.word(), "st" | "nd" | "rd" | "th" | "er") {
        cursor.at = before_suffix;
    }
    cursor.skip(b" -.");
    joint(&mut cursor);
    let month = cursor.any_month()?;
    cursor.skip(b" ,-");
    joint(&mut cursor);
    let year = cursor.number(4..=4)?;
    moment(&mut cursor, start, (year, month, day))
}

/// The `of` of `4th of December`, and the two of `4 de diciembre de 2025`.
fn joint(cursor: &mut Cursor<'_>) {
    let start = cursor.at;
    if matches!(cursor.word(), "of" | "de" | "del") {
        cursor.skip(b" ");
    } else {
        cursor.at = start;
    }
}

/// `December 4, 2025`, `Dec. 4th 2025`.
fn month_first(slice: &str, start: usize) -> Option<Moment> {
    let mut cursor = Cursor { slice, at: start };
    let month = cursor.month()?;
    cursor.skip(b" ");
    let day = cursor.number(1..=2)?;
    let before_suffix = cursor.at;
    if !matches!(cursor.word(), "st" | "nd" | "rd" | "th") {
        cursor.at = before_suffix;
    }
    cursor.skip(b" ,");
    let year = cursor.number(4..=4)?;
    moment(&mut cursor, start, (year, month, day))
}

/// `9:15 am CET, Monday, March 11, 2024`.
fn time_first(slice: &str, start: usize) -> Option<Moment> {
    let mut cursor = Cursor { slice, at: start };
    let time = clock(&mut cursor)?;
    for _ in 0..3 {
        cursor.skip(b" ,|-");
        let at = cursor.at;
        let moment = numeric(slice, at).or_else(|| day_first(slice, at)).or_else(|| month_first(slice, at));
        if let Some(moment) = moment {
            let own_time = Some(moment.time.clone()).filter(|time| !time.is_empty());
            return Some(Moment { time: own_time.unwrap_or(time), start, ..moment });
        }
        // A weekday, or `on`.
        if cursor.word().is_empty() {
            return None;
        }
    }
    None
}

/// The time behind a day: `T12:46+0000`, ` 8:24:17`, `, 12:24 am EST`, ` at 14:30 GMT`.
fn time(cursor: &mut Cursor<'_>) -> Option<String> {
    let start = cursor.at;
    let time = read_time(cursor);
    if time.is_none() {
        cursor.at = start;
    }
    time
}

fn read_time(cursor: &mut Cursor<'_>) -> Option<String> {
    if cursor.sign(b"T").is_none() {
        cursor.skip(b" ,-|");
        let before_at = cursor.at;
        if !matches!(cursor.word(), "at" | "um" | "om" | "ore") {
            cursor.at = before_at;
        }
        if cursor.slice.get(cursor.at..).is_some_and(|rest| rest.starts_with("à ")) {
            cursor.at += "à".len();
        }
        cursor.skip(b" ");
    }
    clock(cursor)
}

/// `8:24:17`, `12:24 am EST`, `08.30 CET`.
fn clock(cursor: &mut Cursor<'_>) -> Option<String> {
    let start = cursor.at;
    let hour = cursor.number(1..=2)?;
    // With a full stop it takes both digits to be a time.
    let is_long = cursor.at == start + 2;
    cursor.sign(if is_long { b":.h" } else { b":h" })?;
    let minute = cursor.number(2..=2)?;
    let before_second = cursor.at;
    let second = cursor.sign(b":").and_then(|_| cursor.number(2..=2));
    if second.is_none() {
        cursor.at = before_second;
    }
    let before_fraction = cursor.at;
    if cursor.sign(b".").is_none() || cursor.number(1..=9).is_none() {
        cursor.at = before_fraction;
    }
    let hour = half_day(cursor, hour)?;
    if 23 < hour || 59 < minute {
        return None;
    }
    let second = second.map(|second| format!(":{second:02}")).unwrap_or_default();
    Some(format!("T{hour:02}:{minute:02}{second}{}", offset(cursor)))
}

/// The hour of the day, with `am` and `p.m.` read.
fn half_day(cursor: &mut Cursor<'_>, hour: u32) -> Option<u32> {
    let start = cursor.at;
    cursor.skip(b" ");
    let half = cursor.word().to_ascii_lowercase();
    let half = match half.as_str() {
        "a" | "p" if cursor.sign(b".").is_some() => {
            let is_half = cursor.word().eq_ignore_ascii_case("m");
            cursor.sign(b".");
            if is_half { half } else { String::new() }
        }
        "am" | "pm" => half,
        _ => String::new(),
    };
    match half.chars().next() {
        Some('a') => (1..=12).contains(&hour).then_some(hour % 12),
        Some('p') => (1..=12).contains(&hour).then_some(hour % 12 + 12),
        _ => {
            cursor.at = start;
            Some(hour)
        }
    }
}

/// `Z`, `+0000`, `+03:00`, ` EST`; empty where there is none.
fn offset(cursor: &mut Cursor<'_>) -> String {
    if cursor.sign(b"Z").is_some() {
        return "Z".to_owned();
    }
    let start = cursor.at;
    if let Some(offset) = numeric_offset(cursor) {
        return offset;
    }
    cursor.at = start;
    cursor.skip(b" (");
    let zone = cursor.word();
    let before_hours = cursor.at;
    if matches!(zone, "GMT" | "UTC")
        && let Some(sign) = cursor.sign(b"+-")
        && let Some(hours) = cursor.number(1..=2)
    {
        return format!("{}{hours:02}:00", char::from(sign));
    }
    cursor.at = before_hours;
    let known = ZONES.iter().find(|(name, _)| *name == zone);
    if known.is_none() {
        cursor.at = start;
    }
    known.map(|(_, offset)| (*offset).to_owned()).unwrap_or_default()
}

fn numeric_offset(cursor: &mut Cursor<'_>) -> Option<String> {
    cursor.skip(b" ");
    let sign = char::from(cursor.sign(b"+-")?);
    if let Some(both) = cursor.number(4..=4) {
        return Some(format!("{sign}{:02}:{:02}", both / 100, both % 100));
    }
    let hour = cursor.number(2..=2)?;
    cursor.sign(b":")?;
    let minute = cursor.number(2..=2)?;
    Some(format!("{sign}{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(slice: &str, expected: &[&str]) {
        assert_eq!(moments(slice).iter().map(Moment::text).collect::<Vec<_>>(), expected, "{slice}");
    }

    #[test]
    fn reads_stamps() {
        check("2025-12-04T12:46+0000", &["2025-12-04T12:46+00:00"]);
        check("2016-02-29T09:24:10.000+00:00", &["2016-02-29T09:24:10+00:00"]);
        check("2025-07-23 15:25:29-04:00", &["2025-07-23T15:25:29-04:00"]);
        check("Source: AP | 2023-08-16 8:24:17 | Editor", &["2023-08-16T08:24:17"]);
        check("2023-08-16T08:00:00Z", &["2023-08-16T08:00:00Z"]);
    }

    #[test]
    fn reads_written_dates() {
        check("Published 16 August 2023 · 4 min read", &["2023-08-16"]);
        check("Thursday, December 4th, 2025 at 12:24 am EST", &["2025-12-04T00:24-05:00"]);
        check("Updated Dec. 4, 2025, 3:05 p.m. ET", &["2025-12-04T15:05"]);
        check("9:15 am CET, Monday, March 11, 2024", &["2024-03-11T09:15+01:00"]);
        check("March 11, 2024 9:15 AM GMT+1", &["2024-03-11T09:15+01:00"]);
        check("16 November 2017 • 2:15pm", &["2017-11-16T14:15"]);
        check("Mon 11 Mar 2024 08.30 CET", &["2024-03-11T08:30+01:00"]);
        check("4 Sept 2020, 14:30 GMT and 1 May 2021", &["2020-09-04T14:30+00:00", "2021-05-01"]);
        check("Stand: 4. Dezember 2025, 12:46 Uhr; le 1er février 2024 à 14h30", &["2025-12-04T12:46", "2024-02-01T14:30"]);
        check("4 de diciembre de 2025, 4 dicembre 2025 ore 9:05, 4 maart 2025", &["2025-12-04", "2025-12-04T09:05", "2025-03-04"]);
        check("04.12.2025 25/12/2025 12/25/2025", &["2025-12-04", "2025-12-25", "2025-12-25"]);
    }

    #[test]
    fn reads_paths() {
        check("https://a.org/20251204/x-1123225584.html", &["2025-12-04"]);
        check("https://a.org/2025/dec/04/x", &["2025-12-04"]);
        check("https://a.org/2025/07/x", &[]);
    }

    #[test]
    fn leaves_what_is_no_day() {
        check("2025-13-04 30 February 2024 12/04/2025 1123225584 4 May march on 5 2025", &[]);
    }
}
