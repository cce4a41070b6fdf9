//! Words: inner apostrophes, contractions, initials and abbreviations.

use super::{
    super::glyph::{Class, class, glyph, is_ideograph},
    Place,
    abbreviations::{Abbreviation, abbreviation, is_calendar_or_zone, is_starter},
};

/// The end of the word that starts at the place.
pub(super) fn end(place: &Place<'_>) -> usize {
    let letters = letters(place);
    match place.text.as_bytes().get(letters.end) {
        Some(b'.') if !letters.is_cut => full_stop_end(place, letters.end).unwrap_or(letters.end),
        _ => letters.end,
    }
}

struct Letters {
    end: usize,
    /// Whether a contraction follows, so that no full stop can belong to the word.
    is_cut: bool,
}

fn letters(place: &Place<'_>) -> Letters {
    let text = place.text;
    let mut at = place.at;
    let mut end = at;
    let mut last_letter = at;
    loop {
        // Nearly all letters are of ASCII; the rest of the loop is for what is not.
        let n_plain = text.as_bytes().get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if 0 < n_plain {
            at += n_plain;
            end = at;
            last_letter = at - 1;
        }
        let Some(glyph) = glyph(text, at) else { break };
        match class(glyph.char) {
            Class::Letter | Class::Digit if is_ideograph(glyph.char) => {
                let end = if end == place.at { at + glyph.len } else { end };
                return Letters { end, is_cut: true };
            }
            Class::Letter | Class::Digit => {
                last_letter = at;
                at += glyph.len;
                end = at;
            }
            Class::Invisible => at += glyph.len,
            Class::Apostrophe if at == end => match behind_apostrophe(text, at, glyph.len) {
                Behind::Nothing => break,
                Behind::Clitic(_) => return Letters { end, is_cut: true },
                Behind::Not if last_letter == place.at => at += glyph.len,
                Behind::Not if text.as_bytes().get(last_letter).is_some_and(|byte| matches!(byte, b'n' | b'N')) => {
                    return Letters { end: last_letter, is_cut: true };
                }
                Behind::Letters | Behind::Not => at += glyph.len,
            },
            _ if glyph.char == '&' && at == end && joins_capitals(text, last_letter, at + glyph.len) => at += glyph.len,
            _ => break,
        }
    }
    Letters { end, is_cut: false }
}

/// `AT&T`, `R&D`, `S&P`: an ampersand between capitals that touch it.
fn joins_capitals(text: &str, last_letter: usize, behind: usize) -> bool {
    let is_capital = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase);
    is_capital(last_letter) && is_capital(behind)
}

/// What stands behind an apostrophe.
enum Behind {
    Nothing,
    /// A contraction or possessive that ends here.
    Clitic(usize),
    /// The `t` of `n't`.
    Not,
    Letters,
}

fn behind_apostrophe(text: &str, at: usize, len: usize) -> Behind {
    let from = at + len;
    let mut letters = [0_u8; 3];
    let mut n_letters = 0;
    for (letter, byte) in letters.iter_mut().zip(text.as_bytes().iter().skip(from)) {
        if !byte.is_ascii_alphabetic() {
            break;
        }
        *letter = byte.to_ascii_lowercase();
        n_letters += 1;
    }
    let end = from + n_letters;
    let next = glyph(text, end).map(|glyph| class(glyph.char));
    let is_word_end = !matches!(next, Some(Class::Letter | Class::Digit)) && !is_apostrophe_before_letter(text, end);
    match letters.get(..n_letters).unwrap_or_default() {
        b"s" | b"d" | b"m" | b"re" | b"ve" | b"ll" if is_word_end => Behind::Clitic(end),
        b"t" if is_word_end => Behind::Not,
        [] if !matches!(next, Some(Class::Letter)) => Behind::Nothing,
        _ => Behind::Letters,
    }
}

fn is_apostrophe_before_letter(text: &str, at: usize) -> bool {
    let Some(apostrophe) = glyph(text, at).filter(|glyph| class(glyph.char) == Class::Apostrophe) else { return false };
    glyph(text, at + apostrophe.len).is_some_and(|glyph| class(glyph.char) == Class::Letter)
}

