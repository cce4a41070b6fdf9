//! A search in the text under way.

use crate::span::Span;

/// A search under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// Where it stands, in document order.
    pub hits: Vec<Span>,
    /// Which of the hits is looked at.
    pub place: Option<usize>,
}
