//! Which of overlapping candidates stays.
//!
//! The order, strongest first: the longer candidate; of equally long ones that of a person's word list, a name of people
//! or places, a date, a sector, another name; the higher score; the earlier start. What overlaps a stronger candidate
//! goes.
//!
//! One case stands before that order: the sector of an office (`minister of industry, mining and trade`), which a
//! tagger takes for the name of a body.

use std::cmp::Reverse;

use crate::{
    annotation::{Candidate, EntityLabel, Origin, Reading},
    span::Span,
};

/// The candidates that stay, in document order; none overlaps another.
pub(super) fn settled(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| !candidate.span.is_empty());
    drop_names_of_offices(&mut candidates);
    candidates.sort_by_key(|candidate| {
        let is_found = candidate.origin != Origin::User;
        (Reverse(candidate.span.len()), is_found, rank(&candidate.reading), Reverse(candidate.score), candidate.span)
    });
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

/// Drops the bodies that contain the sector of an office, which a rule finds.
fn drop_names_of_offices(candidates: &mut Vec<Candidate>) {
    let is_office = |candidate: &&Candidate| matches!(candidate.reading, Reading::Sector(_)) && candidate.origin == Origin::Rule;
    let mut offices: Vec<Span> = candidates.iter().filter(is_office).map(|candidate| candidate.span).collect();
    offices.sort_unstable();
    candidates.retain(|candidate| {
        let idx = offices.partition_point(|office| office.start() < candidate.span.start());
        let contains = offices.get(idx).is_some_and(|office| office.end() <= candidate.span.end());
        !contains || candidate.reading != Reading::Entity(EntityLabel::Org)
    });
}

fn rank(reading: &Reading) -> u8 {
    match reading {
        // A tagger takes `FY25`, `Q3`, `Christmas Day` and `Internet of Things` for bodies, products and events; a rule
        // that reads all of a name as a date or a sector is right about it.
        Reading::Entity(EntityLabel::Org | EntityLabel::Product | EntityLabel::Event | EntityLabel::Law) => 3,
        Reading::Entity(_) => 0,
        Reading::Date(_) => 1,
        Reading::Sector(_) => 2,
    }
}
