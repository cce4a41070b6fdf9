//! Where something stands in a text: one type for each unit of offsets.
//!
//! [`Span`] (bytes) is the only one that the core computes with. [`Utf16Span`] (the DOM) and [`CharSpan`]
//! (files) exist at boundaries and are converted by [`crate::OffsetMap`].

use std::ops::Range;

/// A stretch of a text in UTF-8 bytes, end exclusive. `start <= end` always holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span between two offsets, given in either order.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start.min(end), end: start.max(end) }
    }

    /// Byte offset of the first byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// Byte offset behind the last byte.
    pub fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether both share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside, ends included.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span over both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text it covers; `None` where it reaches past the text or cuts a character.
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The same without the white space at its ends; `None` where nothing else is there.
    pub fn trimmed(self, text: &str) -> Option<Self> {
        let slice = self.slice(text)?;
        let start = self.start + (slice.len() - slice.trim_start().len());
        let end = start + slice.trim().len();
        (start < end).then_some(Self { start, end })
    }

    /// As a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A stretch of a text in UTF-16 code units, end exclusive: the unit of the DOM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Utf16Span {
    /// First code unit.
    pub start: usize,
    /// Behind the last code unit.
    pub end: usize,
}

/// A stretch of a text in Unicode code points, end exclusive: the unit of every file that Galley writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CharSpan {
    /// First code point.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_its_ends() {
        assert_eq!(Span::new(5, 2), Span::new(2, 5));
    }

    #[test]
    fn neighbours_do_not_overlap() {
        assert!(!Span::new(0, 2).overlaps(Span::new(2, 4)));
        assert!(Span::new(0, 3).overlaps(Span::new(2, 4)));
    }

    #[test]
    fn slices_only_whole_characters() {
        assert_eq!(Span::new(0, 1).slice("é"), None);
        assert_eq!(Span::new(0, 9).slice("é"), None);
        assert_eq!(Span::new(0, 2).slice("é"), Some("é"));
    }

    #[test]
    fn trims_unicode_white_space() {
        assert_eq!(Span::new(0, 6).trimmed("\u{a0} ab "), Some(Span::new(3, 5)));
        assert_eq!(Span::new(0, 2).trimmed("  "), None);
    }
}
