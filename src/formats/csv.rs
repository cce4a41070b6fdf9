//! A table (RFC 4180, UTF-8), offsets in code points: a line an annotation, for spreadsheets and scripts.
//!
//! Articles are other people's words. A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, a tab or a
//! line break first) starts with an apostrophe, so `text` may be one character longer than the words; `start` and `end`
//! are those of the words.

use serde_json::value::RawValue;

use super::{
    json::word,
    mentions::{Export, Mention, Selection},
};
use crate::{
    annotation::{AnnotationSet, Reading, Score, Timex},
    document::Document,
};

const COLUMNS: [&str; 14] =
    ["id", "kind", "label", "start", "end", "text", "value", "earliest", "latest", "names", "name", "origin", "status", "score"];

/// One article as a table.
pub(super) fn write(document: &Document, annotations: &AnnotationSet) -> Export {
    let mut export = rows(&[], document, annotations);
    export.text.insert_str(0, &row(&COLUMNS.map(str::to_owned)));
    export
}

/// One of several articles as lines of a table, its id in the first column.
pub(super) fn write_one_of_several(id: &RawValue, document: &Document, annotations: &AnnotationSet) -> Export {
    rows(&[word(id)], document, annotations)
}

/// The heading of the table of several articles.
pub(super) fn heading_of_several() -> String {
    let columns: Vec<String> = ["article"].into_iter().chain(COLUMNS).map(str::to_owned).collect();
    row(&columns)
}

fn rows(first: &[String], document: &Document, annotations: &AnnotationSet) -> Export {
    let Selection { mentions, left_out } = Selection::new(document, annotations);
    let rows = mentions.iter().map(|mention| row(&[first, &cells(mention, annotations)].concat()));
    Export { text: rows.collect(), left_out }
}

fn cells(mention: &Mention<'_>, annotations: &AnnotationSet) -> [String; 14] {
    let annotation = mention.annotation;
    let (names, name) = named(mention, annotations);
    let timex = if let Reading::Date(timex) = &annotation.reading { Some(timex) } else { None };
    let day = |of: fn(&Timex) -> Option<time::Date>| timex.and_then(of).map(|day| day.to_string()).unwrap_or_default();
    [
        format!("a{}", annotation.id.0),
        annotation.reading.kind().to_owned(),
        mention.label().to_owned(),
        mention.start.to_string(),
        mention.end.to_string(),
        mention.text.to_owned(),
        timex.map(|timex| timex.value.clone()).unwrap_or_default(),
        day(|timex| timex.earliest),
        day(|timex| timex.latest),
        names,
        name,
        annotation.origin.name().to_owned(),
        annotation.status.name().to_owned(),
        annotation.score.map(Score::probability).map(|score| score.to_string()).unwrap_or_default(),
    ]
}

/// Id and name of the entity or sector.
fn named(mention: &Mention<'_>, annotations: &AnnotationSet) -> (String, String) {
    if let Reading::Sector(id) = &mention.annotation.reading {
        let sector = annotations.sectors.iter().find(|sector| sector.id == *id);
        return (id.0.clone(), sector.map(|sector| sector.name.clone()).unwrap_or_default());
    }
    let entity = mention.annotation.entity.and_then(|id| annotations.entity(id));
    entity.map(|entity| (format!("e{}", entity.id.0), entity.name.clone())).unwrap_or_default()
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
    cells.join(",") + "\r\n"
}

fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    let needs_quotes = cell.contains(['"', ',', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ');
    if needs_quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
