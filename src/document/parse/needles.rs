//! Looking for many phrases at once.
//!
//! Most lines hold none of them, so it counts how soon that is known: a phrase is looked for only in lines that have all
//! of its pairs of letters.

/// Phrases, each with its pairs of letters.
pub(super) struct Needles(Vec<(&'static str, u64)>);

impl Needles {
    pub fn of(phrases: &[&'static str]) -> Self {
        Self(phrases.iter().map(|phrase| (*phrase, pairs(phrase))).collect())
    }

    /// Whether one of the phrases may stand in a line, in small or capital letters: never wrong where it says no.
    pub fn may_be_in(&self, line: &str) -> bool {
        let pairs = pairs(line);
        self.0.iter().any(|(_, needed)| needed & pairs == *needed)
    }

    /// Whether one of the phrases stands in a line.
    pub fn are_in(&self, line: &str) -> bool {
        let pairs = pairs(line);
        self.0.iter().any(|(phrase, needed)| needed & pairs == *needed && line.contains(phrase))
    }
}

/// A set of pairs of neighbouring bytes, a bit for several of them. Small and capital letters are alike.
fn pairs(text: &str) -> u64 {
    let bit = |first: u8, second: u8| 1 << ((first | 0x20).wrapping_mul(13).wrapping_add(second | 0x20) & 63);
    let bytes = text.as_bytes();
    bytes.iter().zip(bytes.iter().skip(1)).fold(0, |pairs, (first, second)| pairs | bit(*first, *second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_phrases() {
        let needles = Needles::of(&["photo:", "/afp", "é x"]);
        assert!(needles.are_in("a photo: b") && needles.are_in("x/afp") && needles.are_in("é x"));
        assert!(!needles.are_in("a phot") && !needles.are_in("A PHOTO:") && !needles.are_in(""));
        assert!(needles.may_be_in("A PHOTO:") && !needles.may_be_in("zzz"));
    }
}
