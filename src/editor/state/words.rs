//! Changes of the person's word list.

use crate::annotation::{WordList, WordRule};

/// A change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordEdit {
    /// Other words.
    Text(String),
    /// Another rule.
    Rule(WordRule),
    /// Case counts, or no longer.
    CaseSwitched,
    /// It counts, or no longer.
    Switched,
    /// It goes.
    Removed,
}

/// The last change of the word list. Taken back it can be made again, and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsStep {
    /// What was done, for people, in the past tense.
    pub name: String,
    /// The list on the other side of the change.
    pub(in crate::editor) other: WordList,
    /// Whether it was taken back.
    pub is_undone: bool,
}
