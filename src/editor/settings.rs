//! What is kept of the page itself, whatever article is on it: JSON by name, as the store keeps it.

use std::collections::BTreeMap;

use crate::editor::{effect::Effect, state::State};

/// Whether the names of labels are shown: `true` or `false`.
const SHOWS_LABELS: &str = "shows-labels";

/// Takes over what the store holds.
pub(super) fn loaded(state: &mut State, settings: BTreeMap<String, String>) -> Vec<Effect> {
    state.settings = settings;
    state.shows_labels = state.settings.get(SHOWS_LABELS).is_some_and(|json| json == "true");
    vec![]
}

/// Gives a setting another value, and says how to keep it.
pub(super) fn keep(state: &mut State, name: &str, json: String) -> Effect {
    state.settings.insert(name.to_owned(), json.clone());
    state.saving.expect_one_more();
    Effect::SaveSetting { name: name.to_owned(), json }
}

/// Shows the names of labels, or hides them.
pub(super) fn labels_toggled(state: &mut State) -> Vec<Effect> {
    state.shows_labels = !state.shows_labels;
    vec![keep(state, SHOWS_LABELS, state.shows_labels.to_string())]
}
