//! The choice of a role for a block.

use crate::{
    document::Role,
    editor::State,
    web::dom::{Build, element},
};

/// A button for each role.
pub(super) fn drawn(block_idx: usize, state: &State) -> Vec<Build> {
    let blocks = state.article.as_ref().map(|article| article.document.blocks()).unwrap_or_default();
    let current = blocks.get(block_idx).map(|block| block.role);
    let button = |role: Role| {
        let button = element("button").with("type", "button").with("data-action", "role").with("data-role", role.name());
        let button = button.with("data-block", &block_idx.to_string()).text(role.name());
        if current == Some(role) { button.with("aria-current", "true") } else { button }
    };
    vec![element("div").with("class", "roles").children(Role::ALL.into_iter().map(button))]
}
