//! What is kept of the page itself, whatever article is on it: JSON by name, as the store keeps it.

use std::collections::BTreeMap;

use crate::editor::{
    effect::Effect,
    keys, setting,
    state::{State, Theme},
    words,
};

/// Whether the names of labels are shown: `true` or `false`.
const SHOWS_LABELS: &str = "shows-labels";

/// The colours of the page: the name of a theme.
const THEME: &str = "theme";

/// Takes over what the store holds.
pub(super) fn loaded(state: &mut State, settings: BTreeMap<String, String>) -> Vec<Effect> {
    state.settings = settings;
    state.shows_labels = state.settings.get(SHOWS_LABELS).is_some_and(|json| json == "true");
    let theme = state.settings.get(THEME).and_then(|json| Theme::ALL.into_iter().find(|theme| theme_json(*theme) == *json));
    state.theme = theme.unwrap_or_default();
    keys::loaded(state);
    words::loaded(state)
}

/// Shows the names of labels, or hides them.
pub(super) fn labels_toggled(state: &mut State) -> Vec<Effect> {
    state.shows_labels = !state.shows_labels;
    vec![setting::kept(state, SHOWS_LABELS, state.shows_labels.to_string())]
}

/// Takes the next of the colour schemes.
pub(super) fn theme_asked(state: &mut State) -> Vec<Effect> {
    let next = Theme::ALL.into_iter().skip_while(|theme| *theme != state.theme).nth(1);
    state.theme = next.unwrap_or_default();
    let told = match state.theme {
        Theme::System => "Colours follow the system.",
        Theme::Light => "Light colours.",
        Theme::Dark => "Dark colours.",
    };
    vec![setting::kept(state, THEME, theme_json(state.theme)), Effect::Announce(told.to_owned())]
}

fn theme_json(theme: Theme) -> String {
    format!("\"{}\"", theme.name())
}
