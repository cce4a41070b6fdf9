//! Offices beside sectors: `minister of industry, mining and trade`, `Energy Minister`.
//!
//! The title names the sector and is no name of a body, whatever its capitals, so that these mentions stand even where
//! a recogniser of names takes the words for one.

use super::{
    cues::Class,
    hit::Hit,
    words::{Stretch, Words},
};

/// Marks every hit that an office stands beside, or beside the list of hits that it is in.
pub(super) fn mark(words: &Words, stretch: &Stretch, hits: &mut [Hit]) {
    let mut reach = None;
    for hit in hits.iter_mut() {
        let is_listed = reach.is_some_and(|end_idx| is_joined(words, end_idx, hit.words.start));
        hit.is_no_name |= is_listed || follows_office(words, stretch, hit.words.start);
        reach = hit.is_no_name.then_some(hit.words.end);
    }
    let mut reach = None;
    for hit in hits.iter_mut().rev() {
        let is_listed = reach.is_some_and(|start_idx| is_joined(words, hit.words.end, start_idx));
        hit.is_no_name |= is_listed || precedes_office(words, stretch, hit.words.end);
        reach = (hit.is_no_name && !follows_office(words, stretch, hit.words.start)).then_some(hit.words.start);
    }
}

/// Whether nothing but joints stands between the words, and something does.
fn is_joined(words: &Words, start_idx: usize, end_idx: usize) -> bool {
    start_idx < end_idx && (start_idx..end_idx).all(|word_idx| Class::Joint.has(words.lower(word_idx)))
}

fn follows_office(words: &Words, stretch: &Stretch, start_idx: usize) -> bool {
    let before = |distance: usize| {
        start_idx.checked_sub(distance).filter(|word_idx| stretch.words.start <= *word_idx).map_or("", |word_idx| words.lower(word_idx))
    };
    matches!(before(1), "of" | "for") && Class::Office.has(before(2))
}

/// The secretary of a `Fish and Wildlife Service` is not one for services.
fn precedes_office(words: &Words, stretch: &Stretch, end_idx: usize) -> bool {
    if end_idx.checked_sub(1).is_some_and(|word_idx| matches!(words.lower(word_idx), "service" | "services")) {
        return false;
    }
    end_idx < stretch.words.end && Class::Office.has(words.lower(end_idx))
}
