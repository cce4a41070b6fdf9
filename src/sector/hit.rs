//! A phrase of the lexicon found in the text, and what is thought of it so far.

use std::ops::Range;

use super::{
    lexicon::Tag,
    words::{Stretch, Words},
};

/// A phrase where it stands.
pub(super) struct Hit {
    /// Its words, the head noun behind it included.
    pub(super) words: Range<usize>,
    /// Index of its sector in the tree.
    pub(super) sector: usize,
    /// Index of the other sector that it may mean.
    pub(super) other_sector: Option<usize>,
    /// When the lexicon says that it counts; `None` where a pattern found it.
    pub(super) tag: Option<Tag>,
    /// Whether it counts.
    pub(super) verdict: Verdict,
    /// Whether its capitals are known to make no name: an office stands beside it or beside the list that it is in
    /// (`Minister of Energy`), or it is a heading that runs into its text.
    pub(super) is_no_name: bool,
    /// Whether it is an item of a list of goods.
    pub(super) is_good: bool,
}

/// Whether a hit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It names a sector, as this rule says.
    Counts(Rule),
    /// It does where its neighbours in a list do.
    Waits,
    /// It does not, or stands inside a name.
    Dropped,
}

/// What makes a hit count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The phrase names a sector wherever it stands.
    Sure,
    /// A head noun behind it, which is a part of the mention.
    Headed,
    /// A word behind it for those who trade in it, or for what they do: `energy companies`.
    Traded,
    /// A word before it announces a field, or an office is responsible for it.
    Announced,
    /// A gerund or noun of action that is no act where it stands.
    NoAct,
    /// A plural of firms that stands for the trade.
    Institution,
    /// Its neighbours in a list count.
    Listed,
    /// The index of activities knows the words before `industry`.
    Activity,
    /// Nothing knows the word before `industry`.
    Unknown,
}

impl Hit {
    /// Whether it names a sector.
    pub(super) fn counts(&self) -> bool {
        matches!(self.verdict, Verdict::Counts(_))
    }
}

/// A range of words with its neighbours in the sentence.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) words: &'a Words,
    pub(super) stretch: &'a Stretch,
    pub(super) start_idx: usize,
    pub(super) end_idx: usize,
}

impl<'a> Place<'a> {
    /// Index of the word at a distance before the range, from zero.
    pub(super) fn before_idx(self, distance: usize) -> Option<usize> {
        self.start_idx.checked_sub(distance + 1).filter(|word_idx| self.stretch.words.start <= *word_idx)
    }

    /// Index of the word at a distance behind the range, from zero.
    pub(super) fn after_idx(self, distance: usize) -> Option<usize> {
        Some(self.end_idx + distance).filter(|word_idx| *word_idx < self.stretch.words.end)
    }

    /// That word before in lower case; empty where the sentence starts.
    pub(super) fn before(self, distance: usize) -> &'a str {
        self.before_idx(distance).map_or("", |word_idx| self.words.lower(word_idx))
    }

    /// That word behind in lower case; empty where the sentence ends.
    pub(super) fn after(self, distance: usize) -> &'a str {
        self.after_idx(distance).map_or("", |word_idx| self.words.lower(word_idx))
    }
}
