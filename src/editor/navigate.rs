//! What the next key or click acts on: stepping from mention to mention, and going to parts of the page.

use crate::{
    annotation::{Annotation, AnnotationId, Reading},
    editor::{
        effect::{Effect, Region},
        message::Among,
        notice,
        provenance::provenance,
        select::{self, Towards},
        state::{Article, Focus, Overlay, State, Tone, is_doubtful},
    },
    span::{Span, Utf16Span},
};

pub(super) fn text_selected(state: &mut State, selected: Utf16Span) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let Some(selected) = article.offsets.from_utf16(selected) else { return vec![] };
    let Some(span) = select::snapped(&article.document, selected) else { return vec![] };
    if matches!(state.focus, Some(Focus::Selection { span: known, .. }) if known == span || known == selected) {
        // The browser tells of a selection that it was told of: the end that stays is known already.
        return vec![];
    }
    state.focus = Some(focus_at(article, span));
    vec![]
}

pub(super) fn focused(state: &mut State, id: AnnotationId) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let Some(annotation) = article.annotations.annotation(id) else { return vec![] };
    if !state.filter.shows(annotation) {
        return notice::said(state, Tone::Hint, "That mention is hidden. Show all, and it is there again.");
    }
    state.focus = Some(Focus::Annotation(id));
    let words = article.document.slice(annotation.span);
    vec![Effect::Reveal, Effect::Announce(format!("{words}, {}. {}", annotation.reading.label(), provenance(annotation)))]
}

/// Focuses the shortest of the mentions over a place, or the next longer one where one of them is in focus.
pub(super) fn clicked(state: &mut State, ids: &[AnnotationId]) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let mut over: Vec<&Annotation> = ids.iter().filter_map(|id| article.annotations.annotation(*id)).collect();
    over.sort_by_key(|annotation| annotation.span.len());
    let current = over.iter().position(|annotation| state.focus == Some(Focus::Annotation(annotation.id)));
    let next = current.map_or(0, |current| (current + 1) % over.len().max(1));
    let id = over.get(next).map(|annotation| annotation.id);
    id.map_or_else(Vec::new, |id| focused(state, id))
}

/// The mention of exactly these words as the focus, or the words.
pub(super) fn focus_at(article: &Article, span: Span) -> Focus {
    let mut here = article.annotations.overlapping(span).filter(|annotation| annotation.span == span);
    here.next().map_or_else(|| at(span), |annotation| Focus::Annotation(annotation.id))
}

/// Words as the focus.
pub(super) fn at(span: Span) -> Focus {
    Focus::Selection { span, anchor: span }
}

/// Goes to the next or previous mention of those that are asked for.
pub(super) fn stepped_among(state: &mut State, towards: Towards, among: Among) -> Vec<Effect> {
    match among {
        Among::All => stepped(state, towards, &|_| true),
        Among::Doubtful => {
            let effects = stepped(state, towards, &is_doubtful);
            if effects.is_empty() { notice::said(state, Tone::Hint, "No doubtful mention that way.") } else { effects }
        }
        Among::Label => {
            let label = state.focus.zip(state.article.as_ref()).and_then(|(focus, article)| match focus {
                Focus::Annotation(id) => article.annotations.annotation(id).map(|annotation| annotation.reading.label()),
                Focus::Selection { .. } => None,
            });
            label.map_or_else(Vec::new, |label| stepped(state, towards, &|annotation| annotation.reading.label() == label))
        }
    }
}

/// Goes to the next mention behind the focus, or to the first one.
pub(super) fn cycled(state: &mut State, is_wanted: &dyn Fn(&Annotation) -> bool) -> Vec<Effect> {
    let effects = stepped(state, Towards::Next, is_wanted);
    if effects.is_empty() {
        state.focus = None;
        return stepped(state, Towards::Next, is_wanted);
    }
    effects
}

pub(super) fn stepped(state: &mut State, towards: Towards, is_wanted: &dyn Fn(&Annotation) -> bool) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let annotations = article.annotations.annotations();
    let place = match state.focus {
        Some(Focus::Annotation(id)) => annotations.iter().position(|annotation| annotation.id == id),
        Some(Focus::Selection { .. }) | None => None,
    };
    let start = state.focus.and_then(|focus| article.span_of(focus)).map(Span::start);
    let is_behind = |(idx, annotation): &(usize, &Annotation)| match (place, start) {
        (Some(place), _) => place < *idx,
        (None, Some(start)) => start <= annotation.span.start(),
        (None, None) => true,
    };
    let is_before = |(idx, annotation): &(usize, &Annotation)| match (place, start) {
        (Some(place), _) => *idx < place,
        (None, Some(start)) => annotation.span.start() < start,
        (None, None) => true,
    };
    let filter = &state.filter;
    let mut wanted = annotations.iter().enumerate().filter(|(_, annotation)| is_wanted(annotation) && filter.shows(annotation));
    let next = match towards {
        Towards::Next => wanted.find(is_behind),
        Towards::Previous => wanted.rfind(is_before),
    };
    let id = next.map(|(_, annotation)| annotation.id);
    id.map_or_else(Vec::new, |id| focused(state, id))
}

/// Brings the keyboard into a part of the page.
pub(super) fn entered(state: &mut State, region: Region) -> Vec<Effect> {
    state.shows_panel = region == Region::Panel;
    if region == Region::Standing {
        state.put_away.clear();
    }
    vec![Effect::Enter(region)]
}

/// Opens what can be done with the focused mention's entity, or with its sector.
pub(super) fn entity_menu_asked(state: &mut State) -> Vec<Effect> {
    let annotation = match (state.focus, &state.article) {
        (Some(Focus::Annotation(id)), Some(article)) => article.annotations.annotation(id),
        _ => None,
    };
    let overlay = annotation.and_then(|annotation| match &annotation.reading {
        Reading::Entity(_) => annotation.entity.map(Overlay::Entity),
        Reading::Sector(id) => Some(Overlay::Sector(id.clone())),
        Reading::Date(_) => None,
    });
    match overlay {
        Some(overlay) => state.overlay = Some(overlay),
        None => return entered(state, Region::Palette),
    }
    vec![]
}

/// Opens the choice of a role for the block in focus.
pub(super) fn role_asked(state: &mut State) -> Vec<Effect> {
    let block_idx = state.article.as_ref().zip(span_of_focus(state)).and_then(|(article, span)| article.block_of(span));
    if let Some(block_idx) = block_idx {
        state.overlay = Some(Overlay::Roles(block_idx));
    }
    vec![]
}

/// The span of the focus.
pub(super) fn span_of_focus(state: &State) -> Option<Span> {
    state.article.as_ref()?.span_of(state.focus?)
}
