//! The words that have a class, in an index that is made once of their text.
//!
//! The page's module holds the words as they are written with the classes ([`Class::WORDS`]), which compresses to half of what a
//! sorted table does.

use std::sync::LazyLock;

use super::lexeme::{Class, Lex};

/// A word of letters as one number, case aside: another one for each word, 0 for the empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u64);

/// Longest word of the lexicon, in bytes: in base 27 its letters just fit into a key.
pub(super) const LONGEST: usize = 13;

impl Key {
    pub(super) const EMPTY: Self = Self(0);

    /// The key of the word with one letter of ASCII more; it says nothing of words that are longer than [`LONGEST`].
    #[inline]
    #[must_use]
    pub(super) fn with(self, letter: u8) -> Self {
        Self(self.0.wrapping_mul(27).wrapping_add(u64::from(letter & 0x1f)))
    }

    /// The first slot that is looked at.
    #[inline]
    fn slot(self) -> usize {
        // Fibonacci hashing: the golden ratio's bits spread the keys, and the highest bits are the best ones.
        (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - SLOT_BITS)) as usize
    }
}

/// More than twice as many slots as words, so that most words that are none of the lexicon meet an empty one.
const SLOT_BITS: u32 = 11;

/// A hash table with open addressing.
pub(super) struct Lexicon {
    slots: Vec<(Key, Lex)>,
}

/// The lexicon.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(Class::WORDS));
    &LEXICON
}

impl Lexicon {
    /// A lexicon of words as [`Class::WORDS`] has them.
    fn of(words: &str) -> Self {
        let mut lexicon = Self { slots: vec![(Key::EMPTY, Lex::OTHER); 1 << SLOT_BITS] };
        let mut classes = Class::ALL.iter().copied();
        let (mut key, mut lex, mut is_number) = (Key::EMPTY, Lex::BREAK, false);
        for byte in words.bytes() {
            if byte.is_ascii_alphabetic() {
                key = key.with(byte);
                continue;
            }
            if key != Key::EMPTY {
                lexicon.insert(key, lex);
                key = Key::EMPTY;
                lex.value += u32::from(byte == b' ');
            }
            if byte.is_ascii_digit() {
                lex.value = u32::from(byte - b'0') + if is_number { lex.value * 10 } else { 0 };
            }
            if byte == b'\n' {
                lex = Lex { class: classes.next().unwrap_or(Class::Other), value: 0 };
            }
            is_number = byte.is_ascii_digit();
        }
        lexicon
    }

    fn insert(&mut self, key: Key, lex: Lex) {
        let mut idx = key.slot();
        while self.at(idx).0 != Key::EMPTY {
            idx += 1;
        }
        if let Some(slot) = self.slots.get_mut(idx % (1 << SLOT_BITS)) {
            *slot = (key, lex);
        }
    }

    /// A slot; behind the last is the first.
    #[inline]
    fn at(&self, idx: usize) -> (Key, Lex) {
        self.slots.get(idx % (1 << SLOT_BITS)).copied().unwrap_or((Key::EMPTY, Lex::OTHER))
    }

    /// What a word can mean; [`Lex::OTHER`] where the lexicon does not have it.
    #[inline]
    pub(super) fn lex(&self, key: Key) -> Lex {
        let mut idx = key.slot();
        loop {
            let (found, lex) = self.at(idx);
            if found == key || found == Key::EMPTY {
                return lex;
            }
            idx += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timex::lexeme::{Unit, Word};

    fn key(word: &str) -> Key {
        word.bytes().fold(Key::EMPTY, Key::with)
    }

    fn check(word: &str, class: Class, value: u32) {
        assert_eq!(lexicon().lex(key(word)), Lex { class, value }, "{word}");
    }

    #[test]
    fn finds_words_with_what_they_say() {
        check("january", Class::Month, 1);
        check("Dec", Class::MonthShort, 12);
        check("sep", Class::MonthShort, 9);
        check("SUNDAY", Class::Weekday, 6);
        check("millenniums", Class::Units, Unit::Millennium as u32);
        check("biannually", Class::Adverbial, 600 + Unit::Month as u32);
        check("million", Class::Scale, 1_000_000);
        check("twentieth", Class::Ordinal, 20);
        check("west", Class::Zone, 1);
        check("an", Class::Word, Word::A as u32);
        check("z", Class::Word, Word::Z as u32);
        check("factory", Class::Other, 0);
        check("", Class::Other, 0);
    }

    #[test]
    fn has_every_word_once() {
        let mut words: Vec<&str> = Class::WORDS.split(|char: char| !char.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
        for word in &words {
            assert!(word.len() <= LONGEST, "{word} is longer than LONGEST");
            assert_ne!(lexicon().lex(key(word)), Lex::OTHER, "{word}");
        }
        let n_words = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n_words);
        assert!(2 * n_words <= 1 << SLOT_BITS, "the lexicon has too few slots");
    }
}
