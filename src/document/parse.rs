//! From a paste to blocks with roles and metadata.

use super::{Block, Field, Metadata, Role};
use crate::span::Span;

/// Blocks and metadata of a paste.
pub(super) fn article(text: &str) -> (Vec<Block>, Metadata) {
    let mut blocks = paragraphs(text);
    let mut metadata = Metadata::default();
    if blocks.len() > 1
        && let Some(first) = blocks.first_mut()
        && first.span.len() < 200
    {
        first.role = Role::Headline;
        metadata.title = first.span.slice(text).map(|title| Field { text: title.to_owned(), span: Some(first.span) });
    }
    (blocks, metadata)
}

/// Every line that is not blank, as body.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let mut start = 0;
    let mut blocks = vec![];
    for line in text.split_inclusive(['\n', '\r']) {
        let span = Span::new(start, start + line.len());
        start = span.end();
        blocks.extend(span.trimmed(text).map(|span| Block::new(span, Role::Body)));
    }
    blocks
}
