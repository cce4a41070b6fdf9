//! Files become text: UTF-8, or a page in the encoding that it declares.

use encoding_rs::Encoding;
use galley::document::{encoding_label, foreign_kind};

/// A file's text, and what has to be said about how it was read.
#[derive(Debug)]
pub struct Input {
    pub text: String,
    pub note: Option<String>,
}

/// The text of a file, or why it is none.
pub fn text_of(bytes: Vec<u8>) -> Result<Input, String> {
    if let Some(kind) = foreign_kind(&bytes) {
        return Err(format!("expected text, found {kind}: open it and save or copy its text"));
    }
    let input = match String::from_utf8(bytes) {
        Ok(text) => Input { text, note: None },
        Err(error) => {
            let valid_len = error.utf8_error().valid_up_to();
            decoded(error.as_bytes()).ok_or_else(|| {
                let valid = error.as_bytes().get(..valid_len).unwrap_or_default();
                format!("expected UTF-8 text, found another byte in {}", place(valid))
            })?
        }
    };
    match input.text.split_once('\0') {
        Some((before, _)) => Err(format!("expected text, found a NUL character in {}", place(before.as_bytes()))),
        None => Ok(input),
    }
}

/// Bytes that are no UTF-8, read as what they say that they are.
fn decoded(bytes: &[u8]) -> Option<Input> {
    let encoding = Encoding::for_label(encoding_label(bytes)?.as_bytes())?;
    let (text, encoding, has_errors) = encoding.decode(bytes);
    let n_replaced = text.chars().filter(|char| *char == char::REPLACEMENT_CHARACTER).count();
    let note = has_errors.then(|| format!("{n_replaced} characters that are no valid {} stand as � now", encoding.name()));
    Some(Input { text: text.into_owned(), note })
}

/// Where the byte behind `before` stands in a file.
fn place(before: &[u8]) -> String {
    let line_number = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    format!("line {line_number} (byte {} of the file)", before.len())
}
