//! Teasers: units that only announce other articles, though they read like paragraphs of this one.

use super::{
    page::Page,
    signs::Sign,
    units::{Element, Unit},
};

/// Longer paragraphs tell more than what to read next.
const LONGEST: usize = 70;

/// Lines behind a teaser that lead to the whole article.
#[rustfmt::skip]
const MORE: &[&str] = &[
    "continue reading", "lees meer", "leer más", "leggi tutto", "leia mais", "lire la suite", "mehr", "more", "read full article",
    "read full story", "read more", "read the full story", "read the rest", "seguir leyendo", "weiter lesen", "weiterlesen",
];

/// For every unit whether it is a teaser, or the title over one.
pub(super) fn teasers(page: &Page<'_>) -> Vec<bool> {
    let mut teasers = vec![false; page.units.len()];
    let mut mark = |idx: usize| {
        mark_at(&mut teasers, idx);
        if let Some(before) = idx.checked_sub(1).filter(|before| is_title(page, *before)) {
            mark_at(&mut teasers, before);
        }
    };
    (0..page.units.len()).filter(|idx| is_cut(page, *idx)).for_each(&mut mark);
    with_more(page).into_iter().for_each(&mut mark);
    under_related(page).into_iter().for_each(&mut mark);
    teasers
}

fn mark_at(teasers: &mut [bool], idx: usize) {
    if let Some(slot) = teasers.get_mut(idx) {
        *slot = true;
    }
}

/// What stands over a teaser: its title, if it is no paragraph.
fn is_title(page: &Page<'_>, idx: usize) -> bool {
    !page.unit(idx).is_some_and(|unit| unit.is_closed && unit.is_prose())
}

/// A paragraph without another before it.
fn is_single(page: &Page<'_>, idx: usize) -> bool {
    page.is_prose(idx) && !idx.checked_sub(1).is_some_and(|before| page.is_prose(before))
}

/// `… and the town […]`, and no paragraph behind that would go on.
fn is_cut(page: &Page<'_>, idx: usize) -> bool {
    if !page.is_prose(idx) || page.is_prose(idx + 1) {
        return false;
    }
    let mut slice = page.slice(idx);
    while let Some(bare) = slice.strip_suffix("Read more") {
        slice = bare.trim_end();
    }
    slice.ends_with("[…]") || slice.ends_with("[...]") || slice.ends_with('…') || slice.ends_with("...")
}

/// Paragraphs that have a `Read more` each. One alone opens the rest of the text.
fn with_more(page: &Page<'_>) -> Vec<usize> {
    let is_more = |idx: usize| page.slice(idx).len() < 40 && MORE.contains(&page.compared(idx).as_ref());
    let found: Vec<usize> = (0..page.units.len()).filter(|idx| is_single(page, *idx) && is_more(idx + 1)).collect();
    if found.len() < 2 { vec![] } else { found }
}

/// Paragraphs that alternate with titles under `More stories` and the like. One alone is the text's.
fn under_related(page: &Page<'_>) -> Vec<usize> {
    let mut teasers = vec![];
    let mut open: Option<Vec<usize>> = None;
    for idx in 0..=page.units.len() {
        let is_box = page.sign(idx) == Some(Sign::Related) || page.sign(idx) == Some(Sign::ReadMore) && !page.slice(idx).contains(':');
        if ends_box(page, idx) {
            teasers.extend(open.take().filter(|found| 2 <= found.len()).unwrap_or_default());
        } else if is_box {
            open.get_or_insert_default();
        }
        let is_short = page.unit(idx).is_some_and(|unit| unit.n_words <= LONGEST);
        if let Some(found) = open.as_mut().filter(|_| is_short && is_single(page, idx) && !page.is_prose(idx + 1)) {
            found.push(idx);
        }
    }
    teasers
}

/// Whether a list of other articles ends at a unit: at a title or byline, and where paragraphs follow one another.
fn ends_box(page: &Page<'_>, idx: usize) -> bool {
    let is_heading = |unit: &Unit| unit.hint.element == Element::Title;
    page.unit(idx).is_none_or(is_heading)
        || matches!(page.sign(idx), Some(Sign::Byline | Sign::Comments | Sign::Copyright))
        || page.is_prose(idx) && !is_single(page, idx)
}
