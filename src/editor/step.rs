//! How a correction becomes a step of the history: it is made, saved and told; undo and redo are saved and told as well.

use crate::{
    annotation::{AnnotationId, Reading, SectorId},
    annotator,
    editor::{
        effect::Effect,
        library, navigate, notice, refusal,
        revise::Correction,
        select::{End, Towards, Unit},
        state::{Article, Choice, Entry, Focus, Overlay, Scope, State, Tone},
    },
    formats::archive,
    revision::{Edit, Revision},
    span::{Span, Utf16Span},
};

pub(super) fn labelled(state: &mut State, choice: &Choice, scope: Scope) -> Vec<Effect> {
    let Some(focus) = state.focus else { return notice::said(state, Tone::Hint, "Select some words first, or a mention.") };
    if *choice == Choice::Sector(None) && state.article.as_ref().and_then(|article| sector_named(article, focus)).is_none() {
        state.overlay = Some(Overlay::Sectors);
        state.query.clear();
        return vec![];
    }
    state.overlay = None;
    on_article(state, |article| article.label(focus, choice, scope))
}

/// The sector that the words of the focus name. Of a mention that is a sector already another one is wanted: then none.
fn sector_named(article: &Article, focus: Focus) -> Option<SectorId> {
    if let Focus::Annotation(id) = focus
        && matches!(article.annotations.annotation(id)?.reading, Reading::Sector(_))
    {
        return None;
    }
    annotator::sector_of(article.document.slice(article.span_of(focus)?))
}

/// After a removal the next mention is in focus, so that a row of wrong ones goes by one key.
pub(super) fn removed(state: &mut State, scope: Scope) -> Vec<Effect> {
    let Some(Focus::Annotation(id)) = state.focus else { return vec![] };
    let start = navigate::span_of_focus(state).map(Span::start);
    let mut effects = on_mention(state, |article, _| article.remove(id, scope));
    let next = state.article.as_ref().zip(start).and_then(|(article, start)| {
        let annotations = article.annotations.annotations();
        annotations.get(annotations.partition_point(|annotation| annotation.span.start() < start))
    });
    state.focus = next.map(|annotation| Focus::Annotation(annotation.id));
    effects.push(Effect::Reveal);
    effects
}

pub(super) fn on_mention(state: &mut State, correct: impl FnOnce(&mut Article, AnnotationId) -> Option<Correction>) -> Vec<Effect> {
    match state.focus {
        Some(Focus::Annotation(id)) => on_article(state, |article| correct(article, id)),
        Some(Focus::Selection { .. }) | None => vec![],
    }
}

/// Makes a correction from what lies over the article, and takes that away.
pub(super) fn closing(state: &mut State, correct: impl FnOnce(&mut Article) -> Option<Correction>) -> Vec<Effect> {
    state.overlay = None;
    on_article(state, correct)
}

/// Makes a correction and has it saved.
pub(super) fn on_article(state: &mut State, correct: impl FnOnce(&mut Article) -> Option<Correction>) -> Vec<Effect> {
    if library::refuses(state) {
        return vec![];
    }
    match state.article.as_mut().and_then(correct) {
        Some(correction) => saved(state, &correction),
        None => vec![],
    }
}

/// Has a correction saved that was made; not part of [`on_article`], of which the page has one for each correction.
fn saved(state: &mut State, correction: &Correction) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let revision_idx = article.history.n_done.saturating_sub(1);
    let revision = archive::write_revision(&correction.revision, article.document.text(), &article.offsets);
    state.focus = correction.focus.or(state.focus);
    let Some((summary, edition)) = library::step_counted(state) else { return vec![] };
    let save = Effect::SaveRevision { summary, edition, revision_idx, revision };
    vec![save, Effect::Announce(correction.revision.name.clone())]
}

pub(super) fn travelled(state: &mut State, towards: Towards) -> Vec<Effect> {
    if library::refuses(state) {
        return vec![];
    }
    let Some(article) = &mut state.article else { return vec![] };
    let Some(revision) = article.travel(towards) else {
        let nothing = if towards == Towards::Previous { "There is nothing to undo." } else { "There is nothing to redo." };
        return notice::said(state, Tone::Hint, nothing);
    };
    let n_done = article.history.n_done;
    let verb = if towards == Towards::Previous { "Undone" } else { "Redone" };
    let text = format!("{verb}: {}.", revision.name);
    state.focus = changed_mention(article, &revision).map(Focus::Annotation);
    let Some((summary, edition)) = library::step_counted(state) else { return vec![] };
    let save = Effect::SaveProgress { summary, edition, n_done };
    let mut effects = notice::said(state, Tone::Done, &text);
    effects.extend([save, Effect::Reveal, Effect::Announce(text)]);
    effects
}

/// A mention that a revision changed and that stands now.
fn changed_mention(article: &Article, revision: &Revision) -> Option<AnnotationId> {
    let ids = revision.edits.iter().filter_map(|edit| match edit {
        Edit::Annotation(change) => change.after.as_ref().or(change.before.as_ref()).map(|annotation| annotation.id),
        _ => None,
    });
    ids.into_iter().find(|id| article.annotations.annotation(*id).is_some())
}

pub(super) fn value_entered(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    match annotator::timex_value(text, article.annotations.reference_date) {
        Ok(timex) => on_mention(state, |article, id| article.set_timex(id, timex)),
        Err(reason) => refused(state, text, reason),
    }
}

/// Tells beside the field what was wrong with a value; without a date in focus there is none.
fn refused(state: &mut State, text: &str, reason: String) -> Vec<Effect> {
    match state.focus {
        Some(Focus::Annotation(id)) => refusal::refused(state, Entry::Value(id), text, reason),
        Some(Focus::Selection { .. }) | None => notice::problem(state, reason),
    }
}

/// Takes the next reading that the words of the focused date allow.
pub(super) fn other_reading_asked(state: &mut State) -> Vec<Effect> {
    let Some(Focus::Annotation(id)) = state.focus else { return vec![] };
    let annotation = state.article.as_ref().and_then(|article| article.annotations.annotation(id));
    let other = match annotation.map(|annotation| &annotation.reading) {
        Some(Reading::Date(timex)) => timex.alternatives.first().cloned(),
        _ => return notice::said(state, Tone::Hint, "Only a date has other readings."),
    };
    match other {
        Some(value) => value_entered(state, &value),
        None => notice::said(state, Tone::Hint, "These words allow no other reading. Type what is meant into the field “Value”."),
    }
}

/// Moves an end of the focused mention to the place where it was let go.
pub(super) fn end_dragged(state: &mut State, end: End, place: Utf16Span, unit: Unit) -> Vec<Effect> {
    on_mention(state, |article, id| article.drag_end(id, end, place, unit))
}
