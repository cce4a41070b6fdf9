//! Sentences and tokens: positions only, the text stays with the document.

use std::ops::Range;

use crate::span::Span;

/// A sentence of an analysed block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token's start to its last token's end.
    pub span: Span,
    /// Indexes of its tokens in the document's.
    pub tokens: Range<usize>,
    /// Index of its block in the document's.
    pub block_idx: usize,
}

/// A word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
///
/// Words end at hyphens and dashes, so that the name in `Shandong-based` has a span of its own: `Shandong`, `-`,
/// `based`; that they touch shows in their spans. Possessives and contractions are words of their own, as in the Penn
/// Treebank: `Moscow`, `’s`; `do`, `n't`; `we`, `'re`. A number ends before a unit glued to it: `$`, `550`, `bn`;
/// `30`, `%`; `5`, `km`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with the apostrophes, full stops and ampersands that belong to it (`O'Neill`, `U.S.`, `Inc.`, `J.`,
    /// `AT&T`, `’s`).
    Word,
    /// Digits first, with separators and a suffix (`1,984`, `2.5`, `12:46`, `737`, `4th`, `1990s`).
    Number,
    /// An address in the web or of electronic mail, a hashtag, a handle.
    Address,
    /// Anything else, a character each; a run of full stops or hyphens is one (`...`, `--`).
    Mark,
}
