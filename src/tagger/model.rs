//! The weights: which features speak for which tags, and how much.

use super::{
    decode::{Decoder, Transitions},
    features::Features,
    hash::Hash,
    tag::{N_TAGS, ROW, Tag},
};
use crate::annotation::Score;

/// Features fall into 2 to this power of buckets, of which few have weights.
pub const N_BUCKET_BITS: u32 = 22;

/// A linear model: rows of integer weights by bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// One bit a bucket: whether it has a row.
    bits: Vec<u64>,
    /// Number of rows before each word of `bits`.
    ranks: Vec<u32>,
    rows: Rows,
    transitions: Transitions<i32>,
    /// The margin in the model's own units, and the thousandths of spans that were right with at least it, rising.
    calibration: Vec<(u32, u16)>,
}

/// Rows of weights without their zeros, of which there are eight in nine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// One bit a tag that has a weight, and where the row's weights start.
    places: Vec<(u32, u32)>,
    weights: Vec<i16>,
}

impl Rows {
    /// Rows of one mask each, one bit a tag that has a weight, and of all their weights by rising tag; `None` where there are
    /// more or fewer weights than bits.
    pub fn new(masks: impl Iterator<Item = u32>, weights: Vec<i16>) -> Option<Self> {
        let mut start = 0;
        let mut places = Vec::with_capacity(masks.size_hint().0);
        for mask in masks {
            places.push((mask, start));
            start += mask.count_ones();
        }
        (start as usize == weights.len()).then_some(Self { places, weights })
    }

    /// Adds a row with its zeros.
    pub fn push(&mut self, row: &[i16; ROW]) {
        let weights = row.iter().take(N_TAGS).copied();
        let mask = (0..).zip(weights.clone()).filter(|(_, weight)| *weight != 0).map(|(tag_idx, _): (u32, _)| 1 << tag_idx).sum();
        self.places.push((mask, u32::try_from(self.weights.len()).unwrap_or(u32::MAX)));
        self.weights.extend(weights.filter(|weight| *weight != 0));
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The tags of a row that have weights, by rising tag, with them.
    #[inline]
    fn weights(&self, row_idx: usize) -> impl Iterator<Item = (usize, i16)> {
        let (mask, start) = self.places.get(row_idx).copied().unwrap_or_default();
        let weights = self.weights.get(start as usize..).unwrap_or_default();
        Bits(mask).zip(weights.iter().copied())
    }
}

/// The places of the set bits, rising.
struct Bits(u32);

impl Iterator for Bits {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let bit = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        (bit < u32::BITS).then_some(bit as usize)
    }
}

impl Model {
    /// A model of the rows of ascending buckets; `None` where the buckets do not rise, are beyond the range, or are not as
    /// many as the rows.
    pub fn new(buckets: &[u32], rows: Rows, transitions: Transitions<i32>, calibration: Vec<(u32, u16)>) -> Option<Self> {
        let mut bits = vec![0_u64; 1 << (N_BUCKET_BITS - 6)];
        for bucket in buckets {
            *bits.get_mut(*bucket as usize / 64)? |= 1 << (bucket % 64);
        }
        let is_rising = buckets.is_sorted_by(|left, right| left < right);
        let mut ranks = Vec::with_capacity(bits.len());
        let mut rank = 0;
        for word in &bits {
            ranks.push(rank);
            rank += word.count_ones();
        }
        (is_rising && buckets.len() == rows.len()).then_some(Self { bits, ranks, rows, transitions, calibration })
    }

    /// A model that finds nothing.
    pub fn empty() -> Self {
        Self { bits: vec![], ranks: vec![], rows: Rows::default(), transitions: [[0; N_TAGS]; N_TAGS], calibration: vec![] }
    }

    /// The rows by ascending bucket: tags that have weights, with them.
    pub fn rows(&self) -> impl Iterator<Item = (u32, impl Iterator<Item = (usize, i16)>)> {
        let buckets = (0..).zip(&self.bits).flat_map(|(word_idx, word)| {
            let bits = (0..64).filter(move |bit| word >> bit & 1 == 1);
            bits.map(move |bit| word_idx * 64 + bit)
        });
        buckets.zip((0..self.rows.len()).map(|row_idx| self.rows.weights(row_idx)))
    }

    /// Scores of tags that follow each other.
    pub fn transitions(&self) -> &Transitions<i32> {
        &self.transitions
    }

    /// Margins and what part of spans was right with at least that margin, in thousandths.
    pub fn calibration(&self) -> &[(u32, u16)] {
        &self.calibration
    }

    /// The same model with another calibration.
    #[must_use]
    pub fn with_calibration(mut self, calibration: Vec<(u32, u16)>) -> Self {
        self.calibration = calibration;
        self
    }

    /// How likely a name with that margin is right.
    pub fn score(&self, margin: u32) -> Score {
        let behind_idx = self.calibration.partition_point(|(least, _)| *least <= margin);
        let thousandths = self.calibration.get(behind_idx.saturating_sub(1)).map_or(500, |(_, thousandths)| *thousandths);
        Score::from_probability(f64::from(thousandths) / 1000.0)
    }

