//! Time expressions alone, offsets in code points: `[{start, end, type, value}]`, ranges split into their ends.
//!
//! For comparison with gold data, in which a range is two expressions.

use serde::Serialize;
use serde_json::value::RawValue;

use super::json::line;
use crate::{
    annotation::{AnnotationSet, Reading, Timex},
    document::Document,
    offsets::OffsetMap,
    span::Span,
};

#[derive(Serialize)]
struct LineRow<'a> {
    id: &'a RawValue,
    timexes: Vec<TimexRow<'a>>,
}

#[derive(Serialize)]
struct TimexRow<'a> {
    start: usize,
    end: usize,
    r#type: &'static str,
    value: &'a str,
}

/// The time expressions as one JSON array, in document order.
pub(super) fn write(document: &Document, annotations: &AnnotationSet) -> String {
    line(&rows(document, annotations))
}

/// One line for one of several articles: `{"id", "timexes": […]}`.
pub(super) fn write_line(id: &RawValue, document: &Document, annotations: &AnnotationSet) -> String {
    line(&LineRow { id, timexes: rows(document, annotations) })
}

fn rows<'a>(document: &Document, annotations: &'a AnnotationSet) -> Vec<TimexRow<'a>> {
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
