//! The one place where the state changes.

use time::Date;

use crate::{
    annotation::{Annotation, AnnotationId, Reading, iso_day},
    annotator,
    document::{Field, Metadata},
    editor::{
        correct::Correction,
        export,
        message::{Choice, Effect, FieldName, Msg, Scope, Towards},
        open, select,
        state::{Article, ArticleId, Focus, Notice, Overlay, Saving, State, Tone},
    },
    formats::{Format, archive},
    span::{Span, Utf16Span},
};

/// Makes of a state what a message makes of it, and says what the browser has to do.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let focus = state.focus;
    let effects = updated(state, msg);
    if state.focus != focus {
        state.scope = Scope::One;
    }
    effects
}

fn updated(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::TextPasted { text, n_replaced, html } => open::pasted(state, &text, n_replaced, &html),
        Msg::FileRead { name, bytes } => open::file_read(state, &name, bytes),
        Msg::FileFailed { name, reason } => open::problem(state, format!("“{name}” could not be read: {reason}.")),
        Msg::SampleRequested => open::sample(state),
        Msg::LibraryLoaded(library) => library_loaded(state, library),
        Msg::LibraryFailed(reason) => {
            state.saving = Saving::Failed(reason.clone());
            open::problem(state, format!("Nothing can be saved in this browser: {reason}. Export before you leave."))
        }
        Msg::ArticleRequested(id) => requested(state, id),
        Msg::ArticleLoaded(stored) => open::loaded(state, &stored),
        Msg::ArticleDeleted(id) => deleted(state, id),
        Msg::Saved => saved(state),
        Msg::SaveFailed(reason) => {
            state.saving = Saving::Failed(reason.clone());
            open::problem(state, format!("The last step was not saved: {reason}. It still stands here; export it to be safe."))
        }
        Msg::TextSelected(span) => text_selected(state, span),
        Msg::AnnotationFocused(id) => focused(state, id),
        Msg::EntityFocused(id) => cycled(state, &|annotation| annotation.entity == Some(id)),
        Msg::SectorFocused(id) => cycled(state, &|annotation| matches!(&annotation.reading, Reading::Sector(other) if *other == id)),
        Msg::FocusCleared => {
            state.focus = None;
            vec![]
        }
        Msg::Stepped(towards) => stepped(state, towards, &|_| true),
        Msg::SelectionMoved { towards, grows } => selection_moved(state, towards, grows),
        Msg::Labelled(choice, scope) => labelled(state, &choice, scope),
        Msg::Accepted(scope) => on_mention(state, |article, id| article.accept(id, scope)),
        Msg::Removed(scope) => removed(state, scope),
        Msg::EndMoved(end, towards, unit) => on_mention(state, |article, id| article.move_end(id, end, towards, unit)),
        Msg::ValueEntered(text) => value_entered(state, &text),
        Msg::RoleChosen(block_idx, role) => closing(state, |article| article.set_role(block_idx, role)),
        Msg::FieldEntered(name, text) => field_entered(state, name, &text),
        Msg::EntityRenamed(id, name) => on_article(state, |article| article.rename_entity(id, name.trim())),
        Msg::EntityRelabelled(id, label) => closing(state, |article| article.relabel_entity(id, label)),
        Msg::EntityRemoved(id) => closing(state, |article| article.remove_entity(id)),
        Msg::EntitiesMerged { from, into } => closing(state, |article| article.merge_entities(from, into)),
        Msg::MentionSplit => on_mention(state, Article::split_mention),
        Msg::LinkEntered(id, scheme, value) => on_article(state, |article| article.link_entity(id, scheme, value.trim())),
        Msg::Undone => travelled(state, Towards::Previous),
        Msg::Redone => travelled(state, Towards::Next),
        Msg::ExportRequested => state.article.iter().map(export::download).collect(),
        Msg::ExportedAs(format) => exported(state, format),
        Msg::CopyRequested => state.article.iter().map(export::copy).collect(),
        Msg::TextCopied(text) => vec![Effect::Copy(text)],
        Msg::Copied(Ok(())) => said(state, Tone::Done, "Copied."),
        Msg::Copied(Err(reason)) => open::problem(state, format!("This was not copied: {reason}.")),
        Msg::ScopeChosen(scope) => {
            state.scope = scope;
            vec![]
        }
        Msg::LabelsToggled => {
            state.shows_labels = !state.shows_labels;
            vec![]
        }
        Msg::OverlayOpened(overlay) => {
            state.overlay = Some(overlay);
            state.query.clear();
            vec![]
        }
        Msg::QueryTyped(query) => {
            state.query = query;
            vec![]
        }
        Msg::OverlayClosed => {
            state.overlay = None;
            vec![]
        }
        Msg::NoticeDismissed => {
            state.notice = None;
            vec![]
        }
    }
}

