//! Why a file was not read: one line for a person, with the place in the file, what was expected there and what came.

use std::fmt;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is no JSON, or a member is missing or of another type.
    Malformed {
        /// What the file should be, as `a word list of Galley`.
        file: &'static str,
        /// What is wrong, with line and column.
        reason: String,
    },
    /// A member has a value that the format does not know, or that does not go together with the rest.
    Unexpected {
        /// Where in the file.
        place: String,
        /// What the format or the rest of the file asks for.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A file within the file was not read.
    Within {
        /// Where in the file.
        place: String,
        /// Why.
        reason: Box<Self>,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { file, reason } => write!(formatter, "not {file}: {reason}"),
            Self::Unexpected { place, expected, found } => write!(formatter, "{place}: expected {expected}, found {found}"),
            Self::Within { place, reason } => write!(formatter, "{place}: {reason}"),
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

/// Something else than what was expected; `found` is told as it is given, and not quoted.
pub(super) fn unexpected(place: impl Into<String>, expected: impl Into<String>, found: impl Into<String>) -> ReadError {
    ReadError::Unexpected { place: place.into(), expected: expected.into(), found: found.into() }
}

/// A value that the format does not know.
pub(super) fn unknown(place: impl Into<String>, expected: impl Into<String>, found: &str) -> ReadError {
    unexpected(place, expected, quoted(found))
}

/// Refuses any other value than the expected one.
pub(super) fn expect(place: &str, expected: &str, found: &str) -> Result<(), ReadError> {
    if expected == found { Ok(()) } else { Err(unknown(place, expected, found)) }
}

/// The value of that name; the error says what names there are.
pub(super) fn named<T: Copy>(place: String, found: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, ReadError> {
    let value = all.iter().find(|value| name(**value) == found);
    value.copied().ok_or_else(|| unknown(place, all.iter().map(|value| name(*value)).collect::<Vec<_>>().join(" or "), found))
}
