//! One setting of the page itself.

use crate::editor::{effect::Effect, state::State};

/// Gives a setting another value, and says how to keep it.
pub(super) fn kept(state: &mut State, name: &str, json: String) -> Effect {
    state.settings.insert(name.to_owned(), json.clone());
    state.saving.expect_one_more();
    Effect::SaveSetting { name: name.to_owned(), json }
}
