//! Text becomes structure: blocks with their roles, metadata, sentences and tokens.
//!
//! The text is kept exactly as it came in. Cleaning is a *view* for matching ([`Document::word`]); every span
//! refers to the untouched text. Nothing here looks for names, dates or sectors.

mod block;
mod encoding;
mod glyph;
mod html;
mod metadata;
mod steps;
mod token;

mod lines;
mod parse;
mod sentences;
mod tokens;

use crate::span::Span;

pub use self::{
    block::{Block, Role},
    encoding::{encoding_label, foreign_kind},
    metadata::{Field, Metadata},
    token::{Sentence, Token, TokenKind},
};

/// A text with its structure.
///
/// # Invariants
/// Blocks are in document order and do not overlap. Sentences and tokens are in document order, lie inside a block
/// that [`Role::is_analysed`], and every sentence's `tokens` are the tokens that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    text: String,
    blocks: Vec<Block>,
    metadata: Metadata,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    /// Matching views of the tokens that differ from their slice, by token index, ascending.
    views: Vec<(usize, String)>,
}

impl Document {
    /// Reads a paste: its blocks are given roles, its metadata is found.
    pub fn parse(text: &str) -> Self {
        let (blocks, metadata) = parse::article(text);
        Self::from_parts(text.to_owned(), blocks, metadata)
    }

    /// Reads a page: its text is what a reader would see of it, a block a line, menus and all. Total: whatever is not
    /// HTML is text.
    pub fn from_html(html: &str) -> Self {
        let page = html::read(html);
        let (blocks, metadata) = parse::structured(&page.text, &page.lines, page.metadata);
        Self::from_parts(page.text, blocks, metadata)
    }

    /// Reads what may be a page or a text: HTML where it starts as HTML does or has three tags that make blocks.
    pub fn read(source: &str) -> Self {
        if Self::is_html(source) { Self::from_html(source) } else { Self::parse(source) }
    }

    /// Whether [`Document::read`] takes a source for HTML.
    pub fn is_html(source: &str) -> bool {
        html::is_html(source)
    }

    /// Takes the whole text as body, a paragraph a block; metadata stays empty.
    pub fn plain(text: &str) -> Self {
        let blocks = parse::paragraphs(text);
        Self::from_parts(text.to_owned(), blocks, Metadata::default())
    }

    /// A document whose structure is known, as when it is read back from a file or a role was corrected.
    /// Blocks that overlap an earlier one or do not fit the text are left out.
    pub fn from_parts(text: String, blocks: Vec<Block>, metadata: Metadata) -> Self {
        let blocks = fitting(&text, blocks);
        let mut document = Self { text, blocks, metadata, sentences: vec![], tokens: vec![], views: vec![] };
        document.segment();
        document
    }

    /// The text, character for character as it came in.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The slice of a span; empty where the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text).unwrap_or_default()
    }

    /// Blocks in document order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What the text says about itself.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Sentences of the analysed blocks, in document order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Tokens of the analysed blocks, in document order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// A token as it is matched: smart quotes straight, invisible characters gone, mojibake read. Case is kept.
    pub fn word(&self, token_idx: usize) -> &str {
        if let Ok(view_idx) = self.views.binary_search_by_key(&token_idx, |(idx, _)| *idx)
            && let Some((_, view)) = self.views.get(view_idx)
        {
            return view;
        }
        self.tokens.get(token_idx).map_or("", |token| self.slice(token.span))
    }

    /// Gives it another metadata; blocks, sentences and tokens stay.
    pub fn set_metadata(&mut self, metadata: Metadata) {
        self.metadata = metadata;
    }

    /// A document of which everything is known, as when it comes from another thread: nothing is read anew.
    pub(crate) fn segmented(
        text: String,
        (blocks, metadata): (Vec<Block>, Metadata),
        (sentences, tokens): (Vec<Sentence>, Vec<Token>),
        views: Vec<(usize, String)>,
    ) -> Self {
        Self { text, blocks, metadata, sentences, tokens, views }
    }

    /// Matching views of the tokens that differ from their slice, by token index, ascending.
    pub(crate) fn views(&self) -> &[(usize, String)] {
        &self.views
    }

    fn segment(&mut self) {
        let breaks = tokens::Breaks::of(&self.text);
        for block_idx in 0..self.blocks.len() {
            let Some(block) = self.blocks.get(block_idx).filter(|block| block.role.is_analysed()) else { continue };
            let span = block.span;
            let first_token_idx = self.tokens.len();
            tokens::tokenise(&self.text, span, &mut self.tokens);
            breaks.join(&self.text, first_token_idx, &mut self.tokens);
            tokens::view(&self.text, &self.tokens, first_token_idx, &mut self.views);
            sentences::split(&self.text, block_idx, &self.tokens, first_token_idx, &mut self.sentences);
        }
    }
}

fn fitting(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut end = 0;
    let mut kept: Vec<Block> = vec![];
    for block in blocks {
        if end <= block.span.start() && block.span.slice(text).is_some() {
            end = block.span.end();
            kept.push(block);
        }
    }
    kept
}