/// The end of the contraction or possessive whose apostrophe stands at the place (`’s`, `'re`); `None` where it is
/// a quote.
pub(super) fn clitic_end(place: &Place<'_>) -> Option<usize> {
    let apostrophe = glyph(place.text, place.at)?;
    let Behind::Clitic(end) = behind_apostrophe(place.text, place.at, apostrophe.len) else { return None };
    // Corpora print it apart from its word (`Moscow 's`); a quote before one letter is too rare to count.
    let is_behind_word = place.previous.is_some_and(|token| place.at <= token.span.end() + 1);
    is_behind_word.then_some(end)
}

/// The end of the word with its full stop at `stop`, where that is part of the word.
fn full_stop_end(place: &Place<'_>, stop: usize) -> Option<usize> {
    let word = place.text.get(place.at..stop)?;
    if word.chars().nth(1).is_none() {
        return dotted_end(place, word, stop);
    }
    if word == "Ph" && place.text.get(stop..stop + 3) == Some(".D.") {
        return Some(stop + 3);
    }
    let next = Next::read(place.text, stop + 1);
    let belongs = match abbreviation(word)? {
        Abbreviation::Title | Abbreviation::Month | Abbreviation::Business => true,
        Abbreviation::State => place.previous_slice() == "," || next.first == ',',
        Abbreviation::Day => place.previous_slice() == "," || next.first == ',' || next.first.is_ascii_digit(),
        Abbreviation::Numbered => next.first.is_ascii_digit(),
    };
    belongs.then_some(stop + 1)
}

/// The end of `U.S.`, `a.m.`, `J.R.R.` or of one initial.
fn dotted_end(place: &Place<'_>, first: &str, stop: usize) -> Option<usize> {
    let mut end = stop + 1;
    let mut n_letters = 1;
    while let Some((letter, behind)) = letter_at(place.text, end) {
        match place.text.as_bytes().get(behind) {
            Some(b'.') => {}
            // `U.S` without its last stop.
            _ if n_letters == 1 && letter.is_uppercase() && is_word_end(place.text, behind) => return Some(behind),
            _ => break,
        }
        n_letters += 1;
        end = behind + 1;
    }
    let is_abbreviation = n_letters > 1 || is_initial(place, first, end);
    is_abbreviation.then_some(end)
}

fn letter_at(text: &str, at: usize) -> Option<(char, usize)> {
    let letter = text.get(at..)?.chars().next().filter(|char| char.is_alphabetic())?;
    Some((letter, at + letter.len_utf8()))
}

fn is_word_end(text: &str, at: usize) -> bool {
    !glyph(text, at).is_some_and(|glyph| matches!(class(glyph.char), Class::Letter | Class::Digit))
}

/// Whether one letter and a full stop are an initial (`J. Smith`) rather than a sentence's end (`vitamin C. The`).
fn is_initial(place: &Place<'_>, letter: &str, end: usize) -> bool {
    let next = Next::read(place.text, end);
    let is_capital = letter.chars().all(char::is_uppercase);
    if !is_capital {
        // `Roe v. Wade`, `c. 1900`, `p. 5`.
        return (letter == "v" && next.first.is_uppercase()) || (matches!(letter, "c" | "p" | "v") && next.first.is_ascii_digit());
    }
    let follows_name = place.previous_slice().starts_with(char::is_uppercase);
    match next.first {
        '-' | ',' => next.is_glued || next.first == ',',
        char if char.is_lowercase() => !next.is_glued,
        char if char.is_uppercase() => !is_starter(&next.word) && !is_calendar_or_zone(&next.word) && (letter != "I" || follows_name),
        _ => false,
    }
}

/// The word behind a full stop.
struct Next {
    first: char,
    word: String,
    is_glued: bool,
}

impl Next {
    fn read(text: &str, at: usize) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        // No more than a line's indentation: further on is another sentence.
        let n_spaces = rest.bytes().take(12).take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r')).count();
        let rest = rest.get(n_spaces..).unwrap_or_default();
        let word = rest.chars().take(12).take_while(|char| char.is_alphabetic()).collect();
        Self { first: rest.chars().next().unwrap_or('\0'), word, is_glued: n_spaces == 0 }
    }
}
