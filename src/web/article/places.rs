//! Places that are shown without marks: the hits of the search, and where suggestions were removed.

use web_sys::Range;

use super::{ArticleView, Shown};
use crate::{
    editor::{Article, ArticleId, Filter, State},
    span::Span,
    web::{highlights, selection},
};

/// Of many hits only so many are shown at once: those in blocks near the viewport come first in the text anyway.
const MAX_SHOWN: usize = 2_000;

/// What the places were drawn from. Painting a block takes its ranges away, so that whatever paints is part of it.
#[derive(PartialEq)]
pub(super) struct Version {
    id: ArticleId,
    n_changes: u64,
    filter: Filter,
    n_near: usize,
    query: Option<String>,
    place: Option<usize>,
}

impl ArticleView {
    /// Shows the hits of the search, the one that is looked at, and the places of removed suggestions.
    pub(super) fn draw_places(&mut self, state: &State, article: &Article) {
        let Some(shown) = &self.shown else { return };
        let version = Version {
            id: article.id,
            n_changes: article.n_changes,
            filter: state.filter.clone(),
            n_near: shown.holders.iter().filter(|holder| holder.is_near).count(),
            query: state.search.as_ref().map(|search| search.query.clone()),
            place: state.search.as_ref().and_then(|search| search.place),
        };
        if self.places.as_ref() == Some(&version) {
            return;
        }
        let hits = state.search.as_ref().map(|search| search.hits.as_slice()).unwrap_or_default();
        let here: Vec<Span> = version.place.and_then(|place| hits.get(place)).copied().into_iter().collect();
        let annotations = &article.annotations;
        let removed = annotations.rejected().iter().map(|removed| removed.span);
        let removed: Vec<Span> = removed.filter(|span| annotations.overlapping(*span).next().is_none()).collect();
        highlights::set("search", &ranges(shown, article, hits));
        highlights::set("search-here", &ranges(shown, article, &here));
        highlights::set("removed", &ranges(shown, article, &removed));
        self.places = Some(version);
    }
}

/// Ranges of those spans that lie in blocks near the viewport.
fn ranges(shown: &Shown, article: &Article, spans: &[Span]) -> Vec<Range> {
    let range = |span: &Span| {
        let block_idx = shown.blocks.partition_point(|block| block.span.end() < span.end());
        let holder = shown.holders.get(block_idx).filter(|holder| holder.is_near)?;
        shown.blocks.get(block_idx).filter(|block| block.span.covers(*span))?;
        selection::range(&holder.element, article.offsets.to_utf16(*span)?)
    };
    spans.iter().filter_map(range).take(MAX_SHOWN).collect()
}
