//! Several files become articles: each is read, analysed and kept; those that cannot be are named with the reason.

use crate::editor::{
    effect::Effect,
    library::batch::{self, finished},
    notice::counted,
    state::{Batch, Failure, Import, Report, State},
};

impl Import {
    pub(super) fn report(self) -> Report {
        let added = counted(self.n_added, "article was", "articles were");
        let text = match self.failures.len() {
            0 => format!("{added} added."),
            n_failed => format!("{added} added; {} not.", counted(n_failed, "file was", "files were")),
        };
        Report { text, failures: self.failures }
    }
}

/// Begins with the first of so many files.
pub(super) fn chosen(state: &mut State, n_all: usize) -> Vec<Effect> {
    if state.batch.is_some() {
        return batch::is_busy(state);
    }
    state.overlay = None;
    state.report = None;
    state.batch = Some(Batch::Import(Import { n_all, ..Import::default() }));
    vec![Effect::ReadNextFile]
}

/// Whether a file that comes is one of several.
pub(in crate::editor) fn is_importing(state: &State) -> bool {
    matches!(state.batch, Some(Batch::Import(_)))
}

/// Takes note of a file of several that became an article, or why it did not; and asks for the next.
pub(in crate::editor) fn file_taken(state: &mut State, name: String, taken: Result<(), String>) -> Vec<Effect> {
    let Some(Batch::Import(import)) = &mut state.batch else { return vec![] };
    match taken {
        Ok(()) => import.n_added += 1,
        Err(reason) => import.failures.push(Failure { name, reason }),
    }
    if import.n_read() < import.n_all {
        return vec![Effect::ReadNextFile];
    }
    let report = import.clone().report();
    let mut effects = finished(state, report);
    if state.article.is_none() {
        let last = state.library.iter().find(|summary| !summary.is_deleted).map(|summary| summary.id);
        effects.extend(last.map(Effect::Load));
    }
    effects
}