fn said(state: &mut State, tone: Tone, text: &str) -> Vec<Effect> {
    state.notice = Some(Notice { tone, text: text.to_owned() });
    vec![]
}

fn library_loaded(state: &mut State, library: Vec<super::Summary>) -> Vec<Effect> {
    state.library = library;
    state.library.sort_by_key(|summary| std::cmp::Reverse(summary.id));
    vec![]
}

fn requested(state: &mut State, id: ArticleId) -> Vec<Effect> {
    state.overlay = None;
    vec![Effect::Load(id)]
}

fn deleted(state: &mut State, id: ArticleId) -> Vec<Effect> {
    state.library.retain(|summary| summary.id != id);
    if state.article.as_ref().is_some_and(|article| article.id == id) {
        state.article = None;
        state.focus = None;
    }
    state.saving = open::pending(&state.saving);
    vec![Effect::Delete(id)]
}

fn saved(state: &mut State) -> Vec<Effect> {
    state.saving = match state.saving {
        Saving::Pending(n) if n > 1 => Saving::Pending(n - 1),
        Saving::Pending(_) | Saving::Saved => Saving::Saved,
        Saving::Failed(ref reason) => Saving::Failed(reason.clone()),
    };
    vec![]
}

fn text_selected(state: &mut State, selected: Utf16Span) -> Vec<Effect> {
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

fn focused(state: &mut State, id: AnnotationId) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let Some(annotation) = article.annotations.annotation(id) else { return vec![] };
    state.focus = Some(Focus::Annotation(id));
    let words = article.document.slice(annotation.span);
    vec![Effect::Reveal, Effect::Announce(format!("{}, {}", words, annotation.reading.label()))]
}

/// Goes to the next mention behind the focus, or to the first one.
fn cycled(state: &mut State, is_wanted: &dyn Fn(&Annotation) -> bool) -> Vec<Effect> {
    let effects = stepped(state, Towards::Next, is_wanted);
    if effects.is_empty() {
        state.focus = None;
        return stepped(state, Towards::Next, is_wanted);
    }
    effects
}

