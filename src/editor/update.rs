//! The one place where the state changes.

use crate::{
    annotation::Reading,
    editor::{
        anew, caret,
        effect::Effect,
        entities, export, fields, filter, keys, library,
        message::Msg,
        navigate, notice, offer, open, reading, refusal, review, search,
        select::Towards,
        settings,
        state::{Article, ArticleId, Focus, Overlay, Reframing, Scope, State, Tone},
        step, unmarked, words,
    },
    formats::Format,
};

/// Makes of a state what a message makes of it, and says what the browser has to do.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let focus = state.focus;
    let article_id = state.article.as_ref().map(|article| article.id);
    let is_decision = review::decides(&msg);
    refusal::entry_of(&msg, state).into_iter().for_each(|entry| refusal::forgotten(state, entry));
    if goes_on(&msg) {
        state.notice = state.notice.take().filter(|notice| notice.tone == Tone::Problem);
    }
    let mut effects = updated(state, msg);
    if state.article.as_ref().map(|article| article.id) != article_id {
        state.review = None;
        search::repeated(state);
    }
    offer::expired(state);
    refusal::expired(state, article_id);
    effects.extend(review::followed(state, is_decision));
    words::shared(state);
    library::standing_followed(state);
    if state.focus != focus {
        state.scope = Scope::One;
        state.shows_panel &= state.focus.is_none();
    }
    effects
}

/// Whether a person goes on with their work: what was said of the last step is over then, unless it was a problem.
fn goes_on(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Stepped(..)
            | Msg::UnmarkedAsked(_)
            | Msg::SelectionMoved { .. }
            | Msg::MentionsClicked(_)
            | Msg::Labelled(..)
            | Msg::Accepted(_)
            | Msg::Removed(_)
            | Msg::EndMoved(..)
            | Msg::EndDragged { .. }
            | Msg::ReviewStarted
            | Msg::ReviewSkipped(_)
    )
}

