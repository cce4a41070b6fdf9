//! What can happen to the library and its store.

use crate::editor::state::{ArticleId, Found, Purpose, Stored};

/// Something that happened to the library, its store, or a tab beside this one.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryMsg {
    /// The page was begun with; this article was on it last, as far as the browser remembers.
    Resumed(Option<ArticleId>),
    /// Another tab with an older Galley keeps the store from being brought up to date.
    StoreBlocked,
    /// The store is of a newer version than this program knows.
    StoreNewer {
        /// The version of the database.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// Another tab with a newer Galley took the store over.
    StoreSuperseded,
    /// The disk, or this page's share of it, is full.
    StoreFull,
    /// Writes that wait were asked for again.
    RetryRequested,
    /// The store refused writes to an article, since another tab had changed it first.
    SaveRefused {
        /// The article.
        id: ArticleId,
        /// How many writes were dropped.
        n_dropped: usize,
    },
    /// Another tab had taken the number of a new article, which has another one now.
    Renumbered {
        /// The number it was given here.
        from: ArticleId,
        /// The number under which it is kept.
        to: ArticleId,
    },
    /// Another tab wrote to an article, or to the list and the settings.
    ChangedElsewhere(Option<ArticleId>),
    /// An article is open in another tab.
    HeldElsewhere(ArticleId),
    /// An article may be changed in this tab.
    HeldHere(ArticleId),
    /// The article was asked for from the tab that holds it.
    TakeOverRequested,
    /// The article as it stands here was asked for as a copy.
    CopyKept,
    /// Another name for an article was asked for.
    RenameStarted(ArticleId),
    /// An article was given another name in the list; an empty one takes that away.
    Renamed(ArticleId, String),
    /// A deleted article was asked for again.
    Undeleted(ArticleId),
    /// A deleted article was thrown away for good.
    Purged(ArticleId),
    /// The offer to bring a deleted article back was put away.
    DeletionSeen,
    /// The texts were searched.
    TextsSearched(Found),
    /// So many files were chosen at once.
    FilesChosen(usize),
    /// All articles were asked for, or are to be compared with a backup.
    BundleRequested(Purpose),
    /// An article was asked for as the store has it.
    RawRequested(ArticleId),
    /// An article that was asked for came from the store; `Err` holds what is there where that is broken.
    Fetched {
        /// The article.
        id: ArticleId,
        /// `None` where it is gone.
        stored: Option<Result<Stored, String>>,
    },
    /// The articles of a backup were written, or why none was.
    Restored(Result<(), String>),
    /// The work under way was stopped.
    BatchStopped,
    /// What was left out was asked for.
    ReportOpened,
    /// The report was read.
    ReportSeen,
    /// What stands above the article is to be put away, or brought back.
    StandingToggled,
    /// A new version of the program waits to be started.
    UpdateReady,
    /// The new version was asked for.
    UpdateRequested,
}
