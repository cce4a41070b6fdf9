//! Places that are shown without marks: the hits of the search, and where suggestions were removed.

use web_sys::Range;

use super::{ArticleView, shown::Shown};
use crate::{
    editor::{Article, Filter, ReadingId, State},
    span::Span,
    web::{highlights, selection},
};

/// Of many hits only so many are shown at once: those in blocks near the viewport come first in the text anyway.
const MAX_SHOWN: usize = 2_000;

/// What the places were drawn from. Painting a block takes its ranges away, so that whatever paints is part of it.
#[derive(PartialEq)]
pub(super) struct Version {
    id: ReadingId,
    n_changes: u64,
    filter: Filter,
    n_paintings: u64,
    query: Option<String>,
    place: Option<usize>,
}

impl ArticleView {
    /// Shows the hits of the search, the one that is looked at, and the places of removed suggestions.
    pub(super) fn draw_places(&mut self, state: &State, article: &Article) {
        let Some(shown) = &self.shown else { return };
        let version = Version {
            id: article.reading,
            n_changes: article.n_changes,
            filter: state.filter.clone(),
            n_paintings: shown.n_paintings,
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
    let range = |span: &Span| selection::range(shown.near_holder_of(*span)?, article.offsets.to_utf16(*span)?);
    spans.iter().filter_map(range).take(MAX_SHOWN).collect()
}
