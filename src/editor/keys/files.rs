//! Keys for articles and files, and the list of keys.

use super::{Binding, writes};
use crate::editor::{message::Msg, state::Overlay};

/// Articles and files.
pub(super) const BINDINGS: &[Binding] = &[
    Binding {
        group: "Files",
        keys: "Ctrl+S",
        does: "save the annotations as a file",
        is_pressed: |key| key.is_command && key.key.eq_ignore_ascii_case("s"),
        message: |_, state| state.article.as_ref().map(|_| Msg::ExportRequested),
    },
    Binding {
        group: "Files",
        keys: "B",
        does: "all articles",
        is_pressed: |key| writes(key, "b"),
        message: |_, _| Some(Msg::OverlayOpened(Overlay::Library)),
    },
    Binding {
        group: "Files",
        keys: "?",
        does: "this list",
        is_pressed: |key| writes(key, "?"),
        message: |_, _| Some(Msg::OverlayOpened(Overlay::Keys)),
    },
];
