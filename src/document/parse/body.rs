//! Where the body lies: the run of units that has the most prose for the least debris.
//!
//! Paragraphs count by their words, debris counts against the run; the best run is the greatest sum. So a share
//! line or a box of links between two paragraphs is inside, and a sidebar of teasers with their titles is outside.

use std::ops::Range;

use super::{
    page::Page,
    signs::{Sign, is_picture_label},
    units::{Element, Place, Unit},
};

/// Words that count of one paragraph: glued copies must not outweigh a page.
const MOST_WORDS: i64 = 120;

/// Paragraphs outside of the container that holds the article by its elements are worth a fifth: where the container
/// was chosen too small they still join it, and another column of text does not outweigh it.
const ELSEWHERE_SHARE: i64 = 5;

/// A teaser counts as a line of a list of teasers.
const TEASER_WEIGHT: i64 = -6;

/// The page's title by its markup is worth a paragraph: of two runs of prose the one under it is the article.
const TITLE_WEIGHT: i64 = 30;

/// The units from the body's first to its last; all of them where nothing looks like prose.
pub(super) fn find(page: &Page<'_>) -> Range<usize> {
    let end = super::comments::start(page);
    let teasers = super::teasers::teasers(page);
    let is_teaser = |idx: usize| teasers.get(idx).is_some_and(|is_teaser| *is_teaser);
    let weights: Vec<i64> = (0..end).map(|idx| if is_teaser(idx) { TEASER_WEIGHT } else { weight(page, idx) }).collect();
    let mut best = 0..0;
    let (mut best_sum, mut sum, mut start) = (0, 0, 0);
    for (idx, weight) in weights.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, idx);
        }
        sum += weight;
        if best_sum < sum {
            (best_sum, best) = (sum, start..idx + 1);
        }
    }
    if best.is_empty() {
        return everything(page);
    }
    // A title's weight draws the body to it; the body itself begins behind.
    let is_title = |idx: &usize| page.unit(*idx).is_some_and(|unit| unit.hint.element == Element::Title) || weights.get(*idx) <= Some(&0);
    let first = best.clone().find(|idx| !is_title(idx)).unwrap_or(best.start);
    let start = with_opening(page, first);
    start..with_tail(page, best.end)
}

fn weight(page: &Page<'_>, idx: usize) -> i64 {
    let Some(unit) = page.unit(idx) else { return 0 };
    if page.is_copy(idx) {
        return 0;
    }
    if let Some(sign) = page.sign(idx) {
        // A run of lone numbers is a chart's axis or a table: one of them says as much as all.
        let is_in_run = sign == Sign::Code && idx.checked_sub(1).is_some_and(|before| page.sign(before) == Some(Sign::Code));
        return if is_in_run { -1 } else { sign_weight(sign) };
    }
    if is_picture_label(page.slice(idx)) || idx.checked_sub(1).is_some_and(|before| is_picture_label(page.slice(before))) {
        return sign_weight(Sign::Caption);
    }
    let n_words = i64::try_from(unit.n_words).unwrap_or(MOST_WORDS);
    match unit.hint {
        // Markup says what it is, so that it need not part the body: boxes stand between paragraphs.
        hint if hint.is_outside => -2,
        // A heading that leads elsewhere is a teaser's.
        hint if hint.is_linked && hint.is_heading() => -15,
        hint if hint.is_linked => -5,
        hint if hint.element == Element::Title => TITLE_WEIGHT,
        hint if unit.is_prose() => {
            let weight = (n_words - 8).clamp(2, MOST_WORDS);
            if hint.place == Place::Elsewhere { weight / ELSEWHERE_SHARE } else { weight }
        }
        hint if hint.is_heading() => -3,
        hint if hint.is_own_paragraph() && 3 <= unit.n_words => 1,
        hint if hint.element == Element::Item && hint.place == Place::Elsewhere => -4,
        hint if hint.element == Element::Item && 4 <= unit.n_words => 1,
        hint if hint.element == Element::Quote => n_words.min(10),
        _ if is_item(page, idx) => i64::from(4 <= unit.n_words),
        _ if is_announced(page, idx) => 0,
        _ if unit.is_closed && 3 <= unit.n_words => 1,
        // Under `Related stories` a box's titles are expected; elsewhere they are the teasers of a list.
        _ if is_box_title(page, idx) || page.is_tag_line(idx) => -3,
        // Between the article's own elements stand steps, labels and rows of tables; menus stand elsewhere.
        hint if hint.place == Place::Article => -5,
        _ => -8,
    }
}

