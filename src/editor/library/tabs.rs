//! Several tabs with one library: which of them may change an article.
//!
//! One tab holds an article and changes it; the others follow what it saves. That is courtesy, and not every browser has
//! the means for it: what protects the work is that the store refuses a step that does not follow the last one it holds.

use crate::editor::{
    effect::Effect,
    library::listed,
    notice,
    state::{Access, ArticleId, Saving, State, Store, Summary},
};

/// Why the article must not be changed in this tab; tells the reader so.
pub(in crate::editor) fn refuses(state: &mut State) -> bool {
    let access = state.article.as_ref().map(|article| article.access).unwrap_or_default();
    let reason = match (access, &state.store) {
        (_, Store::Superseded) => "A newer Galley has taken over in another tab. Load this page again to go on.",
        (Access::Elsewhere, _) => "This article is open in another tab. Choose “Edit here” first.",
        (Access::Coming, _) => "One moment: the steps of the other tab are being read.",
        (Access::Overtaken { .. }, _) => "Another tab changed this article first. Choose what to do with the steps made here.",
        (Access::Here, _) => return false,
    };
    notice::problem(state, reason);
    true
}

fn with_access(state: &mut State, id: ArticleId, access: Access) -> bool {
    let article = state.article.as_mut().filter(|article| article.id == id);
    article.is_some_and(|article| std::mem::replace(&mut article.access, access) != access)
}

/// Another tab has the article.
pub(super) fn held_elsewhere(state: &mut State, id: ArticleId) -> Vec<Effect> {
    let is_overtaken = state.article.as_ref().is_some_and(|article| matches!(article.access, Access::Overtaken { .. }));
    if !is_overtaken && with_access(state, id, Access::Elsewhere) {
        return vec![Effect::Announce("This article is open in another tab.".to_owned())];
    }
    vec![]
}

/// The other tab let the article go, or this one took it over: what was saved there is shown first.
pub(super) fn held_here(state: &mut State, id: ArticleId) -> Vec<Effect> {
    let was_elsewhere = state.article.as_ref().is_some_and(|article| article.id == id && article.access == Access::Elsewhere);
    if was_elsewhere {
        with_access(state, id, Access::Coming);
        return vec![Effect::Load(id), Effect::Announce("You can edit the article here now.".to_owned())];
    }
    vec![]
}

pub(super) fn take_over(state: &State) -> Vec<Effect> {
    state.article.iter().map(|article| Effect::TakeOver(article.id)).collect()
}

/// Another tab wrote something: `id` to that article, or else to the list or the settings.
pub(super) fn changed_elsewhere(state: &State, id: Option<ArticleId>) -> Vec<Effect> {
    let article = state.article.as_ref().filter(|article| Some(article.id) == id);
    // Steps of this tab that are on their way are refused by the store, which tells.
    let follows = article.is_some_and(|article| match article.access {
        Access::Elsewhere | Access::Coming => true,
        Access::Here => state.saving == Saving::Saved,
        Access::Overtaken { .. } => false,
    });
    let load = id.filter(|_| follows).map(Effect::Load);
    std::iter::once(Effect::LoadLibrary).chain(load).collect()
}

/// Keeps the article as it stands here, steps and all, as one of its own.
pub(super) fn copied(state: &mut State) -> Vec<Effect> {
    let id = listed::free_id(&state.library);
    let Some(article) = &mut state.article else { return vec![] };
    article.id = id;
    article.access = Access::Here;
    article.edition = 0;
    let mut summary = Summary::of(article);
    summary.name = Some(format!("{} (copy)", summary.title));
    let save = listed::whole(article, summary.clone());
    state.library.insert(0, summary);
    state.saving.expect_one_more();
    notice::said(state, crate::editor::state::Tone::Done, "The steps made here are kept in a copy of the article.");
    vec![save, Effect::Hold(id)]
}
