//! What the page asks of the browser.

use std::rc::Rc;

use crate::{
    editor::{
        analysis::Source,
        message::Towards,
        reading::ReadingId,
        state::{ArticleId, Summary},
    },
    span::Span,
};

/// An article as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub id: ArticleId,
    /// The annotation JSON of the article as it was first analysed.
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
        /// Its number and title.
        summary: Summary,
        /// The annotation JSON.
        base: String,
    },
    /// Keep a step, and forget the steps behind it.
    SaveRevision {
        /// The article.
        id: ArticleId,
        /// Which step it is, from 0.
        revision_idx: usize,
        /// The step as JSON.
        revision: String,
        /// The article's title now.
        title: String,
    },
    /// Keep how many steps stand.
    SaveProgress {
        /// The article.
        id: ArticleId,
        /// So many.
        n_done: usize,
        /// The article's title now.
        title: String,
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
    /// Throw an article of the store away.
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
    /// Let the reader save a file.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: &'static str,
        /// What it holds.
        text: String,
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
}
