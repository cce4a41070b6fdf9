//! Sector terms and their codes.
//!
//! Phrases of a lexicon are looked up in the words of every sentence (`lexicon`, `words`); whether one names a sector
//! where it stands is decided by capitals (`names`), its neighbours (`judge`, `cues`), and the list that it stands in
//! (`lists`). Entities are unknown here: arbitration drops what lies inside one.

mod abbreviations;
mod acts;
mod around;
mod context;
mod cues;
mod firms;
mod heads;
mod hit;
mod judge;
mod labels;
mod lexicon;
mod lists;
mod names;
mod offices;
mod rank;
mod score;
mod search;
mod things;
mod tree;
mod words;

use std::ops::Range;

use self::{
    hit::{Hit, Place, Verdict},
    lexicon::{Entry, Tag},
    words::{Stretch, Words},
};
pub use self::{rank::ranked, search::search, tree::Node};
use crate::{
    annotation::{Candidate, Origin, Reading, Score, Sector, SectorId},
    document::Document,
};

/// Appends the sector mentions of `document` to `candidates`.
pub fn recognise(document: &Document, candidates: &mut Vec<Candidate>) {
    let mut words = Words::of(document);
    labels::mark(&mut words);
    let mut all: Vec<Hit> = vec![];
    for stretch in &words.stretches {
        let mut hits = hits(&words, stretch);
        heads::add(&words, stretch, &mut hits);
        lists::drop_goods(&words, stretch, &mut hits);
        firms::drop_descriptions(&words, stretch, &mut hits);
        lists::spread(&words, stretch, &mut hits);
        lists::drop_things(&words, stretch, &mut hits);
        offices::mark(&words, stretch, &mut hits);
        all.extend(hits);
    }
    abbreviations::drop_others(&words, &mut all);
    context::resolve(&mut all);
    candidates.extend(all.iter().filter_map(|hit| candidate(&words, hit)));
}

/// The sector that `text` names as a whole, whether or not it would count as a mention in a sentence.
pub fn named(text: &str) -> Option<SectorId> {
    let words = Words::of(&Document::plain(text));
    let (entry, end_idx) = lexicon::longest(&words, 0, words.len())?;
    let is_whole = end_idx == words.len() && entry.tag() != Tag::Not;
    tree::nodes().get(entry.sector()).filter(|_| is_whole).map(|node| node.sector.id.clone())
}

/// The node of the sector tree with that id.
pub fn sector(id: &SectorId) -> Option<Sector> {
    tree::node_of(id).map(|node| node.sector.clone())
}

/// Every node of the sector tree, each top sector directly before its leaves.
pub fn tree() -> &'static [Node] {
    tree::nodes()
}

/// The phrases of a sentence, longest first at every word, in its order.
fn hits(words: &Words, stretch: &Stretch) -> Vec<Hit> {
    let mut hits: Vec<Hit> = vec![];
    let mut start_idx = stretch.words.start;
    while start_idx < stretch.words.end {
        let limit_idx = if start_idx < stretch.label_end { stretch.label_end } else { stretch.words.end };
        let Some((entry, end_idx)) = lexicon::longest(words, start_idx, limit_idx) else {
            start_idx += 1;
            continue;
        };
        if let Some(inner_idx) = outgrown(words, stretch, start_idx..end_idx, entry) {
            start_idx = inner_idx;
            continue;
        }
        let mut hit = judge::judged(Place { words, stretch, start_idx, end_idx }, entry);
        start_idx = hit.words.end;
        if hits.last().is_some_and(|last| last.counts() && last.words.end + 1 == hit.words.start) && is_in_brackets(words, &hit) {
            hit.verdict = Verdict::Dropped;
        }
        hits.push(hit);
    }
    hits
}

/// `artificial intelligence (AI)` names its sector once.
fn is_in_brackets(words: &Words, hit: &Hit) -> bool {
    hit.words.start.checked_sub(1).is_some_and(|word_idx| words.lower(word_idx) == "(") && words.lower(hit.words.end) == ")"
}

/// Where a phrase starts inside one that never counts and goes on behind it: `service sector` in `in the service sector`.
fn outgrown(words: &Words, stretch: &Stretch, range: Range<usize>, entry: Entry) -> Option<usize> {
    let goes_on =
        |start_idx: &usize| lexicon::longest(words, *start_idx, stretch.words.end).is_some_and(|(_, end_idx)| range.end < end_idx);
    (entry.tag() == Tag::Not).then(|| (range.start + 1..range.end).find(goes_on))?
}

fn candidate(words: &Words, hit: &Hit) -> Option<Candidate> {
    let Verdict::Counts(rule) = hit.verdict else { return None };
    let node = tree::nodes().get(hit.sector)?;
    let score = Score::from_probability(score::probability(rule, score::position(words, hit)));
    let origin = if hit.is_no_name { Origin::Rule } else { Origin::Lexicon };
    Some(Candidate { span: words.span(&hit.words)?, reading: Reading::Sector(node.sector.id.clone()), origin, score })
}
