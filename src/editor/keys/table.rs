//! Every binding there is.

use crate::editor::keys::{binding::Binding, decide, extent, files, go, history, label, review, words};

/// Every binding, in the order of the page's list.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    let groups = [
        go::BINDINGS,
        decide::BINDINGS,
        review::BINDINGS,
        label::BINDINGS,
        extent::BINDINGS,
        words::BINDINGS,
        history::BINDINGS,
        files::BINDINGS,
    ];
    groups.into_iter().flatten()
}
