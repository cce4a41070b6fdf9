//! The averaged structured perceptron.

use galley::tagger::{
    decode::{Decoder, Transitions},
    model::{Model, N_BUCKET_BITS, Rows},
    tag::{N_TAGS, ROW, Tag},
};

use crate::{
    examples::{Run, Set},
    gold::Allowed,
};

/// How to learn.
#[derive(Clone, Copy)]
pub struct Plan {
    pub n_epochs: usize,
    pub seed: u64,
    /// How many models, learned with as many seeds from that one on, are added up.
    pub n_seeds: u64,
    /// By how much a wrong tag has to lose, in the units of one update.
    pub margin: f32,
    /// In 256ths.
    pub dropout: u64,
    /// Buckets seen less often get no weight.
    pub min_count: u32,
}

/// xorshift64*: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % n
    }
}

/// Learned weights, before they are rounded.
pub struct Weights {
    /// Row of each bucket plus one; 0 has none.
    row_of: Vec<u32>,
    rows: Vec<[f32; ROW]>,
    transitions: Transitions<f32>,
}

struct Learner<'a> {
    set: &'a Set,
    plan: Plan,
    random: Random,
    row_of: Vec<u32>,
    rows: Vec<[f32; ROW]>,
    sums: Vec<[f32; ROW]>,
    touched: Vec<u32>,
    transitions: Transitions<f32>,
    transition_sums: Transitions<f32>,
    step: u32,
    /// Rows of each token of the sequence at hand.
    kept: Vec<Vec<u32>>,
    scores: Vec<[f32; ROW]>,
}

/// Learns from the runs of which `is_used` is true.
pub fn learn(set: &Set, plan: Plan, is_used: impl Fn(&Run) -> bool) -> Weights {
    let mut runs: Vec<Run> = set.runs.iter().filter(|run| is_used(run)).copied().collect();
    let row_of = rows_of_buckets(set, &runs, plan.min_count);
    let n_rows = row_of.iter().copied().max().unwrap_or_default() as usize;
    let mut learner = Learner {
        set,
        plan,
        random: Random(plan.seed),
        row_of,
        rows: vec![[0.0; ROW]; n_rows],
        sums: vec![[0.0; ROW]; n_rows],
        touched: vec![0; n_rows],
        transitions: [[0.0; N_TAGS]; N_TAGS],
        transition_sums: [[0.0; N_TAGS]; N_TAGS],
        step: 0,
        kept: vec![],
        scores: vec![],
    };
    for _ in 0..plan.n_epochs {
        for idx in (1..runs.len()).rev() {
            let other_idx = learner.random.below(idx + 1);
            runs.swap(idx, other_idx);
        }
        for run in &runs {
            learner.take(*run);
        }
    }
    learner.averaged()
}

fn rows_of_buckets(set: &Set, runs: &[Run], min_count: u32) -> Vec<u32> {
    let mut row_of = vec![0_u32; 1 << N_BUCKET_BITS];
    for run in runs {
        for token_idx in run.start..run.start + run.n_tokens {
            for bucket in set.first.of(token_idx) {
                row_of[*bucket as usize] += 1;
            }
            if set.has_second() {
                for bucket in set.second.of(token_idx) {
                    row_of[*bucket as usize] += 1;
                }
            }
        }
    }
    let mut n_rows = 0;
    for place in &mut row_of {
        *place = if *place >= min_count {
            n_rows += 1;
            n_rows
        } else {
            0
        };
    }
    row_of
}

