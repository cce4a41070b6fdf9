//! Why an annotation JSON was not read: one line for a person, with the place in the file.

use std::fmt;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is no JSON, or a member is missing or of another type.
    Malformed(String),
    /// A member has a value that the format does not know.
    Unknown {
        /// Where in the file.
        place: String,
        /// What the format knows.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A span does not fit the text, or covers other words than it says.
    Misplaced {
        /// Where in the file.
        place: String,
        /// What it says.
        expected: String,
        /// What the text has there.
        found: String,
    },
    /// Two members do not go together: an id that is given twice, or that nothing has.
    Inconsistent {
        /// Where in the file.
        place: String,
        /// What the rest of the file asks for.
        expected: String,
        /// What stands there.
        found: String,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(reason) => write!(formatter, "not an annotation file of Galley: {reason}"),
            Self::Misplaced { place, expected, found } => write!(formatter, "{place}: expected {expected} in the text, found {found}"),
            Self::Unknown { place, expected, found } | Self::Inconsistent { place, expected, found } => {
                write!(formatter, "{place}: expected {expected}, found {found}")
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// A word of the file as a message quotes it. Files are anyone's: a whole article must not end up in one line, nor a
/// control character in a terminal.
pub(super) fn quoted(text: &str) -> String {
    const LIMIT: usize = 60;
    let (shown, more) = match text.char_indices().nth(LIMIT) {
        Some((end, _)) => (text.get(..end).unwrap_or_default(), "…"),
        None => (text, ""),
    };
    format!("“{}{more}”", shown.replace(char::is_control, "\u{fffd}"))
}

/// A value that the format does not know.
pub(super) fn unknown(place: impl Into<String>, expected: impl Into<String>, found: &str) -> ReadError {
    ReadError::Unknown { place: place.into(), expected: expected.into(), found: quoted(found) }
}
