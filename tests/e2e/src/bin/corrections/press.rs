//! What fingers do, and what it costs by the Keystroke-Level Model (Card, Moran & Newell 1980, Communications of the ACM 23:7).

use galley::editor::Key;

/// `K`: one keystroke of an average skilled typist (55 words a minute), Shift counted as one of its own.
pub const K: f64 = 0.2;

/// `M`: mentally preparing for what is done next.
pub const M: f64 = 1.35;

/// How fast a text is read, in words a minute. It is no part of the model and told apart.
pub const READING: f64 = 250.0;

/// A key that is pressed, with those held, or a text that is typed into a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// As `Shift+n`, `[`, `ArrowRight`.
    Chord(&'static str),
    /// Small letters and spaces.
    Text(String),
}

impl Press {
    /// How many keys it takes.
    pub fn n_keys(&self) -> usize {
        match self {
            Self::Chord(chord) => Self::held(chord).0.len() + 1 + usize::from("{}_+%?!".contains(*chord)),
            Self::Text(text) => text.chars().count(),
        }
    }

    /// The keys that are held, and the last one.
    fn held(chord: &'static str) -> (Vec<&'static str>, &'static str) {
        match chord.rsplit_once('+') {
            Some((held, last)) if !last.is_empty() => (held.split('+').collect(), last),
            _ => (vec![], chord),
        }
    }

    /// The press as the browser would tell of it.
    pub fn key(chord: &'static str) -> Key {
        let (held, last) = Self::held(chord);
        let is_shift = held.contains(&"Shift");
        let digit = last.chars().next().filter(char::is_ascii_digit);
        let (key, code) = match digit {
            // Shift makes another sign of it; which one depends on the layout.
            Some(digit) if is_shift => ("§".to_owned(), format!("Digit{digit}")),
            Some(digit) => (digit.to_string(), format!("Digit{digit}")),
            None if is_shift && last.len() == 1 => (last.to_uppercase(), String::new()),
            None => (last.to_owned(), String::new()),
        };
        Key { key, code, is_command: held.contains(&"Control"), is_shift, is_alt: held.contains(&"Alt") }
    }
}

/// How many keys all of these take.
pub fn n_keys(presses: &[Press]) -> usize {
    presses.iter().map(Press::n_keys).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_shift_as_a_key() {
        let counts =
            ["j", "[", "{", "%", "Shift+n", "ArrowRight", "Shift+ArrowRight", "Control+s"].map(|chord| Press::Chord(chord).n_keys());
        assert_eq!(counts, [1, 1, 2, 2, 2, 1, 2, 2]);
        assert_eq!(Press::Text("ital".to_owned()).n_keys(), 4);
    }

    #[test]
    fn a_chord_is_what_the_browser_tells() {
        assert_eq!(Press::key("Shift+n").chords().collect::<Vec<_>>(), ["Shift+n"]);
        assert_eq!(Press::key("Shift+2").chords().last().as_deref(), Some("Shift+2"));
    }
}
