//! The best sequence of tags under scores of tokens and of neighbouring tags.
//!
//! Generic over the score: the trainer adds floats, the tagger integers, so that every machine finds the same names.

use std::ops::Add;

use super::tag::{N_TAGS, ROW, Tag};

/// Scores of tags that follow each other: `transitions[previous][next]`.
pub type Transitions<S> = [[S; N_TAGS]; N_TAGS];

/// What a score can do.
pub trait Scored: Copy + PartialOrd + Add<Output = Self> + Default {
    /// Worse than all sums of scores, and far enough from overflow to be added to.
    const WORST: Self;
}

impl Scored for i32 {
    const WORST: Self = -1_000_000_000;
}

impl Scored for f32 {
    const WORST: Self = -1e12;
}

/// The tags that may stand before each tag, with both indexes in the order of [`Tag::idx`].
fn predecessors() -> &'static [Vec<usize>; N_TAGS] {
    static PREDECESSORS: std::sync::OnceLock<[Vec<usize>; N_TAGS]> = std::sync::OnceLock::new();
    PREDECESSORS.get_or_init(|| {
        std::array::from_fn(|next| {
            let next = Tag::from_idx(next);
            (0..N_TAGS).filter(|previous| Tag::from_idx(*previous).allows(next)).collect()
        })
    })
}

/// Buffers of a decoder, kept from one sequence to the next.
#[derive(Default)]
pub struct Decoder<S> {
    /// Best score of a path that ends at a token with a tag.
    forward: Vec<[S; N_TAGS]>,
    /// Best score of the rest of the path behind it.
    backward: Vec<[S; N_TAGS]>,
    previous: Vec<[u8; N_TAGS]>,
}

impl<S: Scored> Decoder<S> {
    /// Appends the best tags to `tags`. The sequence stands between tokens that are outside.
    pub fn decode(&mut self, scores: &[[S; ROW]], transitions: &Transitions<S>, tags: &mut Vec<Tag>) {
        self.walk(scores, transitions);
        let n_tokens = scores.len();
        let mut tag_idx = self.last_tag_idx(transitions);
        let start = tags.len();
        for token_idx in (0..n_tokens).rev() {
            tags.push(Tag::from_idx(tag_idx));
            let previous = self.previous.get(token_idx).and_then(|previous| previous.get(tag_idx));
            tag_idx = previous.map_or(0, |previous| usize::from(*previous));
        }
        if let Some(tags) = tags.get_mut(start..) {
            tags.reverse();
        }
    }

    fn last_tag_idx(&self, transitions: &Transitions<S>) -> usize {
        let mut best = (S::WORST + S::WORST, 0);
        for (tag_idx, score) in self.forward.last().into_iter().flatten().enumerate() {
            let score = *score + to_outside(transitions, tag_idx);
            if !Tag::from_idx(tag_idx).is_open() && score > best.0 {
                best = (score, tag_idx);
            }
        }
        best.1
    }

    fn walk(&mut self, scores: &[[S; ROW]], transitions: &Transitions<S>) {
        self.forward.clear();
        self.previous.clear();
        let mut before = [S::WORST; N_TAGS];
        if let Some(outside) = before.first_mut() {
            *outside = S::default();
        }
        for score in scores {
            let mut here = [S::WORST; N_TAGS];
            let mut previous = [0; N_TAGS];
            let places = here.iter_mut().zip(&mut previous).zip(score).zip(predecessors());
            for (next_idx, (((best, best_previous), score), predecessors)) in places.enumerate() {
                for previous_idx in predecessors {
                    let path = at(&before, *previous_idx) + transition(transitions, *previous_idx, next_idx);
                    if path > *best {
                        *best = path;
                        #[expect(clippy::cast_possible_truncation, reason = "there are 21 tags")]
                        let narrow = *previous_idx as u8;
                        *best_previous = narrow;
                    }
                }
                *best = *best + *score;
            }
            before = here;
            self.forward.push(here);
            self.previous.push(previous);
        }
    }

    /// Appends for each token and tag the score of the best path through it, after [`Self::decode`] of the same scores.
    pub fn best_through(&mut self, scores: &[[S; ROW]], transitions: &Transitions<S>, through: &mut Vec<[S; N_TAGS]>) {
        self.backward.clear();
        let mut behind: [S; N_TAGS] =
            std::array::from_fn(|tag_idx| if Tag::from_idx(tag_idx).is_open() { S::WORST } else { to_outside(transitions, tag_idx) });
        for score in scores.iter().rev() {
            self.backward.push(behind);
            let mut here = [S::WORST; N_TAGS];
            for (next_idx, ((rest, score), predecessors)) in behind.iter().zip(score).zip(predecessors()).enumerate() {
                for previous_idx in predecessors {
                    let path = *rest + *score + transition(transitions, *previous_idx, next_idx);
                    if let Some(best) = here.get_mut(*previous_idx).filter(|best| path > **best) {
                        *best = path;
                    }
                }
            }
            behind = here;
        }
        for (forward, backward) in self.forward.iter().zip(self.backward.iter().rev()) {
            through.push(std::array::from_fn(|tag_idx| at(forward, tag_idx) + at(backward, tag_idx)));
        }
    }
}

fn at<S: Scored>(scores: &[S; N_TAGS], tag_idx: usize) -> S {
    scores.get(tag_idx).copied().unwrap_or(S::WORST)
}

fn transition<S: Scored>(transitions: &Transitions<S>, previous_idx: usize, next_idx: usize) -> S {
    transitions.get(previous_idx).map_or(S::WORST, |row| at(row, next_idx))
}

fn to_outside<S: Scored>(transitions: &Transitions<S>, tag_idx: usize) -> S {
    transition(transitions, tag_idx, Tag::OUTSIDE.idx())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::tag::{Kind, Part};

    fn row(entries: &[(Tag, i32)]) -> [i32; ROW] {
        let mut row = [0; ROW];
        for (tag, score) in entries {
            row[tag.idx()] = *score;
        }
        row
    }

    #[test]
    fn finds_the_best_whole_name() {
        let begin = Tag::new(Kind::Org, Part::Begin);
        let last = Tag::new(Kind::Org, Part::Last);
        let unit = Tag::new(Kind::Place, Part::Unit);
        // Apart, the second token is a place; the whole is worth more as an organisation.
        let scores = [row(&[(begin, 5)]), row(&[(unit, 4), (last, 3)])];
        let transitions = [[0; N_TAGS]; N_TAGS];
        let (mut decoder, mut tags, mut through) = (Decoder::default(), vec![], vec![]);
        decoder.decode(&scores, &transitions, &mut tags);
        assert_eq!(tags, [begin, last]);
        decoder.best_through(&scores, &transitions, &mut through);
        assert_eq!(through[0][begin.idx()], 8);
        assert_eq!(through[1][unit.idx()], 4);
        assert_eq!(through[1][last.idx()], 8);
    }

    #[test]
    fn nothing_gives_nothing() {
        let mut tags = vec![];
        Decoder::<i32>::default().decode(&[], &[[0; N_TAGS]; N_TAGS], &mut tags);
        assert_eq!(tags, []);
    }
}
