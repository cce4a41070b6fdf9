//! The module in a real browser: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use galley::{AnnotationSet, CharSpan, Document, OffsetMap, Span, annotator, formats::archive};
use js_sys::{Array, JsString};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Flags, joined emoji, letters outside the basic plane, right-to-left words and CRLF, before and between the names.
const ARTICLE: &str = include_str!("web/article.txt");

fn annotated(text: &str) -> (Document, AnnotationSet) {
    let document = Document::parse(text);
    let annotations = annotator::annotate(&document, None);
    (document, annotations)
}

#[wasm_bindgen_test]
fn annotates_as_the_native_program_does() {
    let (document, annotations) = annotated(ARTICLE);
    assert_eq!(archive::write(&document, &annotations), include_str!("web/article.json"));
}

#[wasm_bindgen_test]
fn spans_are_slices_of_the_browsers_own_strings() {
    let (document, annotations) = annotated(ARTICLE);
    let text = document.text();
    let words = text.split(' ').scan(0, |end, word| {
        let start = *end;
        *end += word.len() + 1;
        Some(Span::new(start, start + word.len()))
    });
    let offsets = OffsetMap::new(text);
    let string = JsString::from(text);
    let mut n_checked = 0;
    for span in words.chain(annotations.annotations().iter().map(|annotation| annotation.span)) {
        let units = offsets.to_utf16(span).expect("it begins and ends at a character");
        let slice = string.slice(u32::try_from(units.start).unwrap(), u32::try_from(units.end).unwrap());
        assert_eq!(slice.as_string().as_deref(), span.slice(text));
        assert_eq!(offsets.from_utf16(units), Some(span));
        n_checked += 1;
    }
    assert!(40 < n_checked, "the article has more words than {n_checked}");
}

#[wasm_bindgen_test]
fn lengths_are_those_that_the_browser_counts() {
    let offsets = OffsetMap::new(ARTICLE);
    let whole = Span::new(0, ARTICLE.len());
    let string = JsString::from(ARTICLE);
    let n_units = offsets.to_utf16(whole).map(|span| span.end);
    assert_eq!(n_units, usize::try_from(string.length()).ok());
    let n_chars = offsets.to_chars(whole).map(|CharSpan { end, .. }| end);
    assert_eq!(n_chars, usize::try_from(Array::from(&string).length()).ok());
}

#[wasm_bindgen_test]
fn reads_anything_without_a_panic() {
    for text in ["", "\0", "\u{feff}", "\r\n\r\n", "<script>alert(1)</script>", "\u{202e}12 May 2024"] {
        let (document, annotations) = annotated(text);
        let written = archive::write(&document, &annotations);
        let (read_document, read_annotations) = archive::read(&written).expect("what was written can be read");
        assert_eq!(archive::write(&read_document, &read_annotations), written);
    }
}
