//! What an article says about itself.

use crate::span::Span;

/// A value of the metadata and where the text says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The value, for people and files.
    pub text: String,
    /// Where it was read; `None` where a person entered it or it came from outside the text.
    pub span: Option<Span>,
}

/// What an article says about itself; every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<Field>,
    /// The article's own address.
    pub url: Option<Field>,
    /// The publisher's name.
    pub source: Option<Field>,
    /// Date or time of publication, ISO 8601 with the offset that the text gave (`2025-12-04T12:46+00:00`).
    pub published: Option<Field>,
    /// Names of the authors.
    pub bylines: Vec<Field>,
    /// Key words.
    pub tags: Vec<Field>,
    /// BCP 47 tag of the body's language; `None` where there is too little text to tell.
    pub language: Option<String>,
}
