//! The articles that are kept: listed, searched, renamed, deleted and brought back; and whether all of it is saved.

mod batch;
mod gather;
mod import;
mod listed;
mod saving;
mod search;
mod standing;
mod tabs;

pub(super) use self::{
    gather::backup_read,
    import::{file_taken, is_importing},
    listed::{found_unreadable, free_id, step_counted},
    saving::{save_failed, saved, store_failed},
    search::typed,
    standing::followed as standing_followed,
    tabs::refuses,
};
pub use self::{
    search::{LibraryRow, library_rows, snippet},
    standing::{Act, Standing, is_put_away, standing},
};

use crate::editor::{
    effect::Effect,
    message::LibraryMsg,
    state::{ArticleId, Batch, Report, Saving, State, Store, Summary},
};

/// Does what a message about the library asks for.
pub(super) fn updated(state: &mut State, msg: LibraryMsg) -> Vec<Effect> {
    match msg {
        LibraryMsg::Resumed(last_opened) => resumed(state, last_opened),
        LibraryMsg::StoreBlocked => saving::store_is(state, Store::Blocked),
        LibraryMsg::StoreNewer { found, known } => saving::store_is(state, Store::Newer { found, known }),
        LibraryMsg::StoreSuperseded => saving::store_is(state, Store::Superseded),
        LibraryMsg::StoreFull => save_failed(state, "this browser has no more room for the page"),
        LibraryMsg::RetryRequested => vec![Effect::Retry],
        LibraryMsg::SaveRefused { id, n_dropped } => saving::refused(state, id, n_dropped),
        LibraryMsg::Renumbered { from, to } => renumbered(state, from, to),
        LibraryMsg::ChangedElsewhere(id) => tabs::changed_elsewhere(state, id),
        LibraryMsg::HeldElsewhere(id) => tabs::held_elsewhere(state, id),
        LibraryMsg::HeldHere(id) => tabs::held_here(state, id),
        LibraryMsg::TakeOverRequested => tabs::take_over(state),
        LibraryMsg::CopyKept => tabs::copied(state),
        LibraryMsg::RenameStarted(id) => {
            state.renaming = Some(id);
            vec![]
        }
        LibraryMsg::Renamed(id, name) => renamed(state, id, name.trim()),
        LibraryMsg::Undeleted(id) => undeleted(state, id),
        LibraryMsg::Purged(id) => purged(state, id),
        LibraryMsg::DeletionSeen => {
            state.deleted = None;
            vec![]
        }
        LibraryMsg::TextsSearched(found) => {
            // Answers may come in another order than the questions.
            if found.query == state.query {
                state.found = found;
            }
            vec![]
        }
        LibraryMsg::FilesChosen(n_files) => import::chosen(state, n_files),
        LibraryMsg::BundleRequested(purpose) => gather::begun(state, purpose),
        LibraryMsg::RawRequested(id) => gather::raw_begun(state, id),
        LibraryMsg::Fetched { id, stored } => gather::fetched(state, id, stored),
        LibraryMsg::Restored(written) => gather::written(state, written),
        LibraryMsg::BatchStopped => stopped(state),
        LibraryMsg::ReportOpened => batch::report_opened(state),
        LibraryMsg::ReportSeen => {
            state.report = None;
            vec![]
        }
        LibraryMsg::UpdateReady => {
            state.has_update = true;
            vec![Effect::Announce("A new version of Galley is ready.".to_owned())]
        }
        LibraryMsg::StandingToggled => standing::toggled(state),
        LibraryMsg::UpdateRequested => vec![Effect::StartUpdate],
    }
}

/// Takes over the list that the store holds. What is on its way there stays in it.
pub(super) fn loaded(state: &mut State, library: Vec<Summary>) -> Vec<Effect> {
    let is_known = |id: ArticleId| library.iter().any(|summary| summary.id == id);
    let is_under_way = state.saving != Saving::Saved;
    let waiting: Vec<Summary> = state.library.drain(..).filter(|summary| is_under_way && !is_known(summary.id)).collect();
    if state.store == Store::Blocked {
        state.store = Store::Open;
    }
    state.library = library.into_iter().chain(waiting).collect();
    state.library.sort_by_key(|summary| std::cmp::Reverse(summary.id));
    vec![]
}

