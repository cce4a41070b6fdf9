//! Which unit is the headline: votes of length, place, repetition, likeness to the body and to the address.

use std::borrow::Cow;

use super::{
    super::{Field, steps},
    page::Page,
    signs::Sign,
    units::{Element, compared, hash},
};

/// Longer titles are paragraphs.
const LONGEST: usize = 300;

/// A headline is looked for in so many lines above the body, and its copies in so many of the page's first.
const N_LINES: usize = 200;

/// Of the body so many words are compared with a title.
const N_BODY_WORDS: usize = 250;

/// The headline's unit; `None` where nothing before the body reads like one. `title` is what markup says it is.
pub(super) fn find(page: &Page<'_>, title: Option<&Field>, address: &str) -> Option<usize> {
    let known = title.map_or("", |title| title.text.as_str());
    // A title that the text itself labels as such is the title: another line is none, unless it says the same.
    let is_labelled = title.is_some_and(|title| title.span.is_some());
    let line = |idx: usize| if page.slice(idx).len() <= LONGEST { page.compared(idx) } else { Cow::default() };
    let lines: Vec<Cow<'_, str>> = (0..page.units.len().min(N_LINES)).map(line).collect();
    let votes = Votes {
        title: compared(known),
        slug: compared(address.get(..LONGEST.min(address.len())).unwrap_or_default()),
        body: body_words(page),
        lines: lines.iter().map(|line| (beginning(line), line.as_ref())).collect(),
    };
    let mut best: Option<(i64, usize)> = None;
    // One unit is a text, not the title of one.
    let last = if page.units.len() < 2 { 0 } else { (page.body.start + 3).min(page.units.len()) };
    for idx in last.saturating_sub(N_LINES)..last {
        let Some(score) = score(page, idx, &votes) else { continue };
        if best.is_none_or(|(best_score, _)| best_score < score) {
            best = Some((score, idx));
        }
    }
    let Some((_, best)) = best.filter(|(score, _)| 30 <= *score) else {
        return if is_labelled { None } else { short_title(page) };
    };
    let is_same = |line: &str| !line.is_empty() && (votes.title.starts_with(line) || line.starts_with(&votes.title));
    if is_labelled && !is_same(&page.compared(best)) {
        return None;
    }
    // Of equal lines the first is the headline, however good the others' places are.
    let title = lines.get(best).cloned().unwrap_or_else(|| page.compared(best));
    lines.iter().position(|line| *line == title).or(Some(best))
}

/// So many lines may stand before a title that has nothing but its place to show.
const MOST_BEFORE: usize = 3;

/// A short text has no more lines.
const LONGEST_SHORT: usize = 20;

/// `Rates rise` over a short text: the line above the body with no more than a byline or date between, at the top of all.
fn short_title(page: &Page<'_>) -> Option<usize> {
    let between = |sign: Sign| matches!(sign, Sign::Byline | Sign::Stamp | Sign::Source | Sign::Address | Sign::Code);
    let idx = (0..page.body.start).rev().find(|idx| !page.sign(*idx).is_some_and(between)).filter(|idx| *idx <= MOST_BEFORE)?;
    let (unit, slice) = (page.unit(idx)?, page.slice(idx));
    let is_title = page.sign(idx).is_none()
        && (2..=12).contains(&unit.n_words)
        && slice.starts_with(|char: char| !char.is_lowercase())
        && (!unit.is_closed || slice.ends_with(['?', '!']))
        && !slice.ends_with([',', ';', ':'])
        && !unit.hint.is_outside
        && !super::names::is_bare_name(slice)
        && !super::body::is_item(page, idx)
        && !page.is_tag_line(idx);
    let is_title = is_title && page.units.len() <= LONGEST_SHORT;
    is_title.then_some(idx)
}

