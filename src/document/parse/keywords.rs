//! Key words: labelled lists, runs of short small lines, comma lists.

use std::ops::Range;

use super::{
    page::Page,
    signs::Sign,
    units::{Element, compared},
};
use crate::{
    document::{glyph::folded_title, lines::visible, metadata::Field},
    span::Span,
};

/// So many short small lines in a row are key words.
const MIN_RUN: usize = 3;

/// Runs of lines that are one key word each.
pub(super) fn runs(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut runs = vec![];
    let mut start = 0;
    for idx in 0..=page.units.len() {
        if idx < page.units.len() && is_tag_line(page, idx) {
            continue;
        }
        if MIN_RUN <= idx - start {
            runs.push(start..idx);
        }
        start = idx + 1;
    }
    runs
}

/// `sergei sobyanin`: a few words without capitals or punctuation.
fn is_tag_line(page: &Page<'_>, idx: usize) -> bool {
    let slice = page.slice(idx);
    let Some(unit) = page.unit(idx) else { return false };
    let is_small = unit.n_words == unit.n_small && (1..=5).contains(&unit.n_words) && slice.len() <= 60;
    let is_plain = slice.chars().all(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '\'' | '’' | '&' | '.' | '/'));
    // Scripts without capitals have no small letters either: their short lines are menus as often.
    is_small
        && is_plain
        && slice.chars().any(char::is_lowercase)
        && !unit.is_closed
        && !super::body::is_item(page, idx)
        && matches!(page.sign(idx), None | Some(Sign::Notice | Sign::Related | Sign::Keywords))
        && !unit.hint.is_outside
}

/// The key words, and where the text lists them: the labelled ones, else the first run, else a comma list.
pub(super) fn find(page: &Page<'_>) -> Vec<Field> {
    let mut tags = vec![];
    for idx in page.signed(Sign::Tags).take(60) {
        labelled(page, idx, &mut tags);
    }
    if !tags.is_empty() {
        return tags;
    }
    if let Some(run) = page.tag_runs.first() {
        run.clone().filter_map(|idx| page.unit(idx)).for_each(|unit| add(page.text, unit.span, &mut tags));
        return tags;
    }
    if let Some(unit) = page.signed(Sign::Keywords).find(|idx| !page.body.contains(idx)).and_then(|idx| page.unit(idx)) {
        split(page.text, unit.span, &mut tags);
    }
    tags
}

fn labelled(page: &Page<'_>, idx: usize, tags: &mut Vec<Field>) {
    let Some(unit) = page.unit(idx) else { return };
    let slice = page.slice(idx);
    match slice.find(':') {
        _ if unit.hint.element == Element::Tag => split(page.text, unit.span, tags),
        Some(colon) if colon + 1 < slice.len() => split(page.text, Span::new(unit.span.start() + colon + 1, unit.span.end()), tags),
        // The label stands alone: short lines follow.
        _ => {
            let is_item =
                |idx: &usize| page.sign(*idx).is_none() && page.unit(*idx).is_some_and(|unit| unit.n_words <= 4 && !unit.is_closed);
            (idx + 1..idx + 15).take_while(is_item).filter_map(|idx| page.unit(idx)).for_each(|unit| add(page.text, unit.span, tags));
        }
    }
}

fn split(text: &str, span: Span, tags: &mut Vec<Field>) {
    let slice = span.slice(text).unwrap_or_default();
    let mut start = span.start();
    for item in slice.split_inclusive([',', ';', '|', '·', '•', '#']) {
        let bare = item.trim_end_matches([',', ';', '|', '·', '•', '#']);
        add(text, Span::new(start, start + bare.len()), tags);
        start += item.len();
    }
}

fn add(text: &str, span: Span, tags: &mut Vec<Field>) {
    let Some(span) = visible(text, span) else { return };
    let tag = folded_title(span.slice(text).unwrap_or_default());
    let is_known = tags.iter().any(|known| compared(&known.text) == compared(&tag));
    if !is_known && tag.len() <= 80 && tags.len() < 60 {
        tags.push(Field { text: tag, span: Some(span) });
    }
}
