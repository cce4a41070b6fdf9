//! spaCy's training data, offsets in code points: `{"text", "entities": [[start, end, label]]}`, a line an article.
//!
//! spaCy's entities do not overlap and have no white space at their ends.

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
    entities: Vec<(usize, usize, &'static str)>,
}

/// One article as a line.
pub(super) fn write(id: Option<&RawValue>, document: &Document, annotations: &AnnotationSet) -> Export {
    let Selection { mentions, left_out } = Selection::trimmed(document, annotations).flat();
    let entities = mentions.iter().map(|mention| (mention.start, mention.end, mention.label())).collect();
    Export { text: line(&Row { id, text: document.text(), entities }), left_out }
}
