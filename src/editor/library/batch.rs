//! What is done to many articles, one after the other, so that the page can show how far it is and be told to stop.

use crate::{
    editor::{
        effect::Effect,
        library::{gather::Gather, import::Import},
        state::{Overlay, State},
    },
    formats::backup::Backup,
};

/// Work on many articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Batch {
    /// Files become articles.
    Import(Import),
    /// Articles become one file, or are compared with those of a backup.
    Gather(Gather),
    /// A backup is being written to the store.
    Restore {
        /// What is told when that is done.
        report: Report,
    },
}

/// What became of the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// One or two sentences.
    pub text: String,
    /// What was left out.
    pub failures: Vec<Failure>,
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The name of the file or article.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// What the articles are gathered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Annotation JSON, a line an article.
    Lines,
    /// Annotation JSON, a file an article, in a zip file.
    Zip,
    /// Everything that this browser keeps, to be read back.
    Backup,
    /// One article as the store has it, readable or not.
    Raw,
    /// To know which of a backup's articles are here already.
    Restore(Box<Backup>),
}

/// Ends the work under way, and tells what became of it.
pub(super) fn finished(state: &mut State, report: Report) -> Vec<Effect> {
    state.batch = None;
    let said = report.text.clone();
    state.report = Some(report);
    vec![Effect::Announce(said)]
}

/// Stops the work under way. What was added stays; of a file that was not finished nothing is made.
pub(super) fn stopped(state: &mut State) -> Vec<Effect> {
    match state.batch.take() {
        Some(Batch::Import(import)) => {
            let mut effects = finished(state, import.report());
            effects.push(Effect::ForgetFiles);
            effects
        }
        // What is on its way into the store is whole, or not there at all.
        Some(batch @ Batch::Restore { .. }) => {
            state.batch = Some(batch);
            vec![]
        }
        Some(Batch::Gather(_)) => {
            finished(state, Report { text: "Stopped. No file was made, and nothing was changed.".to_owned(), failures: vec![] })
        }
        None => vec![],
    }
}

/// Shows what was left out.
pub(super) fn report_opened(state: &mut State) -> Vec<Effect> {
    state.overlay = Some(Overlay::Failures);
    vec![]
}
