//! One revision as JSON, offsets in code points: what the page saves for each step.
//!
//! Rows are those of the annotation JSON, so that a journal behind an archive tells the same story in the same words.

use serde::{Deserialize, Serialize};

use super::{
    FILE,
    read::{Reader, day, entity_of},
    rows::{AnnotationRow, BlockRow, EntityRow, MetadataRow},
    write::{Writer, entity_row},
};
use crate::{
    formats::{error::ReadError, json},
    offsets::OffsetMap,
    revision::{Change, Edit, Revision},
};

#[derive(Serialize, Deserialize)]
struct RevisionRow {
    name: String,
    edits: Vec<EditRow>,
}

#[derive(Serialize, Deserialize)]
struct ChangeRow<T> {
    before: Option<T>,
    after: Option<T>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EditRow {
    Annotation(ChangeRow<AnnotationRow>),
    Rejected(ChangeRow<AnnotationRow>),
    Entity(ChangeRow<EntityRow>),
    Blocks(ChangeRow<Vec<BlockRow>>),
    Metadata(Box<ChangeRow<MetadataRow>>),
    ReferenceDate(ChangeRow<String>),
}

/// The JSON of a revision of an article with that text.
pub fn write_revision(revision: &Revision, text: &str, offsets: &OffsetMap) -> String {
    let writer = Writer { text, offsets };
    let edits = revision.edits.iter().map(|edit| edit_row(&writer, edit)).collect();
    json::compact(&RevisionRow { name: revision.name.clone(), edits })
}

/// Reads a revision of an article with that text back.
///
/// # Errors
/// Where it is malformed or does not fit the text.
pub fn read_revision(json: &str, text: &str, offsets: &OffsetMap) -> Result<Revision, ReadError> {
    let row: RevisionRow = json::read(json, FILE)?;
    let reader = Reader { text, offsets };
    let edits = row.edits.iter().map(|edit| edit_of(&reader, edit)).collect::<Result<_, _>>()?;
    Ok(Revision { name: row.name, edits })
}

fn edit_row(writer: &Writer<'_>, edit: &Edit) -> EditRow {
    match edit {
        Edit::Annotation(change) => EditRow::Annotation(row(change, |annotation| writer.annotation_row(annotation))),
        Edit::Rejected(change) => EditRow::Rejected(row(change, |annotation| writer.annotation_row(annotation))),
        Edit::Entity(change) => EditRow::Entity(row(change, |entity| Some(entity_row(entity, vec![])))),
        Edit::Blocks(change) => EditRow::Blocks(row(change, |blocks| Some(writer.block_rows(blocks)))),
        Edit::Metadata(change) => EditRow::Metadata(Box::new(row(change, |metadata| Some(writer.metadata_row(metadata))))),
        Edit::ReferenceDate(change) => EditRow::ReferenceDate(row(change, |date| Some(date.to_string()))),
    }
}

fn row<T, R>(change: &Change<T>, to_row: impl Fn(&T) -> Option<R>) -> ChangeRow<R> {
    ChangeRow { before: change.before.as_ref().and_then(&to_row), after: change.after.as_ref().and_then(&to_row) }
}

fn edit_of(reader: &Reader<'_>, row: &EditRow) -> Result<Edit, ReadError> {
    Ok(match row {
        EditRow::Annotation(row) => Edit::Annotation(change(row, |row| reader.annotation(row))?),
        EditRow::Rejected(row) => Edit::Rejected(change(row, |row| reader.annotation(row))?),
        EditRow::Entity(row) => Edit::Entity(change(row, entity_of)?),
        EditRow::Blocks(row) => Edit::Blocks(change(row, |rows| reader.blocks(rows))?),
        EditRow::Metadata(row) => Edit::Metadata(change(row, |row| reader.metadata(row).map(Box::new))?),
        EditRow::ReferenceDate(row) => Edit::ReferenceDate(change(row, |text| day("reference_date", text))?),
    })
}

fn change<R, T>(row: &ChangeRow<R>, from_row: impl Fn(&R) -> Result<T, ReadError>) -> Result<Change<T>, ReadError> {
    Ok(Change { before: row.before.as_ref().map(&from_row).transpose()?, after: row.after.as_ref().map(&from_row).transpose()? })
}
