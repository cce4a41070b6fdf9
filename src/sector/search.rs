//! Looks sectors up by a few letters: for a person who codes a mention.

use std::cmp::Reverse;

use super::{
    lexicon::{self, Tag},
    tree,
};
use crate::annotation::SectorId;

/// How well a sector answers a query, best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// Every word of the query begins a word of a phrase.
    Words,
    /// A phrase starts with the query.
    Start,
    /// A phrase is the query.
    Whole,
}

/// The sectors whose id, name, codes or phrases match `query`, best first, at most `limit`; all of them for an empty
/// one. Every word of the query has to begin a word of the same phrase.
pub fn search(query: &str, limit: usize) -> Vec<SectorId> {
    let query = folded(query);
    let mut ranked: Vec<(Reverse<(Match, bool)>, usize)> = vec![];
    let mut best: Vec<Option<(Match, bool)>> = vec![None; tree::nodes().len()];
    for (spelling, entry) in lexicon::spellings() {
        if entry.tag() == Tag::Not {
            continue;
        }
        if let Some(place) = best.get_mut(entry.sector()) {
            *place = (*place).max(matched(&spelling, &query).map(|kind| (kind, false)));
        }
    }
    for (node, place) in tree::nodes().iter().zip(&mut best) {
        let sector = &node.sector;
        let codes = [&sector.isic4, &sector.isic5, &sector.naics2022].into_iter().flatten();
        let names = [sector.id.0.as_str(), &folded(&sector.name)].into_iter().filter_map(|name| matched(name, &query)).max();
        let is_code = codes.chain(&sector.iptc).chain(&sector.wikidata).any(|code| code.to_lowercase() == query);
        *place = (*place).max(names.map(|kind| (kind, true))).max(is_code.then_some((Match::Whole, true)));
    }
    ranked.extend(best.iter().enumerate().filter_map(|(idx, place)| Some((Reverse((*place)?), idx))));
    ranked.sort_unstable();
    ranked.iter().take(limit).filter_map(|(_, idx)| tree::nodes().get(*idx)).map(|node| node.sector.id.clone()).collect()
}

fn matched(phrase: &str, query: &str) -> Option<Match> {
    if phrase == query {
        return Some(Match::Whole);
    }
    if phrase.starts_with(query) {
        return Some(Match::Start);
    }
    let begins = |word: &str| phrase.split([' ', '.']).any(|of_phrase| of_phrase.starts_with(word));
    query.split(' ').all(begins).then_some(Match::Words)
}

/// As phrases are kept: lower case, without hyphens and commas.
fn folded(text: &str) -> String {
    let plain = text.to_lowercase().replace(['-', ',', '&'], " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, first: &str) {
        let found = search(query, 3);
        assert_eq!(found.first().map(|id| id.0.as_str()), Some(first), "{query}: {found:?}");
    }

    #[test]
    fn finds_by_name_synonym_id_and_code() {
        check("robotics", "deep.robotics");
        check("chipmak", "elec.semi");
        check("Semicon", "elec.semi");
        check("deep.ai", "deep.ai");
        check("medtop:20001298", "deep.ai");
        check("aluminum ind", "mining.nonferrous");
        check("e-commerce", "trade.ecommerce");
    }

    #[test]
    fn lists_all_for_nothing_and_nothing_for_nonsense() {
        assert_eq!(search("", 999).len(), tree::nodes().len());
        assert!(search("zzqx", 9).is_empty());
        assert_eq!(search("a", 5).len(), 5);
    }
}
