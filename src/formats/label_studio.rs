//! Label Studio's tasks, offsets in code points: `[{"data": {"text"}, "annotations" or "predictions": [{"result": […]}]}]`.
//!
//! What nobody has looked at is a prediction, to be corrected there; once a person has touched one mention, the whole is
//! an annotation. The companion is the labelling interface that names the labels.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    json::{indented, line},
    mentions::{Export, LeftOut, Mention, Selection},
};
use crate::{
    annotation::{AnnotationSet, EntityLabel, Score, Status, TimexKind},
    document::Document,
};

#[derive(Serialize)]
struct TaskRow<'a> {
    data: TextRow<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<ResultsRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    predictions: Vec<ResultsRow<'a>>,
}

#[derive(Serialize)]
struct TextRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    text: &'a str,
}

#[derive(Serialize)]
struct ResultsRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    model_version: Option<&'static str>,
    result: Vec<RegionRow<'a>>,
}

#[derive(Serialize)]
struct RegionRow<'a> {
    id: String,
    from_name: &'static str,
    to_name: &'static str,
    r#type: &'static str,
    value: ValueRow<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<MetaRow<'a>>,
}

#[derive(Serialize)]
struct ValueRow<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    labels: [&'static str; 1],
}

/// The note of a region.
#[derive(Serialize)]
struct MetaRow<'a> {
    text: [&'a str; 1],
}

/// One article as a list of one task.
pub(super) fn write(document: &Document, annotations: &AnnotationSet) -> Export {
    let (task, left_out) = task(None, document, annotations);
    Export { text: indented(&[task]), left_out }
}

/// One article as a task on a line, its id with its text.
pub(super) fn write_line(id: &RawValue, document: &Document, annotations: &AnnotationSet) -> Export {
    let (task, left_out) = task(Some(id), document, annotations);
    Export { text: line(&task), left_out }
}

fn task<'a>(id: Option<&'a RawValue>, document: &'a Document, annotations: &'a AnnotationSet) -> (TaskRow<'a>, Vec<LeftOut>) {
    let Selection { mentions, left_out } = Selection::new(document, annotations);
    let result = mentions.iter().map(region).collect();
    let is_untouched = mentions.iter().all(|mention| mention.annotation.status == Status::Suggested);
    let (annotations, predictions) = if is_untouched {
        (vec![], vec![ResultsRow { model_version: Some(concat!("galley ", env!("CARGO_PKG_VERSION"))), result }])
    } else {
        (vec![ResultsRow { model_version: None, result }], vec![])
    };
    (TaskRow { data: TextRow { id, text: document.text() }, annotations, predictions }, left_out)
}

fn region<'a>(mention: &Mention<'a>) -> RegionRow<'a> {
    RegionRow {
        id: format!("a{}", mention.annotation.id.0),
        from_name: "label",
        to_name: "text",
        r#type: "labels",
        value: ValueRow { start: mention.start, end: mention.end, text: mention.text, labels: [mention.label()] },
        score: mention.annotation.score.map(Score::probability),
        meta: mention.value().map(|value| MetaRow { text: [value] }),
    }
}

/// The labelling interface, to be pasted into the settings of a project.
pub(super) fn companion() -> String {
    let names = EntityLabel::ALL.map(EntityLabel::name).into_iter().chain(["SECTOR"]).chain(TimexKind::ALL.map(TimexKind::name));
    let labels: Vec<String> = names.map(|name| format!("    <Label value=\"{name}\"/>\n")).collect();
    format!(
        "<View>\n  <Labels name=\"label\" toName=\"text\">\n{}  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n",
        labels.concat()
    )
}
