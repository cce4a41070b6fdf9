//! Search in the text: case and the width of white space make no difference, hits refer to the text as it is.

use crate::{
    editor::{
        correct::mark,
        effect::{Effect, Region},
        navigate, notice,
        revise::{Correction, counted},
        select::{self, Towards},
        state::{Article, Choice, Overlay, Search, State, Tone},
        step,
    },
    span::Span,
};

/// More hits than this are not counted: nobody goes through them.
pub const MAX_HITS: usize = 9_999;

/// Opens the search.
pub(super) fn opened(state: &mut State) -> Vec<Effect> {
    if state.article.is_some() && state.search.is_none() {
        state.search = Some(Search::default());
    }
    state.overlay = None;
    vec![Effect::Enter(Region::Search)]
}

/// Searches for what was typed.
pub(super) fn typed(state: &mut State, query: String) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let hits = hits(article.document.text(), &query);
    let text = shown_count(hits.len());
    state.search = Some(Search { query, hits, place: None });
    vec![Effect::Announce(text)]
}

/// Searches again, as when another article came onto the page.
pub(super) fn repeated(state: &mut State) {
    if let Some(search) = &mut state.search {
        search.hits = state.article.as_ref().map(|article| hits(article.document.text(), &search.query)).unwrap_or_default();
        search.place = None;
    }
}

/// How many hits there are, for people.
pub fn shown_count(n_hits: usize) -> String {
    match n_hits {
        0 => "nothing found".to_owned(),
        1 => "1 hit".to_owned(),
        MAX_HITS => format!("{MAX_HITS} hits or more"),
        n_hits => format!("{n_hits} hits"),
    }
}

/// Goes to the next or previous hit; from the focus, where none was looked at, and round at the ends.
pub(super) fn stepped(state: &mut State, towards: Towards) -> Vec<Effect> {
    let focus = navigate::span_of_focus(state).map(Span::start);
    let Some((search, article)) = state.search.as_mut().zip(state.article.as_ref()) else { return vec![] };
    let n_hits = search.hits.len();
    if n_hits == 0 {
        return vec![];
    }
    let behind_focus = focus.map_or(0, |start| search.hits.partition_point(|hit| hit.start() < start));
    let place = match (towards, search.place) {
        (Towards::Next, Some(place)) => place + 1,
        (Towards::Next, None) => behind_focus,
        (Towards::Previous, Some(place)) => place + n_hits - 1,
        (Towards::Previous, None) => behind_focus + n_hits - 1,
    } % n_hits;
    search.place = Some(place);
    let hit = search.hits.get(place).copied();
    let span = hit.and_then(|hit| select::snapped(&article.document, hit).or(Some(hit)));
    state.focus = span.map(|span| navigate::focus_at(article, span));
    let words = span.map(|span| article.document.slice(span)).unwrap_or_default();
    vec![Effect::Reveal, Effect::Announce(format!("{} of {n_hits}: {words}", place + 1))]
}

/// Closes the search.
pub(super) fn closed(state: &mut State) -> Vec<Effect> {
    state.search = None;
    vec![]
}

/// Marks every hit, grown to whole words, as one thing.
pub(super) fn labelled(state: &mut State, choice: &Choice) -> Vec<Effect> {
    let Some((search, article)) = state.search.as_ref().zip(state.article.as_ref()) else { return vec![] };
    let snapped = search.hits.iter().filter_map(|hit| select::snapped(&article.document, *hit));
    let mut spans: Vec<Span> = snapped.filter(|span| !select::tokens_within(&article.document, *span).is_empty()).collect();
    spans.dedup();
    let Some(first) = spans.first() else { return notice::said(state, Tone::Hint, "There is no hit that could be marked.") };
    if *choice == Choice::Sector(None) && article.reading(*first, choice).is_none() {
        return notice::said(state, Tone::Hint, "These words name no sector of the tree. Mark one of them, and the others as the same.");
    }
    state.overlay = state.overlay.take().filter(|overlay| *overlay != Overlay::Sectors);
    step::on_article(state, |article| article.label_hits(&spans, choice))
}

impl Article {
    fn label_hits(&mut self, spans: &[Span], choice: &Choice) -> Option<Correction> {
        let readings: Vec<_> = spans.iter().map(|span| self.reading(*span, choice)).collect();
        let label = readings.iter().flatten().next()?.label();
        self.revise(|recorder| {
            let pairs = spans.iter().zip(&readings);
            let marked = pairs.filter(|(span, reading)| reading.as_ref().is_some_and(|reading| mark(recorder, **span, reading)));
            (counted("Marked", marked.count(), &format!(" as {label}")), None)
        })
    }
}

/// Every place of `query` in `text`, none over another.
fn hits(text: &str, query: &str) -> Vec<Span> {
    let query = Folded::of(query.trim());
    if query.text.is_empty() {
        return vec![];
    }
    let folded = Folded::of(text);
    let places = folded.text.match_indices(&query.text).take(MAX_HITS);
    places.filter_map(|(start, found)| folded.span(start, start + found.len())).collect()
}

/// A text in lower case with single spaces, and where each of its characters comes from.
struct Folded {
    text: String,
    /// Places in the folded text, ascending, with the place in the text as it is, where both drift apart.
    places: Vec<(usize, usize)>,
    len: usize,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), places: vec![(0, 0)], len: text.len() };
        let mut is_space = false;
        for (at, char) in text.char_indices() {
            if char.is_whitespace() {
                if !std::mem::replace(&mut is_space, true) {
                    folded.push(at, std::iter::once(' '));
                }
            } else {
                is_space = false;
                folded.push(at, char.to_lowercase());
            }
        }
        folded
    }

    fn push(&mut self, at: usize, chars: impl Iterator<Item = char>) {
        let here = self.text.len();
        if self.places.last().is_none_or(|(folded, place)| here - folded != at - place) {
            self.places.push((here, at));
        }
        self.text.extend(chars);
    }

    /// The place in the text as it is; `None` inside a character that became several.
    fn place(&self, folded: usize) -> Option<usize> {
        if folded == self.text.len() {
            return Some(self.len);
        }
        let idx = self.places.partition_point(|(here, _)| *here <= folded).checked_sub(1)?;
        self.places.get(idx).map(|(here, place)| place + (folded - here))
    }

    fn span(&self, start: usize, end: usize) -> Option<Span> {
        Some(Span::new(self.place(start)?, self.place(end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let found: Vec<Option<&str>> = hits(text, query).into_iter().map(|span| span.slice(text)).collect();
        assert_eq!(found, expected.iter().copied().map(Some).collect::<Vec<_>>(), "{query}");
    }

    #[test]
    fn finds_whatever_the_case_and_the_white_space() {
        check("Acme Corp, ACME\n  corp and acme", "acme corp", &["Acme Corp", "ACME\n  corp"]);
        check("a b", "", &[]);
        check("a b", "  ", &[]);
        check("aaa", "aa", &["aa"]);
    }

    #[test]
    fn keeps_its_place_where_case_changes_a_length() {
        // `İ` becomes two characters in lower case, `ẞ` one that is shorter.
        check("İİ ẞ Köln KÖLN", "köln", &["Köln", "KÖLN"]);
        check("😀 Oslo İ Oslo", "oslo", &["Oslo", "Oslo"]);
    }
}
