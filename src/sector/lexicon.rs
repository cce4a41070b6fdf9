//! The phrases that name sectors and the index of economic activities, as automata over words in lower case.
//!
//! Knows nothing of the text around a phrase: whether it counts there is decided by `judge`.

use std::sync::LazyLock;

use fst::{Map, raw};

use super::words::Words;

static PHRASES: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(include_bytes!("../../data/sectors/phrases.fst").as_slice()).ok());
static ACTIVITIES: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(include_bytes!("../../data/sectors/activities.fst").as_slice()).ok());

/// When a phrase counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Alone, wherever it stands outside a name.
    Sure,
    /// Only with a cue: a head noun behind, a list of sectors, a role.
    Cue,
    /// Where it does not name an act: `construction`, `accounting`.
    Act,
    /// A plural that may stand for its sector: `banks`, not `three banks`.
    Institution,
    /// A product: as a cue.
    Product,
    /// So broad that only a head noun or a list makes it a sector: `infrastructure`.
    Vague,
    /// Never: it hides a shorter phrase, as `trade union` does `trade`.
    Not,
}

/// What the lexicon says of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    packed: u64,
}

impl Entry {
    fn field(self, shift: u32, bits: u32) -> usize {
        usize::try_from(self.packed >> shift & ((1 << bits) - 1)).unwrap_or_default()
    }

    /// Index of its sector in the tree.
    pub(super) fn sector(self) -> usize {
        self.field(0, 10)
    }

    /// Index of the other sector that it may mean.
    pub(super) fn other_sector(self) -> Option<usize> {
        self.field(10, 10).checked_sub(1)
    }

    /// When it counts.
    pub(super) fn tag(self) -> Tag {
        match self.field(20, 3) {
            0 => Tag::Sure,
            2 => Tag::Act,
            3 => Tag::Institution,
            4 => Tag::Product,
            5 => Tag::Vague,
            6 => Tag::Not,
            _ => Tag::Cue,
        }
    }

    /// Whether it is written with a capital inside a sentence.
    pub(super) fn has_capital(self) -> bool {
        self.field(23, 1) == 1
    }

    /// Whether its word of that number is an acronym.
    pub(super) fn is_acronym(self, word_number: usize) -> bool {
        word_number < 7 && self.field(24, 8) >> word_number & 1 == 1
    }
}

/// The longest phrase that starts at a word and ends before `end_idx`: its entry and the index behind its last word.
pub(super) fn longest(words: &Words, start_idx: usize, end_idx: usize) -> Option<(Entry, usize)> {
    let fst = PHRASES.as_ref()?.as_fst();
    let mut walk = Walk { fst, node: fst.root(), output: raw::Output::zero() };
    let mut longest = None;
    for word_idx in start_idx..end_idx {
        if word_idx > start_idx && walk.step(b' ').is_none() {
            break;
        }
        if words.lower(word_idx).bytes().any(|byte| walk.step(byte).is_none()) {
            break;
        }
        let Some(packed) = walk.finished() else { continue };
        let entry = Entry { packed };
        if has_its_capitals(words, start_idx, word_idx + 1, entry) {
            longest = Some((entry, word_idx + 1));
        }
    }
    longest
}

/// `IT` and `AI` count in capitals only.
fn has_its_capitals(words: &Words, start_idx: usize, end_idx: usize, entry: Entry) -> bool {
    (start_idx..end_idx).enumerate().all(|(number, word_idx)| !entry.is_acronym(number) || words.is_acronym(word_idx))
}

/// The sector of an activity, in the singular or as it stands.
pub(super) fn activity(term: &str) -> Option<usize> {
    let map = ACTIVITIES.as_ref()?;
    let singular = || map.get(term.strip_suffix('s')?);
    map.get(term).or_else(singular)?.try_into().ok()
}

/// Every spelling with its entry, in alphabetical order.
pub(super) fn spellings() -> Vec<(String, Entry)> {
    let Some(map) = PHRASES.as_ref() else { return vec![] };
    let spellings = map.stream().into_str_vec().unwrap_or_default();
    spellings.into_iter().map(|(spelling, packed)| (spelling, Entry { packed })).collect()
}

struct Walk<'a> {
    fst: &'a raw::Fst<&'static [u8]>,
    node: raw::Node<'a>,
    output: raw::Output,
}

impl Walk<'_> {
    fn step(&mut self, byte: u8) -> Option<()> {
        let transition = self.node.transition(self.node.find_input(byte)?);
        self.output = self.output.cat(transition.out);
        self.node = self.fst.node(transition.addr);
        Some(())
    }

    fn finished(&self) -> Option<u64> {
        self.node.is_final().then(|| self.output.cat(self.node.final_output()).value())
    }
}
