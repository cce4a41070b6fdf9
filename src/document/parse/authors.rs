//! Names in bylines.

use super::{languages, names::is_bare_name, page::Page, signs::Sign};
use crate::{
    document::{glyph::folded_title, lines::visible, metadata::Field},
    span::Span,
};

/// An article has few authors; what repeats are teasers of others.
const MOST: usize = 6;

/// The authors that the bylines name, and where.
pub(super) fn find(page: &Page<'_>) -> Vec<Field> {
    let mut authors: Vec<Field> = vec![];
    for idx in bylines(page) {
        let Some(unit) = page.unit(idx) else { continue };
        let slice = page.slice(idx);
        let foreign = languages::byline(slice);
        let (start, joint) = foreign.unwrap_or_else(|| (label_len(slice), " and "));
        // `By` alone: the name is the next line.
        let span = match page.unit(idx + 1) {
            Some(next) if start == slice.len() => next.span,
            _ => Span::new(unit.span.start() + start, unit.span.end()),
        };
        names(page.text, span, joint, &mut authors);
        if !authors.is_empty() {
            break;
        }
    }
    authors.truncate(MOST);
    authors
}

/// Bylines around the headline and the body first, others after them.
fn bylines(page: &Page<'_>) -> Vec<usize> {
    let near = page.headline.unwrap_or_default()..page.body.end + 3;
    page.signed(Sign::Byline).filter(|idx| near.contains(idx)).take(4).collect()
}

/// The length of `By `, `Written by: ` and the like.
fn label_len(slice: &str) -> usize {
    let folded = slice.to_ascii_lowercase();
    let at = folded
        .find("by")
        .filter(|at| [0, 6, 8, 10, 7].contains(at))
        .filter(|at| folded.get(at + 2..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric)))
        .map_or(0, |at| at + 2);
    let at = if folded.starts_with("author") { folded.find([':', ' ']).unwrap_or(at) } else { at };
    let rest = slice.get(at..).unwrap_or_default();
    slice.len() - rest.trim_start_matches([' ', ':', '\u{a0}', '\t']).len()
}

/// The names in `Name`, `Name and Name`, `Name, Agency | date`.
fn names(text: &str, span: Span, joint: &str, authors: &mut Vec<Field>) {
    let slice = span.slice(text).unwrap_or_default();
    let end = slice.find(['|', '·', '•', '(', '\n', '—', '–']).unwrap_or(slice.len());
    let slice = slice.get(..end).unwrap_or_default();
    let mut start = span.start();
    for part in slice.split_inclusive([',', ';', '&']) {
        let mut at = start;
        start += part.len();
        for name in part.split_inclusive(joint) {
            let bare = name.strip_suffix(joint).unwrap_or(name).trim_end_matches([',', ';', '&', '.', ' ']);
            let lead = bare.len() - bare.trim_start_matches("and ").len();
            let name_span = Span::new(at + lead, at + bare.len());
            at += name.len();
            add(text, name_span, authors);
        }
    }
}

/// The length of a name before what pages print behind it on its line: a date, a place, `Follow @name`.
fn name_len(slice: &str) -> usize {
    let is_behind = |word: &str| {
        let bare = word.trim_matches(|char: char| !char.is_alphanumeric());
        word.contains(|char: char| char.is_ascii_digit() || char == '@')
            || matches!(bare, "Follow" | "Published" | "Updated" | "Posted" | "at" | "in")
            || super::dates::is_month(bare)
    };
    let mut at = 0;
    for (idx, word) in slice.split_inclusive(' ').enumerate() {
        // April, May and June are first names as well.
        if 2 <= idx && is_behind(word) {
            return slice.get(..at).unwrap_or_default().trim_end_matches([' ', '-', ',', ':']).len();
        }
        at += word.len();
    }
    slice.len()
}

/// The length of a name in capitals before what its bearer is: `ANN LEE Special correspondent`.
fn capitals_len(name: &str) -> usize {
    let mut at = 0;
    for (idx, word) in name.split_inclusive(' ').enumerate() {
        let is_small = word.chars().nth(1).is_some_and(char::is_lowercase);
        if 2 <= idx && is_small && !name.get(..at).unwrap_or_default().contains(char::is_lowercase) {
            return name.get(..at).unwrap_or_default().trim_end().len();
        }
        at += word.len();
    }
    name.len()
}

/// Whether a line is a person's name before a date: `Ann Lee - Apr 16, 2015 8:02 pm`. Things have numbers as well.
pub(super) fn is_name_and_date(slice: &str) -> bool {
    let is_label = |word: &str| matches!(word, "Follow" | "Published" | "Updated" | "Posted");
    let is_date = |rest: &str| {
        let is_dated = rest.contains('@') || rest.ends_with(" ago") || !super::dates::moments(rest).is_empty();
        is_dated || rest.split(|char: char| !char.is_alphabetic()).any(is_label)
    };
    is_name_before(slice, is_date)
}

/// Whether a line is a person's name before the place reported from: `Ann Lee in Oslo`.
pub(super) fn is_name_and_place(slice: &str) -> bool {
    let is_place =
        |rest: &str| rest.split(' ').count() <= 4 && rest.split(' ').nth(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    is_name_before(slice, |rest| rest.starts_with(char::is_lowercase) && is_place(rest))
}

fn is_name_before(slice: &str, is_rest: impl Fn(&str) -> bool) -> bool {
    let len = name_len(slice);
    let (name, rest) = slice.split_at_checked(len).unwrap_or_default();
    !rest.is_empty() && slice.len() < 80 && is_bare_name(name) && is_rest(rest.trim_start())
}

fn add(text: &str, span: Span, authors: &mut Vec<Field>) {
    let Some(span) = visible(text, span) else { return };
    let slice = span.slice(text).unwrap_or_default();
    let len = capitals_len(slice.get(..name_len(slice)).unwrap_or_default());
    let span = Span::new(span.start(), span.start() + len);
    let name = folded_title(span.slice(text).unwrap_or_default());
    let n_words = name.split_whitespace().count();
    let is_first = authors.is_empty();
    let is_role = ["staff", "correspondent", "reporter", "editor", "news", "press", "agencies", "agency", "writer", "for ", "in "]
        .iter()
        .any(|role| name.to_ascii_lowercase().contains(role));
    let has_digit = name.bytes().any(|byte| byte.is_ascii_digit());
    let is_name = n_words <= 6 && name.len() <= 60 && name.chars().next().is_some_and(|char| !char.is_lowercase()) && !has_digit;
    if is_name && (is_first || (2 <= n_words && !is_role)) {
        authors.push(Field { text: name, span: Some(span) });
    }
}
