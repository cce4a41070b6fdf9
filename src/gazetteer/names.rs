//! The automaton of all listed names, and its matches over tokens.

use std::sync::OnceLock;

use fst::raw::{Fst, Node, Output};

use super::{
    key::{is_abbreviation, key, push_folded},
    list::ListSet,
};
use crate::document::{Document, Token};

/// Compiled from `data/names.tsv` and `data/names-own.tsv`.
static NAMES: &[u8] = include_bytes!("../../data/names.fst");

/// Compiled from `data/kinds.tsv`.
static KINDS: &[u8] = include_bytes!("../../data/kinds.fst");

/// The lists of kinds that a whole name is on. The tagger's features do not see them: they can grow without a model that is
/// learned anew.
pub fn kinds(name: &str) -> ListSet {
    static FST: OnceLock<Option<Fst<&'static [u8]>>> = OnceLock::new();
    let kinds = FST.get_or_init(|| Fst::new(KINDS).ok()).as_ref();
    kinds.and_then(|kinds| kinds.get(key(name))).map(|lists| ListSet::from_bits(lists.value())).unwrap_or_default()
}

/// A listed name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// Its first token.
    pub token_idx: usize,
    /// How many tokens it has.
    pub n_tokens: usize,
    /// The lists that it is on.
    pub lists: ListSet,
}

/// Longest names are not longer than this many tokens.
const MAX_TOKENS: usize = 8;

/// Every listed name that starts with a capital or digit and ends with a token, in the order of their starts, shorter ones
/// first. Names overlap: which of them counts depends on the list.
pub fn longest_matches(document: &Document) -> Vec<NameMatch> {
    let Some(names) = names() else { return vec![] };
    let mut matches = vec![];
    let mut walk = Walk { document, names, key: String::new() };
    for (token_idx, token) in document.tokens().iter().enumerate() {
        let slice = document.slice(token.span);
        if !slice.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit()) {
            continue;
        }
        walk.from(token_idx, &mut matches);
        // "US" is listed as it stands, "CHINA" in a headline under its lower case: a word in capitals is looked up both ways.
        if is_abbreviation(slice) {
            let lists = names.get(slice).map(|lists| ListSet::from_bits(lists.value()));
            matches.extend(lists.map(|lists| NameMatch { token_idx, n_tokens: 1, lists }));
        }
    }
    matches
}

fn names() -> Option<&'static Fst<&'static [u8]>> {
    static FST: OnceLock<Option<Fst<&'static [u8]>>> = OnceLock::new();
    // The bytes are compiled in and a test reads them, so that nothing is left to tell a caller.
    FST.get_or_init(|| Fst::new(NAMES).ok()).as_ref()
}

struct Walk<'a> {
    document: &'a Document,
    names: &'static Fst<&'static [u8]>,
    key: String,
}

impl Walk<'_> {
    fn from(&mut self, token_idx: usize, matches: &mut Vec<NameMatch>) {
        let mut node = self.names.root();
        let mut output = Output::zero();
        let mut previous: Option<Token> = None;
        let tokens = self.document.tokens().iter().skip(token_idx).take(MAX_TOKENS);
        for (n_before, token) in tokens.enumerate() {
            self.key.clear();
            if previous.is_some_and(|previous| previous.span.end() < token.span.start()) {
                self.key.push(' ');
            }
            for char in self.document.slice(token.span).chars() {
                push_folded(char, &mut self.key);
            }
            match self.step(node, output) {
                Some(next) => (node, output) = next,
                None => return,
            }
            if node.is_final() {
                let lists = ListSet::from_bits(output.cat(node.final_output()).value());
                matches.push(NameMatch { token_idx, n_tokens: n_before + 1, lists });
            }
            previous = Some(*token);
        }
    }

    /// Follows the bytes of the key.
    fn step(&self, mut node: Node<'static>, mut output: Output) -> Option<(Node<'static>, Output)> {
        for byte in self.key.bytes() {
            let transition = node.transition(node.find_input(byte)?);
            output = output.cat(transition.out);
            node = self.names.node(transition.addr);
        }
        Some((node, output))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::List;

    #[test]
    fn embedded_names_are_readable() {
        assert!(names().is_some_and(|names| names.len() > 30_000));
    }

    #[test]
    fn knows_kinds_of_whole_names() {
        assert!(kinds("Severn").has(List::Loc) && kinds("Aer Lingus").has(List::Company) && kinds("Ofsted").has(List::Org));
        assert!(kinds("Headingley").has(List::Fac) && kinds("Erdogan").has(List::Last));
        assert!(!kinds("Aer").has(List::Company));
    }

    #[track_caller]
    fn check(text: &str, list: List, expected: &[&str]) {
        let document = Document::plain(text);
        let tokens = document.tokens();
        let found: Vec<&str> = longest_matches(&document)
            .into_iter()
            .filter(|found| found.lists.has(list))
            .map(|found| tokens[found.token_idx].span.joined(tokens[found.token_idx + found.n_tokens - 1].span))
            .map(|span| document.slice(span))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn matches_whole_tokens_in_any_case_but_lower() {
        check("From Sao Paulo to ROME, and on to paris.", List::City, &["Sao Paulo", "ROME"]);
        check("Romero met us in Romes", List::City, &[]);
    }

    #[test]
    fn tells_an_abbreviation_from_a_word() {
        check("They sold US shares to us. Us?", List::Country, &["US"]);
    }
}
