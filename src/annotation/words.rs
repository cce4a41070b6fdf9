//! The word list of a person: what some words always name, or never do. It is made of corrections and applies to the
//! articles that are read later.

use std::fmt;

use crate::annotation::{EntityLabel, Reading, SectorId};

/// The longest words that an entry holds, in bytes.
pub const MAX_WORD_LEN: usize = 200;

/// The words of a person, in the order in which they were first added.
///
/// # Invariants
/// Words are trimmed, hold single spaces only and are neither empty nor longer than [`MAX_WORD_LEN`]; no two entries
/// have the same words and are about the same kind. [`WordList::add`] and [`WordList::replace`] are the only ways in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    words: Vec<Word>,
    /// Whether the list as a whole is left out of account.
    pub is_off: bool,
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The words, matched as whole tokens.
    pub text: String,
    /// What they name.
    pub rule: WordRule,
    /// Whether `Apple` is another word than `apple`.
    pub is_case_sensitive: bool,
    /// Whether it is left out of account.
    pub is_off: bool,
}

impl Word {
    /// Whether both have the same words and are about the same kind.
    fn is_twin(&self, other: &Self) -> bool {
        self.text == other.text && self.rule.kind() == other.rule.kind()
    }
}

/// What some words always name, or never do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordRule {
    /// They are always an entity of that label.
    Entity(EntityLabel),
    /// They always name that sector.
    Sector(SectorId),
    /// They are never what is named.
    Never(Never),
}

/// What some words never are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Never {
    /// Never an entity.
    Entity,
    /// Never a sector.
    Sector,
    /// Never a time expression.
    Date,
    /// Nothing at all.
    Anything,
}

impl Never {
    /// Every one, in the order in which the page offers them.
    pub const ALL: [Self; 4] = [Self::Entity, Self::Sector, Self::Date, Self::Anything];

    /// The word that files use for it: the kind of the annotations that it forbids, or `any`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Sector => "sector",
            Self::Date => "date",
            Self::Anything => "any",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|never| never.name() == name)
    }

    /// Whether it forbids a reading.
    pub fn forbids(self, reading: &Reading) -> bool {
        self == Self::Anything || self == Self::of(reading)
    }

    /// The one that forbids readings of the same kind.
    pub fn of(reading: &Reading) -> Self {
        match reading {
            Reading::Entity(_) => Self::Entity,
            Reading::Sector(_) => Self::Sector,
            Reading::Date(_) => Self::Date,
        }
    }
}

impl WordRule {
    /// What kind of annotation the rule is about: of two with one kind only the later holds.
    fn kind(&self) -> Never {
        match self {
            Self::Entity(_) => Never::Entity,
            Self::Sector(_) => Never::Sector,
            Self::Never(never) => *never,
        }
    }
}

impl fmt::Display for WordRule {
    /// For people: `always ORG`, `never a sector`. A sector is said by its id.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entity(label) => write!(formatter, "always {}", label.name()),
            Self::Sector(id) => write!(formatter, "always {}", id.0),
            Self::Never(Never::Entity) => write!(formatter, "never a name"),
            Self::Never(Never::Sector) => write!(formatter, "never a sector"),
            Self::Never(Never::Date) => write!(formatter, "never a date"),
            Self::Never(Never::Anything) => write!(formatter, "never anything"),
        }
    }
}

impl WordList {
    /// The entries.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The entries that count, none where the list is off.
    pub fn active(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !self.is_off && !word.is_off)
    }

    /// Whether there is an entry with these words and of this kind, whatever it says.
    pub fn holds(&self, word: &Word) -> bool {
        self.words.iter().any(|other| other.is_twin(word))
    }

    /// A list without entries, switched on or off as this one is.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { words: vec![], is_off: self.is_off }
    }

    /// Adds an entry in place of the one with its words and kind; tells whether that was another. Entries without words,
    /// or with more than an entry holds, are left out.
    pub fn add(&mut self, word: Word) -> bool {
        let text = word.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || MAX_WORD_LEN < text.len() {
            return false;
        }
        let word = Word { text, ..word };
        let same = self.words.iter_mut().find(|other| other.is_twin(&word));
        match same {
            Some(other) if *other == word => false,
            Some(other) => {
                *other = word;
                true
            }
            None => {
                self.words.push(word);
                true
            }
        }
    }

    /// Puts an entry in the place of the one at `word_idx`, as when it is edited; tells whether that was another. Another
    /// entry with its words and kind goes.
    pub fn replace(&mut self, word_idx: usize, word: Word) -> bool {
        let mut edited = Self::default();
        edited.add(word);
        let (Some(word), Some(before)) = (edited.words.pop(), self.words.get(word_idx)) else { return false };
        if *before == word {
            return false;
        }
        let is_twin = |(idx, other): &(usize, Word)| *idx != word_idx && other.is_twin(&word);
        let words = std::mem::take(&mut self.words).into_iter().enumerate().filter(|entry| !is_twin(entry));
        self.words = words.map(|(idx, other)| if idx == word_idx { word.clone() } else { other }).collect();
        true
    }

    /// Takes the entry at `word_idx` out.
    pub fn remove(&mut self, word_idx: usize) -> Option<Word> {
        (word_idx < self.words.len()).then(|| self.words.remove(word_idx))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, rule: WordRule) -> Word {
        Word { text: text.to_owned(), rule, is_case_sensitive: true, is_off: false }
    }

    #[test]
    fn holds_one_entry_for_the_same_words_and_kind() {
        let mut list = WordList::default();
        assert!(list.add(word(" Acme \n Corp", WordRule::Entity(EntityLabel::Org))));
        assert!(!list.add(word("Acme Corp", WordRule::Entity(EntityLabel::Org))));
        assert!(list.add(word("Acme Corp", WordRule::Never(Never::Entity))));
        assert!(list.add(word("Acme Corp", WordRule::Never(Never::Sector))));
        let rules: Vec<String> = list.words().iter().map(|word| format!("{} {}", word.text, word.rule)).collect();
        assert_eq!(rules, ["Acme Corp never a name", "Acme Corp never a sector"]);
    }

    #[test]
    fn refuses_words_that_are_none_or_too_long() {
        let mut list = WordList::default();
        assert!(!list.add(word(" \t", WordRule::Never(Never::Anything))));
        assert!(!list.add(word(&"a".repeat(MAX_WORD_LEN + 1), WordRule::Never(Never::Anything))));
        assert_eq!(list, WordList::default());
    }

    #[test]
    fn an_edit_takes_the_place_of_its_twin() {
        let mut list = WordList::default();
        list.add(word("a", WordRule::Entity(EntityLabel::Org)));
        list.add(word("b", WordRule::Entity(EntityLabel::Law)));
        assert!(list.replace(1, word("a", WordRule::Entity(EntityLabel::Fac))));
        assert_eq!(list.words(), [word("a", WordRule::Entity(EntityLabel::Fac))]);
        assert!(!list.replace(7, word("c", WordRule::Entity(EntityLabel::Fac))));
    }
}
