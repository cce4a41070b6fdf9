//! Galley reads a news article: what is headline, date, source, body and debris; which entities, economic
//! sectors and dates it names; and lets a person correct all of it.
//!
//! The pipeline is a straight line, and so is the order of these modules:
//!
//! ```text
//! text ── document ──> blocks, sentences, tokens
//!                        │  tagger + gazetteer, timex, sector: Candidates
//!                        ▼
//!                     annotator: arbitrate overlaps, group mentions ──> AnnotationSet
//!                        │
//!           revision: reversible corrections of both
//!                        │
//!           formats (files)   editor (the page's state) ── web (the DOM)
//! ```
//!
//! Analysis is total and deterministic: the same text, data and reference date give the same annotations,
//! natively and in WebAssembly. Positions are byte offsets ([`Span`]) into the text exactly as it came in;
//! other units exist only at a boundary and are made by [`OffsetMap`].

pub mod span;

pub mod offsets;

pub mod document;

pub mod annotation;

pub mod gazetteer;

pub mod tagger;

pub mod timex;

pub mod sector;

pub mod annotator;

pub mod revision;

pub mod formats;

pub mod editor;

#[cfg(target_arch = "wasm32")]
pub mod web;

pub use crate::{
    annotation::{
        Annotation, AnnotationId, AnnotationSet, Candidate, Entity, EntityId, EntityLabel, Never, Origin, Reading, Score, SectorId, Status,
        Timex, TimexKind, Word, WordList, WordRule,
    },
    document::{Block, Document, Field, Metadata, Role, Sentence, Token, TokenKind},
    offsets::OffsetMap,
    span::{CharSpan, Span, Utf16Span},
};
