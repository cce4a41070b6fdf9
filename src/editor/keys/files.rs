//! Keys for articles and files, and the list of keys.

use crate::editor::{
    keys::binding::{Binding, Needs, binding},
    message::Msg,
    state::Overlay,
};

/// Articles and files.
pub(super) const BINDINGS: &[Binding] = &[
    binding("Files", "export", &["Ctrl+s"], "save the annotations as a file", Needs::Article, Msg::ExportRequested),
    binding("Files", "library", &["b"], "all articles", Needs::Nothing, Msg::OverlayOpened(Overlay::Library)),
    binding("Files", "keys", &["?"], "all keys, and how to change them", Needs::Nothing, Msg::OverlayOpened(Overlay::Keys)),
];
