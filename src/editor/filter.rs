//! Which mentions are shown: by kind, label, status and confidence. A view only: hidden mentions stay in the article, are
//! counted, and are exported.

use crate::{
    annotation::Score,
    editor::{
        effect::Effect,
        state::{Facet, Filter, Focus, State},
    },
};

/// Shows or hides mentions by a facet.
pub(super) fn facet_toggled(state: &mut State, facet: Facet) -> Vec<Effect> {
    state.filter.toggle(facet);
    settled(state)
}

/// Hides suggestions that are less sure than `least`; 0 hides none.
pub(super) fn threshold_moved(state: &mut State, least: Score) -> Vec<Effect> {
    state.filter.least = Some(least).filter(|least| 0.0 < least.probability());
    settled(state)
}

/// Shows all.
pub(super) fn cleared(state: &mut State) -> Vec<Effect> {
    state.filter = Filter::default();
    settled(state)
}

/// Lets a mention go that is hidden now, and says how many are.
fn settled(state: &mut State) -> Vec<Effect> {
    let Some(article) = &state.article else { return vec![] };
    if let Some(Focus::Annotation(id)) = state.focus
        && !article.annotations.annotation(id).is_some_and(|annotation| state.filter.shows(annotation))
    {
        state.focus = None;
    }
    let n_all = article.annotations.annotations().len();
    let n_hidden = state.filter.n_hidden(&article.annotations);
    vec![Effect::Announce(format!("{} of {n_all} mentions are shown.", n_all - n_hidden))]
}