#[expect(clippy::too_many_lines, reason = "a table, one row a message")]
fn updated(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::TextPasted { text, n_replaced, html } => open::pasted(state, text, n_replaced, html),
        Msg::FileRead { name, bytes } => open::file_read(state, name, bytes),
        Msg::FileFailed { name, reason } => open::file_failed(state, &name, &reason),
        Msg::SampleRequested => open::sample(state),
        Msg::ReaderReady => reading::reader_changed(state, true),
        Msg::ReaderFailed => reading::reader_changed(state, false),
        Msg::ReadingWentOn(id, told) => reading::went_on(state, id, told),
        Msg::SettingsLoaded(settings) => settings::loaded(state, settings),
        Msg::LibraryLoaded(library) => library::loaded(state, library),
        Msg::LibraryFailed(reason) => library::store_failed(state, &reason),
        Msg::ArticleRequested(id) => library::requested(state, id),
        Msg::ArticleLoaded(stored) => open::loaded(state, stored),
        Msg::ArticleDeleted(id) => {
            let mut effects = if article_is(state, id) { anew::settled(state) } else { vec![] };
            effects.extend(library::deleted(state, id));
            effects
        }
        Msg::Saved => library::saved(state),
        Msg::SaveFailed(reason) => library::save_failed(state, &reason),
        Msg::Library(msg) => library::updated(state, msg),
        Msg::TextSelected(span) => navigate::text_selected(state, span),
        Msg::AnnotationFocused(id) => navigate::focused(state, id),
        Msg::MentionsClicked(ids) => navigate::clicked(state, &ids),
        Msg::EntityFocused(id) => navigate::cycled(state, &|annotation| annotation.entity == Some(id)),
        Msg::SectorFocused(id) => {
            navigate::cycled(state, &|annotation| matches!(&annotation.reading, Reading::Sector(other) if *other == id))
        }
        Msg::FocusCleared => {
            state.focus = None;
            vec![]
        }
        Msg::LetGo => let_go(state),
        Msg::Stepped(towards, among) => navigate::stepped_among(state, towards, among),
        Msg::UnmarkedAsked(towards) => unmarked::stepped(state, towards),
        Msg::CaretAsked => caret::asked(state),
        Msg::SelectionMoved { towards, unit, grows } => caret::moved(state, towards, unit, grows),
        Msg::LineAsked { towards, grows } => caret::line_asked(state, towards, grows),
        Msg::LineFound { place, grows } => caret::line_found(state, place, grows),
        Msg::Entered(region) => navigate::entered(state, region),
        Msg::Labelled(choice, scope) => offer::labelled(state, &choice, scope),
        Msg::Accepted(scope) => step::on_mention(state, |article, id| article.accept(id, scope)),
        Msg::Removed(scope) => offer::removed(state, scope),
        Msg::EndMoved(end, towards, unit) if matches!(state.focus, Some(Focus::Selection { .. })) => {
            caret::end_moved(state, end, towards, unit)
        }
        Msg::EndMoved(end, towards, unit) => {
            offer::extent_changed(state, |state| step::on_mention(state, |article, id| article.move_end(id, end, towards, unit)))
        }
        Msg::EndDragged { end, place, unit } => offer::extent_changed(state, |state| step::end_dragged(state, end, place, unit)),
        Msg::OtherReadingAsked => offer::value_changed(state, step::other_reading_asked),
        Msg::EntityMenuAsked => navigate::entity_menu_asked(state),
        Msg::RoleAsked => navigate::role_asked(state),
        Msg::ValueEntered(text) => offer::value_changed(state, |state| step::value_entered(state, &text)),
        Msg::RoleChosen(block_idx, role) => anew::asked(state, Reframing::Role(block_idx, role)),
        Msg::FieldFocused(name) => fields::focused(state, name),
        Msg::FieldsLeft => {
            state.field = None;
            vec![]
        }
        Msg::EvidenceAsked => fields::evidence_asked(state),
        Msg::FieldEntered(name, text) => anew::asked(state, Reframing::Field(name, text)),
        Msg::RefusalsDismissed => refusal::all_forgotten(state),
        Msg::EntityRenamed(id, name) => entities::renamed(state, id, &name),
        Msg::EntityRelabelled(id, label) => step::closing(state, |article| article.relabel_entity(id, label)),
        Msg::EntityRemoved(id) => step::closing(state, |article| article.remove_entity(id)),
        Msg::EntitiesMerged { from, into } => step::closing(state, |article| article.merge_entities(from, into)),
        Msg::MentionSplit => step::on_mention(state, Article::split_mention),
        Msg::Restored(id) => step::on_article(state, |article| article.restore(id)),
        Msg::RestoreAsked => review::restore_asked(state),
        Msg::RejectedShown(id) => review::rejected_shown(state, id),
        Msg::ReviewStarted => review::started(state),
        Msg::ReviewSkipped(towards) => review::skipped(state, towards),
        Msg::ReviewEnded => review::ended(state),
        Msg::SureAccepted(least) => review::sure_accepted(state, least),
        Msg::SureMoved(least) => {
            state.sure = Some(least);
            vec![]
        }
        Msg::OfferTaken => offer::taken(state),
        Msg::OfferPreviewed => offer::previewed(state),
        Msg::OfferRowToggled(row_idx) => offer::row_toggled(state, row_idx),
        Msg::OfferDismissed => offer::dismissed(state),
        Msg::WordKept => words::offered_kept(state),
        Msg::WordAdded(word) => words::added(state, word),
        Msg::WordEdited(word_idx, edit) => words::edited(state, word_idx, edit),
        Msg::WordsSwitched => words::switched(state),
        Msg::WordsUndone => words::undone(state),
        Msg::WordsExported => words::exported(state),
        Msg::WordsRead { name, bytes } => words::imported(state, &name, bytes),
        Msg::FacetToggled(facet) => filter::facet_toggled(state, facet),
        Msg::ThresholdMoved(least) => filter::threshold_moved(state, least),
        Msg::FilterCleared => filter::cleared(state),
        Msg::SearchOpened => search::opened(state),
        Msg::SearchTyped(query) => search::typed(state, query),
        Msg::SearchStepped(towards) => search::stepped(state, towards),
        Msg::HitsLabelled(choice) => search::labelled(state, &choice),
        Msg::SearchClosed => search::closed(state),
        Msg::LinkEntered(id, scheme, value) => entities::linked(state, id, scheme, &value),
        Msg::Undone => anew::taken_back(state).unwrap_or_else(|| step::travelled(state, Towards::Previous)),
        Msg::Redone => step::travelled(state, Towards::Next),
        Msg::ExportRequested => export::exported(state, Format::Json),
        Msg::ExportedAs(format) => export::exported(state, format),
        Msg::FilesSaved(saved) => export::files_saved(state, saved),
        Msg::WritingStopped => export::stopped(state),
        Msg::CopyRequested => state.article.iter().map(export::copy).collect(),
        Msg::TextCopied(text) => vec![Effect::Copy(text)],
        Msg::Copied(Ok(())) => notice::said(state, Tone::Done, "Copied."),
        Msg::Copied(Err(reason)) => notice::problem(state, format!("This was not copied: {reason}.")),
        Msg::ScopeChosen(scope) => {
            state.scope = scope;
            vec![]
        }
        Msg::LabelsToggled => settings::labels_toggled(state),
        Msg::ThemeAsked => settings::theme_asked(state),
        Msg::PanelToggled => {
            state.shows_panel = !state.shows_panel;
            vec![]
        }
        Msg::KeyAsked(name) => keys::asked(state, &name),
        Msg::KeyChosen(chord) => keys::chosen(state, chord),
        Msg::KeyReset(name) => keys::reset(state, &name),
        Msg::KeysReset => keys::all_reset(state),
        Msg::OverlayOpened(overlay) => {
            state.rebinding = None;
            state.overlay = Some(overlay);
            state.query.clear();
            vec![]
        }
        Msg::QueryTyped(query) => {
            state.query = query;
            if state.overlay == Some(Overlay::Sectors) { refusal::sectors_found(&state.query) } else { library::typed(state) }
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

/// Lets go of one thing: the offer, else the review, the focus, the search, the notice.
fn let_go(state: &mut State) -> Vec<Effect> {
    if state.offer.is_some() {
        return offer::dismissed(state);
    }
    if state.review.is_some() {
        return review::ended(state);
    }
    if state.focus.take().is_none() {
        if state.search.is_some() {
            return search::closed(state);
        }
        state.notice = None;
    }
    vec![]
}

fn article_is(state: &State, id: ArticleId) -> bool {
    state.article.as_ref().is_some_and(|article| article.id == id)
}
