//! A stretch of the pasted text and what it is to a reader.

use crate::span::Span;

/// A stretch of the text with one role, without white space at its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// Index of the block that is kept instead, where `role` is [`Role::Duplicate`].
    pub duplicate_of: Option<usize>,
}

impl Block {
    /// A block that is nobody's duplicate.
    pub fn new(span: Span, role: Role) -> Self {
        Self { span, role, duplicate_of: None }
    }
}

/// What a block is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The article's title, once.
    Headline,
    /// The summary between headline and body.
    Lead,
    /// A paragraph of the article.
    Body,
    /// A title inside the body.
    Heading,
    /// An item of a list.
    List,
    /// The text under a picture, and its credit.
    Caption,
    /// A quotation set off from the body.
    Quote,
    /// Who wrote it.
    Byline,
    /// Place, date and agency before the first sentence.
    Dateline,
    /// Time stamps, language codes, section names and the like.
    Meta,
    /// Key words.
    Tags,
    /// An address in the web, or the title of another article that it leads to.
    Link,
    /// The publisher's addresses.
    Contact,
    /// Menus, share lines, notices.
    Boilerplate,
    /// Another copy of a block that is kept.
    Duplicate,
}

impl Role {
    /// Every role, in the order of the file format's documentation.
    pub const ALL: [Self; 15] = [
        Self::Headline,
        Self::Lead,
        Self::Body,
        Self::Heading,
        Self::List,
        Self::Caption,
        Self::Quote,
        Self::Byline,
        Self::Dateline,
        Self::Meta,
        Self::Tags,
        Self::Link,
        Self::Contact,
        Self::Boilerplate,
        Self::Duplicate,
    ];

    /// The word that files and the page use for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Heading => "heading",
            Self::List => "list",
            Self::Caption => "caption",
            Self::Quote => "quote",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Meta => "meta",
            Self::Tags => "tags",
            Self::Link => "link",
            Self::Contact => "contact",
            Self::Boilerplate => "boilerplate",
            Self::Duplicate => "duplicate",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether names, sectors and dates are looked for in it.
    pub fn is_analysed(self) -> bool {
        matches!(self, Self::Headline | Self::Lead | Self::Body | Self::Heading | Self::List | Self::Quote)
    }
}
