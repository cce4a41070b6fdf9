//! HTML becomes the text that a reader would see, a block a line, with what the markup says about each line.
//!
//! Nothing is thrown away here but what no reader sees: menus, sidebars and share lines become lines as well, with a
//! hint, and the votes that read plain text decide. So a page's debris can be shown, and paragraphs never glue.
//!
//! This is a reader of tags, not a tree builder: a stack of open elements is enough to know what a line is inside of,
//! takes any input, however broken, in one pass, and costs a twentieth of a parser's code.

mod content;
mod elements;
mod json;
mod linked_data;
mod tags;
mod text;

use super::{Metadata, parse::Hint};
use crate::span::Span;

pub(super) use self::{linked_data::pasted, text::read};

/// What a reader would see of a page.
pub(super) struct VisiblePage {
    pub text: String,
    /// Lines of the text that are not empty, in order.
    pub lines: Vec<(Span, Hint)>,
    /// What the head, JSON-LD and `<time>` say.
    pub metadata: Metadata,
}

/// So much of a text is looked at to tell whether it is HTML.
const SNIFFED: usize = 100_000;

/// Tags that make blocks, by how they start.
const BLOCK_TAGS: &[&str] =
    &["<p>", "<p ", "</p>", "<div", "</div>", "<h1", "<h2", "<h3", "<li", "<ul", "<table", "<article", "<section", "<blockquote"];

/// Lines of text that may stand between two of those tags. Pages break lines in long paragraphs; a text that shows a
/// few tags has hundreds of lines without any.
const LINES_A_TAG: usize = 6;

/// Whether a text is HTML: it says so at its start, or has three tags that make blocks, and more than a few for its
/// lines.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let starts = |prefix: &str| start.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let is_declared = starts("<?xml") && start.find("<html").is_some_and(|at| at < SNIFFED);
    if is_declared || starts("<!doctype html") || starts("<html") || starts("<!--StartFragment-->") {
        return true;
    }
    let end = (0..=SNIFFED.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let head = text.get(..end).unwrap_or_default();
    let is_block_tag = |at: usize| {
        let rest = head.get(at..).unwrap_or_default();
        BLOCK_TAGS.iter().any(|tag| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
    };
    let n_tags = head.match_indices('<').filter(|(at, _)| is_block_tag(*at)).count();
    if n_tags < 3 {
        return false;
    }
    let n_text_lines = head.lines().filter(|line| !line.contains(['<', '>']) && !line.trim().is_empty()).count();
    start.starts_with('<') && is_block_tag(text.len() - start.len()) || n_text_lines <= LINES_A_TAG * n_tags
}

#[cfg(test)]
mod tests;
