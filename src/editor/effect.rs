//! What the page asks of the browser.

use std::rc::Rc;

use crate::{
    editor::{
        select::Towards,
        state::{ArticleId, ReadingId, Source, Summary},
    },
    span::Span,
};

/// An article on its way to the store with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArticle {
    /// What the list tells of it, but for its number.
    pub summary: Summary,
    /// The annotation JSON, as it was before any step.
    pub base: String,
    /// Every step as JSON, in order.
    pub revisions: Vec<String>,
    /// How many of them stand.
    pub n_done: usize,
}

/// What the page asks of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep a new article.
    SaveArticle {
        /// What the list tells of it, its number as well.
        summary: Summary,
        /// The annotation JSON, as it was before any step.
        base: String,
        /// Its steps as JSON: none, unless it comes from elsewhere with its history.
        revisions: Vec<String>,
        /// How many of them stand.
        n_done: usize,
    },
    /// Keep a step, and forget the steps behind it.
    SaveRevision {
        /// What the list tells of the article now.
        summary: Summary,
        /// The edition of the article that the step follows; where the store has another one, it refuses.
        edition: u32,
        /// Which step it is, from 0.
        revision_idx: usize,
        /// The step as JSON.
        revision: String,
    },
    /// Keep how many steps stand.
    SaveProgress {
        /// What the list tells of the article now.
        summary: Summary,
        /// As of [`Effect::SaveRevision`].
        edition: u32,
        /// So many.
        n_done: usize,
    },
    /// Keep articles with their history, all of them or none, and settings that are not there yet.
    SaveArticles {
        /// The articles; the store gives them their numbers.
        articles: Vec<NewArticle>,
        /// The settings, as JSON by name.
        settings: Vec<(String, String)>,
    },
    /// Keep a setting of the whole page, in place of the one with its name.
    SaveSetting {
        /// Its name.
        name: String,
        /// Its value as JSON.
        json: String,
    },
    /// Bring an article from the store.
    Load(ArticleId),
    /// Bring an article from the store, not to be shown.
    Fetch(ArticleId),
    /// Read the next of the files that were chosen.
    ReadNextFile,
    /// Forget the files that were chosen and not read.
    ForgetFiles,
    /// Bring the list of articles from the store.
    LoadLibrary,
    /// Take an article off the list, in such a way that it can be brought back.
    Delete(ArticleId),
    /// Read a text beside the page, and whatever is being read there no longer; tell of it by [`Msg::ReadingWentOn`].
    ///
    /// [`Msg::ReadingWentOn`]: crate::editor::Msg::ReadingWentOn
    Read {
        /// Number of the reading.
        id: ReadingId,
        /// The text.
        source: Rc<Source>,
    },
    /// Put a deleted article back on the list.
    Undelete(ArticleId),
    /// Throw a deleted article away for good.
    Purge(ArticleId),
    /// Keep what the list calls an article; `None` for its own title.
    Rename {
        /// The article.
        id: ArticleId,
        /// Its name.
        name: Option<String>,
    },
    /// Look for words in the texts of all articles.
    SearchTexts(String),
    /// Try at once to write what waits.
    Retry,
    /// Ask the other tabs for the article, and hold it for as long as it is on the page.
    Hold(ArticleId),
    /// Take the article from the tab that holds it.
    TakeOver(ArticleId),
    /// Let go of the article that was held.
    LetGo,
    /// Start the new version of the program that waits.
    StartUpdate,
    /// Write files beside the page as these bytes ask for, save them, and tell of it by [`Msg::FilesSaved`].
    ///
    /// [`Msg::FilesSaved`]: crate::editor::Msg::FilesSaved
    Write(Vec<u8>),
    /// Give up what is being written.
    StopWriting,
    /// Let the reader save a file.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: &'static str,
        /// What it holds.
        text: String,
    },
    /// Let the reader save a file of all articles, with the day in its name.
    DownloadBundle {
        /// Its name before the day.
        stem: &'static str,
        /// Its name behind the full stop.
        extension: &'static str,
        /// Its media type.
        media_type: &'static str,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// Put text on the clipboard.
    Copy(String),
    /// Bring the focus into view.
    Reveal,
    /// Bring a place of the text into view.
    Show(Span),
    /// Put the keyboard's focus into a part of the page.
    Enter(Region),
    /// Find the place one line from the selection, and tell it by `Msg::LineFound`.
    FindLine {
        /// Which way.
        towards: Towards,
        /// Whether the selection is to grow.
        grows: bool,
    },
    /// Say something to those who do not see the page.
    Announce(String),
}

/// A part of the page that the keyboard can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The palette at the focus.
    Palette,
    /// What is known about the article.
    Header,
    /// What was found in it.
    Panel,
    /// The search in the text.
    Search,
    /// What is shown of what was found.
    Filter,
    /// What stands above the article.
    Standing,
}
