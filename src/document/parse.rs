//! From a paste to blocks with roles and metadata.

use super::{Block, Field, Metadata, Role, lines};

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

/// The paragraphs of a text, as body: lines are joined where a sentence runs over their break.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let lines = lines::lines(text);
    let mut blocks: Vec<Block> = vec![];
    let mut is_open = false;
    for (line, goes_on) in lines.iter().zip(lines::joins(text, &lines)) {
        match blocks.last_mut().filter(|_| is_open) {
            Some(block) => block.span = block.span.joined(line.span),
            None => blocks.push(Block::new(line.span, Role::Body)),
        }
        is_open = goes_on;
    }
    blocks
}
