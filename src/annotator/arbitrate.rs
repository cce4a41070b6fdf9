//! Which of overlapping candidates stays.
//!
//! The order, strongest first: the longer candidate; of equally long ones a name of people or places, a date, another
//! name, a sector; the higher score; the earlier start. What overlaps a stronger candidate goes.

use std::cmp::Reverse;

use crate::annotation::{Candidate, EntityLabel, Reading};

/// The candidates that stay, in document order; none overlaps another.
pub(super) fn settled(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| !candidate.span.is_empty());
    candidates.sort_by_key(|candidate| (Reverse(candidate.span.len()), rank(&candidate.reading), Reverse(candidate.score), candidate.span));
    let mut kept: std::collections::BTreeMap<usize, Candidate> = std::collections::BTreeMap::new();
    for candidate in candidates {
        // Kept candidates do not overlap, so that only the last one to start before this one's end can touch it.
        let nearest = kept.range(..candidate.span.end()).next_back();
        if nearest.is_none_or(|(_, other)| !other.span.overlaps(candidate.span)) {
            kept.insert(candidate.span.start(), candidate);
        }
    }
    kept.into_values().collect()
}

fn rank(reading: &Reading) -> u8 {
    match reading {
        // A tagger takes `FY25`, `Q3` and `Christmas Day` for bodies, products and events; a rule that reads all of a
        // name as a date is right about it.
        Reading::Entity(EntityLabel::Org | EntityLabel::Product | EntityLabel::Event | EntityLabel::Law) => 2,
        Reading::Entity(_) => 0,
        Reading::Date(_) => 1,
        Reading::Sector(_) => 3,
    }
}
