//! Bytes, UTF-16 code units and code points of random texts, against counting.

use galley::{CharSpan, OffsetMap, Span, Utf16Span};
use proptest::prelude::*;

use crate::strategies::{config, text};

/// What stands before `byte`, in each unit; `None` inside a character or past the end.
fn counted(text: &str, byte: usize) -> Option<(usize, usize)> {
    let before = text.get(..byte)?;
    Some((before.encode_utf16().count(), before.chars().count()))
}

/// The byte at which so many code units have been read; `None` between surrogates or past the end.
fn byte_of_utf16(text: &str, utf16: usize) -> Option<usize> {
    (0..=text.len()).find(|byte| counted(text, *byte).is_some_and(|(units, _)| units == utf16))
}

fn byte_of_char(text: &str, char: usize) -> Option<usize> {
    (0..=text.len()).find(|byte| counted(text, *byte).is_some_and(|(_, chars)| chars == char))
}

fn ordered(start: Option<usize>, end: Option<usize>) -> Option<Span> {
    let (start, end) = (start?, end?);
    (start <= end).then(|| Span::new(start, end))
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn every_byte_span_is_counted_right(text in text(), start in 0_usize..300, length in 0_usize..300) {
        let map = OffsetMap::new(&text);
        let span = Span::new(start, start + length);
        let expected = counted(&text, span.start()).zip(counted(&text, span.end()));
        prop_assert_eq!(map.to_utf16(span), expected.map(|(start, end)| Utf16Span { start: start.0, end: end.0 }));
        prop_assert_eq!(map.to_chars(span), expected.map(|(start, end)| CharSpan { start: start.1, end: end.1 }));
        prop_assert_eq!(map.n_chars(), text.chars().count());
    }

    #[test]
    fn every_boundary_is_there_and_back(text in text()) {
        let map = OffsetMap::new(&text);
        for start in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
            for end in (start..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
                let span = Span::new(start, end);
                prop_assert_eq!(map.from_utf16(map.to_utf16(span).unwrap()), Some(span));
                prop_assert_eq!(map.from_chars(map.to_chars(span).unwrap()), Some(span));
            }
        }
    }

    #[test]
    fn foreign_offsets_are_read_right_or_refused(text in text(), start in 0_usize..90, end in 0_usize..90) {
        let map = OffsetMap::new(&text);
        let expected = ordered(byte_of_utf16(&text, start), byte_of_utf16(&text, end));
        prop_assert_eq!(map.from_utf16(Utf16Span { start, end }), expected);
        let expected = ordered(byte_of_char(&text, start), byte_of_char(&text, end));
        prop_assert_eq!(map.from_chars(CharSpan { start, end }), expected);
    }

    #[test]
    fn units_slice_the_same_words(text in text(), start in 0_usize..60, length in 0_usize..20) {
        let map = OffsetMap::new(&text);
        if let Some(span) = map.from_chars(CharSpan { start, end: start + length }) {
            let words: String = text.chars().skip(start).take(length).collect();
            prop_assert_eq!(span.slice(&text), Some(words.as_str()));
            let utf16 = map.to_utf16(span).unwrap();
            let units: Vec<u16> = text.encode_utf16().collect();
            prop_assert_eq!(String::from_utf16(&units[utf16.start..utf16.end]).unwrap(), words);
        }
    }
}

#[test]
fn huge_offsets_are_refused() {
    let map = OffsetMap::new("ab😀");
    for offset in [usize::MAX, usize::MAX - 1] {
        assert_eq!(map.to_chars(Span::new(0, offset)), None);
        assert_eq!(map.from_chars(CharSpan { start: 0, end: offset }), None);
        assert_eq!(map.from_utf16(Utf16Span { start: offset, end: offset }), None);
    }
}
