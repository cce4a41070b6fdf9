//! Time expressions alone, offsets in code points: `[{start, end, type, value}]`, ranges split into their ends.
//!
//! For comparison with gold data, in which a range is two expressions.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    annotation::{AnnotationSet, Reading, Timex},
    document::Document,
    offsets::OffsetMap,
    span::Span,
};

/// A time expression as it is written.
#[derive(Debug, Serialize)]
pub struct TimexRow<'a> {
    start: usize,
    end: usize,
    r#type: &'static str,
    value: &'a str,
}

/// The time expressions of an article, in document order.
pub fn rows<'a>(document: &Document, annotations: &'a AnnotationSet) -> Vec<TimexRow<'a>> {
    let offsets = OffsetMap::new(document.text());
    let mut rows = vec![];
    for annotation in annotations.annotations() {
        let Reading::Date(timex) = &annotation.reading else { continue };
        let parts = parts(annotation.span, timex);
        rows.extend(parts.into_iter().filter_map(|(span, value)| {
            let chars = offsets.to_chars(span)?;
            Some(TimexRow { start: chars.start, end: chars.end, r#type: timex.kind.name(), value })
        }));
    }
    rows
}

fn parts(span: Span, timex: &Timex) -> Vec<(Span, &str)> {
    match timex.ends.as_slice() {
        [] => vec![(span, timex.value.as_str())],
        ends => ends.iter().map(|end| (end.span, end.value.as_str())).collect(),
    }
}

/// The time expressions as one JSON array.
pub fn write(document: &Document, annotations: &AnnotationSet) -> String {
    serde_json::to_string(&rows(document, annotations)).unwrap_or_default()
}

/// One line for one of several articles: `{"id", "timexes": […]}`.
pub fn write_line(id: &RawValue, document: &Document, annotations: &AnnotationSet) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        id: &'a RawValue,
        timexes: Vec<TimexRow<'a>>,
    }
    serde_json::to_string(&Line { id, timexes: rows(document, annotations) }).unwrap_or_default()
}
