//! Work on many articles under way, and what became of it.

use crate::{editor::state::article::ArticleId, formats::backup::Backup};

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

/// Files on their way to be articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// How many were chosen.
    pub n_all: usize,
    /// How many of them became articles.
    pub n_added: usize,
    /// Those that did not.
    pub failures: Vec<Failure>,
}

impl Import {
    /// How many files are done with.
    pub fn n_read(&self) -> usize {
        self.n_added + self.failures.len()
    }
}

/// Articles on their way into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gather {
    /// What for.
    pub purpose: Purpose,
    /// Those that are still to come, the last one first.
    pub(in crate::editor) waiting: Vec<ArticleId>,
    /// How many there are in all.
    pub n_all: usize,
    pub(in crate::editor) files: Vec<(String, String)>,
    pub(in crate::editor) backup: Backup,
    pub(in crate::editor) failures: Vec<Failure>,
}

impl Gather {
    /// How many articles are done with.
    pub fn n_done(&self) -> usize {
        self.n_all.saturating_sub(self.waiting.len())
    }
}
