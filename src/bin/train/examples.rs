//! Documents ready to be learned from: the buckets of their features, the tags that are right.

use galley::{
    Document,
    tagger::{features::Features, model::N_BUCKET_BITS, tag::Tag},
};

use crate::{
    corpus,
    gold::{self, Allowed, Scheme},
};

/// A document to learn from.
pub struct Example {
    pub features: Features,
    /// Tags that are right, by token.
    pub allowed: Vec<Allowed>,
}

impl Example {
    /// Prints a document of a corpus and reads it as an article's text is read.
    pub fn new(scheme: Scheme, document: &corpus::CorpusDocument) -> Self {
        let (text, spans) = corpus::printed(document);
        let document = Document::plain(&text);
        let features = Features::new(&document);
        let allowed = gold::allowed(scheme, &document, &features, &spans);
        Self { features, allowed }
    }
}

/// Features of all active tokens, flat.
#[derive(Default)]
pub struct Table {
    buckets: Vec<u32>,
    /// End of each token's features.
    ends: Vec<usize>,
}

impl Table {
    pub fn of(&self, token_idx: usize) -> &[u32] {
        let start = if token_idx == 0 { 0 } else { self.ends[token_idx - 1] };
        &self.buckets[start..self.ends[token_idx]]
    }

    fn push(&mut self, hashes: &[galley::tagger::hash::Hash]) {
        self.buckets.extend(hashes.iter().map(|hash| hash.bucket(N_BUCKET_BITS)));
        self.ends.push(self.buckets.len());
    }
}

/// A run of active tokens: one sequence.
#[derive(Clone, Copy)]
pub struct Run {
    /// First token, counted over all active tokens.
    pub start: usize,
    pub n_tokens: usize,
    /// Which example it is of.
    pub example_idx: usize,
}

/// All examples, flat.
pub struct Set {
    pub first: Table,
    pub second: Table,
    pub allowed: Vec<Allowed>,
    pub runs: Vec<Run>,
}

impl Set {
    pub fn new(examples: &[Example]) -> Self {
        let mut set = Self { first: Table::default(), second: Table::default(), allowed: vec![], runs: vec![] };
        let mut hashes = vec![];
        for (example_idx, example) in examples.iter().enumerate() {
            let mut start = set.allowed.len();
            for token_idx in example.features.active_tokens() {
                hashes.clear();
                example.features.collect(token_idx, &mut hashes);
                set.first.push(&hashes);
                set.allowed.push(example.allowed[token_idx]);
            }
            for (_, n_tokens) in example.features.runs().into_iter().filter(|(_, n_active)| *n_active > 0) {
                set.runs.push(Run { start, n_tokens, example_idx });
                start += n_tokens;
            }
        }
        set
    }

    pub fn has_second(&self) -> bool {
        !self.second.ends.is_empty()
    }

    /// Adds the features of the second pass, from the tags that the first pass gave each example.
    pub fn add_second(&mut self, examples: &[Example], tags: &[Vec<Tag>]) {
        let mut hashes = vec![];
        self.second = Table::default();
        for (example, tags) in examples.iter().zip(tags) {
            for token_idx in example.features.active_tokens() {
                hashes.clear();
                example.features.collect_second(token_idx, tags, &mut hashes);
                self.second.push(&hashes);
            }
        }
    }
}