/// Hashes of the words of the body's beginning, sorted.
fn body_words(page: &Page<'_>) -> Vec<u64> {
    let mut words: Vec<u64> = vec![];
    for idx in page.body.clone() {
        if N_BODY_WORDS < words.len() {
            break;
        }
        if page.is_prose(idx) && !page.is_copy(idx) {
            let start = first_words(page.slice(idx));
            words.extend(compared(start).split(' ').filter(|word| is_content(word)).take(N_BODY_WORDS).map(hash));
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// The first words of a paragraph, however long it is.
fn first_words(slice: &str) -> &str {
    if slice.len() <= 16 * N_BODY_WORDS {
        return slice;
    }
    let end = slice.char_indices().nth(16 * N_BODY_WORDS).map_or(slice.len(), |(at, _)| at);
    slice.get(..end).unwrap_or_default()
}

fn is_content(word: &str) -> bool {
    3 < word.len() || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// What titles are compared with.
struct Votes<'a> {
    title: String,
    slug: String,
    /// Hashes, sorted.
    body: Vec<u64>,
    /// The page's first lines, and how each begins.
    lines: Vec<([u8; BEGINNING], &'a str)>,
}

/// In tenths of a vote.
fn score(page: &Page<'_>, idx: usize, votes: &Votes<'_>) -> Option<i64> {
    let title = votes.title.as_str();
    let unit = page.unit(idx)?;
    let slice = page.slice(idx);
    let is_title_like = slice.len() <= LONGEST
        && page.sign(idx).is_none()
        && !page.is_copy(idx)
        && (!page.is_prose(idx) || unit.hint.element == Element::Title);
    if !is_title_like || super::body::is_item(page, idx) || unit.hint.is_outside && unit.hint.element != Element::Title {
        return None;
    }
    let line = page.compared(idx);
    let content: Vec<&str> = line.split(' ').filter(|word| is_content(word)).collect();
    let share_in = |is_found: &dyn Fn(&str) -> bool| {
        let n_found = content.iter().filter(|word| is_found(word)).count();
        i64::try_from(10 * n_found / content.len().max(2)).unwrap_or_default()
    };
    let mut score = match unit.n_words {
        0 => return None,
        1 | 2 => 0,
        3 | 4 => 15,
        5 => 25,
        _ => 35,
    };
    score += 3 * share_in(&|word| votes.body.binary_search(&hash(word)).is_ok());
    score += 3 * share_in(&|word| votes.slug.split(' ').any(|part| part == word));
    score += if unit.hint.element == Element::Title {
        40
    } else if unit.hint.is_heading() {
        10
    } else {
        0
    };
    score += if title.is_empty() || line.is_empty() {
        0
    } else if title == line {
        100
    } else if title.starts_with(line.as_ref()) && unit.n_words > 2 {
        60
    } else {
        0
    };
    score += match is_repeated(page, idx, &line, &votes.lines) {
        // The names of sections and authors repeat as well.
        true if unit.n_words < 5 => 10,
        true => 30,
        false => 0,
    };
    score += if is_above_byline(page, idx) { 15 } else { 0 };
    score += if unit.is_closed && !slice.ends_with(['?', '!', '”', '"', '’', '\'']) || slice.ends_with([',', ';']) { -25 } else { 0 };
    score += if ends_with_joint(&line) { -30 } else { 0 };
    score += if is_trail(slice) { -30 } else { 0 };
    score += if unit.hint.is_linked && !unit.hint.is_heading() { -20 } else { 0 };
    score += if idx == 0 { 10 } else { 0 };
    score -= 2 * distance(page, idx);
    score -= if page.body.start < idx { 25 } else { 0 };
    Some(score)
}

/// More lines between a title and the body make it no worse.
const MOST_DISTANT: usize = 15;

/// Lines between a title and the body that nothing explains. Share lines, stamps and bylines are what stands there.
fn distance(page: &Page<'_>, idx: usize) -> i64 {
    let is_unexplained = |idx: &usize| page.sign(*idx).is_none() && page.unit(*idx).is_some_and(|unit| 3 <= unit.n_words);
    let n_lines = (idx + 1..page.body.start).filter(is_unexplained).take(MOST_DISTANT).count();
    steps::count(page.body.start.saturating_sub(idx));
    i64::try_from(n_lines).unwrap_or_default()
}

/// `Home » Beauty » Ten tips`: where in the site the page stands.
fn is_trail(slice: &str) -> bool {
    [" » ", " › ", " > ", " → "].iter().any(|sign| 2 <= slice.matches(sign).take(2).count())
}

/// `… is sponsored by`: what the page says of itself goes on with a picture or a name.
fn ends_with_joint(line: &str) -> bool {
    matches!(line.rsplit(' ').next(), Some("by" | "of" | "the" | "with" | "from" | "and" | "for"))
}

/// Three words are no shorter.
const BEGINNING: usize = 5;

/// The first bytes of a line: they soon tell whether another line begins alike.
fn beginning(line: &str) -> [u8; BEGINNING] {
    line.as_bytes().first_chunk().copied().unwrap_or_default()
}

/// Whether another of the first lines says the same, or the same and the site's name.
fn is_repeated(page: &Page<'_>, idx: usize, line: &str, lines: &[([u8; BEGINNING], &str)]) -> bool {
    if page.unit(idx).is_none_or(|unit| unit.n_words < 3) {
        return false;
    }
    steps::count(lines.len());
    let begins = beginning(line);
    lines.iter().enumerate().any(|(other, (begun, found))| *begun == begins && other != idx && is_title_copy(found, line))
}

/// Whether a line is the title, or the title and a site's name.
pub(super) fn is_title_copy(other: &str, title: &str) -> bool {
    match other.strip_prefix(title) {
        Some(rest) => rest.is_empty() || rest.starts_with(' ') && rest.split(' ').count() <= 6 && title.contains(' '),
        None => false,
    }
}

/// A byline or the date of publication follows within a few lines.
fn is_above_byline(page: &Page<'_>, idx: usize) -> bool {
    let is_byline = |idx: usize| matches!(page.sign(idx), Some(Sign::Byline | Sign::Stamp | Sign::Source));
    (idx + 1..idx + 5).any(is_byline)
}