fn stepped(state: &mut State, towards: Towards, is_wanted: &dyn Fn(&Annotation) -> bool) -> Vec<Effect> {
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

fn selection_moved(state: &mut State, towards: Towards, grows: bool) -> Vec<Effect> {
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
    let words = state.article.as_ref().zip(article_span(state)).map(|(article, span)| article.document.slice(span).to_owned());
    vec![Effect::Reveal, Effect::Announce(words.unwrap_or_default())]
}

fn article_span(state: &State) -> Option<Span> {
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

fn labelled(state: &mut State, choice: &Choice, scope: Scope) -> Vec<Effect> {
    let Some(focus) = state.focus else { return said(state, Tone::Hint, "Select some words first, or a mention.") };
    let knows_sector = |article: &Article| article.span_of(focus).and_then(|span| annotator::sector_of(article.document.slice(span)));
    if *choice == Choice::Sector(None) && state.article.as_ref().and_then(knows_sector).is_none() {
        state.overlay = Some(Overlay::Sectors);
        state.query.clear();
        return vec![];
    }
    state.overlay = None;
    on_article(state, |article| article.label(focus, choice, scope))
}

/// After a removal the next mention is in focus, so that a row of wrong ones goes by one key.
fn removed(state: &mut State, scope: Scope) -> Vec<Effect> {
    let Some(Focus::Annotation(id)) = state.focus else { return vec![] };
    let start = article_span(state).map(Span::start);
    let mut effects = on_mention(state, |article, _| article.remove(id, scope));
    let next = state.article.as_ref().zip(start).and_then(|(article, start)| {
        let annotations = article.annotations.annotations();
        annotations.get(annotations.partition_point(|annotation| annotation.span.start() < start))
    });
    state.focus = next.map(|annotation| Focus::Annotation(annotation.id));
    effects.push(Effect::Reveal);
    effects
}

fn on_mention(state: &mut State, correct: impl FnOnce(&mut Article, AnnotationId) -> Option<Correction>) -> Vec<Effect> {
    match state.focus {
        Some(Focus::Annotation(id)) => on_article(state, |article| correct(article, id)),
        Some(Focus::Selection { .. }) | None => vec![],
    }
}

/// Makes a correction from what lies over the article, and takes that away.
fn closing(state: &mut State, correct: impl FnOnce(&mut Article) -> Option<Correction>) -> Vec<Effect> {
    state.overlay = None;
    on_article(state, correct)
}

/// Makes a correction and has it saved.
fn on_article(state: &mut State, correct: impl FnOnce(&mut Article) -> Option<Correction>) -> Vec<Effect> {
    let Some(article) = &mut state.article else { return vec![] };
    let Some(correction) = correct(article) else { return vec![] };
    let save = Effect::SaveRevision {
        id: article.id,
        revision_idx: article.history.n_done.saturating_sub(1),
        revision: archive::write_revision(&correction.revision, article.document.text(), &article.offsets),
        title: article.title(),
    };
    state.focus = correction.focus.or(state.focus);
    state.saving = open::pending(&state.saving);
    retitle(state);
    vec![save, Effect::Announce(correction.revision.name)]
}

fn travelled(state: &mut State, towards: Towards) -> Vec<Effect> {
    let Some(article) = &mut state.article else { return vec![] };
    let Some(revision) = article.travel(towards) else {
        let nothing = if towards == Towards::Previous { "There is nothing to undo." } else { "There is nothing to redo." };
        return said(state, Tone::Hint, nothing);
    };
    let save = Effect::SaveProgress { id: article.id, n_done: article.history.n_done, title: article.title() };
    let verb = if towards == Towards::Previous { "Undone" } else { "Redone" };
    let text = format!("{verb}: {}.", revision.name);
    state.focus = changed_mention(article, &revision).map(Focus::Annotation);
    state.saving = open::pending(&state.saving);
    retitle(state);
    let mut effects = said(state, Tone::Done, &text);
    effects.extend([save, Effect::Reveal, Effect::Announce(text)]);
    effects
}

/// A mention that a revision changed and that stands now.
fn changed_mention(article: &Article, revision: &crate::revision::Revision) -> Option<AnnotationId> {
    let ids = revision.edits.iter().filter_map(|edit| match edit {
        crate::revision::Edit::Annotation(change) => change.after.as_ref().or(change.before.as_ref()).map(|annotation| annotation.id),
        _ => None,
    });
    ids.into_iter().find(|id| article.annotations.annotation(*id).is_some())
}

fn retitle(state: &mut State) {
    let Some(article) = &state.article else { return };
    let title = article.title();
    for summary in state.library.iter_mut().filter(|summary| summary.id == article.id) {
        summary.title.clone_from(&title);
    }
}

fn exported(state: &mut State, format: Format) -> Vec<Effect> {
    state.overlay = None;
    let Some(article) = &state.article else { return vec![] };
    let (effects, n_left_out) = export::download_as(article, format);
    if n_left_out > 0 {
        said(state, Tone::Hint, &format!("{}: {n_left_out} mentions were left out, since this format holds no overlaps.", format.title()));
    }
    effects
}

fn value_entered(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    match annotator::timex_value(text, article.annotations.reference_date) {
        Ok(timex) => on_mention(state, |article, id| article.set_timex(id, timex)),
        Err(reason) => open::problem(state, reason),
    }
}

fn field_entered(state: &mut State, name: FieldName, text: &str) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    let mut metadata = article.document.metadata().clone();
    let reference_date = match changed_field(&mut metadata, article.annotations.reference_date, name, text.trim()) {
        Ok(reference_date) => reference_date,
        Err(reason) => return open::problem(state, reason),
    };
    on_article(state, |article| article.set_metadata(metadata, reference_date, name.name()))
}

/// Writes a field; the day of publication is also the reference date.
fn changed_field(metadata: &mut Metadata, reference_date: Option<Date>, name: FieldName, text: &str) -> Result<Option<Date>, String> {
    let field = (!text.is_empty()).then(|| Field { text: text.to_owned(), span: None });
    let list =
        || text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| Field { text: part.to_owned(), span: None }).collect();
    let day = || match text {
        "" => Ok(None),
        _ => iso_day(text).map(Some).ok_or_else(|| format!("Expected a date as 2025-12-04, found “{text}”.")),
    };
    match name {
        FieldName::Title => metadata.title = kept(metadata.title.take(), field),
        FieldName::Url => metadata.url = kept(metadata.url.take(), field),
        FieldName::Source => metadata.source = kept(metadata.source.take(), field),
        FieldName::Bylines => metadata.bylines = list(),
        FieldName::Tags => metadata.tags = list(),
        FieldName::Published => {
            let day = day()?;
            metadata.published = kept(metadata.published.take(), field);
            return Ok(day);
        }
        FieldName::ReferenceDate => return day(),
    }
    Ok(reference_date)
}

/// The old field where the text is the same, so that its place in the text is not lost.
fn kept(old: Option<Field>, new: Option<Field>) -> Option<Field> {
    match (old, new) {
        (Some(old), Some(new)) if old.text == new.text => Some(old),
        (_, new) => new,
    }
}
