//! A key press as settings and lists write it: `j`, `?`, `Shift+a`, `Ctrl+Shift+z`, `ArrowLeft`.

/// A key as the browser names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// `KeyboardEvent.key`: what the key writes.
    pub key: String,
    /// `KeyboardEvent.code`: which key it is, whatever it writes.
    pub code: String,
    /// Whether Ctrl or ⌘ was held.
    pub is_command: bool,
    /// Whether Shift was held.
    pub is_shift: bool,
    /// Whether Alt was held.
    pub is_alt: bool,
}

impl Key {
    /// How the press may be written, the first way first: by what it writes, and by the digit on the key, since Shift
    /// makes another sign of a digit on every layout. Shift is named only where the sign does not tell it: with letters
    /// and with keys that write nothing.
    pub fn chords(&self) -> impl Iterator<Item = String> {
        let is_sign = self.key.chars().count() == 1;
        let is_letter = is_sign && self.key.chars().all(char::is_alphabetic);
        let name = match self.key.as_str() {
            " " => "Space".to_owned(),
            letter if is_letter => letter.to_lowercase(),
            other => other.to_owned(),
        };
        let is_modifier = matches!(self.key.as_str(), "Shift" | "Control" | "Alt" | "Meta" | "AltGraph" | "CapsLock" | "Dead");
        let written = (!is_modifier).then(|| self.with_held(&name, self.is_shift && (is_letter || !is_sign || self.key == " ")));
        let digit = self.code.strip_prefix("Digit").or_else(|| self.code.strip_prefix("Numpad"));
        let digit = digit.filter(|digit| digit.chars().all(|char| char.is_ascii_digit())).map(|digit| self.with_held(digit, self.is_shift));
        written.into_iter().chain(digit)
    }

    fn with_held(&self, name: &str, is_shift: bool) -> String {
        let held = [(self.is_command, "Ctrl+"), (self.is_alt, "Alt+"), (is_shift, "Shift+")];
        let held: String = held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| name).collect();
        format!("{held}{name}")
    }
}

/// A chord for people: `Shift+A`, `←`, `Ctrl+Z`.
pub fn shown_chord(chord: &str) -> String {
    let (held, name) = chord.rsplit_once('+').filter(|(_, name)| !name.is_empty()).unwrap_or(("", chord));
    let name = match name {
        "ArrowLeft" => "←".to_owned(),
        "ArrowRight" => "→".to_owned(),
        "ArrowUp" => "↑".to_owned(),
        "ArrowDown" => "↓".to_owned(),
        "Escape" => "Esc".to_owned(),
        "-" => "−".to_owned(),
        letter if letter.chars().count() == 1 => letter.to_uppercase(),
        other => other.to_owned(),
    };
    if held.is_empty() { name } else { format!("{held}+{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, code: &str, held: &str, expected: &[&str]) {
        let key = Key {
            key: key.to_owned(),
            code: code.to_owned(),
            is_command: held.contains('c'),
            is_shift: held.contains('s'),
            is_alt: held.contains('a'),
        };
        assert_eq!(key.chords().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn writes_what_the_key_writes() {
        check("j", "KeyJ", "", &["j"]);
        check("A", "KeyA", "s", &["Shift+a"]);
        check("{", "BracketLeft", "s", &["{"]);
        check("ArrowLeft", "ArrowLeft", "as", &["Alt+Shift+ArrowLeft"]);
        check("Z", "KeyZ", "cs", &["Ctrl+Shift+z"]);
        check(" ", "Space", "", &["Space"]);
    }

    #[test]
    fn knows_a_digit_by_its_key() {
        check("@", "Digit2", "s", &["@", "Shift+2"]);
        check("2", "Digit2", "", &["2", "2"]);
        check("+", "NumpadAdd", "", &["+"]);
    }

    #[test]
    fn a_held_key_alone_is_no_chord() {
        check("Shift", "ShiftLeft", "s", &[]);
    }

    #[test]
    fn shows_chords_to_people() {
        for (chord, shown) in [("Shift+a", "Shift+A"), ("+", "+"), ("Ctrl++", "Ctrl++"), ("Alt+ArrowUp", "Alt+↑"), ("-", "−")] {
            assert_eq!(shown_chord(chord), shown);
        }
    }
}
