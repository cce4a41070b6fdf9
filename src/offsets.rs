//! Conversion between bytes, UTF-16 code units and Unicode code points of one text.
//!
//! The text is cut into runs of characters of equal width, so that ASCII costs one entry and every conversion is
//! one binary search. It holds offsets only and never the text.

use crate::span::{CharSpan, Span, Utf16Span};

/// The map of one text's offsets. Conversions return `None` for an offset past the end or inside a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetMap {
    /// Sorted in each of the three units; the first run starts at 0.
    runs: Vec<Run>,
    end: Position,
}

/// Characters of one UTF-8 width behind one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    start: Position,
    width: usize,
}

/// The same place in three units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Position {
    byte: usize,
    utf16: usize,
    char: usize,
}

impl Position {
    fn advanced(self, width: usize, n_chars: usize) -> Self {
        Self { byte: self.byte + width * n_chars, utf16: self.utf16 + units(width) * n_chars, char: self.char + n_chars }
    }
}

/// UTF-16 code units of a character that takes `width` bytes in UTF-8.
fn units(width: usize) -> usize {
    if width == 4 { 2 } else { 1 }
}

impl OffsetMap {
    /// Reads `text` once, in linear time.
    pub fn new(text: &str) -> Self {
        let mut runs: Vec<Run> = vec![];
        let mut end = Position::default();
        for char in text.chars() {
            let width = char.len_utf8();
            if runs.last().is_none_or(|run| run.width != width) {
                runs.push(Run { start: end, width });
            }
            end = end.advanced(width, 1);
        }
        Self { runs, end }
    }

    /// A byte span in UTF-16 code units.
    pub fn to_utf16(&self, span: Span) -> Option<Utf16Span> {
        let start = self.at_byte(span.start())?.utf16;
        Some(Utf16Span { start, end: self.at_byte(span.end())?.utf16 })
    }

    /// A byte span in code points.
    pub fn to_chars(&self, span: Span) -> Option<CharSpan> {
        let start = self.at_byte(span.start())?.char;
        Some(CharSpan { start, end: self.at_byte(span.end())?.char })
    }

    /// A span of UTF-16 code units in bytes; `None` also where it starts behind its end.
    pub fn from_utf16(&self, span: Utf16Span) -> Option<Span> {
        let start = self.at(span.start, |position| position.utf16, units)?.byte;
        let end = self.at(span.end, |position| position.utf16, units)?.byte;
        (start <= end).then(|| Span::new(start, end))
    }

    /// A span of code points in bytes; `None` also where it starts behind its end.
    pub fn from_chars(&self, span: CharSpan) -> Option<Span> {
        let start = self.at(span.start, |position| position.char, |_| 1)?.byte;
        let end = self.at(span.end, |position| position.char, |_| 1)?.byte;
        (start <= end).then(|| Span::new(start, end))
    }

    /// Length of the text in code points.
    pub fn n_chars(&self) -> usize {
        self.end.char
    }

    fn at_byte(&self, byte: usize) -> Option<Position> {
        self.at(byte, |position| position.byte, |width| width)
    }

    /// The position at `offset` in the unit that `of` reads and in which a character of some width is `step` long.
    fn at(&self, offset: usize, of: fn(Position) -> usize, step: fn(usize) -> usize) -> Option<Position> {
        if of(self.end) <= offset {
            return (of(self.end) == offset).then_some(self.end);
        }
        let run_idx = self.runs.partition_point(|run| of(run.start) <= offset).checked_sub(1)?;
        let run = self.runs.get(run_idx)?;
        let behind = offset - of(run.start);
        let is_boundary = behind.is_multiple_of(step(run.width));
        is_boundary.then(|| run.start.advanced(run.width, behind / step(run.width)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, utf16: (usize, usize), chars: (usize, usize)) {
        let start = text.find(needle).unwrap();
        let span = Span::new(start, start + needle.len());
        let map = OffsetMap::new(text);
        let utf16 = Utf16Span { start: utf16.0, end: utf16.1 };
        let chars = CharSpan { start: chars.0, end: chars.1 };
        assert_eq!(map.to_utf16(span), Some(utf16));
        assert_eq!(map.to_chars(span), Some(chars));
        assert_eq!(map.from_utf16(utf16), Some(span));
        assert_eq!(map.from_chars(chars), Some(span));
    }

    #[test]
    fn ascii_is_the_same_in_all_units() {
        check("plain words", "words", (6, 11), (6, 11));
    }

    #[test]
    fn counts_flags_and_emoji_as_their_code_points() {
        check("Zoë’s 🇫🇷 blog: Apple 😀", "Apple", (17, 22), (15, 20));
    }

    #[test]
    fn refuses_the_middle_of_a_character() {
        let map = OffsetMap::new("a😀b");
        assert_eq!(map.to_chars(Span::new(0, 2)), None);
        assert_eq!(map.from_utf16(Utf16Span { start: 0, end: 2 }), None);
        assert_eq!(map.from_utf16(Utf16Span { start: 1, end: 3 }), Some(Span::new(1, 5)));
    }

    #[test]
    fn refuses_offsets_past_the_end_and_crossed_ends() {
        let map = OffsetMap::new("ab");
        assert_eq!(map.from_chars(CharSpan { start: 0, end: 3 }), None);
        assert_eq!(map.from_chars(CharSpan { start: 2, end: 1 }), None);
        assert_eq!(map.from_chars(CharSpan { start: 2, end: 2 }), Some(Span::new(2, 2)));
    }

    #[test]
    fn maps_the_empty_text() {
        assert_eq!(OffsetMap::new("").to_chars(Span::new(0, 0)), Some(CharSpan { start: 0, end: 0 }));
    }
}
