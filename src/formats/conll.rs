//! CoNLL-2003 with IOB2 labels, no offsets: a token a line, a blank line behind each sentence.
//!
//! Tokens are split where a mention starts or ends, and sentences are joined where one goes over their border, so that
//! every label is whole. Blocks that are not read for names are written only where a person marked something in them:
//! as examples they would teach that nothing is there.

use std::collections::BTreeSet;

use super::mentions::{Export, Mention, Reason, Selection};
use crate::{
    annotation::{AnnotationId, AnnotationSet},
    document::{Block, Document, Metadata, Role},
    span::Span,
};

/// One article.
pub(super) fn write(document: &Document, annotations: &AnnotationSet) -> Export {
    let mut selection = Selection::trimmed(document, annotations).flat();
    let written = written(document, &selection.mentions);
    let mut pieces = pieces(&written, &selection.mentions);
    mark_sentence_ends(&written, &mut pieces);
    let labelled: BTreeSet<AnnotationId> = pieces.iter().filter_map(|piece| piece.mention).map(|(id, _)| id).collect();
    selection.keep(|mention| {
        let is_in_block = || written.blocks().iter().any(|block| block.span.overlaps(mention.span));
        if labelled.contains(&mention.annotation.id) {
            Ok(())
        } else {
            Err(if is_in_block() { Reason::Blank } else { Reason::CrossesBlocks })
        }
    });
    Export { text: text(&pieces), left_out: selection.left_out }
}

fn text(pieces: &[Piece]) -> String {
    let mut text = "-DOCSTART- -X- O O\n\n".to_owned();
    let mut before = None;
    for piece in pieces {
        let label = match piece.mention {
            None => ["O", ""],
            mention @ Some((_, label)) => [if mention == before { "I-" } else { "B-" }, label],
        };
        text.extend([piece.word.as_str(), " -X- _ "].into_iter().chain(label).chain(["\n"]));
        if piece.is_last {
            text.push('\n');
        }
        before = piece.mention;
    }
    text
}

/// The document with only the blocks that are written, each of them read.
fn written(document: &Document, mentions: &[Mention<'_>]) -> Document {
    let has_mention = |block: &&Block| mentions.iter().any(|mention| mention.span.overlaps(block.span));
    let blocks = document.blocks().iter().filter(|block| block.role.is_analysed() || has_mention(block));
    let blocks = blocks.map(|block| Block::new(block.span, if block.role.is_analysed() { block.role } else { Role::Body }));
    Document::from_parts(document.text().to_owned(), blocks.collect(), Metadata::default())
}

/// A token, or the part of it that is inside or outside of a mention.
struct Piece {
    span: Span,
    word: String,
    /// Id and label.
    mention: Option<(AnnotationId, &'static str)>,
    /// Whether a sentence ends behind it.
    is_last: bool,
}

fn pieces(document: &Document, mentions: &[Mention<'_>]) -> Vec<Piece> {
    let mut pieces = vec![];
    for token in document.tokens() {
        // Mentions are sorted and do not overlap: those that the token touches stand together.
        let first_idx = mentions.partition_point(|mention| mention.span.end() <= token.span.start());
        let touched = mentions.iter().skip(first_idx).take_while(|mention| mention.span.start() < token.span.end());
        split(document, token.span, touched, &mut pieces);
    }
    pieces
}

fn split<'a>(document: &Document, token: Span, touched: impl Iterator<Item = &'a Mention<'a>>, pieces: &mut Vec<Piece>) {
    let mut start = token.start();
    for mention in touched {
        let inside = Span::new(mention.span.start().max(token.start()), mention.span.end().min(token.end()));
        pieces.extend(piece(document, Span::new(start, inside.start()), None));
        pieces.extend(piece(document, inside, Some((mention.annotation.id, mention.label()))));
        start = inside.end();
    }
    pieces.extend(piece(document, Span::new(start, token.end()), None));
}

/// A word without what readers split lines at; `None` where nothing else is there.
fn piece(document: &Document, span: Span, mention: Option<(AnnotationId, &'static str)>) -> Option<Piece> {
    let is_seen = |char: &char| !char.is_whitespace() && !char.is_control();
    let word: String = document.slice(span).chars().filter(is_seen).collect();
    (!word.is_empty()).then_some(Piece { span, word, mention, is_last: false })
}

fn mark_sentence_ends(document: &Document, pieces: &mut [Piece]) {
    let mut sentences = document.sentences().iter().peekable();
    let mut rest = pieces.iter_mut().peekable();
    while let Some(piece) = rest.next() {
        while sentences.next_if(|sentence| sentence.span.end() <= piece.span.start()).is_some() {}
        piece.is_last = rest.peek().is_none_or(|next| {
            let ends = sentences.peek().is_some_and(|sentence| sentence.span.end() <= next.span.start());
            ends && (piece.mention.is_none() || piece.mention != next.mention)
        });
    }
}
