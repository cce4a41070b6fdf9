//! Abbreviations that the text itself introduces for something else: `the Cabinet Committee on Security (CCS)`.

use super::{
    hit::{Hit, Verdict},
    tree,
    words::Words,
};

/// Drops every abbreviation that stands in brackets behind the name of something else, wherever it is used.
pub(super) fn drop_others(words: &Words, hits: &mut [Hit]) {
    let introduced = |idx: usize| {
        let hit = hits.get(idx)?;
        let before_idx = hit.words.start.checked_sub(2)?;
        let is_bracketed = words.lower(before_idx + 1) == "(" && words.lower(hit.words.end) == ")";
        // `communication technologies (ICT)` and its kind say the same in full.
        let last = idx.checked_sub(1).and_then(|last_idx| hits.get(last_idx));
        let is_same = last.is_some_and(|last| last.words.end == before_idx + 1 && top(last) == top(hit));
        let is_other = is_bracketed && !is_same && is_abbreviation(words, hit) && words.is_capitalised(before_idx);
        is_other.then(|| words.lower(hit.words.start))
    };
    let others: Vec<&str> = (0..hits.len()).filter_map(introduced).collect();
    if others.is_empty() {
        return;
    }
    for hit in hits.iter_mut().filter(|hit| is_abbreviation(words, hit) && others.contains(&words.lower(hit.words.start))) {
        hit.verdict = Verdict::Dropped;
    }
}

fn is_abbreviation(words: &Words, hit: &Hit) -> bool {
    hit.words.len() == 1 && words.is_acronym(hit.words.start)
}

fn top(hit: &Hit) -> Option<&'static str> {
    tree::nodes().get(hit.sector).map(|node| node.sector.id.top())
}