impl Learner<'_> {
    fn take(&mut self, run: Run) {
        self.step += 1;
        // The first pass runs without the features of the second: both ways are learned.
        let is_second = self.set.has_second() && self.random.below(4) != 0;
        self.keep(run, is_second);
        let allowed = &self.set.allowed[run.start..run.start + run.n_tokens];
        let mut decoder = Decoder::default();
        let (mut right, mut found) = (vec![], vec![]);
        right_tags(allowed, &self.scores, &self.transitions, &mut decoder, &mut right);
        for (score, allowed) in self.scores.iter_mut().zip(allowed) {
            for (tag_idx, score) in score.iter_mut().enumerate().take(N_TAGS) {
                if allowed >> tag_idx & 1 == 0 {
                    *score += self.plan.margin;
                }
            }
        }
        decoder.decode(&self.scores, &self.transitions, &mut found);
        if right != found {
            self.update(&right, &found);
        }
    }

    /// Collects the rows of the run's tokens and adds them up.
    fn keep(&mut self, run: Run, is_second: bool) {
        self.scores.clear();
        self.kept.resize(run.n_tokens.max(self.kept.len()), vec![]);
        for (place, token_idx) in (run.start..run.start + run.n_tokens).enumerate() {
            let second = if is_second { self.set.second.of(token_idx) } else { &[] };
            let kept = &mut self.kept[place];
            kept.clear();
            let mut score = [0.0; ROW];
            let mut bits = 0;
            for (feature_idx, bucket) in self.set.first.of(token_idx).iter().chain(second).enumerate() {
                if feature_idx % 8 == 0 {
                    bits = self.random.next();
                }
                let is_dropped = bits & 255 < self.plan.dropout;
                bits >>= 8;
                let row = self.row_of[*bucket as usize];
                if row == 0 || is_dropped {
                    continue;
                }
                kept.push(row - 1);
                for (score, weight) in score.iter_mut().zip(&self.rows[row as usize - 1]) {
                    *score += weight;
                }
            }
            self.scores.push(score);
        }
    }

    fn update(&mut self, right: &[Tag], found: &[Tag]) {
        let (mut right_before, mut found_before) = (Tag::OUTSIDE, Tag::OUTSIDE);
        #[expect(clippy::cast_precision_loss, reason = "a few million steps at most")]
        let step = self.step as f32;
        for (place, (right, found)) in right.iter().chain([&Tag::OUTSIDE]).zip(found.iter().chain([&Tag::OUTSIDE])).enumerate() {
            if (right_before, right) != (found_before, found) {
                self.transitions[right_before.idx()][right.idx()] += 1.0;
                self.transitions[found_before.idx()][found.idx()] -= 1.0;
                self.transition_sums[right_before.idx()][right.idx()] += step;
                self.transition_sums[found_before.idx()][found.idx()] -= step;
            }
            (right_before, found_before) = (*right, *found);
            if right == found {
                continue;
            }
            let kept = std::mem::take(&mut self.kept[place]);
            for row in &kept {
                self.catch_up(*row as usize);
                let row = &mut self.rows[*row as usize];
                row[right.idx()] += 1.0;
                row[found.idx()] -= 1.0;
            }
            self.kept[place] = kept;
        }
    }

    /// Adds to a row's sum what it was since it was last touched.
    fn catch_up(&mut self, row_idx: usize) {
        #[expect(clippy::cast_precision_loss, reason = "a few million steps at most")]
        let n_steps = (self.step - self.touched[row_idx]) as f32;
        if n_steps > 0.0 {
            for (sum, weight) in self.sums[row_idx].iter_mut().zip(&self.rows[row_idx]) {
                *sum += n_steps * weight;
            }
            self.touched[row_idx] = self.step;
        }
    }

    fn averaged(mut self) -> Weights {
        self.step += 1;
        for row_idx in 0..self.rows.len() {
            self.catch_up(row_idx);
        }
        #[expect(clippy::cast_precision_loss, reason = "a few million steps at most")]
        let n_steps = self.step as f32;
        self.sums.iter_mut().flatten().for_each(|sum| *sum /= n_steps);
        let mut transitions = self.transitions;
        for (transition, sum) in transitions.iter_mut().flatten().zip(self.transition_sums.iter().flatten()) {
            *transition -= sum / n_steps;
        }
        Weights { row_of: self.row_of, rows: self.sums, transitions }
    }
}

/// The one right sequence, or of several the one with the best score.
fn right_tags(
    allowed: &[Allowed],
    scores: &[[f32; ROW]],
    transitions: &Transitions<f32>,
    decoder: &mut Decoder<f32>,
    right: &mut Vec<Tag>,
) {
    if allowed.iter().all(|allowed| allowed.is_power_of_two()) {
        right.extend(allowed.iter().map(|allowed| Tag::from_idx(allowed.trailing_zeros() as usize)));
        return;
    }
    let masked: Vec<[f32; ROW]> = allowed
        .iter()
        .zip(scores)
        .map(|(allowed, score)| std::array::from_fn(|tag_idx| if allowed >> tag_idx & 1 == 1 { score[tag_idx] } else { -1e9 }))
        .collect();
    decoder.decode(&masked, transitions, right);
}

impl Weights {
    /// Adds the weights of a model that was learned from the same examples in another order.
    pub fn add(&mut self, other: &Self) {
        for (weight, other) in self.rows.iter_mut().flatten().zip(other.rows.iter().flatten()) {
            *weight += other;
        }
        for (weight, other) in self.transitions.iter_mut().flatten().zip(other.transitions.iter().flatten()) {
            *weight += other;
        }
    }

    /// The model of integer weights: `n_weights` of them at most, the others are dropped.
    pub fn rounded(&self, n_weights: usize) -> Model {
        let mut sizes: Vec<f32> = self.rows.iter().flatten().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(|left, right| right.total_cmp(left));
        let smallest = sizes.get(n_weights).copied().unwrap_or_default();
        // The smallest weights that stay are a few steps, so that rounding is finer than they are.
        let scale = 5.0 / smallest.max(sizes.first().copied().unwrap_or(1.0) / 6000.0);
        #[expect(clippy::cast_possible_truncation, reason = "the largest weight is 30,000 steps")]
        let round = |weight: f32| (weight * scale).round() as i32;
        let (mut buckets, mut rows) = (vec![], Rows::default());
        for (bucket, row) in (0..).zip(&self.row_of).filter(|(_, row)| **row != 0) {
            let weights = self.rows[*row as usize - 1].map(|weight| if weight.abs() > smallest { round(weight) } else { 0 });
            if weights.iter().any(|weight| *weight != 0) {
                buckets.push(bucket);
                rows.push(&weights.map(|weight| i16::try_from(weight).unwrap_or(if weight < 0 { i16::MIN } else { i16::MAX })));
            }
        }
        // Buckets are walked in their order, each once.
        Model::new(&buckets, rows, self.transitions.map(|row| row.map(round)), vec![]).unwrap_or_else(Model::empty)
    }
}
