//! A review of the suggestions under way.

use std::collections::BTreeSet;

use crate::annotation::{Annotation, AnnotationId, AnnotationSet, Score, Status};

/// A review under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The suggestions, the least sure first.
    pub queue: Vec<AnnotationId>,
    /// Which of them is looked at; behind the last one the review is done.
    pub place: usize,
}

/// What became of the suggestions of a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found right.
    pub n_accepted: usize,
    /// Given another extent or reading.
    pub n_edited: usize,
    /// Found wrong.
    pub n_rejected: usize,
    /// Not decided.
    pub n_open: usize,
}

impl Review {
    /// The suggestion that is looked at; `None` once the review is done.
    pub fn current(&self) -> Option<AnnotationId> {
        self.queue.get(self.place).copied()
    }

    /// What became of the suggestions so far.
    pub fn tally(&self, annotations: &AnnotationSet) -> Tally {
        let mut tally = Tally::default();
        // One pass over the article instead of a search for each of the queue.
        let queued: BTreeSet<AnnotationId> = self.queue.iter().copied().collect();
        for annotation in annotations.annotations().iter().filter(|annotation| queued.contains(&annotation.id)) {
            match annotation.status {
                Status::Suggested => tally.n_open += 1,
                Status::Accepted => tally.n_accepted += 1,
                Status::Edited | Status::Added => tally.n_edited += 1,
            }
        }
        tally.n_rejected = queued.len() - tally.n_open - tally.n_accepted - tally.n_edited;
        tally
    }
}

impl Tally {
    /// For people: `70 accepted, 3 edited, 5 rejected, 2 left open`.
    pub fn shown(&self) -> String {
        let parts = [(self.n_accepted, "accepted"), (self.n_edited, "edited"), (self.n_rejected, "rejected"), (self.n_open, "left open")];
        let parts: Vec<String> = parts.iter().filter(|(n, _)| 0 < *n).map(|(n, what)| format!("{n} {what}")).collect();
        parts.join(", ")
    }
}

/// How sure a suggestion is. What a person's own word list marked has no score and is as sure as can be.
pub fn certainty(annotation: &Annotation) -> Score {
    annotation.score.unwrap_or(Score::from_probability(1.0))
}

/// A suggestion that is less sure than this is doubtful: about one in four of them is wrong.
pub fn is_doubtful(annotation: &Annotation) -> bool {
    annotation.status == Status::Suggested && certainty(annotation) < Score::from_probability(0.75)
}
