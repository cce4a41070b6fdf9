//! From text to pieces: runs of letters, runs of digits, single marks, each with its class.
//!
//! Finer than the document's tokens (`4th` is two pieces, `Dec.` two, `2024-12-04` five), so that the rules do not depend
//! on how a tokeniser treats full stops, hyphens and apostrophes. Positions always refer to the untouched text.

use crate::{document::Document, span::Span};

use super::{
    lexeme::{Class, Lex},
    lexicon::{Key, LONGEST, Lexicon, lexicon},
};

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What it can mean.
    pub lex: Lex,
    /// Whether white space stands before it.
    pub is_spaced: bool,
    /// Whether it starts with a capital letter.
    pub is_capital: bool,
}

impl Piece {
    fn paragraph_end(end: usize) -> Self {
        Self { start: end, end, lex: Lex::BREAK, is_spaced: true, is_capital: false }
    }
}

/// The pieces of every analysed block, a [`Lex::BREAK`] between two paragraphs.
pub(super) fn pieces(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(document.text().len() / 5);
    let mut end = 0;
    for block in document.blocks().iter().filter(|block| block.role.is_analysed()) {
        pieces.push(Piece::paragraph_end(end));
        scan(document.text(), block.span, &mut pieces);
        end = block.span.end();
    }
    pieces.push(Piece::paragraph_end(end));
    pieces
}

/// Appends the pieces of `span`.
pub(super) fn scan(text: &str, span: Span, pieces: &mut Vec<Piece>) {
    let bytes = text.as_bytes().get(..span.end()).unwrap_or_default();
    let lexicon = lexicon();
    let mut start = span.start();
    let mut is_spaced = true;
    while let Some(first) = bytes.get(start).copied() {
        let (end, lex) = match first {
            b' ' | b'\t' | b'\r' | b'\n' => {
                is_spaced = true;
                start += 1;
                continue;
            }
            b'0'..=b'9' => digits(bytes, start),
            b'a'..=b'z' | b'A'..=b'Z' => address(bytes, start).unwrap_or_else(|| word(lexicon, text, bytes, start)),
            _ if first.is_ascii() => (start + 1, Lex::mark(char::from(first))),
            _ => match text.get(start..).and_then(|rest| rest.chars().next()) {
                Some(char) if char.is_whitespace() => {
                    is_spaced = true;
                    start += char.len_utf8();
                    continue;
                }
                Some(char) if is_invisible(char) => {
                    start += char.len_utf8();
                    continue;
                }
                Some('â') if let Some((end, mark)) = misread(text, start) => (end, Lex::mark(mark)),
                Some(char) if char.is_alphabetic() => word(lexicon, text, bytes, start),
                Some(char) => mark(start, char),
                None => break,
            },
        };
        pieces.push(Piece { start, end, lex, is_spaced, is_capital: first.is_ascii_uppercase() });
        is_spaced = false;
        start = end;
    }
}

/// An address of the web, whose numbers and months are no times: `https://…/2024/05/01/may-day`.
fn address(bytes: &[u8], start: usize) -> Option<(usize, Lex)> {
    let rest = bytes.get(start..)?;
    [b"http://".as_slice(), b"https://", b"www."].into_iter().find(|scheme| rest.starts_with(scheme))?;
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'<' | b'>' | b')' | b']');
    let len = rest.iter().position(is_end).unwrap_or(rest.len());
    Some((start + len, Lex::OTHER))
}

fn digits(bytes: &[u8], start: usize) -> (usize, Lex) {
    let mut end = start;
    let mut value: u32 = 0;
    while let Some(digit @ b'0'..=b'9') = bytes.get(end) {
        value = value.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
        end += 1;
    }
    (end, Lex { class: Class::Digits, value })
}

/// A run of letters. Soft hyphens and zero-width signs inside it are skipped; any other letter than a–z makes it
/// a word that no rule names.
fn word(lexicon: &Lexicon, text: &str, bytes: &[u8], start: usize) -> (usize, Lex) {
    let (mut key, mut n_letters) = (Key::EMPTY, 0);
    let mut is_plain = true;
    let mut end = start;
    while let Some(byte) = bytes.get(end).copied() {
        if byte.is_ascii_alphabetic() {
            key = key.with(byte);
            n_letters += 1;
            end += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let Some(char) = text.get(end..).and_then(|rest| rest.chars().next()) else { break };
            let is_hidden = is_invisible(char);
            if (!is_hidden && !char.is_alphabetic()) || (char == 'â' && misread(text, end).is_some()) {
                break;
            }
            is_plain &= is_hidden;
            end += char.len_utf8();
        }
    }
    (end, if is_plain && n_letters <= LONGEST { lexicon.lex(key) } else { Lex::OTHER })
}

/// UTF-8 that was read as Windows-1252 is common in pastes: its three characters for a dash or an apostrophe are one mark.
fn misread(text: &str, start: usize) -> Option<(usize, char)> {
    let rest = text.get(start..)?;
    let forms = [
        ("â€“", '-'),
        ("â€”", '-'),
        ("â€\u{9d}", '"'),
        ("â€œ", '"'),
        ("â€™", '\''),
        ("â€˜", '\''),
        ("â€\u{201c}", '-'),
        ("â€\u{201d}", '-'),
    ];
    forms.into_iter().find(|(form, _)| rest.starts_with(form)).map(|(form, mark)| (start + form.len(), mark))
}

/// A mark, with the many dashes and apostrophes as one each.
fn mark(start: usize, char: char) -> (usize, Lex) {
    let end = start + char.len_utf8();
    let mark = match char {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{02bc}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
        '\u{2044}' | '\u{2215}' => '/',
        char => char,
    };
    (end, Lex::mark(mark))
}

fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}