fn sign_weight(sign: Sign) -> i64 {
    match sign {
        Sign::Caption | Sign::Desk => -1,
        Sign::Byline | Sign::ReadMore => -3,
        Sign::Notice | Sign::Stamp | Sign::Source => -5,
        Sign::Address | Sign::FileAddress | Sign::Code | Sign::Tags | Sign::Keywords | Sign::Related => -6,
        Sign::Contact => -8,
        Sign::Copyright | Sign::Comments => -20,
    }
}

/// Whether a colon before a run of lines announces them as a list.
fn is_announced(page: &Page<'_>, idx: usize) -> bool {
    let mut before = (idx.saturating_sub(LONGEST_ANNOUNCED)..idx).rev();
    let start =
        before.find(|before| page.sign(*before).is_some() || page.unit(*before).is_none_or(|unit| unit.is_closed || unit.is_prose()));
    start.is_some_and(|start| {
        page.sign(start).is_none() && page.slice(start).ends_with(':') && page.unit(start).is_some_and(|unit| 5 <= unit.n_words)
    })
}

/// Lists that a colon announces are no longer than these.
const LONGEST_ANNOUNCED: usize = 12;

/// Titles of other articles in a box are no more than these.
const LONGEST_BOX: usize = 5;

/// Whether a line is one of the first titles behind `Related stories`.
fn is_box_title(page: &Page<'_>, idx: usize) -> bool {
    let mut before = (idx.saturating_sub(LONGEST_BOX)..idx).rev();
    let end = before.find(|before| page.sign(*before).is_some_and(|sign| sign != Sign::Code) || page.is_prose(*before));
    end.is_some_and(|end| page.sign(end) == Some(Sign::Related))
}

/// Whether a unit is an item of a list by its bullet or markup.
pub(super) fn is_item(page: &Page<'_>, idx: usize) -> bool {
    let is_marked = page.unit(idx).is_some_and(|unit| unit.hint.element == Element::Item && !unit.hint.is_outside && !unit.hint.is_linked);
    is_marked || super::super::lines::starts_item(page.slice(idx)) || page.slice(idx).contains('\t')
}

/// Without any prose every unit that is no debris is body: a list, a poem, a sentence.
fn everything(page: &Page<'_>) -> Range<usize> {
    let is_open = |idx: &usize| page.sign(*idx).is_none() && page.unit(*idx).is_some_and(|unit| !unit.hint.is_outside);
    let open: Vec<usize> = (0..page.units.len()).filter(is_open).collect();
    match (open.first(), open.last()) {
        (Some(first), Some(last)) => *first..last + 1,
        _ => 0..0,
    }
}

/// A short first sentence or quotation stands before the first long paragraph without a menu between.
fn with_opening(page: &Page<'_>, mut start: usize) -> usize {
    while let Some(before) = start.checked_sub(1)
        && is_sentence(page, before)
    {
        start = before;
    }
    start
}

/// Items of a list and short sentences may follow the last long paragraph.
fn with_tail(page: &Page<'_>, mut end: usize) -> usize {
    let is_tail = |idx: usize| {
        is_sentence(page, idx)
            || page.sign(idx).is_none() && !page.is_copy(idx) && is_item(page, idx) && page.unit(idx).is_some_and(|unit| 3 <= unit.n_words)
    };
    while is_tail(end) {
        end += 1;
    }
    end
}

fn is_sentence(page: &Page<'_>, idx: usize) -> bool {
    let is_closed =
        |unit: &Unit| unit.is_closed && 4 <= unit.n_words && !unit.hint.is_heading() && !unit.hint.is_outside && !unit.hint.is_linked;
    page.unit(idx).is_some_and(is_closed)
        && page.sign(idx).is_none()
        && !page.is_copy(idx)
        && page.slice(idx).ends_with(['.', '”', '"', '’'])
        && !super::super::lines::starts_small(page.slice(idx))
}
