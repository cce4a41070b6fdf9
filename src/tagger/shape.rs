//! What a word looks like, whatever it says.

use super::hash::Hash;

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// Beyond the sentence.
    #[default]
    Nothing,
    /// `word`.
    Lower,
    /// `Word`.
    Title,
    /// `WORD`.
    Upper,
    /// `W`.
    Letter,
    /// `U.S.`, `J.`.
    Dotted,
    /// `McDonald`, `iPhone`.
    Mixed,
    /// `1,984`.
    Number,
    /// `A320`, `G20`.
    Coded,
    /// A full stop.
    Stop,
    /// A comma.
    Comma,
    /// A quotation mark.
    Quote,
    /// A hyphen or dash.
    Dash,
    /// A bracket.
    Bracket,
    /// Any other sign.
    Sign,
}

impl Case {
    /// How `word` is written.
    pub fn of(word: &str) -> Self {
        let mut counts = Counts::default();
        word.chars().for_each(|char| counts.take(char));
        counts.case(word)
    }

    /// Whether it has capitals.
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Letter | Self::Dotted | Self::Mixed | Self::Coded)
    }
}

#[derive(Default)]
struct Counts {
    n_upper: usize,
    n_lower: usize,
    n_digits: usize,
    n_stops: usize,
    is_first_upper: bool,
    n_chars: usize,
}

impl Counts {
    fn take(&mut self, char: char) {
        self.n_chars += 1;
        if char.is_uppercase() {
            self.n_upper += 1;
            self.is_first_upper |= self.n_chars == 1;
        } else if char.is_alphabetic() {
            self.n_lower += 1;
        } else if char.is_numeric() {
            self.n_digits += 1;
        } else if char == '.' {
            self.n_stops += 1;
        }
    }

    fn case(&self, word: &str) -> Case {
        match (self.n_upper, self.n_lower, self.n_digits) {
            (0, 0, 0) => sign(word),
            (0, 0, _) => Case::Number,
            (0, _, 0) => Case::Lower,
            (0, _, _) => Case::Number,
            (_, _, 1..) => Case::Coded,
            (_, 0, _) if self.n_stops > 0 => Case::Dotted,
            (1, 0, _) => Case::Letter,
            (_, 0, _) => Case::Upper,
            (1, _, _) if self.is_first_upper => Case::Title,
            _ => Case::Mixed,
        }
    }
}

fn sign(word: &str) -> Case {
    match word.chars().next().unwrap_or_default() {
        '.' | '!' | '?' => Case::Stop,
        ',' | ';' | ':' => Case::Comma,
        '"' | '\'' | '`' => Case::Quote,
        '-' | '–' | '—' => Case::Dash,
        '(' | ')' | '[' | ']' => Case::Bracket,
        _ => Case::Sign,
    }
}

/// The word with letters and digits replaced by their class, and runs of one class by one of it.
pub fn shape(word: &str) -> Hash {
    let mut hash = Hash::new(1);
    let mut previous = None;
    for char in word.chars() {
        let class = match char {
            _ if char.is_uppercase() => 'X',
            _ if char.is_alphabetic() => 'x',
            _ if char.is_numeric() => 'd',
            _ => char,
        };
        if previous != Some(class) {
            hash = hash.with(u64::from(u32::from(class)));
        }
        previous = Some(class);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_how_a_word_is_written() {
        let cases = [
            ("word", Case::Lower),
            ("Word", Case::Title),
            ("Étienne", Case::Title),
            ("WORD", Case::Upper),
            ("W", Case::Letter),
            ("U.S.", Case::Dotted),
            ("iPhone", Case::Mixed),
            ("1,984", Case::Number),
            ("A320", Case::Coded),
            ("-", Case::Dash),
        ];
        for (word, case) in cases {
            assert_eq!(Case::of(word), case, "{word}");
        }
    }

    #[test]
    fn shapes_forget_letters_and_lengths() {
        assert_eq!(shape("Berlin"), shape("Rome"));
        assert_ne!(shape("Berlin"), shape("BERLIN"));
    }
}