    #[inline]
    fn row_idx(&self, hash: Hash) -> Option<usize> {
        let bucket = hash.bucket(N_BUCKET_BITS);
        let word_idx = bucket as usize / 64;
        let word = *self.bits.get(word_idx)?;
        let bit = 1_u64 << (bucket % 64);
        if word & bit == 0 {
            return None;
        }
        let rank = *self.ranks.get(word_idx)? + (word & (bit - 1)).count_ones();
        Some(rank as usize)
    }

    #[inline]
    fn add(&self, hashes: &[Hash], scores: &mut [i32; ROW]) {
        for row_idx in hashes.iter().filter_map(|hash| self.row_idx(*hash)) {
            for (tag_idx, weight) in self.rows.weights(row_idx) {
                if let Some(score) = scores.get_mut(tag_idx) {
                    *score += i32::from(weight);
                }
            }
        }
    }

    /// The tags of a document's tokens, after both passes.
    pub fn tags(&self, features: &Features) -> Tagged {
        let mut tagged = Tagged::default();
        let mut scores = self.first_scores(features);
        let mut run = Run { model: self, decoder: Decoder::default() };
        run.decode(features, &scores, &mut tagged.tags);
        self.add_second_scores(features, &tagged.tags, &mut scores);
        tagged.tags.clear();
        run.decode_with_margins(features, &scores, &mut tagged);
        tagged
    }

    /// The tags of the first pass alone, which the trainer learns the second from.
    pub fn first_tags(&self, features: &Features) -> Vec<Tag> {
        let mut tags = vec![];
        Run { model: self, decoder: Decoder::default() }.decode(features, &self.first_scores(features), &mut tags);
        tags
    }

    /// Scores of the active tokens, one behind the other.
    fn first_scores(&self, features: &Features) -> Vec<[i32; ROW]> {
        let mut hashes = vec![];
        let mut scores = vec![];
        for token_idx in features.active_tokens() {
            hashes.clear();
            features.collect(token_idx, &mut hashes);
            let mut score = [0; ROW];
            self.add(&hashes, &mut score);
            scores.push(score);
        }
        scores
    }

    fn add_second_scores(&self, features: &Features, first_tags: &[Tag], scores: &mut [[i32; ROW]]) {
        let mut hashes = vec![];
        for (token_idx, score) in features.active_tokens().zip(scores) {
            hashes.clear();
            features.collect_second(token_idx, first_tags, &mut hashes);
            self.add(&hashes, score);
        }
    }
}

/// What the model makes of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tagged {
    /// One tag a token.
    pub tags: Vec<Tag>,
    /// By how much each token's tag beats the best sequence with another kind or part there; one a token.
    pub margins: Vec<u32>,
}

struct Run<'a> {
    model: &'a Model,
    decoder: Decoder<i32>,
}

impl Run<'_> {
    /// Appends one tag a token.
    fn decode(&mut self, features: &Features, scores: &[[i32; ROW]], tags: &mut Vec<Tag>) {
        let mut scores = scores;
        for (n_outside, n_active) in features.runs() {
            tags.extend(std::iter::repeat_n(Tag::OUTSIDE, n_outside));
            let (run, rest) = scores.split_at(n_active.min(scores.len()));
            scores = rest;
            self.decoder.decode(run, &self.model.transitions, tags);
        }
    }

    fn decode_with_margins(&mut self, features: &Features, scores: &[[i32; ROW]], tagged: &mut Tagged) {
        let mut scores = scores;
        let mut through = vec![];
        for (n_outside, n_active) in features.runs() {
            tagged.tags.extend(std::iter::repeat_n(Tag::OUTSIDE, n_outside));
            tagged.margins.extend(std::iter::repeat_n(0, n_outside));
            let (run, rest) = scores.split_at(n_active.min(scores.len()));
            scores = rest;
            let start = tagged.tags.len();
            self.decoder.decode(run, &self.model.transitions, &mut tagged.tags);
            let tags = tagged.tags.get(start..).unwrap_or_default();
            if tags.iter().all(|tag| *tag == Tag::OUTSIDE) {
                tagged.margins.extend(std::iter::repeat_n(0, tags.len()));
                continue;
            }
            through.clear();
            self.decoder.best_through(run, &self.model.transitions, &mut through);
            tagged.margins.extend(tags.iter().zip(&through).map(|(tag, through)| margin(*tag, through)));
        }
    }
}

fn margin(tag: Tag, through: &[i32; N_TAGS]) -> u32 {
    let best = through.get(tag.idx()).copied().unwrap_or_default();
    let others = through.iter().enumerate().filter(|(tag_idx, _)| *tag_idx != tag.idx());
    let second = others.map(|(_, score)| *score).max().unwrap_or_default();
    u32::try_from(best.saturating_sub(second)).unwrap_or_default()
}
