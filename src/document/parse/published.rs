//! The date of publication: votes of stamps, labels and addresses; the best supported day with its most exact time.

use super::{
    dateline,
    dates::{Moment, moments},
    languages,
    page::Page,
    signs::Sign,
};
use crate::{document::metadata::Field, span::Span};

struct Vote {
    moment: Moment,
    span: Span,
    weight: usize,
    /// Not around the headline: comments and teasers have their dates as well, and many of one day say no more than one.
    is_far: bool,
}

/// The date of publication, and where the text says it.
pub(super) fn find(page: &Page<'_>) -> Option<Field> {
    let mut votes: Vec<Vote> = vec![];
    for idx in 0..page.units.len() {
        match page.sign(idx) {
            Some(Sign::Stamp | Sign::Source | Sign::Byline) => stamp(page, idx, &mut votes),
            Some(Sign::Address) => cast(page, idx, 1, &mut votes),
            _ if page.slice(idx).len() < 200 && !page.body.contains(&idx) => label(page, idx, &mut votes),
            _ => {}
        }
        if 200 < votes.len() {
            break;
        }
    }
    dateline(page, &mut votes);
    let weight_of = |day: (u32, u32, u32)| {
        let of_day = || votes.iter().filter(|vote| vote.moment.day() == day);
        let near: usize = of_day().filter(|vote| !vote.is_far).map(|vote| vote.weight).sum();
        near + of_day().filter(|vote| vote.is_far).map(|vote| vote.weight).max().unwrap_or_default()
    };
    let mut best: Option<(usize, (u32, u32, u32))> = None;
    for vote in &votes {
        let weight = weight_of(vote.moment.day());
        if best.is_none_or(|(best_weight, _)| best_weight < weight) {
            best = Some((weight, vote.moment.day()));
        }
    }
    let (_, day) = best?;
    let of_day = || votes.iter().filter(move |vote| vote.moment.day() == day);
    // Without a time the line that says the most for the day is its place: rather `Published …` than a path in an address.
    let weightiest = of_day().map(|vote| vote.weight).max()?;
    let exact = of_day().find(|vote| !vote.moment.time.is_empty() && vote.weight > 1);
    let exact = exact.or_else(|| of_day().find(|vote| vote.weight == weightiest))?;
    Some(Field { text: exact.moment.text(), span: Some(exact.span) })
}

/// A line that is a date. `Updated` says when the text last changed, not when it appeared.
fn stamp(page: &Page<'_>, idx: usize, votes: &mut Vec<Vote>) {
    let start = page.slice(idx).trim_start().to_lowercase();
    let is_update = start.starts_with("updated")
        || start.starts_with("last")
        || start.starts_with("modified")
        || start.starts_with("revised")
        || languages::is_update(&start);
    let is_near = page.headline.is_none_or(|headline| idx.abs_diff(headline) <= 6 || idx.abs_diff(page.body.start) <= 6);
    let is_published = start.contains("publish") || start.starts_with("posted") || languages::is_published(&start);
    let weight = match (is_update, is_published) {
        (true, false) => 1,
        (_, true) => 6,
        _ if is_near => 4,
        _ => 2,
    };
    let first = votes.len();
    cast(page, idx, weight, votes);
    votes.iter_mut().skip(first).for_each(|vote| vote.is_far = !is_near && !is_published);
}

/// `Date: …` and dates among other words in the head.
fn label(page: &Page<'_>, idx: usize, votes: &mut Vec<Vote>) {
    let slice = page.slice(idx);
    let is_digit_there = slice.bytes().any(|byte| byte.is_ascii_digit());
    if is_digit_there && idx <= page.body.end {
        let weight = if slice.contains("://") { 1 } else { 2 };
        cast(page, idx, weight, votes);
    }
}

/// The day of the dateline, where it has a year: when the copy was filed.
fn dateline(page: &Page<'_>, votes: &mut Vec<Vote>) {
    let found = page.body.clone().take(3).find_map(|idx| dateline::find(page.text, page.unit(idx)?.span));
    found.iter().for_each(|dateline| cast_at(page.text, dateline.span, 2, votes));
}

fn cast(page: &Page<'_>, idx: usize, weight: usize, votes: &mut Vec<Vote>) {
    page.unit(idx).iter().for_each(|unit| cast_at(page.text, unit.span, weight, votes));
}

fn cast_at(text: &str, at: Span, weight: usize, votes: &mut Vec<Vote>) {
    for moment in moments(at.slice(text).unwrap_or_default()).into_iter().take(2) {
        let span = Span::new(at.start() + moment.start, at.start() + moment.end);
        votes.push(Vote { moment, span, weight, is_far: false });
    }
}
