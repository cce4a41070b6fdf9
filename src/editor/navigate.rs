//! What the next key or click acts on: stepping from mention to mention, and selecting words.

use crate::{
    annotation::{Annotation, AnnotationId},
    editor::{
        effect::Effect,
        message::Towards,
        select,
        state::{Article, Focus, State},
    },
    span::{Span, Utf16Span},
};

pub(super) fn text_selected(state: &mut State, selected: Utf16Span) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let snapped = article.offsets.from_utf16(selected).and_then(|span| select::snapped(&article.document, span));
    let Some(span) = snapped else { return vec![] };
    if matches!(state.focus, Some(Focus::Selection { span: selected, .. }) if selected == span) {
        // The browser tells of a selection that it was told of: the end that stays is known already.
        return vec![];
    }
    let here = article.annotations.overlapping(span).find(|annotation| annotation.span == span);
    state.focus = Some(here.map_or(Focus::Selection { span, anchor: span }, |annotation| Focus::Annotation(annotation.id)));
    vec![]
}

pub(super) fn focused(state: &mut State, id: AnnotationId) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let Some(annotation) = article.annotations.annotation(id) else { return vec![] };
    state.focus = Some(Focus::Annotation(id));
    let words = article.document.slice(annotation.span);
    vec![Effect::Reveal, Effect::Announce(format!("{}, {}", words, annotation.reading.label()))]
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
    let mut wanted = annotations.iter().enumerate().filter(|(_, annotation)| is_wanted(annotation));
    let next = match towards {
        Towards::Next => wanted.find(is_behind),
        Towards::Previous => wanted.rfind(is_before),
    };
    let id = next.map(|(_, annotation)| annotation.id);
    id.map_or_else(Vec::new, |id| focused(state, id))
}

pub(super) fn selection_moved(state: &mut State, towards: Towards, grows: bool) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let document = &article.document;
    let focus = match state.focus {
        Some(Focus::Selection { span, anchor }) if grows => grown(article, span, anchor, towards),
        Some(Focus::Selection { span, .. }) => select::neighbour(document, Some(span), towards).map(at),
        Some(Focus::Annotation(_)) | None => {
            let behind = state.focus.and_then(|focus| article.span_of(focus));
            select::neighbour(document, behind, towards).map(at)
        }
    };
    let Some(focus) = focus else { return vec![] };
    state.focus = Some(focus);
    let words = state.article.as_ref().zip(span_of_focus(state)).map(|(article, span)| article.document.slice(span).to_owned());
    vec![Effect::Reveal, Effect::Announce(words.unwrap_or_default())]
}

/// The span of the focus.
pub(super) fn span_of_focus(state: &State) -> Option<Span> {
    state.article.as_ref()?.span_of(state.focus?)
}

fn at(span: Span) -> Focus {
    Focus::Selection { span, anchor: span }
}

/// The selection with its free end moved by a token: the end away from where it began.
fn grown(article: &Article, span: Span, anchor: Span, towards: Towards) -> Option<Focus> {
    let document = &article.document;
    let is_forward = anchor.start() == span.start();
    let free = match (towards, is_forward && span != anchor) {
        (Towards::Next, _) if is_forward => select::neighbour(document, Some(span), Towards::Next)?,
        (Towards::Previous, true) => {
            let tokens = select::tokens_within(document, span);
            tokens.get(tokens.len().checked_sub(2)?)?.span
        }
        (Towards::Previous, false) => select::neighbour(document, Some(span), Towards::Previous)?,
        (Towards::Next, _) => select::tokens_within(document, span).get(1)?.span,
    };
    let grown = anchor.joined(free);
    let is_in_block = document.blocks().iter().any(|block| block.span.covers(grown));
    is_in_block.then_some(Focus::Selection { span: grown, anchor })
}
