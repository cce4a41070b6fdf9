//! The course of the reading: first what the units are by themselves, then where the body lies, then the headline above it.

use super::{authors, body, headline, keywords, languages, names::is_bare_name, page::Page, signs::Sign, units::Unit};
use crate::document::Field;

/// Reads units. `title` and `url` are what markup around the text gave, empty where there was none.
pub(super) fn read<'a>(text: &'a str, units: Vec<Unit>, title: Option<&Field>, url: &str) -> Page<'a> {
    let mut page = Page::new(text, units);
    page.tag_runs = keywords::runs(&page);
    page.body = body::find(&page);
    let slug = if url.is_empty() { page.own_address().map_or("", |span| span.slice(text).unwrap_or_default()) } else { url };
    page.headline = headline::find(&page, title, slug);
    page.title = page.headline.map(|headline| page.compared(headline).into_owned()).unwrap_or_default();
    mark_bare_bylines(&mut page);
    page
}

/// A name alone above or below the date, under the headline, is the author's.
fn mark_bare_bylines(page: &mut Page<'_>) {
    let Some(headline) = page.headline else { return };
    let head = headline + 1..page.body.start.min(headline + 12);
    if head.clone().any(|idx| page.sign(idx) == Some(Sign::Byline)) {
        return;
    }
    // In other languages the label is a word that names and titles begin with as well.
    let is_foreign = |idx: &usize| {
        let unit = page.unit(*idx).filter(|unit| unit.n_words <= 12 && !unit.is_closed);
        page.sign(*idx).is_none() && unit.is_some() && languages::byline(page.slice(*idx)).is_some()
    };
    let is_stamp = |idx: usize| page.sign(idx) == Some(Sign::Stamp) || page.slice(idx).ends_with(" min read");
    let is_beside = |idx: usize| is_stamp(idx + 1) || is_stamp(idx + 2) || is_stamp(idx - 1);
    let is_name = |idx: &usize| {
        let slice = page.slice(*idx);
        let is_signed = is_bare_name(slice) || authors::is_name_and_place(slice);
        page.sign(*idx).is_none() && (is_beside(*idx) && is_signed || authors::is_name_and_date(slice))
    };
    // The site's name stands there as well, and elsewhere on the page too.
    let is_once = |idx: &usize| page.n_containing(*idx) == 1;
    let foreign = (headline + 1..head.end.max((page.body.start + 4).min(headline + 12))).find(is_foreign);
    let found = foreign.or_else(|| head.clone().find(|idx| is_name(idx) && is_once(idx)));
    if let Some(sign) = found.and_then(|idx| page.signs.get_mut(idx)) {
        *sign = Some(Sign::Byline);
    }
}
