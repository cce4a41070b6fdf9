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
        document.segment(None);
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

    /// Gives it other blocks, as [`Document::from_parts`] would. Of a block that stays, sentences and tokens are not read
    /// again: in a long text that would take longer than all else that a person's choice of a role brings about.
    pub fn set_blocks(&mut self, blocks: Vec<Block>) {
        let blocks = fitting(&self.text, blocks);
        let known = Self {
            text: String::new(),
            metadata: Metadata::default(),
            blocks: std::mem::replace(&mut self.blocks, blocks),
            sentences: std::mem::take(&mut self.sentences),
            tokens: std::mem::take(&mut self.tokens),
            views: std::mem::take(&mut self.views),
        };
        self.segment(Some(&known));
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

    /// Reads sentences and tokens, but for what is known of the same text with other blocks.
    fn segment(&mut self, known: Option<&Self>) {
        let mut breaks = None;
        for block_idx in 0..self.blocks.len() {
            let Some(block) = self.blocks.get(block_idx).filter(|block| block.role.is_analysed()) else { continue };
            let span = block.span;
            if known.is_some_and(|known| self.take_over(block_idx, span, known)) {
                continue;
            }
            let first_token_idx = self.tokens.len();
            tokens::tokenise(&self.text, span, &mut self.tokens);
            let breaks = breaks.get_or_insert_with(|| tokens::Breaks::of(&self.text));
            breaks.join(&self.text, first_token_idx, &mut self.tokens);
            tokens::view(&self.text, &self.tokens, first_token_idx, &mut self.views);
            sentences::split(&self.text, block_idx, &self.tokens, first_token_idx, &mut self.sentences);
        }
    }

    /// Takes over what was read of a block; tells whether it was. It depends on the block's place and on the text alone.
    fn take_over(&mut self, block_idx: usize, span: Span, known: &Self) -> bool {
        let known_idx = known.blocks.binary_search_by_key(&span.start(), |block| block.span.start());
        let block = known_idx.ok().and_then(|known_idx| known.blocks.get(known_idx));
        if !block.is_some_and(|block| block.span == span && block.role.is_analysed()) {
            return false;
        }
        let within = |place: usize| known.tokens.partition_point(|token| token.span.start() < place);
        let tokens = within(span.start())..within(span.end());
        let moved = |token_idx: usize, to: usize| token_idx - tokens.start + to;
        let to = self.tokens.len();
        let views = known.views.iter().skip(known.views.partition_point(|(token_idx, _)| *token_idx < tokens.start));
        let views = views.take_while(|(token_idx, _)| *token_idx < tokens.end);
        self.views.extend(views.map(|(token_idx, view)| (moved(*token_idx, to), view.clone())));
        let sentences = known.sentences.iter().skip(known.sentences.partition_point(|sentence| sentence.tokens.end <= tokens.start));
        for sentence in sentences.take_while(|sentence| sentence.tokens.end <= tokens.end) {
            let own = moved(sentence.tokens.start, to)..moved(sentence.tokens.end, to);
            self.sentences.push(Sentence { span: sentence.span, tokens: own, block_idx });
        }
        self.tokens.extend_from_slice(known.tokens.get(tokens.clone()).unwrap_or_default());
        true
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Menu | Home | Contact\n\nA manu- facturing town\n\n“We don’t know,” said Mr. Lind. The manufacturing \
        went to Oslo.\n\nIt’s said that Acme & Co. left.\n\nIt’s said that Acme & Co. left.\n\n© 2025 The Paper";

    #[test]
    fn other_blocks_read_as_if_the_text_was_read_anew() {
        let first = Document::parse(TEXT);
        assert!(5 < first.blocks().len());
        let mut document = first.clone();
        // Every role in every place, one behind the other, so that most blocks are taken over from a state that was one.
        for (step, role) in (0..first.blocks().len() * Role::ALL.len()).zip(Role::ALL.iter().cycle()) {
            let mut blocks = document.blocks().to_vec();
            let n_blocks = blocks.len();
            blocks[(step * 7) % n_blocks].role = *role;
            if step % 5 == 0 {
                blocks[step % n_blocks].duplicate_of = None;
            }
            document.set_blocks(blocks.clone());
            assert_eq!(document, Document::from_parts(TEXT.to_owned(), blocks, first.metadata().clone()), "step {step}");
        }
    }

    #[test]
    fn other_cuts_read_as_if_the_text_was_read_anew() {
        let block = |start: usize, end: usize| Block { span: Span::new(start, end), role: Role::Body, duplicate_of: None };
        let mut document = Document::parse(TEXT);
        for blocks in [vec![block(0, TEXT.len())], vec![block(0, 50), block(50, TEXT.len())], vec![block(23, 45), block(23, 50)], vec![]] {
            document.set_blocks(blocks.clone());
            assert_eq!(document, Document::from_parts(TEXT.to_owned(), blocks, document.metadata().clone()));
        }
    }
}
