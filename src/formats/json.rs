//! JSON as every format here writes and reads it. Not a format of its own, and no offsets.

use serde::{Deserialize, Serialize};
use serde_json::{
    Value,
    value::{RawValue, to_raw_value},
};

use super::error::{ReadError, expect};

/// JSON without white space. The rows of the formats hold strings, numbers, lists and JSON that was checked, none of which
/// `serde_json` refuses.
pub(super) fn compact(row: &impl Serialize) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

/// One line of JSON, ended.
pub(super) fn line(row: &impl Serialize) -> String {
    compact(row) + "\n"
}

/// Indented JSON, its last line ended.
pub(super) fn indented(row: &impl Serialize) -> String {
    serde_json::to_string_pretty(row).unwrap_or_default() + "\n"
}

/// An id as it will stand in a file.
pub(super) fn id(id: &impl Serialize) -> Option<Box<RawValue>> {
    to_raw_value(id).ok()
}

/// The id of an article as a word, for formats that hold no JSON.
pub(super) fn word(id: &RawValue) -> String {
    serde_json::from_str(id.get()).unwrap_or_else(|_| id.get().to_owned())
}

/// A file without the byte order mark that editors on Windows put before what they save.
pub(super) fn unmarked(json: &str) -> &str {
    json.strip_prefix('\u{feff}').unwrap_or(json)
}

/// The rows of a file; `file` says in the error what it should be, as `a word list of Galley`.
pub(super) fn read<'a, Row: Deserialize<'a>>(json: &'a str, file: &'static str) -> Result<Row, ReadError> {
    serde_json::from_str(json).map_err(|error| ReadError::Malformed { file, reason: error.to_string() })
}

/// The members by which a file says what it is, read first: a newer version may differ in everything else.
#[derive(Deserialize)]
pub(super) struct Head {
    pub format: String,
    pub version: Value,
}

impl Head {
    /// Refuses other formats and versions.
    pub fn check(&self, format: &str, version: u32) -> Result<(), ReadError> {
        expect("format", format, &self.format)?;
        expect("version", &version.to_string(), &self.version.to_string())
    }
}
