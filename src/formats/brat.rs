//! brat standoff, offsets in code points: `T1`, `ORG 15 20`, `Apple` between tabs, a line an annotation.
//!
//! A span over line breaks is written in fragments (`15 20;22 30`). The value of a date and the id of a sector follow
//! as a note.

use super::mentions::{Export, Mention, Reason, Selection};
use crate::{annotation::AnnotationSet, document::Document};

/// One article's annotations.
pub(super) fn write(document: &Document, annotations: &AnnotationSet) -> Export {
    let mut selection = Selection::new(document, annotations);
    let mut text = String::new();
    selection.keep(|mention| {
        let fragments = fragments(mention);
        if fragments.is_empty() {
            return Err(Reason::Blank);
        }
        text.push_str(&lines(mention, &fragments));
        Ok(())
    });
    Export { text, left_out: selection.left_out }
}

/// The text beside them: every carriage return as one other character, since brat reads `\r\n` as a single one and all
/// offsets behind it would be wrong.
pub(super) fn companion(document: &Document) -> String {
    document.text().replace("\r\n", " \n").replace('\r', "\n")
}

/// A stretch of a line.
struct Fragment<'a> {
    start: usize,
    text: &'a str,
}

impl Fragment<'_> {
    fn end(&self) -> usize {
        self.start + self.text.chars().count()
    }
}

/// What Python's `splitlines` takes for the end of a line; brat reads its files with it.
fn is_line_break(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn fragments<'a>(mention: &Mention<'a>) -> Vec<Fragment<'a>> {
    let mut start = mention.start;
    let mut fragments = vec![];
    for line in mention.text.split(is_line_break) {
        let n_blanks = line.chars().take_while(|char| char.is_whitespace()).count();
        let text = line.trim();
        if !text.is_empty() {
            fragments.push(Fragment { start: start + n_blanks, text });
        }
        start += line.chars().count() + 1;
    }
    fragments
}

fn lines(mention: &Mention<'_>, fragments: &[Fragment<'_>]) -> String {
    let (id, label) = (mention.annotation.id.0, mention.label());
    let places: Vec<String> = fragments.iter().map(|fragment| format!("{} {}", fragment.start, fragment.end())).collect();
    let words: Vec<&str> = fragments.iter().map(|fragment| fragment.text).collect();
    let mut lines = format!("T{id}\t{label} {}\t{}\n", places.join(";"), words.join(" "));
    if let Some(value) = mention.value() {
        let value = value.replace(|char: char| char == '\t' || is_line_break(char), " ");
        lines.extend(["#", &id.to_string(), "\tAnnotatorNotes T", &id.to_string(), "\t", &value, "\n"]);
    }
    lines
}