pub(super) fn requested(state: &mut State, id: ArticleId) -> Vec<Effect> {
    state.overlay = None;
    state.renaming = None;
    vec![Effect::Load(id)]
}

/// Brings back the article that was last on the page, or else the newest: after a crash a browser may have forgotten which
/// it was.
fn resumed(state: &State, last_opened: Option<ArticleId>) -> Vec<Effect> {
    let mut standing = state.library.iter().filter(|summary| !summary.is_deleted && summary.unreadable.is_none());
    let is_last = |summary: &&Summary| Some(summary.id) == last_opened;
    let found = standing.clone().find(is_last).or_else(|| standing.next());
    found.map(|summary| Effect::Load(summary.id)).into_iter().collect()
}

pub(super) fn deleted(state: &mut State, id: ArticleId) -> Vec<Effect> {
    let Some(summary) = state.library.iter_mut().find(|summary| summary.id == id) else { return vec![] };
    summary.is_deleted = true;
    let said = format!("Deleted “{}”.", summary.shown());
    state.deleted = Some(id);
    let mut effects = vec![Effect::Delete(id), Effect::Announce(said)];
    if state.article.as_ref().is_some_and(|article| article.id == id) {
        state.article = None;
        state.focus = None;
        effects.push(Effect::LetGo);
    }
    state.saving.expect_one_more();
    effects
}

fn undeleted(state: &mut State, id: ArticleId) -> Vec<Effect> {
    let Some(summary) = state.library.iter_mut().find(|summary| summary.id == id) else { return vec![] };
    summary.is_deleted = false;
    let said = format!("“{}” is back.", summary.shown());
    state.deleted = state.deleted.filter(|deleted| *deleted != id);
    state.saving.expect_one_more();
    let mut effects = vec![Effect::Undelete(id), Effect::Announce(said)];
    if state.article.is_none() && state.overlay.is_none() {
        effects.push(Effect::Load(id));
    }
    effects
}

fn purged(state: &mut State, id: ArticleId) -> Vec<Effect> {
    state.library.retain(|summary| summary.id != id);
    state.deleted = state.deleted.filter(|deleted| *deleted != id);
    state.saving.expect_one_more();
    vec![Effect::Purge(id)]
}

fn renamed(state: &mut State, id: ArticleId, name: &str) -> Vec<Effect> {
    state.renaming = None;
    let Some(summary) = state.library.iter_mut().find(|summary| summary.id == id) else { return vec![] };
    let name = Some(name.to_owned()).filter(|name| !name.is_empty() && *name != summary.title);
    if summary.name == name {
        return vec![];
    }
    summary.name.clone_from(&name);
    let said = format!("Renamed to “{}”.", summary.shown());
    state.saving.expect_one_more();
    vec![Effect::Rename { id, name }, Effect::Announce(said)]
}

fn renumbered(state: &mut State, from: ArticleId, to: ArticleId) -> Vec<Effect> {
    for summary in state.library.iter_mut().filter(|summary| summary.id == from) {
        summary.id = to;
    }
    let Some(article) = state.article.as_mut().filter(|article| article.id == from) else { return vec![Effect::LoadLibrary] };
    article.id = to;
    vec![Effect::Hold(to), Effect::LoadLibrary]
}

/// Stops the work under way. What was added stays; of a file that was not finished nothing is made.
fn stopped(state: &mut State) -> Vec<Effect> {
    match state.batch.take() {
        Some(Batch::Import(import)) => {
            let mut effects = batch::finished(state, import.report());
            effects.push(Effect::ForgetFiles);
            effects
        }
        // What is on its way into the store is whole, or not there at all.
        Some(batch @ Batch::Restore { .. }) => {
            state.batch = Some(batch);
            vec![]
        }
        Some(Batch::Gather(_)) => {
            batch::finished(state, Report { text: "Stopped. No file was made, and nothing was changed.".to_owned(), failures: vec![] })
        }
        None => vec![],
    }
}
