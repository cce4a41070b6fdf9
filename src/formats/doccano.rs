//! doccano's sequence labelling, offsets in code points: `{"text", "label": [[start, end, label]]}`, a line an article.
//!
//! Overlaps are kept: a project takes them where it is set to. So is white space at the ends, which is a person's wish.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    json::line,
    mentions::{Export, Selection},
};
use crate::{annotation::AnnotationSet, document::Document};

#[derive(Serialize)]
struct Row<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    text: &'a str,
    label: Vec<(usize, usize, &'static str)>,
}

/// One article as a line.
pub(super) fn write(id: Option<&RawValue>, document: &Document, annotations: &AnnotationSet) -> Export {
    let Selection { mentions, left_out } = Selection::new(document, annotations);
    let label = mentions.iter().map(|mention| (mention.start, mention.end, mention.label())).collect();
    Export { text: line(&Row { id, text: document.text(), label }), left_out }
}
